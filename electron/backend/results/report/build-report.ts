import { exclusionReasons, type CampaignResults } from '../../../../shared/contract/campaigns.ts';
import type { QueryContext } from '../../serve.ts';
import { verdictKey } from '../../../../shared/domain/verdict.ts';
import { getLocked, type LockedCampaign } from '../../campaigns/campaign-row.ts';
import { getResults } from '../../campaigns/results.ts';
import { diagnoseCampaign } from '../diagnosis.ts';
import { readGoods } from '../goods.ts';
import { readLongRun } from '../long-run.ts';
import { words, type Report, type ReportTable } from './report.ts';
import { definitionsTable, deliveryTable, figuresTable, moneyTable } from './figure-tables.ts';
import type { ReportWords } from './words.ts';

/** Below this the sizes of the arms differ from the planned split by more than chance. */
const SUSPECT = 0.001;
const MOST_GOODS = 30;

/** All that a campaign's screens say, for somebody who doesn't have the app. */
export function buildReport(campaignId: number, context: QueryContext, w: ReportWords): Report {
  const campaign = getLocked(context.db, campaignId);
  const results = getResults({ campaignId }, context);
  const { t } = w;
  return {
    language: w.language,
    title: campaign.name,
    lines: [
      t('campaigns:results.window', { from: results.firstDay, to: results.lastDay, asOf: results.asOf }),
      t('results:report.about', { channel: t(`common:channel.${campaign.channel}`), type: t(`campaigns:type.${campaign.type}`), people: campaign.segmentName ?? t('campaigns:who.ownRule') }),
    ],
    verdict: verdictOf(campaign, results, w),
    warnings: [
      ...(results.lift !== null && results.lift.sampleRatioP < SUSPECT ? [t('campaigns:results.suspect')] : []),
      ...(campaign.exports.length === 0 ? [t('campaigns:results.notExported')] : []),
      ...(results.heldOut === null ? [t('results:noHoldout')] : []),
    ],
    tables: [
      figuresTable(results, w),
      moneyTable(results, w),
      excludedTable(campaign, context, w),
      deliveryTable(results, w),
      byDayTable(results, w),
      longRunTable(campaign, context, w),
      goodsTable(campaign, context, w),
      diagnosisTable(campaign, context, w),
      definitionsTable(results, w),
    ],
    byDay: { title: t('campaigns:results.byDay'), treated: t('campaigns:check.treated'), heldOut: t('campaigns:results.heldOutShort'), days: results.byDay },
  };
}

function verdictOf(campaign: LockedCampaign, { verdict, treated, lastDay, lift, currency }: CampaignResults, { t, count, decimal, money }: ReportWords): string {
  return t(`campaigns:results.say.${verdictKey(verdict, campaign.goal)}`, {
    people: count(treated.people).text,
    buyers: count(treated.buyers).text,
    day: lastDay,
    points: decimal(Math.abs(lift?.rateDifference ?? 0) * 100).text,
    more: count(Math.abs(lift?.incrementalBuyers ?? 0)).text,
    each: money(Math.abs(lift?.netPerPersonDifferenceMinor ?? 0), currency).text,
    total: money(Math.abs(lift?.incrementalNetMinor ?? 0), currency).text,
  });
}

/** Who wasn't contacted, by the reason that the lock froze. */
function excludedTable({ campaignId, channel, contactGapDays }: LockedCampaign, { db }: QueryContext, { t, count }: ReportWords): ReportTable {
  const found = new Map(db.all<{ reason: string; n: number }>('SELECT reason, count(*) AS n FROM campaign_members WHERE campaign_id = :campaignId AND arm IS NULL GROUP BY reason', { campaignId }).map((r) => [r.reason, r.n]));
  const name = (reason: string) => (reason === 'no_number' || reason === 'masked' || reason === 'invalid' ? t(`campaigns:exclusion.${reason}.${channel}`) : t(`campaigns:exclusion.${reason}`, { count: contactGapDays }));
  return {
    title: t('campaigns:check.excluded'),
    note: t('results:report.excluded'),
    columns: [t('campaigns:check.reason'), t('campaigns:check.count')],
    rows: exclusionReasons.filter((reason) => found.has(reason)).map((reason) => [words(name(reason)), count(found.get(reason)!)]),
    chart: { kind: 'bar', columns: [1] },
  };
}

