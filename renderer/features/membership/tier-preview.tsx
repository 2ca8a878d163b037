import { Alert, App, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TierPreview } from '../../../shared/contract/tiers.ts';
import type { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useTask } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { useTierNames } from '../../lib/tier-names.ts';
import { Panel } from '../../ui/panel.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { TierMark } from '../../ui/tier-mark.tsx';

/** Of members with a tier; more than this and it tells nobody from anybody. */
const NEARLY_ALL = 0.8;

interface Asked {
  preview: { data: TierPreview | undefined; error: AppError | null; isPlaceholderData: boolean };
  /** The rules on the screen aren't those in force. */
  changed: boolean;
  isOld: boolean;
  currency: string;
}

/** Who would move, before anybody does. */
export function TierPreviewPanel({ preview, changed, isOld, currency }: Asked) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const format = useFormat();
  const { nameOf, rank } = useTierNames();
  const run = useTask(api.membership.runTiers);
  const p = preview.data;
  const moving = p?.flows.reduce((sum, f) => sum + f.people, 0) ?? 0;
  const tiered = p?.after.reduce((sum, a) => sum + (a.tier === null ? 0 : a.people), 0) ?? 0;
  const start = async () => {
    const done = await run.run({});
    if (done) void message.success(t('tiers.ran', { count: done.moved }));
  };
  return (
    <div className="programme-side">
      <Panel title={t(changed ? 'tiers.previewDraft' : 'tiers.preview')}>
        <Failure error={preview.error} />
        {p && (
          <div role="status" className={isOld || preview.isPlaceholderData ? 'is-old' : ''}>
            {p.of > 20 && tiered / p.of > NEARLY_ALL && <Alert type="warning" showIcon title={t('tiers.everybody')} />}
            {moving === 0 && <p>{t('tiers.nobodyMoves')}</p>}
            <ul className="tier-flows">
              {p.flows.map((f) => (
                <li key={`${f.from} ${f.to}`} className={rank(f.to) > rank(f.from) ? 'is-up' : 'is-down'}>
                  <span>{t('tiers.flow', { from: nameOf(f.from), to: nameOf(f.to) })}</span>
                  <strong>{t('tiers.people', { count: f.people })}</strong>
                </li>
              ))}
            </ul>
            {p.kept > 0 && <p className="soft">{t('tiers.kept', { count: p.kept })}</p>}
            <h3>{t('tiers.after')}</h3>
            <dl className="spread">
              {p.after.map((a) => (
                <div key={a.tier} className="spread-row">
                  <dt>
                    <TierMark rank={rank(a.tier)}>{nameOf(a.tier)}</TierMark>
                  </dt>
                  <dd className="spread-track">
                    <span style={{ width: `${(100 * a.people) / Math.max(1, p.of)}%` }} />
                  </dd>
                  <dd className="number">{format.count(a.people)}</dd>
                </div>
              ))}
            </dl>
          </div>
        )}
        <Failure error={run.error} onClose={run.clearError} />
        {run.progress ? (
          <TaskProgress label={t('tiers.running')} share={run.progress.total === 0 ? null : run.progress.done / run.progress.total} detail={format.count(run.progress.done)} cancelLabel={common('cancel')} onCancel={run.cancel} />
        ) : changed ? (
          <p className="soft">{t('tiers.saveFirst')}</p>
        ) : (
          p &&
          moving + p.kept > 0 && (
            <Popconfirm title={t('tiers.runAsk')} okText={moving > 0 ? t('tiers.run', { count: moving }) : t('tiers.runKept')} cancelText={common('cancel')} onConfirm={() => void start()}>
              <Button type="primary">{moving > 0 ? t('tiers.run', { count: moving }) : t('tiers.runKept')}</Button>
            </Popconfirm>
          )
        )}
      </Panel>
      {p && p.rows.length > 0 && <Movers preview={p} currency={currency} />}
    </div>
  );
}

function Movers({ preview, currency }: { preview: TierPreview; currency: string }) {
  const { t } = useTranslation('membership');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const { nameOf } = useTierNames();
  return (
    <Panel title={t('tiers.who')}>
      <ul className="tier-movers">
        {preview.rows.slice(0, 50).map((m) => (
          <li key={m.customerId}>
            <Button type="link" size="small" onClick={() => go('customers', 'members', m.customerId)}>
              {showName(m.nick, revealed)}
            </Button>
            <span>{t('tiers.flow', { from: nameOf(m.from), to: nameOf(m.to) })}</span>
            {m.figures && <small className="soft">{t('tiers.why', { money: format.money(m.figures.spendMinor, currency), orders: m.figures.orders, points: m.figures.points })}</small>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
