import { Tag } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { stageOf } from '../../../shared/domain/campaign-stage.ts';

/** How far a campaign is today. */
export function StateTag({ campaign: { plannedAt, lockedAt, closedAt, sendDay, exports } }: { campaign: Campaign }) {
  const { t } = useTranslation('planning');
  const stage = stageOf({ plannedAt, lockedAt, closedAt, sendDay, exportedAt: exports[0]?.at ?? null }, dayjs().format('YYYY-MM-DD'));
  return (
    <Tag variant="filled" className={`state-tag is-${stage}`}>
      {t(`stage.${stage}`)}
    </Tag>
  );
}
