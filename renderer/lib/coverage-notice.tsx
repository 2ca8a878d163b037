import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { endingEarly } from '../../shared/domain/month-strip.ts';
import { api } from './api.ts';
import { useFormat } from './format.ts';
import { useShopName } from './platform-name.ts';
import { useQuery } from './query.ts';
import { address } from './route.ts';

interface CoverageNoticeProps {
  /** The report's last day; `latest`: where the newest shop's files end. Without it today. */
  end?: string | undefined;
  /** Of one shop only. */
  shop?: number | null | undefined;
}

/** Says of which shops the files end before the report does, so that what is missing isn't taken for a slump. */
export function CoverageNotice({ end, shop = null }: CoverageNoticeProps) {
  const { t, i18n } = useTranslation('common');
  const format = useFormat();
  const shopName = useShopName();
  const sources = useQuery(api.imports.sources, {});
  if (!sources.data) return null;
  const { today, shops } = sources.data;
  const latest = shops.reduce<string | null>((last, s) => (s.lastDay !== null && (last === null || s.lastDay > last) ? s.lastDay : last), null);
  const until = end === 'latest' ? latest : end === undefined || end > today ? today : end;
  if (until === null) return null;
  const early = endingEarly(shops.filter(({ shopId }) => shop === null || shopId === shop), until);
  if (early.length === 0) return null;
  const list = early.map((s) => t('coverage.shop', { shop: shopName(s.name, s.platform), day: format.day(s.lastDay) }));
  return (
    <Alert
      type="warning"
      showIcon
      title={t('coverage.title', { list: new Intl.ListFormat(i18n.language).format(list), end: format.day(until) })}
      action={<a href={address('data', 'sources')}>{t('coverage.sources')}</a>}
    />
  );
}
