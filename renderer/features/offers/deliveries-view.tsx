import { CarOutlined, DownloadOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Input, Segmented, Skeleton, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/endpoint.ts';
import type { Delivery } from '../../../shared/contract/offers-deliveries.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import { deliveryStatuses, mayMove, type DeliveryStatus } from '../../../shared/domain/deliveries.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery, useTask } from '../../lib/query.ts';
import { useSaveDocument } from '../../lib/save-document.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { OwedByHand } from './owed-by-hand.tsx';
import { PersonName } from './person-name.tsx';
import { ResultsForm } from './results-form.tsx';

const kinds = ['all', 'parcel', 'money'] as const;
type Kind = (typeof kinds)[number];

/** Everything that is promised to somebody: what has to be sent, and where what was sent has got to. */
export function DeliveriesView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('offers');
  const format = useFormat();
  const [status, setStatus] = useState<DeliveryStatus>('to_send');
  const [kind, setKind] = useState<Kind>('all');
  const [taking, setTaking] = useState(false);
  const board = useQuery(api.offers.board, { status, kind, limit: 500 });
  const data = board.data;
  const any = data && deliveryStatuses.some((s) => data.counts[s] > 0);
  return (
    <Page
      title={t('title')}
      filters={choice}
      sentence={any && <Trans t={t} i18nKey="delivery.sentence" count={data.counts.to_send} values={{ waiting: format.money(data.waitingMinor, data.currency), sent: format.money(data.sentMinor, data.currency) }} components={{ b: <strong /> }} />}
      action={any ? <SaveList kind={kind} /> : undefined}
    >
      <Failure error={board.error} />
      {!data && !board.error && <Skeleton active />}
      {data && !any && kind === 'all' && <EmptyState icon={<CarOutlined />} title={t('delivery.emptyTitle')} text={t('delivery.emptyText')} />}
      {data && (any || kind !== 'all') && (
        <div className="offer-columns">
          <div className="offer-side">
            <Panel>
              <div className="offer-bar">
                <Segmented<DeliveryStatus> aria-label={t('delivery.status')} value={status} onChange={setStatus} options={deliveryStatuses.map((value) => ({ value, label: t('delivery.tab', { name: t(`delivery.statuses.${value}`), count: data.counts[value] }) }))} />
                <Segmented<Kind> aria-label={t('delivery.kind')} value={kind} onChange={setKind} options={kinds.map((value) => ({ value, label: t(`delivery.kinds.${value}`) }))} />
              </div>
              <DeliveryList key={`${status} ${kind}`} rows={data.rows} total={data.total} status={status} />
            </Panel>
            {status === 'to_send' && <OwedByHand kind={kind} />}
          </div>
          <div className="offer-side">
            <Panel title={t('delivery.stock')}>
              {data.stock.length === 0 && <p className="soft">{t('delivery.noStock')}</p>}
              <ul className="offer-steps">
                {data.stock.map((s) => (
                  <li key={s.benefitId}>
                    <span>{s.name}</span>
                    <span className={s.left === 0 ? 'harm' : ''}>{t('delivery.left', { left: s.left, stock: s.stock })}</span>
                  </li>
                ))}
              </ul>
            </Panel>
            <Panel title={t('delivery.byHand')}>
              <p className="soft">{t('delivery.byHandText')}</p>
              <Button onClick={() => setTaking(true)}>{t('delivery.take')}</Button>
            </Panel>
            <p className="soft">{t('delivery.noMarketing')}</p>
          </div>
        </div>
      )}
      {taking && <ResultsForm onDone={() => setTaking(false)} />}
    </Page>
  );
}

