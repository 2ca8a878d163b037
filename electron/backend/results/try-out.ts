import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { tests, TryOut } from '../../../shared/contract/results-tests.ts';
import { chanceBest, judgeBest, testAndRollSize } from '../../../shared/domain/best-arm.ts';
import { wilson } from '../../../shared/domain/lift.ts';
import { neededPeople, wantedLift } from '../../../shared/domain/power.ts';
import { fitRatePrior } from '../../../shared/domain/shrink-rate.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { listCampaigns } from '../campaigns/campaign-row.ts';
import { getResults } from '../campaigns/results.ts';
import type { QueryContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';

/** Texts or channels tried on a few people each: who is ahead, whether it can be told, and on how many to try. */
export function tryOut({ arms, population, drawn }: Parsed<typeof tests.tryOut>, context: QueryContext): TryOut {
  if (arms.some((a) => a.hits > a.people)) throw new AppError('bad_input', { field: 'hits', reason: 'more_than_people' });
  const chances = chanceBest(arms);
  const { best, differences, verdict } = judgeBest(arms);
  const hits = arms.reduce((sum, a) => sum + a.hits, 0);
  const base = hits / arms.reduce((sum, a) => sum + a.people, 0);
  const needed = hits === 0 ? null : neededPeople(base, wantedLift(base), 0.5);
  return {
    arms: arms.map(({ name, people, hits: n, costMinor }, i) => ({ name, people, hits: n, rate: n / people, ...wilson(n, people), chanceBest: chances[i]!, costPerHitMinor: costMinor === null || n === 0 ? null : costMinor / n, behind: differences[i]! })),
    best,
    verdict: drawn ? verdict : 'not_drawn',
    sizePerArm: needed === null ? null : Math.ceil(needed / 2),
    roll: arms.length === 2 && population !== null ? rollOf(population, context) : null,
    currency: readSettings(context.db).baseCurrency,
  };
}

function rollOf(population: number, context: QueryContext): TryOut['roll'] {
  const past = listCampaigns(context.db)
    .filter((c) => c.lockedAt !== null && c.exports.length > 0)
    .map(({ campaignId }) => getResults({ campaignId }, context))
    .filter((r) => !r.unfinished);
  const usual = fitRatePrior(past.map(({ treated }) => ({ hits: treated.buyers, people: treated.people })));
  // Rates that have never differed say that there is nothing to be won by trying.
  if (usual === null || !Number.isFinite(usual.people)) return null;
  const perArm = testAndRollSize(population, usual);
  return { perArm, rest: population - 2 * perArm, campaigns: past.length };
}
