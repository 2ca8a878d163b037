import { App, Button, Input } from 'antd';
import { useState, type ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RatesReport } from '../../../shared/contract/rates.ts';
import { readRate } from '../../../shared/domain/exchange.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';

type CurrencyRates = RatesReport['currencies'][number];

/** What one unit of each other currency was worth, month by month; there only where orders need it. */
export function RatesPanel() {
  const { t } = useTranslation('settings');
  const rates = useQuery(api.settings.rates, {});
  if (!rates.data || rates.data.currencies.length === 0) return <Failure error={rates.error} />;
  const { base, currencies } = rates.data;
  return (
    <div id="rates">
      <Panel title={t('rates.title')}>
        <p className="soft rates-help">{t('rates.help', { base })}</p>
        {currencies.map((of) => (
          <CurrencyTable key={`${of.currency}/${base}/${of.months.map(({ month, rate }) => `${month}${rate}`).join()}`} of={of} base={base} />
        ))}
      </Panel>
    </div>
  );
}

function CurrencyTable({ of, base }: { of: CurrencyRates; base: string }) {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { message } = App.useApp();
  const save = useCommand(api.settings.saveRates);
  const [typed, setTyped] = useState(() => of.months.map(({ rate }) => rate ?? ''));
  const bad = typed.map((text) => text.trim() !== '' && readRate(text) === null);
  const changed = of.months.flatMap(({ month, rate }, i) => ((typed[i]?.trim() ?? '') === (rate ?? '') ? [] : [{ currency: of.currency, month, rate: typed[i]?.trim() || null }]));
  const missing = typed.filter((text) => text.trim() === '').length;
  /** A column copied from a spreadsheet fills the months from here on. */
  const paste = (from: number) => (e: ClipboardEvent<HTMLInputElement>) => {
    const cells = e.clipboardData.getData('text/plain').trim().split(/\r?\n/).map((line) => line.split('\t').at(-1)!.trim());
    if (cells.length < 2) return;
    e.preventDefault();
    setTyped(typed.map((old, i) => cells[i - from] ?? old));
  };
  return (
    <form
      className="rates"
      aria-label={t('rates.table', { currency: of.currency })}
      onSubmit={(e) => {
        e.preventDefault();
        if (changed.length > 0 && !bad.includes(true)) void save.run({ rates: changed }).then((done) => done && void message.success(common('saved')));
      }}
    >
      <h3>
        {of.currency} <span className="soft">{t('rates.orders', { count: of.orders })}</span>
        {missing > 0 && <span className="rates-missing">{t('rates.missing', { count: missing })}</span>}
      </h3>
      <div className="rates-months">
        {of.months.map(({ month, orders }, i) => (
          <label key={month} title={t('rates.orders', { count: orders })}>
            <span className="number">{month}</span>
            <Input
              value={typed[i] ?? ''}
              status={bad[i] ? 'error' : ''}
              inputMode="decimal"
              placeholder={t('rates.none')}
              suffix={<small className="soft">{base}</small>}
              aria-label={t('rates.cell', { currency: of.currency, month })}
              onPaste={paste(i)}
              onChange={(e) => setTyped(typed.map((old, k) => (k === i ? e.target.value : old)))}
            />
          </label>
        ))}
      </div>
      <Failure error={save.error} onClose={save.clearError} />
      <div className="rates-foot">
        <Button htmlType="submit" disabled={changed.length === 0 || bad.includes(true)} loading={save.busy}>
          {common('save')}
        </Button>
        <span className="soft">{bad.includes(true) ? t('rates.bad') : t('rates.example', { currency: of.currency, base, amount: format.money(71_234, base) })}</span>
      </div>
    </form>
  );
}
