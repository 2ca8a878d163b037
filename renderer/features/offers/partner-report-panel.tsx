import { App, Button, Checkbox, DatePicker, Popover, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Partner, PartnerReportRow, Sold, Told, ToldRate } from '../../../shared/contract/offers-partners.ts';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { pickerDays } from '../../lib/picker-days.ts';
import { useQuery, useTask } from '../../lib/query.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

const FEW = '<5';
const DAYS = 90;
const [HEAD, ROW, MOST_ROWS] = [44, 34, 12];
const parts = ['sold', 'net', 'again', 'refund', 'baskets'] as const;

/** How the partner's goods do, as the partner may see it, and the file. `lastDay`: of all orders. */
export function PartnerReportPanel({ partner, lastDay }: { partner: Partner; lastDay: string }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const format = useFormat();
  const [span, setSpan] = useState({ fromDay: dayjs(lastDay).subtract(DAYS - 1, 'day').format('YYYY-MM-DD'), toDay: lastDay });
  const [withMoney, setWithMoney] = useState(false);
  const asked = { partnerId: partner.partnerId, ...span, withMoney };
  const found = useQuery(api.offers.partnerReport, asked);
  const save = useTask(api.offers.savePartnerReport);
  const report = found.data;
  const rows = report?.rows ?? [];
  const onSave = async () => {
    const to = await files.saveTarget(`${t('partner.report.fileName', { partner: partner.name.replaceAll(/[\\/:*?"<>|]/g, ' '), from: span.fromDay, to: span.toDay })}.xlsx`);
    if (to && (await save.run({ ...asked, to })) && (await files.deliver(to))) void message.success(t('partner.report.saved'));
  };
  const count = (sold: Told<Sold>, what: 'pieces' | 'orders' | 'people') => (sold === 'few' ? FEW : format.count(sold[what]));
  const rate = (told: ToldRate) => (told === 'few' ? FEW : told === null ? '–' : <span title={t('partner.report.of', { n: told.n })}>{format.share(told.share)}</span>);
  const money = (sold: Told<Sold>) => (sold === 'few' ? FEW : format.money(sold.netMinor, sold.currency ?? 'CNY'));
  const columns: Column<PartnerReportRow>[] = [
    { id: 'product', title: t('partner.report.product'), width: 140, render: (r) => <span title={r.title}>{r.title}</span> },
    { id: 'pieces', title: t('partner.report.pieces'), width: 60, numeric: true, render: (r) => count(r.sold, 'pieces') },
    { id: 'orders', title: t('partner.report.orders'), width: 60, numeric: true, render: (r) => count(r.sold, 'orders') },
    { id: 'people', title: t('partner.report.people'), width: 60, numeric: true, render: (r) => count(r.sold, 'people') },
    ...(withMoney ? [{ id: 'net', title: t('partner.report.net'), width: 92, numeric: true, render: (r: PartnerReportRow) => money(r.sold) }] : []),
    { id: 'again', title: t('partner.report.again'), width: 84, numeric: true, render: (r) => rate(r.again) },
    { id: 'refund', title: t('partner.report.refund'), width: 76, numeric: true, render: (r) => rate(r.refund) },
    { id: 'baskets', title: t('partner.report.baskets'), width: 120, render: (r) => <Baskets row={r} /> },
    { id: 'skus', title: t('partner.report.skus'), width: 60, render: (r) => (r.skus.length === 0 ? '–' : <Skus row={r} show={(sold) => count(sold, 'pieces')} />) },
  ];
  return (
    <Panel
      title={t('partner.report.title')}
      extra={
        <Definition
          label={common('definition')}
          text={parts.map((part) => (
            <p key={part}>{t(`partner.report.define.${part}`)}</p>
          ))}
        />
      }
    >
      <div className="offer-bar">
        <DatePicker.RangePicker aria-label={t('partner.report.days')} allowClear={false} value={pickerDays(span.fromDay, span.toDay)} onChange={(range) => range?.[0] && range[1] && setSpan({ fromDay: range[0].format('YYYY-MM-DD'), toDay: range[1].format('YYYY-MM-DD') })} />
        <Checkbox checked={withMoney} onChange={(e) => setWithMoney(e.target.checked)}>
          {t('partner.report.withMoney')}
        </Checkbox>
        <span className="offer-bar-end">
          <Button disabled={rows.length === 0} loading={save.busy} onClick={() => void onSave()}>
            {t('partner.report.save')}
          </Button>
        </span>
      </div>
      <p className="soft">{t('partner.report.privacy')}</p>
      <Failure error={found.error ?? save.error} />
      {!report && !found.error && <Skeleton active paragraph={{ rows: 3 }} />}
      {report && rows.length === 0 && <p className="soft">{t('partner.report.noRows')}</p>}
      {rows.length > 0 && report && (
        <>
          <p>{t('partner.report.sentence', { count: rows.length, few: report.few })}</p>
          <div className="sized-table" style={{ height: HEAD + ROW * Math.min(Math.max(rows.length, 2), MOST_ROWS) }}>
            <DataTable label={t('partner.report.title')} columns={columns} total={rows.length} row={(i) => rows[i]} rowKey={(r) => `${r.shop} ${r.title} ${rows.indexOf(r)}`} onRange={() => undefined} dense empty="" />
          </div>
        </>
      )}
    </Panel>
  );
}

function Baskets({ row: { baskets } }: { row: PartnerReportRow }) {
  const { t } = useTranslation('offers');
  if (baskets.length === 0) return <span className="soft">{t('partner.report.noBaskets')}</span>;
  const named = baskets.map(({ title, orders }) => t('partner.report.basketOf', { title, orders }));
  return <span title={named.join('\n')}>{named[0]}</span>;
}

function Skus({ row, show }: { row: PartnerReportRow; show: (sold: Told<Sold>) => string }) {
  const { t } = useTranslation('offers');
  return (
    <Popover
      trigger="click"
      content={
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('partner.report.sku')}</th>
              <th className="is-number">{t('partner.report.pieces')}</th>
            </tr>
          </thead>
          <tbody>
            {row.skus.map(({ sku, sold }) => (
              <tr key={sku}>
                <td>{sku === '' ? t('partner.report.noSku') : sku}</td>
                <td className="is-number">{show(sold)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      <Button type="link" size="small" className="flat-link" aria-label={`${row.title} ${t('partner.report.skus')}`}>
        {row.skus.length}
      </Button>
    </Popover>
  );
}