function SaveList({ kind }: { kind: Kind }) {
  const { t, i18n } = useTranslation('offers');
  const { message } = App.useApp();
  const save = useTask(api.offers.saveDeliveries);
  const document = useSaveDocument();
  const lists = kind === 'money' ? (['amounts'] as const) : kind === 'parcel' ? (['labels'] as const) : (['labels', 'amounts'] as const);
  const start = async (list: 'labels' | 'amounts') => {
    let done: Output<typeof offers.saveDeliveries> | undefined;
    const saved = await document.save(`${t(`delivery.file.${list}`)}.xlsx`, async (to) => (done = await save.run({ to, list, language: i18n.language === 'en' ? 'en' : 'zh-CN' })));
    if (!saved || !done) return;
    if (done.byHand > 0) void message.info(t('delivery.owed.left', { count: done.byHand }), 6);
    void message.success(done.withoutAddress > 0 ? t('delivery.savedGaps', { count: done.rows, gaps: done.withoutAddress }) : t('delivery.saved', { count: done.rows }));
  };
  return (
    <>
      <Space wrap>
        {lists.map((list, i) => (
          <Button key={list} type={i === 0 ? 'primary' : 'default'} icon={<DownloadOutlined />} loading={save.busy || document.busy} onClick={() => void start(list)}>
            {t(`delivery.save.${list}`)}
          </Button>
        ))}
      </Space>
      <Failure error={save.error ?? document.error} onClose={save.error ? save.clearError : document.clearError} />
    </>
  );
}

function DeliveryList({ rows, total, status }: { rows: Delivery[]; total: number; status: DeliveryStatus }) {
  const { t } = useTranslation('offers');
  const format = useFormat();
  const move = useCommand(api.offers.moveDeliveries);
  const undo = useCommand(api.offers.undoMove);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [tracking, setTracking] = useState('');
  const ids = rows.map((r) => r.deliveryId).filter((id) => chosen.has(id));
  const go = async (to: DeliveryStatus) => {
    if (await move.run({ deliveryIds: ids, to, tracking })) {
      setChosen(new Set());
      setTracking('');
    }
  };
  const toggle = (id: number) => setChosen(chosen.has(id) ? new Set([...chosen].filter((c) => c !== id)) : new Set([...chosen, id]));
  const steps = deliveryStatuses.filter((to) => mayMove(status, to));
  if (rows.length === 0) return <p className="soft">{t(`delivery.none.${status}`)}</p>;
  return (
    <>
      <Failure error={move.error ?? undo.error} />
      <div className="offer-bar">
        <Checkbox checked={ids.length === rows.length} indeterminate={ids.length > 0 && ids.length < rows.length} onChange={(e) => setChosen(e.target.checked ? new Set(rows.map((r) => r.deliveryId)) : new Set())}>
          {t('delivery.chosen', { count: ids.length })}
        </Checkbox>
        {steps.map((to) => (
          <Button key={to} size="small" type={to === 'sent' || to === 'received' ? 'primary' : 'default'} disabled={ids.length === 0} loading={move.busy} onClick={() => void go(to)}>
            {t(`delivery.move.${to}`)}
          </Button>
        ))}
        {status === 'to_send' && <Input size="small" style={{ width: 200 }} maxLength={60} aria-label={t('delivery.tracking')} placeholder={t('delivery.tracking')} value={tracking} onChange={(e) => setTracking(e.target.value)} />}
      </div>
      <div className="offer-scroll">
        <table className="plain-table">
          <tbody>
            {rows.map((r) => (
              <tr key={r.deliveryId}>
                <td>
                  <Checkbox aria-label={t('delivery.choose', { id: r.deliveryId })} checked={chosen.has(r.deliveryId)} onChange={() => toggle(r.deliveryId)} />
                </td>
                <td className="number soft">{r.deliveryId}</td>
                <td>
                  <PersonName {...r} />
                  {r.optedOut && <div className="soft">{t('delivery.optedOut')}</div>}
                </td>
                <td>
                  {r.amountMinor === null ? t('delivery.what', { what: r.what, quantity: r.quantity }) : `${r.what} ${format.money(r.amountMinor * r.quantity, r.currency)}`}
                  {(r.note !== '' || r.orderNo !== null) && <div className="soft">{[r.orderNo === null ? '' : t('delivery.withOrder', { orderNo: r.orderNo }), r.note].filter((words) => words !== '').join(' · ')}</div>}
                </td>
                <td className="soft">{t(`delivery.sources.${r.source}`)}</td>
                <td className="number">{format.day(r.day)}</td>
                <td className="soft">{r.tracking !== '' ? r.tracking : r.amountMinor === null && !r.hasAddress ? t('delivery.noAddress') : ''}</td>
                <td className="is-number">
                  {status !== 'to_send' && (
                    <Button size="small" type="text" onClick={() => void undo.run({ deliveryId: r.deliveryId })}>
                      {t('undoStep')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > rows.length && <p className="offer-rest">{t('delivery.more', { count: total - rows.length })}</p>}
    </>
  );
}
