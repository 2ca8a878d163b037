import { App, Button, Segmented, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import type { CouponBatch } from '../../../shared/contract/offers-coupons.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery, useTask } from '../../lib/query.ts';
import { useSaveDocument } from '../../lib/save-document.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Stat } from '../../ui/stat.tsx';
import { CodesForm } from './codes-form.tsx';
import { FormModal, Labelled, SegmentSelect } from './fields.tsx';
import { PersonName } from './person-name.tsx';

/** One batch: its codes, whom they were given to, and what came of them. */
export function BatchPanel({ batch }: { batch: CouponBatch }) {
  const { t } = useTranslation('offers');
  const { message } = App.useApp();
  const save = useTask(api.offers.saveCodes);
  const document = useSaveDocument();
  const [doing, setDoing] = useState<'codes' | 'give' | null>(null);
  const onSave = async () => {
    let done: Output<typeof offers.saveCodes> | undefined;
    const saved = await document.save(`${batch.name}.csv`, async (to) => (done = await save.run({ batchId: batch.batchId, to })));
    if (!saved || !done) return;
    void message.success(t('coupon.savedCodes', { count: done.rows }));
  };
  return (
    <div className="offer-side">
      <Panel title={batch.name}>
        <Space wrap>
          <Button type={batch.codes === 0 ? 'primary' : 'default'} onClick={() => setDoing('codes')}>
            {t('coupon.addCodes')}
          </Button>
          <Button type={batch.codes > 0 && batch.given === 0 ? 'primary' : 'default'} disabled={batch.codes === 0} onClick={() => setDoing('give')}>
            {t('give.button')}
          </Button>
          <Button type="text" disabled={batch.codes === 0} loading={save.busy || document.busy} onClick={() => void onSave()}>
            {t('coupon.saveCodes')}
          </Button>
        </Space>
        <Failure error={save.error ?? document.error} onClose={save.error ? save.clearError : document.clearError} />
        <Figures batch={batch} />
      </Panel>
      <Givings batchId={batch.batchId} />
      <Codes batch={batch} />
      {doing === 'codes' && <CodesForm batchId={batch.batchId} onDone={() => setDoing(null)} />}
      {doing === 'give' && <GiveForm batch={batch} onDone={() => setDoing(null)} />}
    </div>
  );
}

function Figures({ batch }: { batch: CouponBatch }) {
  const { t } = useTranslation('offers');
  const format = useFormat();
  const report = useQuery(api.offers.couponReport, { batchId: batch.batchId }).data;
  if (!report || batch.used + report.given === 0) return null;
  const money = (minor: number | null) => format.money(minor, batch.currency);
  const notes = [
    ...(report.lostOrders > 0 ? [t('report.lost', { count: report.lostOrders })] : []),
    ...(report.unknownOrders > 0 ? [t('report.unknown', { count: report.unknownOrders })] : []),
    ...(report.usedByOthers > 0 ? [t('report.byOthers', { count: report.usedByOthers })] : []),
    ...(report.usedUngiven > 0 ? [t('report.ungiven', { count: report.usedUngiven })] : []),
    ...(report.goodsUnknown > 0 ? [t('report.goodsUnknown', { count: report.goodsUnknown })] : []),
    ...(report.otherCurrency > 0 ? [t('report.otherCurrency', { count: report.otherCurrency })] : []),
  ];
  return (
    <>
      <div className="stats" style={{ marginTop: 16 }}>
        <Stat label={t('report.rate')} help={<Definition label={t('report.rate')} text={t('report.how')} sql={report.definition} />} value={format.share(report.rate?.value ?? null)} note={report.rate ? t('report.interval', { low: format.share(report.rate.low), high: format.share(report.rate.high), count: report.given }) : undefined} />
        <Stat label={t('report.net')} value={money(report.netMinor)} note={t('report.orders', { count: report.orders })} />
        <Stat label={t('report.takenOff')} value={money(report.takenOffMinor)} />
        <Stat label={t('report.margin')} value={money(report.marginMinor)} />
      </div>
      {notes.length > 0 && (
        <ul className="offer-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Givings({ batchId }: { batchId: number }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const givings = useQuery(api.offers.givings, { batchId });
  const undo = useCommand(api.offers.undoGiving);
  if (!givings.data || givings.data.length === 0) return null;
  return (
    <Panel title={t('give.log')}>
      <Failure error={undo.error} onClose={undo.clearError} />
      <ul className="offer-steps">
        {givings.data.map((g) => (
          <li key={g.givingId} className={g.undoneAt === null ? '' : 'soft'}>
            <span>{t('give.line', { day: format.day(g.day), segment: g.segmentName === '' ? t('give.byHand') : g.segmentName, people: g.people, used: g.used })}</span>
            {g.undoneAt === null ? (
              <AskButton label={t('give.undo')} ask={t('give.undoAsk', { count: g.people - g.used })} cancelText={common('cancel')} onConfirm={() => void undo.run({ givingId: g.givingId })} />
            ) : (
              t('give.undone')
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const shows = ['free', 'given', 'used'] as const;

function Codes({ batch }: { batch: CouponBatch }) {
  const { t } = useTranslation('offers');
  const format = useFormat();
  const [show, setShow] = useState<(typeof shows)[number]>('given');
  const input = useMemo(() => ({ batchId: batch.batchId, show, limit: 50 }), [batch.batchId, show]);
  const list = useQuery(api.offers.coupons, input);
  const undo = useCommand(api.offers.undoUse);
  if (batch.codes === 0) return null;
  return (
    <Panel title={t('coupon.codes')} extra={<Segmented size="small" aria-label={t('coupon.codes')} value={show} onChange={setShow} options={shows.map((value) => ({ value, label: t(`coupon.show.${value}`) }))} />}>
      <Failure error={list.error ?? undo.error} />
      {list.data?.total === 0 && <p className="soft">{t('coupon.noCodes')}</p>}
      {list.data && list.data.total > 0 && (
        <table className="plain-table">
          <tbody>
            {list.data.rows.map((r) => (
              <tr key={r.couponId}>
                <td className="offer-code">{r.code}</td>
                <td>{r.givenDay === null ? '' : <PersonName {...r} />}</td>
                <td className="is-number">{r.usedDay === null ? (r.expiresDay === null ? '' : t('coupon.expires', { day: format.day(r.expiresDay) })) : t('coupon.usedOn', { day: format.day(r.usedDay) })}</td>
                {show === 'used' && (
                  <td className="is-number">
                    <Button size="small" type="text" onClick={() => void undo.run({ couponId: r.couponId })}>
                      {t('uses.undo')}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {list.data && list.data.total > list.data.rows.length && <p className="offer-rest">{t('expiring.more', { count: list.data.total - list.data.rows.length })}</p>}
    </Panel>
  );
}

function GiveForm({ batch, onDone }: { batch: CouponBatch; onDone: () => void }) {
  const { t } = useTranslation('offers');
  const { message } = App.useApp();
  const give = useCommand(api.offers.giveCodes);
  const [segmentId, setSegmentId] = useState<number | null>(null);
  const ok = async () => {
    if (segmentId === null) return;
    const done = await give.run({ batchId: batch.batchId, who: { segmentId } });
    if (!done) return;
    void message.success(t('give.done', { count: done.given, had: done.had, without: done.without }));
    onDone();
  };
  return (
    <FormModal title={t('give.title', { name: batch.name })} okText={t('give.ok')} ready={segmentId !== null} busy={give.busy} error={give.error} onOk={() => void ok()} onCancel={onDone}>
      <Labelled label={t('segment')} help={t('give.help')} wide>
        <SegmentSelect value={segmentId} onValue={setSegmentId} />
      </Labelled>
    </FormModal>
  );
}
