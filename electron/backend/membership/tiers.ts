import type { TierState } from '../../../shared/contract/membership.ts';
import type { MoveRow, TierPreview, TierRun } from '../../../shared/contract/tiers.ts';
import { versionOn, type Programme, type ProgrammeVersion } from '../../../shared/domain/programme.ts';
import { holdsUntil, nextTier, rankOf, tierMoves, tierOf, windowFigures, type Tier, type TierMove, type TierRules } from '../../../shared/domain/tiers.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import { benefitWords } from '../offers/tier-benefits.ts';
import { personOf } from '../people/decisions.ts';
import type { TaskContext } from '../serve.ts';
import { businessDay, type Clock } from './clock.ts';
import { reachDay } from './expire.ts';
import { memberIdsOf } from './ledger.ts';
import { isMemberAccount } from './member-account.ts';
import { programmeOn, readVersions } from './read-programme.ts';
import { NO_STANDING, readAccountStandings, readStandings } from './standings.ts';
import { tierOrders } from './tier-figures.ts';

interface PersonMoves {
  customerId: number;
  memberId: number;
  number: string | null;
  nick: string | null;
  from: number;
  moves: TierMove[];
}

/** The versions with other tiers from today on in their place, where some are tried out. */
function versionsWith(versions: ProgrammeVersion[], tiers: TierRules | undefined): ProgrammeVersion[] {
  return tiers === undefined ? versions : versions.map((v) => ({ ...v, rules: { ...v.rules, tiers } }));
}

/** Everyone with a card that isn't stopped, and where they would go. Tried out, rules are held against everyone afresh. */
function allMoves(db: ReadDb, today: string, tried: TierRules | undefined, tick: (done: number, total: number) => void): { people: PersonMoves[]; of: number } {
  const versions = versionsWith(readVersions(db), tried);
  const rulesOn = programmeOn(versions);
  const ordersOf = tierOrders(db, versions);
  const standings = readStandings(db, today);
  const tiersOn = (day: string) => rulesOn(day)?.tiers ?? null;
  const changes = versions.filter((v) => v.rules.tiers !== null).map((v) => v.fromDay);
  const members = db.all<Omit<PersonMoves, 'from' | 'moves'>>(
    `SELECT a.customer_id AS customerId, m.id AS memberId, m.number, c.nick, min(m.id) AS first FROM members m JOIN accounts a ON ${isMemberAccount} JOIN customers c ON c.id = a.customer_id
     WHERE m.active = 1 GROUP BY a.customer_id ORDER BY a.customer_id`,
  );
  const people = members.flatMap(({ customerId, memberId, number, nick }, i): PersonMoves[] => {
    if (i % 500 === 0) tick(i, members.length);
    const standing = standings.get(customerId);
    const moves = tierMoves(ordersOf(customerId), tiersOn, changes, standing ?? NO_STANDING, today);
    return [{ customerId, memberId: standing?.memberId ?? memberId, number, nick, from: standing?.rank ?? 0, moves }];
  });
  return { people, of: members.length };
}

export function previewTiers(rules: TierRules | undefined, { db, today, progress, checkCancelled }: TaskContext): TierPreview {
  return snapshot(db, () => {
    const tick = (done: number, total: number) => {
      checkCancelled();
      progress({ step: 'members', done, total });
    };
    const { people, of } = allMoves(db, businessDay(db, today), rules, tick);
    const flows = new Map<string, TierPreview['flows'][number]>();
    const after = new Map<Tier | null, number>();
    const rows: MoveRow[] = [];
    let kept = 0;
    for (const person of people) {
      const last = person.moves.at(-1);
      const to = last?.to ?? person.from;
      after.set(tierOf(to), (after.get(tierOf(to)) ?? 0) + 1);
      if (!last) continue;
      if (to === person.from) {
        kept += 1;
        continue;
      }
      const key = `${person.from} ${to}`;
      const flow = flows.get(key) ?? { from: tierOf(person.from), to: tierOf(to), people: 0 };
      flow.people += 1;
      flows.set(key, flow);
      if (rows.length < 200) rows.push({ customerId: person.customerId, number: person.number, nick: person.nick, kind: to > person.from ? 'up' : 'down', from: tierOf(person.from), to: tierOf(to), day: last.day, until: last.until, figures: last.figures, reason: '', locked: false });
    }
    return { of, flows: [...flows.values()].sort((a, b) => b.people - a.people), rows, kept, after: [...after].map(([tier, count]) => ({ tier, people: count })).sort((a, b) => rankOf(b.tier) - rankOf(a.tier)) };
  });
}

