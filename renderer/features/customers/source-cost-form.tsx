import { AutoComplete, Button, DatePicker, InputNumber, Space } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UNPAID_SOURCE, type Acquisition } from '../../../shared/contract/acquisition.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { pickerDay } from '../../lib/picker-days.ts';
import { useCommand } from '../../lib/query.ts';

/** What winning people by a source cost in a month: typed in, changed, taken out. */
export function SourceCostForm({ data }: { data: Acquisition }) {
  const { t } = useTranslation('customers');
  const set = useCommand(api.customers.setSourceCost);
  const [typed, setSource] = useState('');
  const [month, setMonth] = useState(() => dayjs().format('YYYY-MM'));
  const [amount, setAmount] = useState<number | null>(null);
  const source = typed.trim();
  const scale = minorPerUnit(data.currency);
  const names = data.rows.map((r) => r.source).filter((name) => name !== '' && name !== UNPAID_SOURCE);
  const noted = data.rows.find((r) => r.source === source)?.months.find((m) => m.month === month)?.figures.costMinor ?? null;
  const save = async (costMinor: number | null) => {
    if (await set.run({ source, month, costMinor })) setAmount(null);
  };
  return (
    <>
      <Space wrap aria-label={t('acquisition.form')} role="group">
        <span>{t('acquisition.form')}</span>
        <AutoComplete aria-label={t('acquisition.pick')} style={{ width: 180 }} placeholder={t('acquisition.pick')} value={typed} options={names.map((value) => ({ value }))} onChange={(text: string) => setSource(text.slice(0, 100))} />
        <DatePicker aria-label={t('acquisition.month')} picker="month" allowClear={false} maxDate={dayjs()} value={pickerDay(`${month}-01`)} onChange={(d) => d && setMonth(d.format('YYYY-MM'))} />
        <InputNumber<number> aria-label={t('acquisition.amount')} style={{ width: 160 }} min={0} max={1e10} precision={2} suffix={data.currency} placeholder={noted === null ? t('acquisition.amount') : String(noted / scale)} value={amount} onChange={setAmount} />
        <Button disabled={source === '' || amount === null} loading={set.busy} onClick={() => amount !== null && void save(Math.round(amount * scale))}>
          {t('acquisition.save')}
        </Button>
        {noted !== null && (
          <Button danger onClick={() => void save(null)}>
            {t('acquisition.remove')}
          </Button>
        )}
      </Space>
      <Failure error={set.error} onClose={set.clearError} />
    </>
  );
}
