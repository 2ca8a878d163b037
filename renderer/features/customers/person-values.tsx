import { PushpinFilled } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { pinFields, type KnownValue } from '../../../shared/contract/people.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { useFieldValue } from './field-value.ts';
import { SourceRows } from './source-rows.tsx';

/** Names, phones, e-mails and places that files gave over time, where there is more than one; any can be held to. */
export function PersonValues({ customerId }: { customerId: number }) {
  const { t } = useTranslation('people');
  const values = useQuery(api.customers.values, { customerId });
  const pin = useCommand(api.customers.pin);
  const groups = pinFields.map((field) => ({ field, of: (values.data ?? []).filter((v) => v.field === field) })).filter((g) => g.of.length > 1);
  if (groups.length === 0) return null;
  return (
    <section>
      <h3>{t('values.title')}</h3>
      <Failure error={values.error ?? pin.error} />
      {groups.map(({ field, of }) => (
        <div key={field} className="known-values">
          <h4>{t(`values.field.${field}`)}</h4>
          <ul className="plain-list">
            {of.map((v) => (
              <Value key={v.value} value={v} onPin={(value) => void pin.run({ customerId, field, value })} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Value({ value: v, onPin }: { value: KnownValue; onPin: (value: string | null) => void }) {
  const { t } = useTranslation('people');
  const { t: customers } = useTranslation('customers');
  const format = useFormat();
  const show = useFieldValue();
  return (
    <li className="item-line">
      <span>
        <span className={v.shown ? 'is-shown' : ''}>{show(v.field, v.value)}</span> {v.pinned && <PushpinFilled title={t('values.pinned')} />} {v.shown && <Tag variant="filled">{t('values.shown')}</Tag>}
        <div className="soft">
          {v.quality !== null && v.quality !== 'valid' && `${customers(`quality.${v.quality}`)} · `}
          {v.firstDay === null ? t('values.unused') : t(v.firstDay === v.lastDay ? 'values.onDay' : 'values.span', { first: format.day(v.firstDay), last: format.day(v.lastDay), count: v.orders })}
        </div>
        <SourceRows sources={v.sources} />
      </span>
      {v.pinned ? (
        <Button type="link" size="small" onClick={() => onPin(null)}>
          {t('values.unpin')}
        </Button>
      ) : (
        <Button type="link" size="small" onClick={() => onPin(v.value)}>
          {t('values.pin')}
        </Button>
      )}
    </li>
  );
}