/** Writes down every move that is due, each on its own day. A second time nobody moves. */
export function runTiers({ db, now, today: asked, progress, checkCancelled }: TaskContext): { runId: number | null; moved: number } {
  return db.transaction(() => {
    const today = businessDay(db, asked);
    reachDay(db, { now, today });
    const { people } = allMoves(db, today, undefined, (done, total) => {
      checkCancelled();
      progress({ step: 'members', done, total });
    });
    const moving = people.filter((p) => p.moves.length > 0);
    if (moving.length === 0) return { runId: null, moved: 0 };
    const { lastInsertRowid: runId } = db.run('INSERT INTO tier_runs (day, at) VALUES (:today, :now)', { today, now });
    for (const person of moving) insertMoves(db, person, runId, today, now);
    return { runId, moved: moving.filter((p) => p.moves.at(-1)!.to !== p.from).length };
  });
}

/** Where two are one, the other account falls along, or the person would stand as high as before by it. A locked one holds. */
function insertMoves(db: WriteDb, { customerId, memberId, moves }: PersonMoves, runId: number, today: string, now: number): void {
  const others = moves.some((m) => m.to < m.from) ? readAccountStandings(db, today, customerId).filter((s) => s.memberId !== memberId && !s.locked) : [];
  for (const move of moves) {
    insertMove(db, memberId, runId, move, now);
    for (const other of others) {
      if (move.to >= move.from || other.rank <= move.to) continue;
      insertMove(db, other.memberId, runId, { ...move, from: other.rank }, now);
      other.rank = move.to;
    }
  }
}

function insertMove(db: WriteDb, memberId: number, runId: number, { kind, from, to, day, until, figures }: TierMove, now: number): void {
  db.run(
    `INSERT INTO tier_moves (member_id, run_id, kind, from_rank, to_rank, day, until_day, spend_minor, orders, points, at)
     VALUES (:memberId, :runId, :kind, :from, :to, :day, :until, :spend, :orders, :points, :now)`,
    { memberId, runId, kind, from, to, day, until: to === 0 ? null : until, spend: figures.spendMinor, orders: figures.orders, points: figures.points, now },
  );
}

/** The last run only, and only where nobody in it has been moved since: what came after would else stand on nothing. */
export function undoTierRun(db: WriteDb, runId: number, now: number): { runId: number; moves: number } {
  const run = db.get<{ last: number }>('SELECT (SELECT max(id) FROM tier_runs WHERE undone_at IS NULL) AS last FROM tier_runs WHERE id = :runId AND undone_at IS NULL', { runId });
  if (!run) throw new AppError('not_found', { what: 'run' });
  const later = db.get('SELECT 1 FROM tier_moves t WHERE t.undone_at IS NULL AND t.run_id IS NULL AND t.id > (SELECT min(id) FROM tier_moves WHERE run_id = :runId) AND t.member_id IN (SELECT member_id FROM tier_moves WHERE run_id = :runId)', { runId });
  if (run.last !== runId || later) throw new AppError('bad_input', { fields: ['runId'], reason: 'not_last' });
  db.run('UPDATE tier_runs SET undone_at = :now WHERE id = :runId', { runId, now });
  const { changes } = db.run('UPDATE tier_moves SET undone_at = :now WHERE run_id = :runId', { runId, now });
  return { runId, moves: changes };
}

export function listTierRuns(db: ReadDb): TierRun[] {
  return db.all<TierRun>(
    `SELECT r.id AS runId, r.day, r.at, r.undone_at AS undoneAt, count(*) FILTER (WHERE t.kind = 'up') AS up, count(*) FILTER (WHERE t.kind = 'down') AS down, count(*) FILTER (WHERE t.kind = 'keep') AS kept
     FROM tier_runs r LEFT JOIN tier_moves t ON t.run_id = r.id GROUP BY r.id ORDER BY r.id DESC LIMIT 100`,
  );
}

