import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { membership } from '../../../shared/contract/membership.ts';
import { pointsLettersHtml, type PointsLetter } from '../../../shared/domain/points-letters-html.ts';
import { versionOn } from '../../../shared/domain/programme.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { snapshot } from '../db/remember.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { TaskContext } from '../serve.ts';
import { businessDay } from './clock.ts';
import { whyLeftOut } from '../people/left-out.ts';
import { pointsHistory } from './points-history.ts';
import { readVersions } from './read-programme.ts';
import { readStatements } from './statement.ts';

const LAST_ENTRIES = 12;

/** The letters as one page that prints a member a sheet. Without phones or addresses. */
export async function printLetters({ to, who, language }: Parsed<typeof membership.printLetters>, context: TaskContext): Promise<Output<typeof membership.printLetters>> {
  const { html, ...told } = snapshot(context.db, () => writeLetters(who, language, context));
  await writeWhole(context.file(to).path, html);
  return told;
}

function writeLetters(who: 'withPoints' | 'expiring', language: 'zh-CN' | 'en', { db, today, checkCancelled, progress }: TaskContext): Output<typeof membership.printLetters> & { html: string[] } {
  const day = businessDay(db, today);
  const rules = versionOn(readVersions(db), day)?.rules;
  if (!rules) throw new AppError('not_found', { what: 'programme' });
  const why = whyLeftOut(db, today);
  const leftOut = { optedOut: 0, heldOut: 0 };
  const wanted = readStatements(db, today).filter((s) => {
    if (!s.active || !(who === 'expiring' ? s.expiring > 0 : s.balance > 0)) return false;
    const reason = why(s.customerId);
    if (reason !== null) leftOut[reason] += 1;
    return reason === null;
  });
  if (wanted.length === 0) throw new AppError('empty_audience', { ...leftOut });
  const letters = wanted.map((statement, i): PointsLetter => {
    if (i % 100 === 0) {
      checkCancelled();
      progress({ step: 'members', done: i, total: wanted.length });
    }
    const tierName = rules.tiers?.tiers.find((t) => t.tier === statement.tier)?.name ?? null;
    return { ...statement, tierName, entries: pointsHistory(db, { customerId: statement.customerId, offset: 0, limit: LAST_ENTRIES }).entries };
  });
  return { letters: letters.length, leftOut, html: pointsLettersHtml(letters, { language, day, programme: rules.name, currency: rules.currency, valueMinor: rules.points.valueMinor }) };
}
