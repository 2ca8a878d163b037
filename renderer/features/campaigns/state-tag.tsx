import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';

export function StateTag({ state }: { state: Campaign['state'] }) {
  const { t } = useTranslation('campaigns');
  return (
    <Tag variant="filled" className={`state-tag is-${state}`}>
      {t(`state.${state}`)}
    </Tag>
  );
}
