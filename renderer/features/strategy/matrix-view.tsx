import { Alert, Button, Checkbox, Input, Select, Skeleton, App } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { offerStrengths } from '../../../shared/contract/campaign-origin.ts';
import type { StrategyRow } from '../../../shared/contract/strategy.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { BudgetPanel } from './budget-panel.tsx';
import { CadenceReport } from './cadence-report.tsx';
import { LoopPanel } from './loop-panel.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { useStartCampaign } from './start-campaign.ts';
import { changeRow, useStrategyDraft } from './strategy-store.ts';

const typeOf = (state: StrategyRow['state']) => (state === 'active' ? 'repeat' : 'wake_up');

/** The plan for all states, its versions, and whether what is done keeps to it. */
export function MatrixView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('strategy');
  const { t: lifecycle } = useTranslation('lifecycle');
  const { message } = App.useApp();
  const format = useFormat();
  const plan = useQuery(api.strategy.plan, {});
  const report = useQuery(api.strategy.report, {});
  const templates = useQuery(api.copy.list, {});
  const settings = useQuery(api.settings.get, {});
  const save = useCommand(api.strategy.savePlan);
  const older = useCommand(api.strategy.version);
  const started = useStartCampaign();
  const { draft, note, setNote, take } = useStrategyDraft();
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const shown = useMemo(() => draft ?? plan.data ?? null, [draft, plan.data]);
  const error = plan.error ?? report.error ?? save.error ?? older.error ?? started.error;
  const currency = settings.data?.baseCurrency ?? 'CNY';
  const loop = report.data?.loop;

  const onSave = async () => {
    if (!shown) return;
    const made = await save.run({ rows: shown.rows, enforced: shown.enforced, note });
    if (!made) return;
    take(null);
    void message.success(t('saved', { version: made.version }));
  };
  const onVersion = async (version: number) => {
    const found = await older.run({ version });
    if (found) take({ rows: found.rows, enforced: found.enforced });
  };
  const onStart = (row: StrategyRow) =>
    void started.start({
      what: lifecycle(`state.${row.state}`),
      channel: row.channel,
      templateId: row.templateId,
      type: typeOf(row.state),
      goal: row.goal,
      rule: { combinator: 'and', rules: [{ field: 'state', operator: '=', value: row.state }] },
      contactGapDays: row.minDays,
      origin: { card: 'state', key: row.state, offer: row.offer },
    });
  const heavyToActive = shown?.rows.some((r) => r.state === 'active' && !r.leaveAlone && r.offer === offerStrengths[3]);
  return (
    <Page
      title={t('title')}
      sentence={loop && (loop.withAction + loop.leftAlone === 0 ? t('sentenceNone') : <Trans t={t} i18nKey="sentence" values={{ withAction: format.count(loop.withAction), leftAlone: format.count(loop.leftAlone), undecided: format.count(loop.undecided) }} components={{ b: <strong /> }} />)}
      action={
        <Button type="primary" loading={save.busy} disabled={!shown || (draft === null && plan.data?.version !== null)} onClick={() => void onSave()}>
          {t('save')}
        </Button>
      }
      filters={
        <>
          {choice}
          {plan.data && plan.data.versions.length > 0 && (
            <Select
              aria-label={t('versions')}
              className="strategy-versions"
              value={draft === null ? plan.data.version : null}
              placeholder={t('changed')}
              onChange={(version: number | null) => version !== null && (version === plan.data.version ? take(null) : void onVersion(version))}
              options={plan.data.versions.map((v) => ({ value: v.version, label: t(v.note === '' ? 'versionOf' : 'versionNoted', { version: v.version, day: format.time(v.at), note: v.note }) }))}
            />
          )}
          <Input className="strategy-note" maxLength={200} value={note} placeholder={t('note')} aria-label={t('note')} onChange={(e) => setNote(e.target.value)} />
          {draft !== null && <Button onClick={() => take(null)}>{t('drop')}</Button>}
        </>
      }
    >
      <Failure error={error} />
      {!shown && !error && <Skeleton active />}
      {report.data?.source === null && <Alert type="info" showIcon title={t('noCuts')} action={<a href={address('customers', 'lifecycle')}>{t('loop.toCuts')}</a>} />}
      {shown && (
        <Panel
          title={t('matrix.title')}
          extra={
            <Checkbox checked={shown.enforced} onChange={(e) => take({ ...shown, enforced: e.target.checked })}>
              {t('enforced')}
            </Checkbox>
          }
        >
          {plan.data?.version === null && draft === null && <p className="soft">{t('proposed')}</p>}
          {heavyToActive && <Alert type="warning" showIcon title={t('matrix.heavyToActive')} />}
          <MatrixTable rows={shown.rows} report={report.data} templates={templates.data ?? []} currency={currency} busy={started.busy} onChange={(state, change) => take(changeRow(shown, state, change))} onStart={onStart} />
        </Panel>
      )}
      {shown && <BudgetPanel rows={shown.rows} onChange={(amounts) => take({ enforced: shown.enforced, rows: shown.rows.map((row) => ({ ...row, budgetMinor: amounts.get(row.state) ?? row.budgetMinor })) })} onAsk={ask} />}
      {report.data && <LoopPanel report={report.data} onAsk={ask} />}
      {report.data && plan.data && report.data.rows.length > 0 && <CadenceReport report={report.data} rows={plan.data.rows} onAsk={ask} />}
      {asked && <PeopleDrawer asked={asked} asOf={undefined} onClose={() => ask(null)} />}
    </Page>
  );
}
