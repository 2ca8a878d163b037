import type { TFunction } from 'i18next';
import type { BonusEvent } from '../../../shared/domain/bonus-events.ts';

interface Writing {
  t: TFunction<'membership'>;
  list: Intl.ListFormat;
  money: (minor: number) => string;
}

/** What an event gives, and for which goods, in a phrase. */
export function bonusWords({ goods, extra }: BonusEvent, { t, list, money }: Writing): { goods: string; extra: string } {
  return {
    goods: goods.kind === 'all' ? t('bonus.goodsAll') : t(goods.kind === 'categories' ? 'bonus.goodsCategories' : 'bonus.goodsProducts', { list: list.format(goods.names) }),
    extra:
      extra.kind === 'times'
        ? t('bonus.times', { times: extra.percent / 100 })
        : extra.kind === 'perOrder'
          ? t('bonus.perOrder', { count: extra.points })
          : t('bonus.perMoney', { money: money(extra.perMinor), count: extra.points }),
  };
}
