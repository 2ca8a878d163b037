import { CheckCircleOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Select, Skeleton, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingKind } from '../../../shared/contract/cleaning.ts';
import type { Output } from '../../../shared/contract/endpoint.ts';
import type { cleaning } from '../../../shared/contract/cleaning.ts';
import { brushingThresholds } from '../../../shared/domain/brushing.ts';
import { orderStatuses } from '../../../shared/domain/order-status.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { usePagedRows } from '../../lib/paged-rows.ts';
import { useCommand } from '../../lib/query.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { choiceOf, countPicked, everything, nothing, pickedAtFirst, useCleaning } from './cleaning-store.ts';
import { FindingSettings } from './finding-settings.tsx';
import { useFindingColumns } from './finding-columns.tsx';
import { FixDialog } from './fix-dialog.tsx';

/** One kind of findings: what it is, what was found, and what to do with it. */
export function FindingDetail({ kind, checked }: { kind: FindingKind; checked: Output<typeof cleaning.checked> | null }) {
  const { t } = useTranslation(['cleaning', 'customers']);
  const { message } = App.useApp();
  const format = useFormat();
  const picked = useCleaning((s) => s.picked[kind]) ?? pickedAtFirst(kind);
  const { pick, forget } = useCleaning();
  const [meaning, setMeaning] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const leave = useCommand(api.cleaning.leave);
  const list = usePagedRows(api.cleaning.findings, useMemo(() => ({ kind }), [kind]));
  const columns = useFindingColumns(kind, picked, (next) => pick(kind, next));
  const count = countPicked(picked, list.total);
  const choice = { kind, ...choiceOf(picked), ...(meaning === null ? {} : { status: meaning }) };

  const onLeave = async () => {
    const done = await leave.run({ kind, ...choiceOf(picked) });
    if (!done) return;
    forget(kind);
    void message.success(t('left', { count: done.decisions }));
  };
  const numbers = checked && { orders: format.count(checked.orders), products: format.count(checked.products), contacts: format.count(checked.contacts), notes: format.count(checked.notes) };
  return (
    <section className="panel cleaning-detail" aria-label={t(`kind.${kind}`)}>
      <header>
        <div>
          <h2>{t(`kind.${kind}`)}</h2>
          <p className="soft">{t(`explain.${kind}`, brushingThresholds)}</p>
        </div>
        {list.total > 0 && (
          <Space>
            <Button disabled={count === 0} loading={leave.busy} onClick={() => void onLeave()}>
              {t('leave')}
            </Button>
            <Button type="primary" disabled={count === 0 || (kind === 'status' && meaning === null)} onClick={() => setAsking(true)}>
              {t('preview')}
            </Button>
          </Space>
        )}
      </header>
      <FindingSettings kind={kind} />
      <Failure error={leave.error} onClose={leave.clearError} />
      <Failure error={list.error instanceof AppError ? list.error : null} />
      {list.isLoading && <Skeleton active />}
      {list.head && list.total === 0 && <EmptyState icon={<CheckCircleOutlined />} title={t('nothing.title')} text={numbers ? t('nothing.checked', numbers) : ''} />}
      {list.total > 0 && (
        <>
          <div className="cleaning-pick">
            <Checkbox checked={count === list.total} indeterminate={count > 0 && count < list.total} onChange={(e) => pick(kind, e.target.checked ? everything : nothing)}>
              {t('all')}
            </Checkbox>
            <span className="soft number">{t('picked', { count, total: format.count(list.total) })}</span>
            {kind === 'status' && (
              <label>
                {t('meaning')}
                <Select
                  aria-label={t('meaning')}
                  placeholder={t('meaningHint')}
                  value={meaning}
                  options={orderStatuses.filter((s) => s !== 'review').map((s) => ({ value: s, label: t(`customers:status.${s}`) }))}
                  onChange={setMeaning}
                />
              </label>
            )}
          </div>
          <DataTable label={t(`kind.${kind}`)} columns={columns} total={list.total} row={list.row} rowKey={(f) => f.key} onRange={list.onRange} />
        </>
      )}
      {asking && (
        <FixDialog
          kind={kind}
          choice={choice}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            setMeaning(null);
            forget(kind);
          }}
        />
      )}
    </section>
  );
}
