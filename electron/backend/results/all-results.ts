import type { AllResults, RateRow } from '../../../shared/contract/results.ts';
import { wilson } from '../../../shared/domain/lift.ts';
import { fitRatePrior, shrinkRate, type RatePrior } from '../../../shared/domain/shrink-rate.ts';
import { sumEstimates } from '../../../shared/domain/sum-estimates.ts';
import type { CampaignResults } from '../../../shared/contract/campaigns.ts';
import type { QueryContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readExported } from './exported-campaigns.ts';

interface Past {
  channel: string;
  type: string;
  results: CampaignResults;
}

/** Every campaign whose window is over, by channel and by type, and what all of them added together. */
export function readAllResults(context: QueryContext): AllResults {
  const { db } = context;
  const read = readExported(context).map(({ campaign: { channel, type }, results }): Past => ({ channel, type, results }));
  const past = read.filter((p) => !p.results.unfinished);
  const currency = readSettings(db).baseCurrency;
  const prior = fitRatePrior(past.map(({ results: { treated } }) => ({ hits: treated.buyers, people: treated.people })));
  const rowsBy = (of: (p: Past) => string) => [...Map.groupBy(past, of)].map(([key, group]) => rowOf(key, group, prior, currency)).sort((a, b) => b.treated - a.treated);
  const inOurs = past.filter((p) => p.results.currency === currency && p.results.lift !== null);
  return {
    campaigns: past.length,
    running: read.length - past.length,
    channels: rowsBy((p) => p.channel),
    types: rowsBy((p) => p.type),
    currency,
    otherCurrency: past.filter((p) => p.results.currency !== currency).length,
    added:
      inOurs.length === 0
        ? null
        : {
            ...sumEstimates(inOurs.map(({ results: { lift, treated } }) => ({ value: lift!.incrementalNetMinor, low: lift!.netPerPersonLowMinor * treated.people, high: lift!.netPerPersonHighMinor * treated.people }))),
            campaigns: inOurs.length,
            costMinor: inOurs.reduce((sum, p) => sum + p.results.cost.totalMinor, 0),
          },
  };
}

function rowOf(key: string, group: readonly Past[], prior: RatePrior | null, currency: string): RateRow {
  const sum = (of: (r: CampaignResults) => number) => group.reduce((total, p) => total + of(p.results), 0);
  const [treated, buyers] = [sum((r) => r.treated.people), sum((r) => r.treated.buyers)];
  const heard = group.filter((p) => p.results.delivered !== null);
  const proven = group.filter((p) => p.results.lift !== null);
  const costMinor = (list: readonly Past[]) => list.reduce((total, p) => total + (p.results.currency === currency ? p.results.cost.totalMinor : 0), 0);
  const added = proven.length === 0 ? null : { ...sumEstimates(proven.map(({ results: { lift } }) => ({ value: lift!.incrementalBuyers, low: lift!.incrementalBuyersLow, high: lift!.incrementalBuyersHigh }))), campaigns: proven.length, costMinor: costMinor(proven) };
  return {
    key,
    campaigns: group.length,
    sent: sum((r) => r.sent),
    delivered: heard.length === 0 ? null : heard.reduce((total, p) => total + p.results.delivered!, 0),
    replied: sum((r) => r.replied),
    treated,
    buyers,
    rate: treated === 0 ? 0 : buyers / treated,
    ...wilson(buyers, treated),
    shrunk: shrinkRate({ hits: buyers, people: treated }, prior),
    costMinor: costMinor(group),
    added,
    costPerAdded: added === null || added.value <= 0 ? null : { value: added.costMinor / added.value, low: added.costMinor / added.high, high: added.low > 0 ? added.costMinor / added.low : null },
  };
}
