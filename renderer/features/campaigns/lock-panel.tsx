import { LockOutlined } from '@ant-design/icons';
import { App, Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Audience, Campaign } from '../../../shared/contract/campaigns.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { useOpenChecks } from './plan/checks-panel.tsx';
import { Panel } from '../../ui/panel.tsx';

type Obstacle = { key: 'blockedText' | 'blockedBasis' | 'blockedNobody'; step: 'say' | 'check' };

const obstaclesOf = ({ problems, basis, eligible }: Audience, { text }: Campaign): Obstacle[] => [
  ...(text.trim() === '' || problems.some((p) => p.severity === 'error') ? [{ key: 'blockedText', step: 'say' } as const] : []),
  ...(basis === null ? [{ key: 'blockedBasis', step: 'check' } as const] : []),
  ...(eligible === 0 ? [{ key: 'blockedNobody', step: 'check' } as const] : []),
];

/** The lock: what stands in its way, and what it freezes. */
export function LockPanel({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation(['campaigns', 'planning']);
  const { modal, message } = App.useApp();
  const format = useFormat();
  const audience = useQuery(api.campaigns.audience, { campaignId: campaign.campaignId });
  const lock = useCommand(api.campaigns.lock);
  const found = audience.data;
  const obstacles = found ? obstaclesOf(found, campaign) : [];
  const openChecks = useOpenChecks(campaign.campaignId);

  const onLock = ({ power, costMinor, currency, variants }: Audience) =>
    void modal.confirm({
      title: t('lock.confirmTitle', { name: campaign.name }),
      width: 480,
      content: (
        <div>
          <p>{t('lock.confirmHead')}</p>
          <ul className="freeze">
            <li>{t('lock.freezePeople', { treated: format.count(power.treated), heldOut: format.count(power.heldOut) })}</li>
            <li>{variants.length === 0 ? t('lock.freezeText') : t('lock.freezeVariants', { count: variants.length })}</li>
            <li>{t('lock.freezeWindow', { count: campaign.windowDays })}</li>
            <li>{t('lock.freezeCost', { cost: format.money(costMinor, currency) })}</li>
          </ul>
          <p className="soft">{t('lock.later')}</p>
        </div>
      ),
      okText: t('lock.button'),
      onOk: async () => {
        if (await lock.run({ campaignId: campaign.campaignId })) void message.success(t('lock.done'));
      },
    });

  return (
    <Panel title={t('lock.title')}>
      <Failure error={lock.error ?? audience.error} onClose={lock.clearError} />
      <p className="campaign-sentence">{t('lock.text')}</p>
      {!found && !audience.error && <Skeleton active paragraph={{ rows: 1 }} />}
      {obstacles.length > 0 && (
        <ul className="obstacles">
          {obstacles.map((o) => (
            <li key={o.key}>
              {t(`lock.${o.key}`)}
              <a href={address('marketing', 'campaigns', campaign.campaignId, o.step)}>{t('lock.goFix')}</a>
            </li>
          ))}
        </ul>
      )}
      {obstacles.length === 0 && openChecks !== undefined && openChecks > 0 && <p className="soft">{t('planning:checks.left', { count: openChecks })}</p>}
      {found && (
        <Button type="primary" icon={<LockOutlined />} disabled={obstacles.length > 0 || openChecks !== 0} loading={lock.busy} onClick={() => onLock(found)}>
          {t('lock.button')}
        </Button>
      )}
    </Panel>
  );
}
