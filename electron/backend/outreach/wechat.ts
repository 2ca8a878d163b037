import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { outreach } from '../../../shared/contract/outreach.ts';
import { wechatStages, type StageShare, type WechatFunnel, type WechatStage } from '../../../shared/contract/outreach-wechat.ts';
import { wilson } from '../../../shared/domain/lift.ts';
import { touchChannels } from '../../../shared/domain/touch-channels.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';
import type { CommandContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { lastAccount } from './hand-account.ts';
import { matchLines } from './match-lines.ts';
import { peopleOnWechat, readWechatMoves } from './wechat-people.ts';

const MOST_SHOWN = 50;
const MOST_LOG = 30;

/** By stage the people with the day on which they came to it. */
function readStages(db: ReadDb): { stages: Record<WechatStage, Map<number, string>>; netAfterMinor: number; currency: string } {
  const [invited, added, gone] = [new Map<number, string>(), new Map<number, string>(), new Set<number>()];
  const living = new Set(db.all<{ id: number }>('SELECT id FROM customers WHERE merged_into IS NULL').map((c) => c.id));
  for (const { person, kind, day } of readWechatMoves(db)) {
    if (!living.has(person)) continue;
    if (kind === 'invited' && !invited.has(person)) invited.set(person, day);
    if (kind === 'added') {
      if (!added.has(person)) added.set(person, day);
      gone.delete(person);
    }
    if (kind === 'removed') gone.add(person);
  }
  const currency = readSettings(db).baseCurrency;
  const after = db.all<{ id: number; day: string; net: number }>(
    `SELECT p.value ->> '$[0]' AS id, min(o.day) AS day, sum(CASE WHEN o.currency = :currency THEN o.net_minor ELSE 0 END) AS net FROM json_each(:added) p
      JOIN accounts a ON a.customer_id = p.value ->> '$[0]' JOIN orders o ON o.account_id = a.id AND o.is_valid = 1 AND o.day >= p.value ->> '$[1]' GROUP BY 1`,
    { added: JSON.stringify([...added]), currency },
  );
  return {
    stages: {
      invited,
      invitedAdded: new Map([...added].filter(([person, day]) => (invited.get(person) ?? '9') <= day)),
      added,
      still: new Map([...added].filter(([person]) => !gone.has(person))),
      bought: new Map(after.map(({ id, day }) => [id, day])),
    },
    netAfterMinor: after.reduce((sum, r) => sum + r.net, 0),
    currency,
  };
}

const share = (hits: number, of: number): StageShare | null => (of === 0 ? null : { hits, of, value: hits / of, ...wilson(hits, of) });

export function readWechat(db: ReadDb): WechatFunnel {
  const { stages, netAfterMinor, currency } = readStages(db);
  const counts = Object.fromEntries(wechatStages.map((stage) => [stage, stages[stage].size])) as Record<WechatStage, number>;
  const log = db.all<WechatFunnel['log'][number]>(
    `SELECT at, max(day) AS day, kind, count(*) AS people FROM hand_touches WHERE kind IN ('invited', 'added', 'removed') AND desk_id IS NULL GROUP BY at, kind ORDER BY at DESC LIMIT ${MOST_LOG}`,
  );
  return {
    counts,
    idsKnown: [...peopleOnWechat(db).values()].filter((wechat) => wechat !== null).length,
    addedOfInvited: share(counts.invitedAdded, counts.invited),
    stillOfAdded: share(counts.still, counts.added),
    boughtOfAdded: share(counts.bought, counts.added),
    netAfterMinor,
    currency,
    log,
  };
}

export function listWechatPeople(db: ReadDb, { stage, limit }: Parsed<typeof outreach.wechatPeople>): Output<typeof outreach.wechatPeople> {
  const people = readStages(db).stages[stage];
  const latest = [...people].sort((a, b) => b[1].localeCompare(a[1]) || a[0] - b[0]);
  const rows = db.all<Output<typeof outreach.wechatPeople>['rows'][number]>(
    "SELECT c.id AS customerId, c.nick, c.name, c.phone, p.value ->> '$[1]' AS day FROM json_each(:people) p JOIN customers c ON c.id = p.value ->> '$[0]' ORDER BY p.key",
    { people: JSON.stringify(latest.slice(0, limit)) },
  );
  return { total: people.size, customerIds: latest.map(([id]) => id), rows };
}

export function markWechat({ text, kind, day }: Parsed<typeof outreach.markWechat>, { db, now, today }: CommandContext): Output<typeof outreach.markWechat> {
  const on = checkDay(day, today);
  const state = new Map<number, string>();
  for (const move of readWechatMoves(db)) state.set(move.person, move.kind);
  const report = { marked: 0, had: 0, unmatched: 0, ambiguous: 0, first: [] as string[] };
  for (const { line, people } of matchLines(db, text)) {
    const [person, ...more] = people;
    if (person === undefined || more.length > 0) {
      if (person === undefined) report.unmatched += 1;
      else report.ambiguous += 1;
      if (report.first.length < MOST_SHOWN) report.first.push(line);
    } else if (state.get(person) === kind || (kind === 'invited' && state.get(person) === 'added')) report.had += 1;
    else {
      insertTouch(db, person, { channel: 'wechat', kind, day: on, now, note: '' });
      state.set(person, kind);
      report.marked += 1;
    }
  }
  return report;
}

export function undoWechat(db: WriteDb, { at, kind }: Parsed<typeof outreach.undoWechat>): { people: number } {
  return { people: db.run('DELETE FROM hand_touches WHERE at = :at AND kind = :kind AND desk_id IS NULL', { at, kind }).changes };
}

export function undoLog(db: WriteDb, at: number): { people: number } {
  return { people: db.run("DELETE FROM hand_touches WHERE at = :at AND kind = 'sent' AND desk_id IS NULL AND delivery_id IS NULL", { at }).changes };
}

/** Whoever said no wasn't to be contacted: that is told, and nothing is written down. */
export function logTouch({ customerIds, channel, note, day }: Parsed<typeof outreach.logTouch>, { db, now, today }: CommandContext): Output<typeof outreach.logTouch> {
  const on = checkDay(day, today);
  if (!(touchChannels as readonly string[]).includes(channel)) throw new AppError('bad_input', { fields: ['channel'] });
  const people = new Set(
    customerIds.map((id) => {
      const person = personOf(db, id);
      if (person === undefined) throw new AppError('not_found', { what: 'customer' });
      return person;
    }),
  );
  let optedOut = 0;
  for (const person of people) {
    if (db.get<{ out: number }>('SELECT opted_out AS out FROM customers WHERE id = :person', { person })!.out === 1) optedOut += 1;
    else insertTouch(db, person, { channel, kind: 'sent', day: on, now, note });
  }
  return { logged: people.size - optedOut, optedOut, at: now };
}

export function insertTouch(db: WriteDb, person: number, touch: { channel: string; kind: string; day: string; now: number; note: string }): void {
  db.run('INSERT INTO hand_touches (customer_id, account_id, channel, kind, at, day, note) VALUES (:person, :account, :channel, :kind, :now, :day, :note)', { person, account: lastAccount(db, person), ...touch });
}

function checkDay(day: string | undefined, today: string): string {
  if (day !== undefined && (!isDay(day) || day > today)) throw new AppError('bad_input', { fields: ['day'] });
  return day ?? today;
}
