import { Button, Checkbox, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { states } from '../../../shared/domain/lifecycle-states.ts';
import { openRule } from '../../lib/open-rule.ts';
import { useSeasonGroups } from '../../lib/season-groups.ts';
import { Panel } from '../../ui/panel.tsx';
import { usePlans } from './plans-store.ts';

/** Whom one of the plans contacts, and how often. */
export function PlanEditor({ plan }: { plan: 'y' | 'x' }) {
  const { t } = useTranslation('lifecycle');
  const { plans, change } = usePlans();
  const { groups, choices } = useSeasonGroups();
  const { minDays } = plans[plan];
  const every = (days: number | null) => {
    if (days === null) return;
    change(plan === 'y' ? { y: { ...plans.y, minDays: days } } : { x: { ...plans.x, minDays: days } });
  };
  const who =
    plan === 'y' ? (
      <Checkbox.Group value={plans.y.states} options={states.map((value) => ({ value, label: t(`state.${value}`) }))} onChange={(chosen) => chosen.length > 0 && change({ y: { minDays, states: chosen } })} />
    ) : (
      <Checkbox.Group value={plans.x.groups} options={choices.filter(({ value }) => groups.includes(value))} onChange={(chosen) => chosen.length > 0 && change({ x: { minDays, groups: chosen } })} />
    );
  return (
    <Panel
      title={t(`compare.${plan}`)}
      extra={
        <Button size="small" onClick={() => openRule({ combinator: 'and', rules: [plan === 'y' ? { field: 'state', operator: 'in', value: plans.y.states } : { field: 'season_group', operator: 'in', value: plans.x.groups }] })}>
          {t('compare.today')}
        </Button>
      }
    >
      <div className="plan-editor">
        <span className="soft">{t('compare.who')}</span>
        {who}
        <label>
          <span className="soft">{t('compare.every')}</span> <InputNumber min={1} max={365} precision={0} value={minDays} suffix={t('compare.daysUnit')} onChange={every} />
        </label>
      </div>
    </Panel>
  );
}
