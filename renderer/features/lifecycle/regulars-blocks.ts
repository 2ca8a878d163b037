import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegularsCheckUp } from '../../../shared/contract/regulars.ts';
import { useFormat } from '../../lib/format.ts';

/** One question of the check-up and its answer, for the screen and for the picture alike. */
export interface RegularsBlock {
  id: 'sales' | 'newOld' | 'usual' | 'saveable' | 'product';
  title: string;
  /** Null: it can't be told yet. */
  value: string | null;
  text: string;
  /** What it rests on. */
  basis: string;
  /** A part of the whole (0–1) that is drawn as a bar. */
  share?: number;
}

/** `withMoney`: whoever sends the page may not wish to tell how much the shop sells. */
export function useRegularsBlocks(data: RegularsCheckUp | undefined, withMoney: boolean): RegularsBlock[] {
  const { t } = useTranslation('regulars');
  const format = useFormat();
  return useMemo(() => {
    if (!data) return [];
    const { sales, notYet, usual, saveable, product, currency } = data;
    const money = (minor: number) => format.money(minor, currency);
    const whyNot = notYet === 'fewOrders' ? t('fewOrders', { least: data.leastOrders }) : t('shortHistory', { days: data.leadDays });
    const blocks: RegularsBlock[] = [];

    if (sales) {
      const { first, later, from } = sales;
      const orders = first.orders + later.orders;
      const net = first.netMinor + later.netMinor;
      const since = { from: format.day(from), to: format.day(data.asOf), orders, later: later.orders };
      blocks.push({ id: 'sales', title: t('sales'), value: format.share(later.netMinor / net), share: later.netMinor / net, text: withMoney ? t('salesMoney', { ...since, net: money(later.netMinor), all: money(net) }) : t('salesText', since), basis: t('nOrders', { count: orders }) });
      const each = { first: first.customers, later: later.customers, firstOrders: first.orders, laterOrders: later.orders };
      const perFirst = first.orders === 0 ? null : first.netMinor / first.orders;
      const perLater = later.orders === 0 ? null : later.netMinor / later.orders;
      const ratio = perFirst !== null && perLater !== null && perFirst > 0 && Math.min(first.orders, later.orders) >= data.leastOrders ? perLater / perFirst : null;
      blocks.push({
        id: 'newOld',
        title: t('newOld'),
        value: ratio === null ? null : t('times', { ratio: format.number(Math.round(ratio * 100) / 100) }),
        text: withMoney && perFirst !== null && perLater !== null ? t('newOldMoney', { ...each, perFirst: money(Math.round(perFirst)), perLater: money(Math.round(perLater)) }) : t('newOldText', each),
        basis: t('nBoth', { first: first.orders, later: later.orders }),
      });
    } else {
      blocks.push({ id: 'sales', title: t('sales'), value: null, text: whyNot, basis: '' }, { id: 'newOld', title: t('newOld'), value: null, text: whyNot, basis: '' });
    }

    const back = usual.within.find((w) => w.days === 90)?.share ?? null;
    const reasons = usual.tooLittle;
    const canTell = reasons.length === 0 && usual.medianDays !== null;
    blocks.push({
      id: 'usual',
      title: t('usual'),
      value: canTell ? t('days', { count: Math.round(usual.medianDays!) }) : null,
      text: canTell ? t('usualText', { share: format.share(back) }) : t(reasons.includes('fewGaps') ? 'fewGaps' : 'shortData', { gaps: usual.gaps }),
      basis: t('nGaps', { gaps: usual.gaps, watched: usual.watched }),
    });

    blocks.push({
      id: 'saveable',
      title: t('saveable'),
      value: saveable ? t('people', { count: saveable.customers }) : null,
      text: !saveable ? t('noCuts') : withMoney ? t('saveableMoney', { reachable: saveable.reachableSms, net: money(saveable.netMinor), once: money(saveable.onceMoreMinor) }) : t('saveableText', { reachable: saveable.reachableSms }),
      basis: t('nBuyers', { count: data.buyers }),
    });

    const { best, shop, windowDays } = product;
    blocks.push({
      id: 'product',
      title: t('product'),
      value: best?.title ?? null,
      text: best
        ? t('productText', { days: windowDays, watched: best.watched, share: format.share(best.share), shop: format.share(shop.returned / shop.watched) })
        : shop.watched === 0
          ? t('shortHistory', { days: data.leadDays + windowDays })
          : product.judged === 0
            ? t('fewFirst', { least: product.leastPeople })
            : t('noneStandsOut', { count: product.judged, share: format.share(shop.returned / shop.watched) }),
      basis: best ? t('nFirst', { count: best.watched, low: format.share(best.low), high: format.share(best.high) }) : t('nShop', { count: shop.watched }),
    });
    return blocks;
  }, [data, withMoney, t, format]);
}
