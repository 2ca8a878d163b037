import { Alert, App, Button, DatePicker, Input, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { ProgrammeState } from '../../../shared/contract/membership.ts';
import type { Programme } from '../../../shared/domain/programme.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { pickerDay } from '../../lib/picker-days.ts';
import { useQuery, useTask } from '../../lib/query.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { BonusFiguresPanel } from './bonus-figures.tsx';
import { BonusPanel } from './bonus-panel.tsx';
import { AimsFields, endsTooEarly, ProgrammeCostNote } from './programme-aims.tsx';
import { EarnFields, LimitFields, SpendFields } from './points-fields.tsx';
import { PointsForecastPanel } from './points-forecast.tsx';
import { shareBack, startingRules } from './programme-draft.ts';

/** How points are earned and used, with what it would have cost on the shop's own past. */
export function ProgrammeView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('membership');
  const state = useQuery(api.membership.programme, {});
  const settings = useQuery(api.settings.get, {});
  const error = state.error ?? settings.error;
  return (
    <Page title={t('title')} filters={choice}>
      <Failure error={error} />
      {!error && (!state.data || !settings.data) && <Skeleton active />}
      {state.data && settings.data && <Wizard key={state.data.versions.length} state={state.data} initial={state.data.current?.rules ?? startingRules(t('wizard.nameText'), settings.data.baseCurrency)} />}
    </Page>
  );
}

function Wizard({ state, initial }: { state: ProgrammeState; initial: Programme }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const format = useFormat();
  const [rules, setRules] = useState(initial);
  const [fromDay, setFromDay] = useState(() => dayjs().format('YYYY-MM-DD'));
  const save = useTask(api.membership.saveProgramme);
  const { points, currency } = rules;
  const isNew = state.versions.length === 0;
  const changed = JSON.stringify(rules) !== JSON.stringify(initial);
  const edit = (part: Partial<Programme>) => setRules({ ...rules, ...part });
  const editPoints = (part: Partial<Programme['points']>) => edit({ points: { ...points, ...part } });
  const submit = async () => {
    if (await save.run({ fromDay, rules })) void message.success(t('wizard.saved'));
  };
  return (
    <div className="programme">
      <div className="programme-form">
        <Panel>
          <p className="programme-saying">
            <Trans t={t} i18nKey="wizard.sentence" count={points.points} values={{ money: format.money(points.perMinor, currency), value: format.money(points.valueMinor, currency), share: format.share(shareBack(points)) }} components={{ b: <strong /> }} />
          </p>
          <EarnFields rules={rules} onRules={edit} onPoints={editPoints} />
        </Panel>
        <Panel title={t('wizard.spend')}>
          <SpendFields rules={rules} onPoints={editPoints} />
        </Panel>
        <Panel title={t('wizard.limits')}>
          <LimitFields rules={rules} onPoints={editPoints} />
        </Panel>
        <BonusPanel rules={rules} onBonus={(bonus) => editPoints({ bonus })} />
        <Panel title={t('wizard.when')}>
          <div className="programme-fields">
            <label className="programme-field">
              <span>{t('wizard.from')}</span>
              <DatePicker aria-label={t('wizard.from')} allowClear={false} value={pickerDay(fromDay)} onChange={(d) => d && setFromDay(d.format('YYYY-MM-DD'))} />
              <small>{t('wizard.fromHelp')}</small>
            </label>
            <label className="programme-field">
              <span>{t('wizard.name')}</span>
              <Input maxLength={40} value={rules.name} onChange={(e) => edit({ name: e.target.value })} />
            </label>
          </div>
        </Panel>
        <Panel title={t('aims.title')}>
          <AimsFields aims={rules.aims} currency={currency} fromDay={fromDay} onAims={(aims) => edit({ aims })} />
          {!isNew && <ProgrammeCostNote />}
          <Failure error={save.error} onClose={save.clearError} />
          {save.progress ? (
            <TaskProgress label={t('wizard.saving')} share={save.progress.total === 0 ? null : save.progress.done / save.progress.total} detail={format.count(save.progress.done)} cancelLabel={common('cancel')} onCancel={save.cancel} />
          ) : (
            <div className="programme-actions">
              <Button type="primary" disabled={(!isNew && !changed) || rules.name.trim() === '' || endsTooEarly(rules.aims, fromDay)} onClick={() => void submit()}>
                {isNew ? t('wizard.save') : t('wizard.saveNew')}
              </Button>
              {changed && <Button onClick={() => setRules(initial)}>{t('wizard.revert')}</Button>}
            </div>
          )}
        </Panel>
        {!isNew && <BonusFiguresPanel />}
        {!isNew && <Versions state={state} />}
      </div>
      <PointsForecastPanel rules={rules} hasProgramme={!isNew} />
    </div>
  );
}

function Versions({ state }: { state: ProgrammeState }) {
  const { t, i18n } = useTranslation('membership');
  const format = useFormat();
  return (
    <Panel title={t('wizard.versions')}>
      {state.clockBehind !== null && <Alert type="warning" showIcon title={t('clockBehind', { day: format.day(state.clockBehind) })} />}
      <ol className="versions">
        {state.versions.map(({ versionId, fromDay, rules: { points, currency, aims } }) => (
          <li key={versionId}>
            {t('wizard.version', { day: format.day(fromDay), money: format.money(points.perMinor, currency), count: points.points, value: format.money(points.valueMinor, currency) })}
            {points.bonus !== undefined && <div className="soft">{t('bonus.version', { list: new Intl.ListFormat(i18n.language).format(points.bonus.events.map((e) => e.name)) })}</div>}
            {aims !== undefined && <div className="soft">{t('aims.version', { goal: aims.goal === '' ? '–' : aims.goal, until: format.day(aims.untilDay), cap: format.money(aims.capMinor, currency) })}</div>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
