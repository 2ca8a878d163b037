import { Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRow, CustomerSort, PhoneQuality } from '../../../shared/contract/customers.ts';
import type { OwnField } from '../../../shared/contract/own-fields.ts';
import { ownKey } from '../../../shared/domain/own-fields.ts';
import { useFormat } from '../../lib/format.ts';
import { usePlatformName } from '../../lib/platform-name.ts';
import { showEmail, showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import type { ColumnFilter } from '../../ui/data-table-head.tsx';
import type { Column } from '../../ui/data-table.tsx';

const qualities: PhoneQuality[] = ['valid', 'masked', 'virtual', 'invalid', 'none'];

/** The list's columns, all of which can be sorted and filtered. */
export function useCustomerColumns(currency: string, platforms: string[], own: OwnField[]): Column<CustomerRow>[] {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const platformName = usePlatformName();
  const { revealed } = usePrivacy();
  return useMemo(() => {
    const range = (type: 'number' | 'date'): ColumnFilter => ({ kind: 'range', type, from: t('filter.from'), to: t('filter.to'), apply: t('filter.apply'), clear: t('filter.clear') });
    const hint = (column: string, filterBy: ColumnFilter) => ({ sortable: true, filterBy, filterHint: t('filter.hint', { column }) });
    const text = (id: CustomerSort, width: number, render: (c: CustomerRow) => React.ReactNode) => ({ id, title: t(`column.${id}`), width, render, ...hint(t(`column.${id}`), { kind: 'text' }) });
    const number = (id: CustomerSort, width: number, render: (c: CustomerRow) => React.ReactNode) => ({ id, title: t(`column.${id}`), width, numeric: true, render, ...hint(t(`column.${id}`), range('number')) });
    const day = (id: CustomerSort, width: number, render: (c: CustomerRow) => React.ReactNode) => ({ id, title: t(`column.${id}`), width, numeric: true, render, ...hint(t(`column.${id}`), range('date')) });
    const choice = (id: CustomerSort, width: number, choices: { value: string; label: string }[], render: (c: CustomerRow) => React.ReactNode) => ({ id, title: t(`column.${id}`), width, render, ...hint(t(`column.${id}`), { kind: 'choice', choices }) });
    return [
      text('nick', 124, (c) => (
        <>
          {c.erased ? <span className="soft">{t('erased')}</span> : showName(c.nick, revealed)} {c.optedOut && <Tag>{t('optedOut')}</Tag>}
        </>
      )),
      text('name', 84, (c) => showName(c.name, revealed)),
      text('phone', 124, (c) => <span className={c.phoneQuality === 'valid' ? 'number' : 'number soft'}>{showPhone(c.phone, revealed)}</span>),
      choice('phoneQuality', 110, qualities.map((q) => ({ value: q, label: t(`quality.${q}`) })), (c) => t(`quality.${c.phoneQuality}`)),
      text('email', 180, (c) => showEmail(c.email, revealed)),
      text('province', 88, (c) => c.province ?? '–'),
      text('city', 88, (c) => c.city ?? '–'),
      choice('platforms', 120, platforms.map((p) => ({ value: p, label: platformName(p) })), (c) => c.platforms.split(',').filter(Boolean).map(platformName).join(' · ')),
      number('orders', 84, (c) => format.count(c.orders)),
      number('purchaseDays', 100, (c) => format.count(c.purchaseDays)),
      number('netTotalMinor', 112, (c) => format.money(c.netTotalMinor, currency)),
      number('aovMinor', 104, (c) => format.money(c.aovMinor, currency)),
      number('refundMinor', 110, (c) => format.money(c.refundMinor, currency)),
      day('firstDay', 120, (c) => format.day(c.firstDay)),
      day('lastDay', 132, (c) => <span title={c.lastOrderDays === null ? '' : t('daysAgo', { count: c.lastOrderDays })}>{format.day(c.lastDay)}</span>),
      number('intervalDays', 104, (c) => (c.intervalDays === null ? '–' : t('days', { count: c.intervalDays }))),
      ...own.map(({ fieldId, name, kind }): Column<CustomerRow> => ({
        id: ownKey(fieldId),
        title: name,
        width: 132,
        numeric: kind === 'number',
        render: (c) => c.ownTexts?.[fieldId] ?? '–',
        ...hint(name, kind === 'number' ? range('number') : kind === 'date' ? range('date') : { kind: 'text' }),
      })),
    ];
  }, [t, format, platformName, revealed, currency, platforms, own]);
}
