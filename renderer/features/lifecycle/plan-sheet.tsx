import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/contract/lifecycle-plans.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

/** Both plans side by side: how much each would have taken, and what came back by itself. */
export function PlanSheet({ told }: { told: Comparison }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const plans = (['first', 'second'] as const).map((group) => told.groups.find((g) => g.group === group)!);
  const buyers = told.byMonth.at(-1)?.buyers ?? 0;
  const range = (low: string, high: string) => <small className="soft">{` ${low}–${high}`}</small>;
  const margin = (net: number) => format.money(Math.round(net * (told.margin.share ?? NaN) - told.costMilliPerContact / 10), told.currency);
  const rows: [string, (plan: (typeof plans)[number]) => React.ReactNode][] = [
    [t('compare.measure.contacts'), (p) => format.count(p.contacts)],
    [t('compare.measure.people'), (p) => format.count(p.people)],
    [t('compare.measure.perPerson'), (p) => format.decimal(p.people === 0 ? null : p.contacts / p.people)],
    [t('compare.measure.reach'), (p) => format.share(buyers === 0 ? null : p.people / buyers)],
    [t('compare.measure.cost'), (p) => format.money(Math.round((p.contacts * told.costMilliPerContact) / 10), told.currency)],
    ...plans[0]!.outcomes.flatMap(({ days }, w): [string, (plan: (typeof plans)[number]) => React.ReactNode][] => [
      [
        t('compare.measure.returned', { days }),
        (p) => {
          const { returned } = p.outcomes[w]!;
          return returned ? <>{format.share(returned.value)}{range(format.share(returned.low), format.share(returned.high))}</> : t('compare.notYet');
        },
      ],
      [
        t('compare.measure.net', { days }),
        (p) => {
          const { net } = p.outcomes[w]!;
          return net ? <>{format.money(Math.round(net.value), told.currency)}{range(format.money(Math.round(net.low), told.currency), format.money(Math.round(net.high), told.currency))}</> : t('compare.notYet');
        },
      ],
    ]),
    [
      t('compare.measure.margin', { days: plans[0]!.outcomes.at(-1)!.days }),
      (p) => {
        const { net } = p.outcomes.at(-1)!;
        if (told.margin.share === null) return t('compare.noCosts');
        return net ? <>{margin(net.value)}{range(margin(net.low), margin(net.high))}</> : t('compare.notYet');
      },
    ],
  ];
  return (
    <Panel title={t('compare.sheet')} extra={<Definition label={common('definition')} text={t('define.compare')} n={common('nOf', { n: format.count(buyers) })} />}>
      <table className="plain-table">
        <thead>
          <tr>
            <td />
            <th className="is-number">{t('compare.plan.y')}</th>
            <th className="is-number">{t('compare.plan.x')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, cell]) => (
            <tr key={name}>
              <td>{name}</td>
              {plans.map((plan) => (
                <td key={plan.group} className="is-number">
                  {cell(plan)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
