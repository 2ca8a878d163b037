import { Button, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { CarePlan, CareReport, LayerCare } from '../../../shared/contract/strategy-care.ts';
import { careLevels } from '../../../shared/domain/care.ts';
import { useFormat } from '../../lib/format.ts';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';
import { useCareNames } from './care-names.ts';

interface CareTableProps {
  told: CareReport;
  plan: CarePlan;
  onChange: (layer: string, change: Partial<LayerCare>) => void;
  onAsk: (asked: PeopleAsked) => void;
}

/** A row for each layer: its care level, how often it is due, and who that is. */
export function CareTable({ told, plan, onChange, onAsk }: CareTableProps) {
  const { t } = useTranslation('care');
  const format = useFormat();
  const nameOf = useCareNames();
  const anyByState = told.layers.some((l) => l.byState.people > 0);
  const link = (people: number, rule: RuleGroup, title: string) =>
    people === 0 ? (
      format.count(0)
    ) : (
      <Button type="link" className="flat-link" aria-label={`${title}: ${format.count(people)}`} onClick={() => onAsk({ title, rule, saveAs: title })}>
        {format.count(people)}
      </Button>
    );
  return (
    <div className="wide-table">
      <table className="plain-table care" aria-label={t('table.title')}>
        <thead>
          <tr>
            <th>{t('table.layer')}</th>
            <th>{t('table.care')}</th>
            <th>{t('table.every')}</th>
            <th className="is-number">{t('table.people')}</th>
            <th className="is-number">{t('table.optedOut')}</th>
            {anyByState && <th className="is-number">{t('table.byState')}</th>}
            <th className="is-number">{t('table.weekly')}</th>
            <th className="is-number">{t('table.due')}</th>
          </tr>
        </thead>
        <tbody>
          {told.layers.map((l) => {
            const { level, everyDays } = plan.levels.find((p) => p.layer === l.layer) ?? l;
            const name = nameOf(told, l.layer);
            return (
              <tr key={l.layer}>
                <td className={plan.by === 'states' ? `strategy-mark is-${l.layer}` : ''}>
                  <strong>{name}</strong>
                </td>
                <td>
                  <Select
                    size="small"
                    className="care-level"
                    aria-label={t('table.of', { layer: name, what: t('table.care') })}
                    value={level}
                    onChange={(value) => onChange(l.layer, { level: value })}
                    options={careLevels.map((value) => ({ value, label: t(`level.${value}`), title: t(`levelWhy.${value}`) }))}
                  />
                </td>
                <td>
                  {level !== 'alone' && (
                    <InputNumber size="small" className="care-every" aria-label={t('table.of', { layer: name, what: t('table.every') })} min={1} max={365} precision={0} suffix={t('table.everyUnit')} status={everyDays === 0 ? 'warning' : ''} value={everyDays === 0 ? null : everyDays} onChange={(v) => onChange(l.layer, { everyDays: v ?? 0 })} />
                  )}
                </td>
                <td className="is-number">
                  {link(l.people, l.rule, name)}
                  <small className="budget-room soft">{l.netMinor === null || l.people === 0 ? '' : t('table.each', { money: format.money(Math.round(l.netMinor / l.people), told.currency) })}</small>
                </td>
                <td className="is-number">{link(l.optedOut.people, l.optedOut.rule, t('table.optedOutOf', { layer: name }))}</td>
                {anyByState && <td className="is-number">{link(l.byState.people, l.byState.rule, t('table.byStateOf', { layer: name }))}</td>}
                <td className="is-number">{l.weekly === null ? '–' : format.decimal(l.weekly)}</td>
                <td className="is-number">{l.due === null ? '–' : link(l.due.people, l.due.rule, t('table.dueOf', { layer: name }))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
