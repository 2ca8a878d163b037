import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { GroupSeasonality } from '../../../shared/contract/category-seasons.ts';
import { useFormat } from '../../lib/format.ts';

interface SeasonalityRowProps {
  row: GroupSeasonality;
  slots: number[];
  nameOf: (slot: number) => string;
  onAsk: () => void;
}

/** One category: its index in each part of the year, hot and off marked by a sign as well as by colour. */
export function SeasonalityRow({ row: { name, buyers, orders, told }, slots, nameOf, onAsk }: SeasonalityRowProps) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        <Button type="link" className="flat-link" disabled={buyers === 0} onClick={onAsk}>
          {name}
        </Button>
        <small>{t('seasonality.n', { orders, buyers })}</small>
      </th>
      {told === null ? (
        <td colSpan={slots.length} className="soft">
          {t('seasonality.cannotTell')}
        </td>
      ) : (
        told.slots.map(({ slot, index, orders: n, flag }) => (
          <td key={slot} className={flag === null ? 'is-few' : `is-${flag}`} style={flag === 'hot' ? { background: `color-mix(in srgb, var(--brand) ${Math.min(60, Math.round(20 + 20 * (index - 1)))}%, transparent)` } : undefined} title={t('seasonality.cell', { slot: nameOf(slot), index: format.decimal(Math.round(index * 100) / 100), count: n })}>
            {format.decimal(index)}
            <span className="seasonality-sign">{flag === 'hot' ? '▲' : flag === 'off' ? '▽' : ''}</span>
          </td>
        ))
      )}
      <td className="soft">{told === null ? '' : told.slots[0]!.flag === null ? t('seasonality.few') : !told.slots.some((x) => x.flag === 'hot') ? '' : told.peakShift === null ? t('seasonality.one') : told.peakShift === 0 ? t('seasonality.same') : t(told.peakShift > 0 ? 'seasonality.later' : 'seasonality.earlier', { by: Math.abs(told.peakShift) })}</td>
    </tr>
  );
}
