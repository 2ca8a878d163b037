import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VaultReport } from '../../../shared/contract/vault.ts';
import { useFormat } from '../../lib/format.ts';

/** A backup that was due couldn't be made: why, and what is safe. */
export function MissedNotice({ failure }: { failure: VaultReport['failure'] }) {
  const { t } = useTranslation('vault');
  const format = useFormat();
  if (!failure) return null;
  return <Alert type="warning" showIcon title={t('missed.title', { time: format.time(failure.at) })} description={t(failure.code === 'disk_full' ? 'missed.full' : 'missed.other')} />;
}
