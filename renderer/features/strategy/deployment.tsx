import { Alert, App, Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SalePhases } from '../../../shared/contract/category-seasons.ts';
import { phaseKey } from '../../../shared/domain/push-key.ts';
import { phaseOffers, salePhases, type SalePhase } from '../../../shared/domain/sale-phases.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { useSeasonGroups } from '../../lib/season-groups.ts';
import { Panel } from '../../ui/panel.tsx';
import { usePhases } from './phases-store.ts';

/** A heavy offer is hidden from whoever is active anyway; without cuts nobody is known to be. */
const hidden = { combinator: 'and' as const, not: true, rules: [{ field: 'state', operator: '=', value: 'active' }] };

/** Who is spoken to in which phase; from it come campaigns with their dates. */
export function Deployment({ told, seasonName }: { told: SalePhases; seasonName: string }) {
  const { t } = useTranslation('strategy');
  const { message } = App.useApp();
  const format = useFormat();
  const { deployment: chosen, deploy } = usePhases();
  const { groups, nameOf } = useSeasonGroups();
  const inForce = (phase: SalePhase) => chosen[phase].filter((group) => groups.includes(group));
  const deployment = { early: inForce('early'), hot: inForce('hot'), end: inForce('end') };
  const create = useCommand(api.campaigns.create);
  const dates = (phase: SalePhase) => told.next.phases.find((p) => p.phase === phase)!;
  const people = (group: string) => told.groups.find((g) => g.group === group)?.customers ?? 0;
  const open = salePhases.filter((phase) => deployment[phase].length > 0 && dates(phase).to >= told.asOf);
  const leaks = deployment.end.some((group) => group === 'best' || group === 'regular');

  const name = told.chosen?.name ?? '';
  const onCreate = async () => {
    let made = 0;
    for (const phase of open) {
      const { from } = dates(phase);
      const done = await create.run({
        name: t('phases.campaign', { name, season: seasonName, phase: t(`phases.phase.${phase}`) }).slice(0, 80),
        channel: 'sms',
        text: '',
        type: phase === 'end' ? 'promotion' : phase === 'early' ? 'new_product' : 'repeat',
        goal: phase === 'hot' ? 'revenue' : 'orders',
        rule: { combinator: 'and', rules: [{ field: 'season_group', operator: 'in', value: [...deployment[phase]] }, ...(phaseOffers[phase] === 'heavy' ? [hidden] : [])] },
        ...(from > told.asOf ? { sendDay: from } : {}),
        origin: { card: 'phase', key: phaseKey(phase, name), offer: phaseOffers[phase] },
      });
      if (!done) return;
      made += 1;
    }
    void message.success(t('phases.made', { count: made }));
    go('marketing', 'campaigns');
  };
  return (
    <Panel
      title={t('phases.deployment', { season: seasonName })}
      extra={
        <Button type="primary" loading={create.busy} disabled={open.length === 0} onClick={() => void onCreate()}>
          {t('phases.create', { count: open.length })}
        </Button>
      }
    >
      <Failure error={create.error} />
      {leaks && <Alert type="warning" showIcon title={t('phases.leak')} />}
      <div className="wide-table">
        <table className="plain-table deployment">
          <thead>
            <tr>
              <th>{t('phases.group')}</th>
              {salePhases.map((phase) => (
                <th key={phase}>
                  <span>{t(`phases.phase.${phase}`)}</span>
                  <small className="soft number">{t('phases.dates', { from: format.day(dates(phase).from), to: format.day(dates(phase).to) })}</small>
                  <small className="soft">{dates(phase).to < told.asOf ? t('phases.past') : t(`offer.${phaseOffers[phase]}`)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => {
              const groupName = nameOf(group);
              return (
                <tr key={group}>
                  <td>
                    {groupName} <small className="soft number">{t('people', { count: people(group) })}</small>
                  </td>
                  {salePhases.map((phase) => (
                    <td key={phase}>
                      <Checkbox aria-label={t('phases.in', { group: groupName, phase: t(`phases.phase.${phase}`) })} checked={deployment[phase].includes(group)} onChange={(e) => deploy(phase, group, e.target.checked)}>
                        {deployment[phase].includes(group) ? t(`phases.do.${phase}`) : ''}
                      </Checkbox>
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="chart-note soft">{t('phases.note')}</p>
    </Panel>
  );
}
