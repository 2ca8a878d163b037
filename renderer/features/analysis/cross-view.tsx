import { SwapOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Crosstab } from '../../../shared/contract/analysis.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useTaskQuery } from '../../lib/query.ts';
import { AnalysisFrame } from './analysis-frame.tsx';
import { useAnalysisView } from './analysis-store.ts';
import { mostTelling } from './cross-measure.ts';
import { CrossTable } from './cross-table.tsx';
import { DimensionSelect, useDimensionName } from './dimension-select.tsx';
import { useItemWords } from './item-words.ts';
import { ListedPeople, type PeopleListed } from '../../lib/listed-people.tsx';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { useScope } from './use-scope.ts';

/** Customers by two dimensions at once. */
export function CrossView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('analysis');
  const scope = useScope();
  const { rows, columns, cross } = useAnalysisView();
  const { data, error } = useTaskQuery(api.analysis.crosstab, useMemo(() => ({ ...scope, rows, columns }), [scope, rows, columns]));
  return (
    <AnalysisFrame
      choice={choice}
      sentence={data && <CrossSentence table={data} />}
      filters={
        <>
          <DimensionSelect label={t('cross.rows')} value={rows} onChange={(next) => cross({ rows: next })} />
          <Button icon={<SwapOutlined />} aria-label={t('correlation.swap')} onClick={() => cross({ rows: columns, columns: rows })} />
          <DimensionSelect label={t('cross.columns')} value={columns} onChange={(next) => cross({ columns: next })} />
        </>
      }
    >
      <Failure error={error} />
      {!data && !error && <Skeleton active />}
      {data && <CrossBody table={data} />}
    </AnalysisFrame>
  );
}

function CrossBody({ table }: { table: Crosstab }) {
  const { t } = useTranslation('analysis');
  const scope = useScope();
  const dimension = useDimensionName();
  const word = useItemWords(table.currency);
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const [listed, list] = useState<PeopleListed | null>(null);
  const people = useCommand(api.analysis.crosstabPeople);
  const onAsk = async (r: number | null, c: number | null) => {
    const row = r === null ? null : table.rows.items[r]!;
    const column = c === null ? null : table.columns.items[c]!;
    const title = [r === null ? null : word(table.rows, r), c === null ? null : word(table.columns, c)].filter((x) => x !== null).join(' × ');
    const rules = [row, column].flatMap((item) => (item ? [item.rule] : []));
    const known = rules.filter((rule) => rule !== null);
    if (known.length === rules.length) ask({ title, rule: known.length === 1 ? known[0]! : { combinator: 'and', rules: known } });
    else {
      const found = await people.run({ ...scope, rows: table.rows.asked, columns: table.columns.asked, row: row?.key ?? null, column: column?.key ?? null });
      if (found) list({ title, customerIds: found.customerIds });
    }
  };
  return (
    <>
      <Failure error={people.error} />
      <CrossTable table={table} title={t('cross.title', { rows: dimension(table.rows.asked), columns: dimension(table.columns.asked) })} rowName={(at) => word(table.rows, at)} columnName={(at) => word(table.columns, at)} onAsk={(r, c) => void onAsk(r, c)} />
      {asked && <PeopleDrawer asked={{ ...asked, saveAs: asked.title.slice(0, 60) }} asOf={scope.asOf} onClose={() => ask(null)} />}
      {listed && <ListedPeople listed={listed} scope={scope} onClose={() => list(null)} />}
    </>
  );
}

function CrossSentence({ table }: { table: Crosstab }) {
  const { t } = useTranslation('analysis');
  const format = useFormat();
  const word = useItemWords(table.currency);
  const top = mostTelling(table);
  if (!top) return <Trans t={t} i18nKey="cross.even" values={{ people: format.count(table.of) }} components={{ b: <strong /> }} />;
  return <Trans t={t} i18nKey="cross.sentence" values={{ people: format.count(table.of), row: word(table.rows, top.row), column: word(table.columns, top.column), count: format.count(top.customers), times: format.decimal(top.index / 100) }} components={{ b: <strong /> }} />;
}
