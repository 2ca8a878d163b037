import * as z from 'zod';
import { type Climb, type ClimbStep, type WinBackLadder, winBackLadderEndpoints } from '../../../shared/contract/strategy-win-back.ts';
import { rankWinBack } from '../../../shared/domain/win-back.ts';
import { assumedUplift, cheaperRung, rungKey, usualRungs, type Rung } from '../../../shared/domain/win-back-rungs.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { remember, snapshot } from '../db/remember.ts';
import type { People } from '../segments/compile-rule.ts';
import type { QueryContext, TaskContext } from '../serve.ts';
import { readStored, writeStored } from '../settings/stored-value.ts';
import { readMarginShare } from './margin-share.ts';
import { contactMinorOf, measureUplift, readLapsing, winBackChances, type ChanceOf } from './win-back-facts.ts';

const KEY = 'winBackLadder';
const MOST_CLIMBS = 5;
const { rungs: shape } = winBackLadderEndpoints.saveWinBackLadder.input.shape;

export function saveRungs(db: WriteDb, rungs: readonly Rung[]): { rungs: number } {
  if (cheaperRung(rungs) !== null) throw new AppError('bad_input', { field: 'rungs', reason: 'order' });
  writeStored(db, KEY, rungs);
  return { rungs: rungs.length };
}

/** What no longer fits counts as never saved. */
function readRungs(db: ReadDb): { rungs: Rung[]; isSaved: boolean } {
  const kept = z.safeParse(shape, readStored(db, KEY));
  return kept.success ? { rungs: kept.data, isSaved: true } : { rungs: [...usualRungs], isSaved: false };
}

type Context = QueryContext & Pick<TaskContext, 'progress' | 'checkCancelled'>;

export function readWinBackLadder(context: Context, people: People, asked: { marginShare: number | undefined }): WinBackLadder {
  const { db } = context;
  return snapshot(db, () => {
    const { asOf, currency } = people;
    const { rungs, isSaved } = readRungs(db);
    const marginShare = asked.marginShare ?? readMarginShare(db, people).share;
    const { missing, chanceOf } = winBackChances(db, people, marginShare);
    const firsts = campaignsWith(db, rungKey(1, null)).slice(0, MOST_CLIMBS);
    const climbs = firsts.map((id): Climb => {
      context.checkCancelled();
      const steps = stepsFrom(db, id, rungs, asOf);
      return { steps, next: missing.length > 0 || marginShare === null ? null : nextOf(context, people, { rungs, steps, marginShare, chanceOf }) };
    });
    return { asOf, currency, rungs, isSaved, missing, marginShare, contactMinor: { sms: contactMinorOf(db, 'sms', currency), email: 0, nick: 0 }, climbs, definition: 'strategy:define.ladder' };
  });
}

const campaignsWith = (db: ReadDb, key: string): number[] => db.all<{ id: number }>("SELECT campaign_id AS id FROM campaign_origins WHERE card = 'winBack' AND key = :key ORDER BY campaign_id DESC", { key }).map((r) => r.id);

/** Each rung's campaign is the latest that was made for those whom the one below it left. */
function stepsFrom(db: ReadDb, first: number, rungs: readonly Rung[], asOf: string): ClimbStep[] {
  const steps: ClimbStep[] = [];
  let at: number | undefined = first;
  for (let rung = 1; at !== undefined && rung <= rungs.length; rung += 1) {
    steps.push(readStep(db, at, rung, rungs[rung - 1]!.waitDays, asOf));
    at = campaignsWith(db, rungKey(rung + 1, at))[0];
  }
  return steps;
}

/** Members by the account that they were chosen with: whoever it belongs to today. */
const armSql = "SELECT COALESCE(a.customer_id, m.customer_id) AS person, m.arm, EXISTS (SELECT 1 FROM touches t WHERE t.campaign_id = m.campaign_id AND t.customer_id = m.customer_id) AS contacted FROM campaign_members m LEFT JOIN accounts a ON a.id = m.account_id WHERE m.campaign_id = :id AND m.arm IS NOT NULL";
const boughtSql = 'EXISTS (SELECT 1 FROM accounts pa JOIN orders o ON o.account_id = pa.id WHERE pa.customer_id = w.person AND o.is_valid = 1 AND o.day BETWEEN :from AND :to)';

function readStep(db: ReadDb, campaignId: number, rung: number, waitDays: number, asOf: string): ClimbStep {
  const { name, sendDay, locked } = db.get<{ name: string; sendDay: string | null; locked: number }>('SELECT name, send_day AS sendDay, locked_at IS NOT NULL AS locked FROM campaigns WHERE id = :campaignId', { campaignId })!;
  const from = sendDay ?? asOf;
  const last = addDays(from, waitDays);
  const counts = db.get<Omit<ClimbStep, 'campaignId' | 'name' | 'rung' | 'isDraft' | 'sendDay'>>(
    `WITH w AS (${armSql}), told AS (SELECT w.*, ${boughtSql} AS bought FROM w)
    SELECT count(*) FILTER (WHERE contacted) AS contacted, count(*) FILTER (WHERE contacted AND bought) AS cameBack, count(*) FILTER (WHERE arm = 'held_out') AS heldOut, count(*) FILTER (WHERE arm = 'held_out' AND bought) AS heldOutCameBack FROM told`,
    { id: campaignId, from, to: last < asOf ? last : asOf },
  )!;
  return { campaignId, name, rung, isDraft: locked === 0, sendDay, ...counts };
}

interface Standing {
  rungs: readonly Rung[];
  steps: readonly ClimbStep[];
  marginShare: number;
  chanceOf: ChanceOf;
}

/** Whom the next rung is for: contacted by the last one, and not seen since. */
function nextOf(context: Context, people: People, { rungs, steps, marginShare, chanceOf }: Standing): Climb['next'] {
  const { db } = context;
  const last = steps.at(-1)!;
  const rung = rungs[last.rung];
  if (rung === undefined || last.sendDay === null || last.contacted === 0) return null;
  const away = db.all<{ person: number }>(`WITH w AS (${armSql}) SELECT DISTINCT person FROM w WHERE contacted AND NOT ${boughtSql}`, { id: last.campaignId, from: last.sendDay, to: people.asOf }).map((r) => r.person);
  const measured = rung.uplift === null ? remember(db, `uplift ${rung.offer} ${context.today}`, () => measureUplift(context, rung.offer)) : null;
  const uplift = rung.uplift ?? (measured && measured.value > 0 ? measured.value : assumedUplift[rung.offer]);
  const { lapsing, unreachable } = readLapsing(db, people, { ids: away }, rung.channel, chanceOf);
  const { ranked, worth, gainMinor } = rankWinBack(lapsing, { uplift, marginShare, offerMinor: rung.offerMinor, contactMinor: contactMinorOf(db, rung.channel, people.currency) });
  const dueDay = addDays(last.sendDay, rungs[last.rung - 1]!.waitDays + 1);
  return { rung: last.rung + 1, dueDay, isDue: dueDay <= people.asOf, stillAway: away.length, uplift, isAssumed: rung.uplift === null && !(measured && measured.value > 0), unreachable, worth, gainMinor: Math.round(gainMinor), worthIds: ranked.slice(0, worth).map((p) => p.customerId) };
}
