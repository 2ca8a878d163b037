import { CheckCircleFilled, ExclamationCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { ReadingKind, ReadingNeed } from '../../../shared/domain/reading-kind.ts';
import { ownIdOf } from '../../../shared/domain/own-fields.ts';
import type { MapperDraft } from './mapper-draft.ts';

const dates = ['createdAt', 'paidAt'];
const money = ['paid', 'linePaid', 'lineTotal'];
const people = ['buyerNick', 'phone', 'buyerEmail'];

/** What can't be done without, said plainly, and what is worth having. */
export function MapperNeeds({ draft, missing, kind }: { draft: MapperDraft; missing: ReadingNeed[]; kind: ReadingKind | null }) {
  const { t } = useTranslation('imports');
  const has = (names: string[]) => draft.fields.some((field) => field !== null && names.includes(field));
  const lines = [
    ...(kind === 'people'
      ? []
      : ([
          { key: 'number', met: has(['orderNo']), needed: missing.includes('number') },
          { key: 'date', met: has(dates), needed: missing.includes('date') },
          { key: 'amount', met: has(money), needed: missing.includes('amount') },
        ] as const)),
    ...(missing.includes('product') ? [{ key: 'product', met: false, needed: true } as const] : []),
    { key: 'buyer', met: has(people), needed: false },
  ] as const;
  return (
    <div className="mapper-needs" role="status">
      <strong>{kind === null ? t('mapper.needs.missing') : kind === 'orders' && !has(money) ? t('mapper.needs.joins') : t(`mapper.needs.${kind}`)}</strong>
      <ul>
        {lines.map(({ key, met, needed }) => (
          <li key={key} className={met ? 'is-met' : needed ? 'is-needed' : ''}>
            {met ? <CheckCircleFilled /> : needed ? <ExclamationCircleFilled /> : <MinusCircleOutlined />}
            {t(`mapper.need.${key}`)}
          </li>
        ))}
      </ul>
      {kind !== null && kind !== 'people' && draft.fields.some((field) => field !== null && ownIdOf(field) !== undefined) && <span className="soft">{t('mapper.ownNeedsPeople')}</span>}
    </div>
  );
}
