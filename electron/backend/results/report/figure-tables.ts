import type { CampaignResults } from '../../../../shared/contract/campaigns.ts';
import { wilson } from '../../../../shared/domain/lift.ts';
import { words, type ReportCell, type ReportTable } from './report.ts';
import type { ReportWords } from './words.ts';

const NONE: ReportCell = { text: '–', value: null };

/** Both arms and how they differ, each figure with its n and its interval. */
export function figuresTable({ treated, heldOut, lift, currency }: CampaignResults, { t, count, share, points, money }: ReportWords): ReportTable {
  const arm = (name: string, a: CampaignResults['treated']): ReportCell[] => [words(t('results:report.rateOf', { arm: name })), share(a.rate), count(a.people), share(a.rateLow), share(a.rateHigh)];
  const both = treated.people + (heldOut?.people ?? 0);
  const row = (name: string, show: (x: number) => ReportCell, value: number, low: number, high: number) => [words(name), show(value), count(both), show(low), show(high)];
  const inMoney = (minor: number) => money(minor, currency);
  return {
    title: t('campaigns:results.compare'),
    note: t('campaigns:definition.rate'),
    columns: [t('results:report.figure'), t('results:report.value'), 'n', t('campaigns:results.low'), t('campaigns:results.high')],
    rows: [
      arm(t('campaigns:check.treated'), treated),
      ...(heldOut ? [arm(t('campaigns:results.heldOutShort'), heldOut)] : []),
      ...(lift
        ? [
            row(t('results:report.points'), points, lift.rateDifference, lift.rateLow, lift.rateHigh),
            row(t('results:together.column.addedBuyers'), count, lift.incrementalBuyers, lift.incrementalBuyersLow, lift.incrementalBuyersHigh),
            row(t('results:longRun.perPerson'), inMoney, lift.netPerPersonDifferenceMinor, lift.netPerPersonLowMinor, lift.netPerPersonHighMinor),
            row(t('results:report.addedNet'), inMoney, lift.incrementalNetMinor, lift.netPerPersonLowMinor * treated.people, lift.netPerPersonHighMinor * treated.people),
          ]
        : []),
    ],
  };
}

export function moneyTable(results: CampaignResults, { t, count, decimal, money }: ReportWords): ReportTable {
  const { treated, heldOut, cost, partnerMinor, credited, roi, netGainMinor, netGainLowMinor, netGainHighMinor, sent, currency } = results;
  const row = (key: string, definition: string, value: ReportCell, n: number, low = NONE, high = NONE) => [words(t(`campaigns:results.${key}`)), value, count(n), low, high, words(definition === '' ? '' : t(`campaigns:definition.${definition}`))];
  return {
    title: t('campaigns:results.money'),
    note: t('results:report.money', { currency }),
    columns: [t('results:report.figure'), t('results:report.value'), 'n', t('campaigns:results.low'), t('campaigns:results.high'), t('results:report.what')],
    rows: [
      row('spent', 'cost', money(cost.totalMinor, currency), sent),
      ...(partnerMinor === null ? [] : [row('partners', 'partners', money(partnerMinor, currency), sent), row('ownSpent', 'partners', money(cost.totalMinor - partnerMinor, currency), sent)]),
      row('orders', 'ordersTreated', count(treated.orders), treated.people),
      row('net', 'netTreated', money(treated.netMinor, currency), treated.orders),
      row('roi', 'credited', roi === null ? words(t('campaigns:results.noCost')) : decimal(roi), credited.orders),
      row('gain', 'netGain', netGainMinor === null ? words(t(heldOut === null ? 'campaigns:results.gainNoHoldout' : 'campaigns:results.gainNoMargin')) : money(netGainMinor, currency), treated.people + (heldOut?.people ?? 0), money(netGainLowMinor, currency), money(netGainHighMinor, currency)),
    ],
  };
}

/** Before the first receipt deliveries aren't known. */
export function deliveryTable(results: CampaignResults, { t, count, share }: ReportWords): ReportTable {
  const { sent } = results;
  const row = (key: 'delivered' | 'failed' | 'replied' | 'optedOut'): ReportCell[] => {
    const n = results[key];
    const { low, high } = wilson(n ?? 0, sent);
    const known = n !== null && sent > 0;
    return [words(t(`campaigns:results.${key}`)), n === null ? words(t('campaigns:results.noReceipts')) : count(n), share(known ? n / sent : null), share(known ? low : null), share(known ? high : null), words(t(`campaigns:definition.${key}`))];
  };
  return {
    title: t('campaigns:results.delivery'),
    note: t('results:report.ofSent', { n: count(sent).text }),
    columns: [t('results:report.figure'), t('campaigns:check.count'), t('results:report.shareOfSent'), t('campaigns:results.low'), t('campaigns:results.high'), t('results:report.what')],
    rows: [row('delivered'), row('failed'), row('replied'), row('optedOut')],
  };
}

/** Figures that no screen shows by themselves. */
const own = ['ordersHeldOut', 'netHeldOut', 'otherCurrency'];

/** What each figure means, its n, and the SQL that gives it again. */
export const definitionsTable = ({ definitions }: CampaignResults, { t, count }: ReportWords): ReportTable => ({
  title: t('results:report.definitions'),
  note: t('results:report.definitionsNote'),
  columns: [t('results:report.figure'), 'n', t('results:report.what'), 'SQL'],
  rows: definitions.map(({ key, n, sql }) => [words(t(`results:report.key.${key}`)), count(n), words(t(own.includes(key) ? `results:report.means.${key}` : `campaigns:definition.${key}`)), words(sql)]),
});
