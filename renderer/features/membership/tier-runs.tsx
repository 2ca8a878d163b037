import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';

/** What was done, newest first; the last can be taken back. */
export function TierRuns() {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const runs = useQuery(api.membership.tierRuns, {});
  const undo = useCommand(api.membership.undoTierRun);
  const last = runs.data?.find((r) => r.undoneAt === null);
  return (
    <Panel title={t('tiers.runs')}>
      <Failure error={runs.error ?? undo.error} />
      {runs.data?.length === 0 && <p className="soft">{t('tiers.noRuns')}</p>}
      <ol className="versions">
        {runs.data?.map((r) => (
          <li key={r.runId} className="item-line">
            <span className={r.undoneAt === null ? '' : 'soft'}>{t('tiers.runLine', { day: format.day(r.day), up: r.up, down: r.down, kept: r.kept })}</span>
            {r.undoneAt !== null && <span className="soft">{t('tiers.undone')}</span>}
            {r.runId === last?.runId && (
              <Popconfirm title={t('tiers.undoAsk')} okText={t('tiers.undo')} cancelText={common('cancel')} onConfirm={() => void undo.run({ runId: r.runId })}>
                <Button size="small" loading={undo.busy}>
                  {t('tiers.undo')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
