import { useMemo, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { ProductTraffic } from '../../../shared/contract/insights.ts';
import { useFormat } from '../../lib/format.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';

type SortBy = 'title' | 'visitors' | 'pageViews' | 'impressions' | 'units' | 'conversion';

/** Products by who came to look, also those that nobody bought. A column that no file fills isn't there. */
export function TrafficProducts({ products }: { products: ProductTraffic[] }) {
  const { t, i18n } = useTranslation('insights');
  const format = useFormat();
  const has = (field: SortBy) => products.some((p) => p[field] !== null);
  const [sort, setSort] = useState<{ by: SortBy; descending: boolean }>({ by: products.some((p) => p.visitors !== null) ? 'visitors' : 'pageViews', descending: true });
  const [title, setTitle] = useState('');
  const rows = useMemo(() => {
    const sign = sort.descending ? -1 : 1;
    const text = new Intl.Collator(i18n.language);
    const by = (a: ProductTraffic, b: ProductTraffic) => (sort.by === 'title' ? text.compare(a.title, b.title) : (a[sort.by] ?? -1) - (b[sort.by] ?? -1));
    return products.filter((p) => p.title.toLowerCase().includes(title.toLowerCase())).sort((a, b) => sign * by(a, b));
  }, [products, sort, title, i18n.language]);
  const numbers = (['visitors', 'pageViews', 'impressions', 'units'] as const).filter(has);
  const columns: Column<ProductTraffic>[] = [
    { id: 'title', title: t('traffic.products.title'), width: 320, sortable: true, filterHint: t('traffic.products.filter'), render: (p) => <span title={p.title}>{p.title}</span> },
    ...numbers.map((field): Column<ProductTraffic> => ({ id: field, title: t(`traffic.products.${field}`), width: 104, numeric: true, sortable: true, render: (p) => format.count(p[field]) })),
    ...(has('conversion') ? [{ id: 'conversion', title: t('traffic.products.conversion'), width: 96, numeric: true, sortable: true, render: (p: ProductTraffic) => format.share(p.conversion) }] : []),
    { id: 'period', title: t('traffic.products.period'), width: 212, render: (p) => <span className="number">{p.firstDay === p.lastDay ? format.day(p.firstDay) : `${format.day(p.firstDay)} – ${format.day(p.lastDay)}`}</span> },
  ];
  return (
    <section className="products">
      <h2>
        <Trans t={t} i18nKey="traffic.products.head" count={products.length} components={{ b: <strong /> }} />
      </h2>
      <div className="sized-table products-table" style={{ height: Math.min(rows.length, 14) * 32 + 44 }}>
        <DataTable
          label={t('traffic.products.label')}
          columns={columns}
          total={rows.length}
          row={(i) => rows[i]}
          rowKey={(p) => p.productKey}
          sort={sort}
          onSort={(by, descending) => setSort({ by: by as SortBy, descending })}
          filters={{ title }}
          onFilter={(_, text) => setTitle(text)}
          empty={t('traffic.products.none')}
          dense
        />
      </div>
    </section>
  );
}
