import { GiftOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Input, Select, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Surprise } from '../../../shared/contract/offers-surprises.ts';
import { isHandedOut, hasAmount } from '../../../shared/domain/benefits.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FormModal, Labelled, SegmentSelect, Whole } from './fields.tsx';

/** Parcels that nobody expects, and whether they brought people back. */
export function SurprisesView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('offers');
  const list = useQuery(api.offers.surprises, {});
  const [drawing, setDrawing] = useState(false);
  const all = list.data;
  const live = all?.filter((s) => s.undoneAt === null) ?? [];
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setDrawing(true)}>
      {t('surprise.new')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      filters={choice}
      action={all && all.length > 0 ? add : undefined}
      sentence={all && all.length > 0 && <Trans t={t} i18nKey="surprise.sentence" count={live.reduce((n, s) => n + s.gifts.people, 0)} values={{ sent: live.reduce((n, s) => n + s.sent, 0) }} components={{ b: <strong /> }} />}
    >
      <Failure error={list.error} />
      {!all && !list.error && <Skeleton active />}
      {all?.length === 0 && (
        <EmptyState icon={<GiftOutlined />} title={t('surprise.emptyTitle')} text={t('surprise.emptyText')}>
          {add}
        </EmptyState>
      )}
      {all && all.length > 0 && (
        <Panel>
          <SurpriseTable surprises={all} />
        </Panel>
      )}
      {drawing && <DrawForm onDone={() => setDrawing(false)} />}
    </Page>
  );
}

function SurpriseTable({ surprises }: { surprises: Surprise[] }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const undo = useCommand(api.offers.undoSurprise);
  const arm = ({ buyers, people }: Surprise['gifts']) => t('surprise.arm', { buyers, people, share: format.share(people === 0 ? null : buyers / people) });
  return (
    <>
      <Failure error={undo.error} onClose={undo.clearError} />
      <div className="offer-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('surprise.name')}</th>
              <th>{t('surprise.gift')}</th>
              <th>{t('surprise.window')}</th>
              <th className="is-number">{t('surprise.sent')}</th>
              <th className="is-number">{t('surprise.withGift')}</th>
              <th className="is-number">{t('surprise.without')}</th>
              <th>{t('surprise.result')}</th>
              <th aria-label={t('referral.undo')} />
            </tr>
          </thead>
          <tbody>
            {surprises.map((s) => (
              <tr key={s.surpriseId} className={s.undoneAt === null ? '' : 'soft'}>
                <td>
                  {s.name}
                  <div className="soft">{t('surprise.from', { segment: s.segmentName, seed: s.seed })}</div>
                </td>
                <td>{s.gift}</td>
                <td className="number">{t('benefit.period', { from: format.day(s.day), until: format.day(s.until) })}</td>
                <td className="is-number">{format.count(s.sent)}</td>
                <td className="is-number">{arm(s.gifts)}</td>
                <td className="is-number">{arm(s.leftOut)}</td>
                <td>
                  {s.undoneAt !== null ? t('surprise.undone') : t(`surprise.verdict.${s.verdict}`)}
                  {s.difference && s.undoneAt === null && s.isOver && <div className="soft">{t('surprise.difference', { value: format.points(s.difference.value), low: format.points(s.difference.low), high: format.points(s.difference.high) })}</div>}
                </td>
                <td className="is-number">
                  {s.undoneAt === null && s.sent === 0 && (
                    <AskButton label={t('referral.undo')} ask={t('surprise.undoAsk')} cancelText={common('cancel')} onConfirm={() => void undo.run({ surpriseId: s.surpriseId })} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="offer-rest">{t('surprise.how')}</p>
    </>
  );
}

function DrawForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('offers');
  const { message } = App.useApp();
  const draw = useCommand(api.offers.drawSurprise);
  const benefits = useQuery(api.offers.benefits, {}).data ?? [];
  const [name, setName] = useState('');
  const [segmentId, setSegmentId] = useState<number | null>(null);
  const [benefitId, setBenefitId] = useState<number | null>(null);
  const [gifts, setGifts] = useState(20);
  const [leftOut, setLeftOut] = useState(20);
  const [windowDays, setWindowDays] = useState(60);
  const [card, setCard] = useState('');
  const pool = useQuery(api.offers.surprisePool, { segmentId: segmentId ?? 1 }, { enabled: segmentId !== null }).data;
  const few = segmentId !== null && pool !== undefined && pool.people < gifts;
  const ok = async () => {
    if (segmentId === null || benefitId === null) return;
    const done = await draw.run({ name, segmentId, gifts, leftOut, benefitId, card, windowDays });
    if (!done) return;
    void message.success(t('surprise.drawn', { count: done.gifts, leftOut: done.leftOut }));
    onDone();
    go('marketing', 'offers', 'deliveries');
  };
  return (
    <FormModal title={t('surprise.new')} okText={t('surprise.draw')} ready={name.trim() !== '' && segmentId !== null && benefitId !== null && !few} busy={draw.busy} error={draw.error} onOk={() => void ok()} onCancel={onDone}>
      <Labelled label={t('surprise.name')} wide>
        <Input autoFocus maxLength={40} value={name} onChange={(e) => setName(e.target.value)} />
      </Labelled>
      <Labelled label={t('segment')} help={segmentId !== null && pool ? t('surprise.pool', { count: pool.people, optedOut: pool.optedOut }) : undefined} wide>
        <SegmentSelect value={segmentId} onValue={setSegmentId} />
      </Labelled>
      <Labelled label={t('surprise.gift')} wide>
        <Select<number | null> aria-label={t('surprise.gift')} placeholder={t('surprise.noGifts')} value={benefitId} options={benefits.filter((b) => !b.ended && isHandedOut(b.kind) && !hasAmount(b.kind)).map((b) => ({ value: b.benefitId, label: b.name }))} onChange={setBenefitId} />
      </Labelled>
      <Labelled label={t('surprise.gifts')}>
        <Whole label={t('surprise.gifts')} least={1} most={5000} value={gifts} onValue={(n) => n !== null && setGifts(n)} />
      </Labelled>
      <Labelled label={t('surprise.leftOut')} help={t('surprise.leftOutHelp')}>
        <Whole label={t('surprise.leftOut')} most={5000} value={leftOut} onValue={(n) => n !== null && setLeftOut(n)} />
      </Labelled>
      <Labelled label={t('surprise.days')}>
        <Whole label={t('surprise.days')} least={1} most={365} value={windowDays} onValue={(n) => n !== null && setWindowDays(n)} />
      </Labelled>
      <Labelled label={t('surprise.card')} help={t('surprise.cardHelp')} wide>
        <Input.TextArea rows={2} maxLength={200} value={card} onChange={(e) => setCard(e.target.value)} />
      </Labelled>
      {few && (
        <p role="alert" className="is-wide harm">
          {t('surprise.few')}
        </p>
      )}
    </FormModal>
  );
}
