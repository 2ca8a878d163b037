import { Alert, App, Button, InputNumber, Select, Skeleton } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { careDivisions, type CareDivision, type CarePlan, type CareReport, type LayerCare } from '../../../shared/contract/strategy-care.ts';
import type { State } from '../../../shared/domain/lifecycle-states.ts';
import { api } from '../../lib/api.ts';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { Definition } from '../../ui/definition.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { CareFit } from './care-fit.tsx';
import { useCareNames } from './care-names.ts';
import { useCareDraft } from './care-store.ts';
import { CareTable } from './care-table.tsx';
import { changeRow, useStrategyDraft } from './strategy-store.ts';

const own = careDivisions.filter((by) => by !== 'layering');

/** Who is written to by hand, who gets messages alone and who is left alone, against the time that the owner has. */
export function CareView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('care');
  const { t: strategy } = useTranslation('strategy');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const format = useFormat();
  const nameOf = useCareNames();
  const { draft, take } = useCareDraft();
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const settled = useDebounced(draft, 250);
  const { data: told, error, isPlaceholderData } = useQuery(api.strategy.care, useMemo(() => (settled === null ? {} : { draft: settled }), [settled]));
  const save = useCommand(api.strategy.saveCare);
  // Without levels it asks for those of its division; until they are there, nothing can be changed.
  const plan: CarePlan | undefined = draft !== null && draft.levels.length > 0 ? draft : told && { ...told.plan, weekly: draft?.weekly ?? told.plan.weekly };
  const isOther = draft !== null && told !== undefined && (draft.by !== told.plan.by || draft.layeringId !== told.plan.layeringId);

  const change = (layer: string, by: Partial<LayerCare>) => plan && take({ ...plan, levels: plan.levels.map((l) => (l.layer === layer ? { ...l, ...by } : l)) });
  const lower = (layers: string[]) => plan && take({ ...plan, levels: plan.levels.map((l) => (layers.includes(l.layer) ? { ...l, level: 'mass' } : l)) });
  const divide = (value: string) => {
    if (!plan) return;
    const [by, id] = value.split(':') as [CareDivision, string | undefined];
    take({ by, layeringId: id === undefined ? null : Number(id), weekly: plan.weekly, levels: [] });
  };
  const onSave = async () => {
    const made = plan && (await save.run(plan));
    if (!plan || !made) return;
    if (plan.by === 'states') keepInMatrix(plan.levels);
    take(null);
    void message.success(made.version === null ? t('saved') : t('savedVersion', { version: made.version }));
  };
  const undecided = told && !told.isSaved && told.plan.by === 'layering' ? told.layers.filter((l) => !l.isDecided).map((l) => nameOf(told, l.layer)) : [];
  const leavesAState = plan?.by === 'states' && plan.levels.some((l) => l.level === 'alone');
  return (
    <Page
      title={t('title')}
      sentence={told && <CareSentence told={told} />}
      action={
        <>
          {draft !== null && <Button onClick={() => take(null)}>{strategy('drop')}</Button>}
          <Button type="primary" loading={save.busy} disabled={!told || isOther || isPlaceholderData || told.isSaved} onClick={() => void onSave()}>
            {t('save')}
          </Button>
        </>
      }
      filters={
        <>
          {choice}
          {plan && (
            <>
              <Select
                className="care-division"
                aria-label={t('by')}
                prefix={<span className="soft">{t('by')}</span>}
                value={draft ? valueOf(draft) : valueOf(plan)}
                onChange={divide}
                options={[...own.map((value) => ({ value, label: t(`division.${value}`) })), ...(told && told.layerings.length > 0 ? [{ label: t('own'), options: told.layerings.map((l) => ({ value: `layering:${l.layeringId}`, label: l.name })) }] : [])]}
              />
              <InputNumber className="care-weekly" aria-label={t('weekly')} prefix={<span className="soft">{t('weekly')}</span>} suffix={t('weeklyUnit')} min={0} max={10_000} precision={0} value={plan.weekly} onChange={(weekly) => weekly !== null && take({ ...plan, weekly })} />
            </>
          )}
        </>
      }
    >
      <Failure error={error ?? save.error} />
      {!told && !error && <Skeleton active />}
      {told && plan && (
        <>
          {undecided.length > 0 && <Alert type="info" showIcon title={t('undecided', { layers: undecided.join(t('and')) })} />}
          {leavesAState && !told.strategy.enforced && <Alert type="warning" showIcon title={t('notEnforced')} action={<a href={address('marketing', 'strategy', 'matrix')}>{t('toMatrix')}</a>} />}
          {told.plan.by === 'states' && told.layers.every((l) => l.people === 0) && <Alert type="info" showIcon title={t('noStates')} action={<a href={address('customers', 'lifecycle')}>{t('toCuts')}</a>} />}
          <Panel title={t('table.title')} extra={<Definition label={common('definition')} text={t('define.care')} n={common('nOf', { n: format.count(told.layers.reduce((sum, l) => sum + l.people, told.inNone)) })} />}>
            {!told.isSaved && draft === null && <p className="soft">{t('proposed')}</p>}
            <CareTable told={told} plan={isOther ? told.plan : plan} onChange={change} onAsk={ask} />
            <p className="chart-note soft care-note">
              {told.inNone > 0 && t('inNone', { count: told.inNone })} {plan.by === 'states' && <>{t('oneFact')} <a href={address('marketing', 'strategy', 'matrix')}>{t('toMatrix')}</a></>} <a href={address('customers', 'segments', 'layers', 'new')}>{t('newLayering')}</a>
            </p>
          </Panel>
          {told.fit.people > 0 && <CareFit told={told} onLower={lower} />}
          <ExclusionsNote shop={null} />
        </>
      )}
      {asked && <PeopleDrawer asked={asked} asOf={undefined} onClose={() => ask(null)} />}
    </Page>
  );
}

const valueOf = ({ by, layeringId }: CarePlan): string => (layeringId === null ? by : `${by}:${layeringId}`);

/** The matrix that is being changed has it too, or saving it would take it back. */
function keepInMatrix(levels: readonly LayerCare[]): void {
  const { draft, take } = useStrategyDraft.getState();
  if (draft === null) return;
  take(levels.reduce((changed, l) => changeRow(changed, l.layer as State, l.level === 'alone' ? { leaveAlone: true } : { leaveAlone: false, minDays: l.everyDays }), draft));
}

function CareSentence({ told }: { told: CareReport }) {
  const { t } = useTranslation('care');
  const format = useFormat();
  const { fit, plan } = told;
  if (fit.people === 0) return t('nobodyByHand');
  return <Trans t={t} i18nKey={fit.over > 0 ? 'sentenceOver' : 'sentenceFits'} values={{ needed: format.count(fit.needed), weekly: format.count(plan.weekly), over: format.count(fit.over) }} components={{ b: <strong /> }} />;
}
