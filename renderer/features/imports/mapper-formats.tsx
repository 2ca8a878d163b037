import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { dayUnder, writtenOrders, type WrittenOrder } from '../../../shared/domain/date-order.ts';
import { amountUnder, decimalMarks, type DecimalMark } from '../../../shared/domain/decimal-mark.ts';
import type { MapperDraft, questionsOf } from './mapper-draft.ts';

interface MapperFormatsProps {
  draft: MapperDraft;
  questions: ReturnType<typeof questionsOf>;
  onChange: (draft: MapperDraft) => void;
}

/** How days and amounts are written, each choice shown on a value of the file itself. */
export function MapperFormats({ draft, questions, onChange }: MapperFormatsProps) {
  const { t } = useTranslation('imports');
  const { dates, amounts } = questions;
  const date = dates.guess.open ?? dates.values[0];
  const amount = amounts.guess.open ?? amounts.values.find((text) => /[.,]/.test(text)) ?? amounts.values[0];
  const orders = date === undefined ? [] : writtenOrders.map((order) => ({ order, day: dayUnder(date, order) })).filter(({ day }) => day !== null);
  const readings = amount === undefined ? [] : decimalMarks.map((mark) => ({ mark, text: amountUnder(amount, mark) }));
  const sameDay = new Set(orders.map(({ day }) => day)).size <= 1;
  const sameAmount = new Set(readings.map(({ text }) => text)).size <= 1;
  if (date === undefined && amount === undefined) return null;
  return (
    <div className="columns mapper-formats">
      {date !== undefined && (
        <fieldset className={dates.guess.open !== null && draft.dateOrder === null ? 'panel is-asking' : 'panel'}>
          <legend>{t('mapper.dates.title')}</legend>
          <p>{sameDay ? t('mapper.dates.plain', { text: date, day: orders[0]?.day ?? date }) : dates.guess.open === null ? t('mapper.dates.known') : t('mapper.dates.ask', { text: date })}</p>
          {!sameDay && (
            <Radio.Group value={draft.dateOrder ?? dates.guess.order} onChange={(e) => onChange({ ...draft, dateOrder: e.target.value as WrittenOrder })}>
              {orders.map(({ order, day }) => (
                <Radio key={order} value={order}>
                  {t(`mapper.dates.${order}`)} <span className="number soft">{t('mapper.becomes', { from: date, to: day })}</span>
                </Radio>
              ))}
            </Radio.Group>
          )}
        </fieldset>
      )}
      {amount !== undefined && (
        <fieldset className={amounts.guess.open !== null && draft.decimalMark === null ? 'panel is-asking' : 'panel'}>
          <legend>{t('mapper.amounts.title')}</legend>
          <p>{sameAmount ? t('mapper.amounts.plain', { text: amount }) : amounts.guess.open === null ? t('mapper.amounts.known') : t('mapper.amounts.ask', { text: amount })}</p>
          {!sameAmount && (
            <Radio.Group value={draft.decimalMark ?? amounts.guess.mark} onChange={(e) => onChange({ ...draft, decimalMark: e.target.value as DecimalMark })}>
              {readings.map(({ mark, text }) => (
                <Radio key={mark} value={mark}>
                  {t(`mapper.amounts.${mark}`)} <span className="number soft">{t('mapper.becomes', { from: amount, to: text })}</span>
                </Radio>
              ))}
            </Radio.Group>
          )}
        </fieldset>
      )}
    </div>
  );
}
