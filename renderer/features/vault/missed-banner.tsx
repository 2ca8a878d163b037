import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';

/** On every screen: nobody looks at backups while they believe that they are made. Hidden where the screen says it itself. */
export function MissedBanner({ hidden }: { hidden: boolean }) {
  const { t } = useTranslation('vault');
  const format = useFormat();
  const { failure } = useQuery(api.vault.list, {}).data ?? {};
  if (!failure || hidden) return null;
  return <Alert type="warning" showIcon banner title={t('missed.title', { time: format.time(failure.at) })} action={<a href={address('data', 'backups')}>{t('missed.look')}</a>} />;
}
