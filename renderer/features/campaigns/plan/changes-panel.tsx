import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CampaignPlan } from '../../../../shared/contract/planning.ts';
import { useFormat } from '../../../lib/format.ts';

const fields = ['name', 'type', 'goal', 'channel', 'segmentName', 'holdoutShare', 'basis', 'windowDays', 'sendDay', 'messagePriceMilli', 'fixedCostMinor', 'marginShare', 'contactGapDays', 'dealtBy', 'rule', 'text', 'variants'] as const;
type Field = (typeof fields)[number];
const isField = (text: string): text is Field => (fields as readonly string[]).includes(text);

/** What was changed in the draft, the newest first. */
export function ChangesPanel({ plan: { changes, currency } }: { plan: CampaignPlan }) {
  const { t } = useTranslation(['planning', 'campaigns', 'common']);
  const format = useFormat();
  const say = (field: Field, json: string | null): string => {
    const value = json === null ? null : (JSON.parse(json) as string | number | null);
    if (value === null) return '–';
    if (typeof value === 'number') {
      if (field === 'holdoutShare' || field === 'marginShare') return format.share(value);
      if (field === 'messagePriceMilli') return format.unitPrice(value, currency);
      return field === 'fixedCostMinor' ? format.money(value, currency) : format.count(value);
    }
    const word = value;
    if (field === 'type') return t(`campaigns:type.${word as 'other'}`);
    if (field === 'goal') return t(`campaigns:goal.${word as 'orders'}`);
    if (field === 'channel') return t(`common:channel.${word as 'sms'}`);
    if (field === 'basis') return t(`campaigns:basis.${word as 'consent'}`);
    if (field === 'dealtBy') return t(`campaigns:variant.dealt.${word as 'rule'}`);
    return field === 'sendDay' ? format.day(word) : word;
  };
  const table = (
    <div className="plan-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('changes.when')}</th>
            <th>{t('changes.what')}</th>
            <th>{t('changes.before')}</th>
            <th>{t('changes.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.filter((c) => isField(c.field)).map(({ at, field, before, after }) => (
            <tr key={`${at} ${field}`}>
              <td className="number">{format.time(at)}</td>
              <td>{t(`changes.field.${field as Field}`)}</td>
              {before === null && after === null ? <td colSpan={2} className="soft">{t('changes.long')}</td> : <><td>{say(field as Field, before)}</td><td>{say(field as Field, after)}</td></>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
  return (
    <section className="panel plan-folded">
      <Collapse ghost items={[{ key: 'changes', label: `${t('changes.title')} (${changes.length})`, children: changes.length === 0 ? <p className="soft plan-text">{t('changes.none')}</p> : table }]} />
    </section>
  );
}