export function listTierMoves(db: ReadDb, askedId: number | undefined): MoveRow[] {
  const customerId = askedId === undefined ? null : (personOf(db, askedId) ?? askedId);
  return db
    .all<Omit<MoveRow, 'from' | 'to' | 'locked' | 'figures'> & { from: number; to: number; locked: number; spend: number | null; orders: number | null; points: number | null }>(
      `SELECT a.customer_id AS customerId, m.number, c.nick, t.kind, t.from_rank AS "from", t.to_rank AS "to", t.day, t.until_day AS until, t.reason, t.locked, t.spend_minor AS spend, t.orders, t.points
       FROM tier_moves t JOIN members m ON m.id = t.member_id JOIN accounts a ON ${isMemberAccount} JOIN customers c ON c.id = a.customer_id
       WHERE t.undone_at IS NULL ${customerId === null ? '' : 'AND a.customer_id = :customerId'} ORDER BY t.day DESC, t.id DESC LIMIT 300`,
      customerId === null ? {} : { customerId },
    )
    .map(({ from, to, locked, spend, orders, points, ...row }) => ({ ...row, from: tierOf(from), to: tierOf(to), locked: locked === 1, figures: spend === null || orders === null || points === null ? null : { spendMinor: spend, orders, points } }));
}

/** By hand: it holds for a period from today, or for ever where it is locked. */
export function setTier(db: WriteDb, { customerId: askedId, tier, locked, reason }: { customerId: number; tier: Tier | null; locked: boolean; reason: string }, clock: Clock): { tier: Tier | null } {
  const customerId = personOf(db, askedId) ?? askedId;
  const today = businessDay(db, clock.today);
  reachDay(db, { now: clock.now, today });
  const rules = rulesToday(db, today)?.tiers;
  if (!rules) throw new AppError('not_found', { what: 'tiers' });
  const [first] = memberIdsOf(db, customerId);
  if (first === undefined) throw new AppError('not_found', { what: 'member' });
  const standing = readStandings(db, today, customerId).get(customerId);
  const move = { from: standing?.rank ?? 0, to: rankOf(tier), until: locked || tier === null ? null : holdsUntil(rules.period, today), locked: locked ? 1 : 0, reason, today, now: clock.now };
  // All their accounts, so that none of them stands higher by an older move.
  for (const memberId of memberIdsOf(db, customerId)) {
    if (memberId !== (standing?.memberId ?? first) && !db.get('SELECT 1 FROM tier_moves WHERE member_id = :memberId AND undone_at IS NULL', { memberId })) continue;
    db.run("INSERT INTO tier_moves (member_id, kind, from_rank, to_rank, day, until_day, locked, reason, at) VALUES (:memberId, 'set', :from, :to, :today, :until, :locked, :reason, :now)", { memberId, ...move });
  }
  return { tier };
}

const rulesToday = (db: ReadDb, day: string): Programme | undefined => versionOn(readVersions(db), day)?.rules;

/** Where a person stands, and what is missing to the next tier; null where the programme has no tiers. */
export function tierState(db: ReadDb, customerId: number, day: string): TierState | null {
  const versions = readVersions(db);
  const rules = versionOn(versions, day)?.rules.tiers;
  if (!rules) return null;
  const standing = readStandings(db, day, customerId).get(customerId) ?? NO_STANDING;
  const figures = windowFigures(tierOrders(db, versions)(customerId), rules.window, day);
  const tier = tierOf(standing.rank);
  const own = rules.tiers.find((t) => t.tier === tier);
  const next = nextTier(rules, standing.rank, figures);
  return { tier, name: own?.name ?? null, benefits: benefitWords(db, day)(standing.rank, own?.benefits ?? ''), until: standing.until, locked: standing.locked, figures, next: next && { name: next.tier.name, missingMinor: next.missingMinor, missingOrders: next.missingOrders } };
}