const byDayTable = ({ byDay, heldOut }: CampaignResults, { t, count, share }: ReportWords): ReportTable => ({
  title: t('campaigns:results.byDay'),
  note: t('campaigns:definition.byDay'),
  columns: [t('campaigns:results.day'), t('campaigns:check.treated'), t('campaigns:results.heldOutShort'), t('campaigns:results.buyersTreated'), t('campaigns:results.buyersHeldOut')],
  rows: byDay.map((d) => [words(d.day), share(d.treatedRate), share(d.heldOutRate), count(d.treatedBuyers), count(d.heldOutRate === null ? null : d.heldOutBuyers)]),
  chart: { kind: 'line', columns: heldOut === null ? [1] : [1, 2] },
});

function longRunTable(campaign: LockedCampaign, { db, today }: QueryContext, { t, count, share, points, money }: ReportWords): ReportTable {
  const { horizons, currency } = readLongRun(db, campaign.campaignId, today);
  const col = (key: string) => t(`results:${key}`);
  return {
    title: col('longRun.title'),
    note: col('longRun.define'),
    columns: [col('longRun.after'), t('campaigns:check.treated'), 'n', t('campaigns:results.heldOutShort'), 'n', col('differs'), t('campaigns:results.low'), t('campaigns:results.high'), col('longRun.perPerson')],
    rows: horizons.map(({ days, state, treated, heldOut, lift }) => [
      words(t('results:longRun.days', { count: days })),
      ...(treated === null
        ? [words(t(`results:longRun.${state}`)), ...Array.from({ length: 7 }, () => words('–'))]
        : [share(treated.rate), count(treated.people), share(heldOut?.rate ?? null), count(heldOut?.people ?? null), points(lift?.rateDifference ?? null), points(lift?.rateLow ?? null), points(lift?.rateHigh ?? null), money(lift?.netPerPersonDifferenceMinor ?? null, currency)]),
    ]),
    chart: { kind: 'column', columns: campaign.heldOut === 0 ? [1] : [1, 3] },
  };
}

function goodsTable({ campaignId }: LockedCampaign, { db, today }: QueryContext, { t, count, money, points }: ReportWords): ReportTable {
  const { goods, currency } = readGoods(db, campaignId, today);
  const sold = goods.filter((g) => g.orders > 0).slice(0, MOST_GOODS);
  return {
    title: t('results:goods.title'),
    note: t('results:goods.define'),
    columns: [...['product', 'buyers', 'newBuyers', 'units', 'net', 'margin', 'against'].map((key) => t(`results:goods.${key}`)), t('campaigns:results.low'), t('campaigns:results.high')],
    rows: sold.map((g) => [words(g.title), count(g.buyers), count(g.newBuyers), count(g.units), money(g.netMinor, currency), money(g.marginMinor, currency), points(g.difference?.value ?? null), points(g.difference?.low ?? null), points(g.difference?.high ?? null)]),
    chart: { kind: 'bar', columns: [4] },
  };
}

const ratios = ['size', 'target', 'price'];
function diagnosisTable({ campaignId }: LockedCampaign, context: QueryContext, { t, count, share, decimal }: ReportWords): ReportTable {
  const { nodes, tooEarly } = diagnoseCampaign(context, campaignId);
  return {
    title: t('results:view.diagnosis'),
    note: tooEarly ? t('results:diagnosis.tooEarly') : '',
    columns: [t('results:report.question'), t('results:report.value'), t('results:report.bar'), 'n', t('campaigns:results.verdict'), t('results:report.why')],
    rows: nodes.map(({ question, verdict, value, bar, n }) => {
      const show = ratios.includes(question) ? decimal : share;
      return [words(t(`results:diagnosis.question.${question}`)), show(value), show(bar), count(n), words(t(`results:diagnosis.verdict.${verdict}`)), words(t(`results:diagnosis.${verdict === 'weak' ? 'fix' : verdict === 'ok' ? 'why' : 'unknown'}.${question}`))];
    }),
  };
}
