import { useMemo, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { ProductSales } from '../../../shared/contract/insights.ts';
import { useFormat } from '../../lib/format.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';

type SortBy = 'title' | 'quantity' | 'orders' | 'paidMinor' | 'visitors' | 'unitCostMinor';

/** Products by what was sold. Money only where the files hold it per item. */
export function ProductTable({ products, currency }: { products: ProductSales[]; currency: string }) {
  const { t, i18n } = useTranslation('insights');
  const format = useFormat();
  const withMoney = products.some((p) => p.paidMinor !== null);
  const [sort, setSort] = useState<{ by: SortBy; descending: boolean }>({ by: withMoney ? 'paidMinor' : 'quantity', descending: true });
  const [title, setTitle] = useState('');
  const rows = useMemo(() => {
    const sign = sort.descending ? -1 : 1;
    const text = new Intl.Collator(i18n.language);
    const by = (a: ProductSales, b: ProductSales) => (sort.by === 'title' ? text.compare(a.title, b.title) : (a[sort.by] ?? -1) - (b[sort.by] ?? -1));
    return products.filter((p) => p.title.toLowerCase().includes(title.toLowerCase())).sort((a, b) => sign * by(a, b));
  }, [products, sort, title, i18n.language]);
  const columns: Column<ProductSales>[] = [
    { id: 'title', title: t('products.title'), width: 360, sortable: true, filterHint: t('products.filter'), render: (p) => <span title={p.title}>{p.title}</span> },
    { id: 'quantity', title: t('products.quantity'), width: 96, numeric: true, sortable: true, render: (p) => format.count(p.quantity) },
    { id: 'orders', title: t('products.orders'), width: 96, numeric: true, sortable: true, render: (p) => format.count(p.orders) },
    ...(withMoney ? [{ id: 'paidMinor', title: t('products.paid'), width: 140, numeric: true, sortable: true, render: (p: ProductSales) => format.money(p.paidMinor, currency) }] : []),
    ...(products.some((p) => p.visitors !== null) ? [{ id: 'visitors', title: t('products.visitors'), width: 104, numeric: true, sortable: true, render: (p: ProductSales) => <span title={t('products.visitorsWhy')}>{format.count(p.visitors)}</span> }] : []),
    ...(products.some((p) => p.unitCostMinor !== null) ? [{ id: 'unitCostMinor', title: t('products.cost'), width: 112, numeric: true, sortable: true, render: (p: ProductSales) => format.money(p.unitCostMinor, currency) }] : []),
  ];
  return (
    <section className="products">
      <h2>
        <Trans t={t} i18nKey="products.head" count={products.length} components={{ b: <strong /> }} />
      </h2>
      {!withMoney && <p className="soft">{t('products.noMoney')}</p>}
      <div className="sized-table products-table" style={{ height: Math.min(rows.length, 14) * 32 + 44 }}>
        <DataTable
          label={t('products.label')}
          columns={columns}
          total={rows.length}
          row={(i) => rows[i]}
          rowKey={(p) => p.productId}
          sort={sort}
          onSort={(by, descending) => setSort({ by: by as SortBy, descending })}
          filters={{ title }}
          onFilter={(_, text) => setTitle(text)}
          empty={t('products.none')}
          dense
        />
      </div>
    </section>
  );
}
