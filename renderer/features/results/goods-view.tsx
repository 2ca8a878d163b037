import { Skeleton, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { CampaignGoods } from '../../../shared/contract/results.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

type Sorted = 'title' | 'buyers' | 'newBuyers' | 'units' | 'netMinor' | 'marginMinor' | 'buyersBefore';

/** What was bought in the window; where the left-alone bought more of something, the campaign took from it. */
export function GoodsView({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { data, error } = useQuery(api.results.goods, { campaignId: campaign.campaignId });
  const [sort, setSort] = useState<{ by: Sorted; descending: boolean }>({ by: 'netMinor', descending: true });
  const columns = useColumns(data?.currency ?? campaign.currency, data?.heldOut ?? 0);
  const rows = useMemo(() => (data?.goods ?? []).toSorted((a, b) => compare(a[sort.by], b[sort.by]) * (sort.descending ? -1 : 1)), [data, sort]);
  if (!data) return error ? <Failure error={error} /> : <Skeleton active />;
  const taken = data.goods.filter((g) => g.difference !== null && g.difference.high < 0);
  return (
    <Panel title={t('goods.title')} extra={<Definition label={common('definition')} text={t('goods.define')} n={common('nOf', { n: format.count(data.goods.length) })} sql={data.sql} />}>
      <p>{taken.length === 0 ? t('goods.noneTaken') : t('goods.taken', { count: taken.length })}</p>
      <div className="goods-table">
        <DataTable label={t('goods.title')} columns={columns} total={rows.length} row={(i) => rows[i]} rowKey={(g) => g.productId} sort={sort} onSort={(by, descending) => setSort({ by: by as Sorted, descending })} dense empty={t('goods.none')} />
      </div>
    </Panel>
  );
}

const compare = (a: string | number | null, b: string | number | null): number => (typeof a === 'string' && typeof b === 'string' ? a.localeCompare(b) : Number(a ?? -Infinity) - Number(b ?? -Infinity));

function useColumns(currency: string, heldOut: number): Column<CampaignGoods>[] {
  const { t } = useTranslation('results');
  const format = useFormat();
  const refund = (g: CampaignGoods) => (g.paidUnits === 0 ? '–' : format.share(g.refundedUnits / g.paidUnits));
  const points = (g: CampaignGoods) => (g.difference === null ? '–' : t('range', { value: format.points(g.difference.value), low: format.points(g.difference.low), high: format.points(g.difference.high) }));
  return [
    { id: 'title', title: t('goods.product'), width: 140, sortable: true, render: (g) => <>{g.title} {g.difference !== null && g.difference.high < 0 && <Tag>{t('goods.takenTag')}</Tag>}</> },
    { id: 'buyers', title: t('goods.buyers'), width: 72, numeric: true, sortable: true, render: (g) => format.count(g.buyers) },
    { id: 'newBuyers', title: t('goods.newBuyers'), width: 78, numeric: true, sortable: true, render: (g) => format.count(g.newBuyers) },
    { id: 'units', title: t('goods.units'), width: 64, numeric: true, sortable: true, render: (g) => format.count(g.units) },
    { id: 'netMinor', title: t('goods.net'), width: 108, numeric: true, sortable: true, render: (g) => format.money(g.netMinor, currency) },
    { id: 'marginMinor', title: t('goods.margin'), width: 92, numeric: true, sortable: true, render: (g) => format.money(g.marginMinor, currency) },
    { id: 'refund', title: t('goods.refund'), width: 72, numeric: true, render: (g) => <span title={t('goods.refundOf', { refunded: format.count(g.refundedUnits), paid: format.count(g.paidUnits) })}>{refund(g)}</span> },
    { id: 'buyersBefore', title: t('goods.before'), width: 104, numeric: true, sortable: true, render: (g) => format.count(g.buyersBefore) },
    ...(heldOut > 0 ? [{ id: 'difference', title: t('goods.against'), width: 156, numeric: true, render: points }] : []),
    { id: 'partner', title: t('goods.partner'), width: 140, render: (g) => (g.partner === null ? '–' : t('goods.partnerIn', { title: g.partner.title, count: g.partner.orders })) },
  ];
}
