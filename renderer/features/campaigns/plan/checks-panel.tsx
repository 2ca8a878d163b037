import { CheckCircleFilled, ExclamationCircleFilled, QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../../shared/contract/planning.ts';
import { isSettled } from '../../../../shared/domain/launch-checks.ts';
import { api } from '../../../lib/api.ts';
import { Failure } from '../../../lib/failure.tsx';
import { useCommand, useQuery } from '../../../lib/query.ts';
import { Panel } from '../../../ui/panel.tsx';
import './plan.css';

/** The questions that stand open before the lock; undefined while they aren't known. */
export function useOpenChecks(campaignId: number): number | undefined {
  return useQuery(api.planning.checks, { campaignId }).data?.checks.filter((c) => !isSettled(c)).length;
}

/** What the data has checked, and what the owner ticks, or leaves out for a reason. */
export function ChecksPanel({ campaignId }: { campaignId: number }) {
  const { t } = useTranslation('planning');
  const checks = useQuery(api.planning.checks, { campaignId });
  const open = useOpenChecks(campaignId);
  const set = useCommand(api.planning.setCheck);
  const toSee = checks.data?.checks.filter((c) => c.verdict === 'unknown' && c.state === 'open') ?? [];
  const tickAll = async () => {
    for (const { item } of toSee) await set.run({ campaignId, item, state: 'ticked' });
  };
  return (
    <Panel title={t('checks.title')} extra={open !== undefined && <span className={open === 0 ? 'soft' : ''}>{open === 0 ? t('checks.done') : t('checks.left', { count: open })}</span>}>
      <p className="soft plan-text">{t('checks.text')}</p>
      <Failure error={checks.error ?? set.error} />
      {!checks.data && !checks.error && <Skeleton active />}
      <ul className="launch-checks">
        {checks.data?.checks.map((check) => <CheckLine key={check.item} campaignId={campaignId} check={check} />)}
      </ul>
      {toSee.length > 1 && (
        <div className="checks-all">
          <Button loading={set.busy} onClick={() => void tickAll()}>
            {t('checks.tickAll')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function CheckLine({ campaignId, check }: { campaignId: number; check: Check }) {
  const { t } = useTranslation('planning');
  const set = useCommand(api.planning.setCheck);
  const [reason, setReason] = useState<string | null>(null);
  const { item, verdict, state } = check;
  const put = (next: Check['state'], why = '') => void set.run({ campaignId, item, state: next, reason: why });
  const waive = (why: string) => {
    put('waived', why);
    setReason(null);
  };
  const settled = isSettled(check);
  const note = state === 'waived' ? t('checks.waived', { reason: check.reason }) : verdict === 'fine' ? t('checks.fine') : t(`checks.${verdict}.${item}`);
  return (
    <li>
      <span className={settled ? 'is-fine' : `is-${verdict}`}>{settled ? <CheckCircleFilled /> : verdict === 'bad' ? <ExclamationCircleFilled /> : <QuestionCircleOutlined />}</span>
      <strong>{t(`checks.item.${item}`)}</strong>
      <span className="soft">
        {note}
        <Failure error={set.error} onClose={set.clearError} />
      </span>
      <span className="checks-acts">
        {state !== 'open' && verdict !== 'fine' && (
          <Button size="small" type="text" onClick={() => put('open')}>
            {t('checks.undo')}
          </Button>
        )}
        {state === 'open' && verdict !== 'fine' && reason === null && (
          <>
            {verdict === 'unknown' && (
              <Button size="small" aria-label={`${t('checks.tick')} ${t(`checks.item.${item}`)}`} onClick={() => put('ticked')}>
                {t('checks.tick')}
              </Button>
            )}
            <Button size="small" type="text" aria-label={`${t('checks.waive')} ${t(`checks.item.${item}`)}`} onClick={() => setReason('')}>
              {t('checks.waive')}
            </Button>
          </>
        )}
        {reason !== null && (
          <span className="checks-reason">
            <Input size="small" autoFocus aria-label={t('checks.reason')} placeholder={t('checks.reason')} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} onPressEnter={() => reason.trim() !== '' && waive(reason)} />
            <Button size="small" disabled={reason.trim() === ''} onClick={() => waive(reason)}>
              {t('checks.save')}
            </Button>
          </span>
        )}
      </span>
    </li>
  );
}
