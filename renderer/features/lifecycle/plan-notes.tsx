import { App, Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ComparisonPlans } from '../../../shared/contract/comparison-plans.ts';
import type { PlanNote } from '../../../shared/contract/lifecycle-plan-notes.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { useSeasonGroups } from '../../lib/season-groups.ts';
import { Panel } from '../../ui/panel.tsx';
import { usePlans } from './plans-store.ts';

const both = ['y', 'x'] as const;
const kinds = ['strengths', 'weaknesses'] as const;
const none = { strengths: '', weaknesses: '' };

/** What the owner thinks of each plan, side by side; it is kept with the plan that it was written of. */
export function PlanNotes() {
  const { t, i18n } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const format = useFormat();
  const { plans, notes, note } = usePlans();
  const { nameOf: groupName } = useSeasonGroups();
  const { data: kept, error } = useQuery(api.lifecycle.planNotes, {});
  const save = useCommand(api.lifecycle.savePlanNote);
  if (!kept) return <Failure error={error} />;
  const wordsOf = (plan: 'y' | 'x') => notes[plan] ?? kept[plan] ?? none;
  const changed = both.filter((plan) => notes[plan] !== undefined && kinds.some((kind) => notes[plan]![kind].trim() !== (kept[plan] ?? none)[kind]));
  const onSave = async () => {
    for (const plan of changed) {
      const { strengths, weaknesses } = wordsOf(plan);
      if (!(await save.run({ plan, plans, strengths, weaknesses }))) return;
      note(plan, undefined);
    }
    void message.success(t('notes.saved'));
  };
  const list = (names: string[]) => new Intl.ListFormat(i18n.language).format(names);
  const describe = (plan: 'y' | 'x', of: ComparisonPlans['y'] | ComparisonPlans['x']) => t('notes.of', { who: list('states' in of ? of.states.map((s) => t(`state.${s}`)) : of.groups.map(groupName)), days: of.minDays });
  const told = (plan: 'y' | 'x', found: PlanNote<'y'> | PlanNote<'x'>) => `${t('notes.written', { day: format.time(found.updatedAt) })}${JSON.stringify(found.writtenOf) === JSON.stringify(plans[plan]) ? '' : t('notes.then', { plan: describe(plan, found.writtenOf) })}`;
  return (
    <Panel
      title={t('notes.title')}
      extra={
        <Button loading={save.busy} disabled={changed.length === 0} onClick={() => void onSave()}>
          {common('save')}
        </Button>
      }
    >
      <Failure error={error ?? save.error} />
      <table className="plain-table plan-notes" aria-label={t('notes.title')}>
        <thead>
          <tr>
            <td />
            {both.map((plan) => (
              <th key={plan}>
                {t(`compare.plan.${plan}`)}
                <small className="soft">{kept[plan] ? told(plan, kept[plan]) : ''}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <td>{t(`notes.${kind}`)}</td>
              {both.map((plan) => (
                <td key={plan}>
                  <Input.TextArea
                    aria-label={t('notes.label', { plan: t(`compare.plan.${plan}`), what: t(`notes.${kind}`) })}
                    autoSize={{ minRows: 2, maxRows: 10 }}
                    maxLength={2000}
                    placeholder={t(`notes.hint.${plan}.${kind}`)}
                    value={wordsOf(plan)[kind]}
                    onChange={(e) => note(plan, { strengths: wordsOf(plan).strengths, weaknesses: wordsOf(plan).weaknesses, [kind]: e.target.value })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
