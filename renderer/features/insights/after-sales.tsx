import { useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { useReturnReason } from '../../lib/return-reason.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

/** What settlements and returns tell: what the platform charges, and why pieces came back. Nothing where no such file is in. */
export function AfterSales({ shop }: { shop: number | null }) {
  const { t } = useTranslation('insights');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const reasonWords = useReturnReason();
  const input = useMemo(() => (shop === null ? {} : { shop }), [shop]);
  const { data } = useQuery(api.insights.afterSales, input);
  if (!data) return null;
  const { currency, fees, refunds, returns, reasons } = data;
  const help = <Definition label={common('definition')} text={t('afterSales.definition')} />;
  const charged = -fees.reduce((sum, f) => sum + f.amountMinor, 0);
  return (
    <div className="columns">
      {(fees.length > 0 || refunds.orders > 0) && (
        <Panel title={t('afterSales.fees')} extra={help}>
          <p>
            <Trans t={t} i18nKey="afterSales.feesSentence" values={{ first: format.day(data.firstDay), last: format.day(data.lastDay), fees: format.money(charged, currency), income: format.money(data.incomeMinor, currency) }} components={{ b: <strong /> }} />
          </p>
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('afterSales.fee')}</th>
                <th className="is-number">{t('afterSales.bookings')}</th>
                <th className="is-number">{t('afterSales.amount', { currency })}</th>
              </tr>
            </thead>
            <tbody>
              {fees.map((f) => (
                <tr key={f.fee}>
                  <td>{f.fee}</td>
                  <td className="is-number">{format.count(f.bookings)}</td>
                  <td className="is-number">{format.money(f.amountMinor, currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {refunds.orders > 0 && <p className="soft">{t('afterSales.refunds', { count: refunds.orders, amount: format.money(refunds.amountMinor, currency) })}</p>}
          {refunds.untoldOrders > 0 && <p className="harm">{t('afterSales.untold', { count: refunds.untoldOrders, amount: format.money(refunds.untoldMinor, currency) })}</p>}
        </Panel>
      )}
      {returns.pieces > 0 && (
        <Panel title={t('afterSales.returns')} extra={help}>
          <p>
            <Trans t={t} i18nKey="afterSales.returnsSentence" count={returns.pieces} values={{ orders: format.count(returns.orders), known: format.count(returns.ordersKnown) }} components={{ b: <strong /> }} />
          </p>
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('afterSales.reason')}</th>
                <th className="is-number">{t('afterSales.pieces')}</th>
                <th className="is-number">{t('afterSales.orders')}</th>
              </tr>
            </thead>
            <tbody>
              {reasons.map((r) => (
                <tr key={r.reason ?? ''}>
                  <td>{reasonWords(r.reason)}</td>
                  <td className="is-number">{format.count(r.pieces)}</td>
                  <td className="is-number">{format.count(r.orders)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="soft">{t('afterSales.noMoney')}</p>
        </Panel>
      )}
    </div>
  );
}
