import { CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OwedByHand as Owed, OwedDelivery } from '../../../shared/contract/offers-deliveries.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { showAddress, showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { useQuery } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';
import { PersonName } from './person-name.tsx';

const bare = (phone: string | null): string => (phone ?? '').replace(/^\+86(?=1\d{10}$)/, '');
const recipientOf = (d: OwedDelivery): string | null => d.receiver ?? d.name;
const phoneOf = (d: OwedDelivery): string | null => d.contactPhone ?? d.phone;
const streetOf = (d: OwedDelivery): string | null => (d.address === null ? null : [d.province, d.city, d.district, d.address].filter((part) => part).join(' '));

/** What is owed to people who have said no or are held out: no file holds them, so each is copied by hand. */
export function OwedByHand({ kind }: { kind: 'all' | 'parcel' | 'money' }) {
  const { t } = useTranslation('offers');
  const owed = useQuery(api.offers.owedByHand, {});
  const rows = (owed.data ?? []).filter((d) => kind === 'all' || (d.amountMinor === null) === (kind === 'parcel'));
  if (owed.error) return <Failure error={owed.error} />;
  if (rows.length === 0) return null;
  return (
    <Panel title={t('delivery.owed.title', { count: rows.length })}>
      <p className="soft">{t('delivery.owed.text')}</p>
      <div className="offer-scroll">
        <table className="plain-table" aria-label={t('delivery.owed.title', { count: rows.length })}>
          <tbody>
            {rows.map((d) => (
              <OwedRow key={d.deliveryId} owed={d} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function OwedRow({ owed: d }: { owed: Owed }) {
  const { t } = useTranslation('offers');
  const format = useFormat();
  const { message } = App.useApp();
  const { revealed } = usePrivacy();
  const street = streetOf(d);
  const copy = async () => {
    await navigator.clipboard.writeText([recipientOf(d), bare(phoneOf(d)), street].filter((part) => part).join(' '));
    void message.success(t('delivery.owed.copied', { id: d.deliveryId }));
  };
  return (
    <tr>
      <td className="number soft">{d.deliveryId}</td>
      <td>
        <PersonName {...d} />
        <div className="soft">{t(`delivery.owed.why.${d.why}`)}</div>
      </td>
      <td>{d.amountMinor === null ? t('delivery.what', { what: d.what, quantity: d.quantity }) : `${d.what} ${format.money(d.amountMinor * d.quantity, d.currency)}`}</td>
      <td>
        {recipientOf(d) !== null && <span>{showName(recipientOf(d), revealed)}</span>} <span className="number">{showPhone(phoneOf(d), revealed)}</span>
        {d.amountMinor === null && <div className="soft">{street === null ? t('delivery.noAddress') : showAddress(street, revealed)}</div>}
      </td>
      <td className="is-number">
        <Button size="small" icon={<CopyOutlined />} onClick={() => void copy()}>
          {t('delivery.owed.copy')}
        </Button>
      </td>
    </tr>
  );
}
