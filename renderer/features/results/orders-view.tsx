import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { ArmOrders } from '../../../shared/contract/results.ts';
import type { Estimate } from '../../../shared/domain/lift.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useDifferenceText } from './difference-text.ts';

/** The orders of the window, arm by arm: from placed to refunded, what they are worth, and who came again. */
export function OrdersView({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const { t: words } = useTranslation('campaigns');
  const format = useFormat();
  const difference = useDifferenceText();
  const { data, error } = useQuery(api.results.orders, { campaignId: campaign.campaignId });
  if (!data) return error ? <Failure error={error} /> : <Skeleton active />;
  const { treated, heldOut, currency, differences } = data;
  const each = (of: (arm: ArmOrders) => string): string[] => [treated, ...(heldOut ? [heldOut] : [])].map(of);
  const per = (n: number, of: number) => (of === 0 ? '–' : format.decimal(n / of));
  const range = (d: Estimate | null | undefined, show: (x: number) => string) => (d ? t('range', { value: show(d.value), low: show(d.low), high: show(d.high) }) : '–');
  const rows: { key: string; name: string; cells: string[]; differs?: string }[] = [
    ...(['placed', 'paid', 'finished', 'refunded'] as const).map((key) => ({ key, name: t(`orders.${key}`), cells: each((arm) => format.count(arm[key])) })),
    { key: 'perHundred', name: t('orders.perHundred'), cells: each((arm) => per(100 * arm.orders, arm.people)), differs: range(differences?.perHundred, format.decimal) },
    { key: 'value', name: t('orders.value'), cells: each((arm) => (arm.orders === 0 ? '–' : format.money(Math.round(arm.netMinor / arm.orders), currency))), differs: range(differences?.valueMinor, (x) => format.money(Math.round(x), currency)) },
    { key: 'pieces', name: t('orders.pieces'), cells: each((arm) => per(arm.pieces, arm.orders)) },
    { key: 'discount', name: t('orders.discount'), cells: each((arm) => format.share(arm.discountShare)) },
    ...treated.again.map(({ days }, i) => ({ key: `again${days}`, name: t('orders.again', { count: days }), cells: each((arm) => (arm.again[i]!.of === 0 ? t('orders.notYet') : t('rateOf', { rate: format.share(arm.again[i]!.people / arm.again[i]!.of), buyers: arm.again[i]!.people, people: arm.again[i]!.of }))), differs: difference(differences?.again[i] ?? null) })),
  ];
  return (
    <Panel title={t('orders.title')} extra={<Definition label={common('definition')} text={t('orders.define')} n={common('nOf', { n: format.count(treated.placed + (heldOut?.placed ?? 0)) })} sql={data.sql} />}>
      <table className="plain-table effect-table">
        <thead>
          <tr>
            <th>{t('orders.what')}</th>
            <th className="number">{words('check.treated')}</th>
            {heldOut && <th className="number">{words('results.heldOutShort')}</th>}
            {heldOut && <th className="number">{t('differs')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells, differs }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => (
                <td key={i} className="number">
                  {cell}
                </td>
              ))}
              {heldOut && <td className="number">{differs ?? ''}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {heldOut && <p className="soft">{t('orders.intervals')}</p>}
      {!heldOut && <p className="soft">{t('noHoldout')}</p>}
    </Panel>
  );
}
