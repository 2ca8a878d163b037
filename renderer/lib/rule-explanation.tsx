import { CheckCircleFilled, CloseCircleOutlined } from '@ant-design/icons';
import { Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../shared/contract/endpoint.ts';
import type { RuleGroup } from '../../shared/contract/rule.ts';
import type { segments } from '../../shared/contract/segments.ts';
import { api } from './api.ts';
import { useChoiceWords } from './choice-words.ts';
import { useChosenShop } from './chosen-shop.ts';
import { Failure } from './failure.tsx';
import { useFieldAmount } from './field-amount.ts';
import { useFormat } from './format.ts';
import { useOwnFields } from './own-fields.ts';
import { useQuery } from './query.ts';
import { useRuleSentence } from './rule-sentence.ts';

type Explained = Output<typeof segments.explain>['conditions'][number];

/** Why somebody is or isn't among those whom a rule finds: each condition with their value, and the nearest change. */
export function RuleExplanation({ rule, customerId }: { rule: RuleGroup; customerId: number }) {
  const { t } = useTranslation('segments');
  const shop = useChosenShop((s) => s.shop);
  const { data, error } = useQuery(api.segments.explain, { rule, customerId, ...(shop === null ? {} : { shop }) });
  const currency = data?.currency ?? 'CNY';
  const sentence = useRuleSentence(currency);
  const valueOf = useExplainedValue(currency);
  if (!data) return error ? <Failure error={error} /> : <Skeleton active paragraph={{ rows: 2 }} />;
  const say = ({ field, operator, wanted }: Explained) => sentence({ combinator: 'and', rules: [{ field, operator, value: wanted }] });
  const inChange = (c: Explained) => data.change?.some((path) => path.join() === c.path.join()) === true;
  return (
    <div className="why">
      <p role="status">
        <Tag color={data.inside ? 'green' : 'default'}>{t(data.inside ? 'why.inside' : 'why.outside')}</Tag>
        {data.change === null || data.conditions.length === 0 ? t('why.everyone') : t(data.inside ? 'why.leaves' : 'why.joins', { count: data.change.length })}
      </p>
      {data.conditions.length > 0 && (
        <table className="plain-table" aria-label={t('why.title')}>
          <thead>
            <tr>
              <th>{t('why.condition')}</th>
              <th>{t('why.value')}</th>
              <th>{t('why.holds')}</th>
            </tr>
          </thead>
          <tbody>
            {data.conditions.map((c) => (
              <tr key={c.path.join()} className={inChange(c) ? 'is-marked' : ''}>
                <td style={{ paddingInlineStart: 8 + 16 * (c.path.length - 1) }}>
                  {say(c)}
                  {inChange(c) && <strong className="why-change"> ← {t('why.change')}</strong>}
                </td>
                <td>{valueOf(c)}</td>
                <td>
                  {c.pass ? <CheckCircleFilled className="why-yes" aria-hidden /> : <CloseCircleOutlined className="why-no" aria-hidden />} {t(c.pass ? 'why.yes' : 'why.no')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** What the customer has there, in words. */
function useExplainedValue(currency: string): (explained: Explained) => string {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const amount = useFieldAmount(currency);
  const choices = useChoiceWords();
  const { find } = useOwnFields();
  return ({ field: id, value }) => {
    const field = find(id);
    if (!field || field.type === 'segment' || field.type === 'campaign' || field.type === 'response' || field.type === 'frozen') return '–';
    if (value === null) return t('why.unknown');
    if (field.type === 'bought') return t('why.days', { count: Number(value) });
    if (field.type === 'boolean') return t(value === 1 ? 'why.yes' : 'why.no');
    if (field.type === 'date') return format.day(String(value));
    if (field.type === 'text' || field.type === 'choice' || field.type === 'multi' || field.type === 'tags') return choices(field.id).find((c) => c.value === value)?.label ?? String(value);
    return Number.isFinite(Number(value)) ? amount(field, Number(value)) : String(value);
  };
}
