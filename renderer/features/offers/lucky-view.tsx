import { GiftOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Modal, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { LuckyBox } from '../../../shared/contract/offers-lucky.ts';
import { api } from '../../lib/api.ts';
import { CountButton } from '../../lib/count-button.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FreezeIds } from './freeze-ids.tsx';
import { LuckyForm } from './lucky-form.tsx';
import { PersonName } from './person-name.tsx';

/** Boxes of prizes that were drawn beforehand, and who won. */
export function LuckyView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('offers');
  const list = useQuery(api.offers.luckyBoxes, {});
  const [drawing, setDrawing] = useState(false);
  const boxes = list.data;
  const live = boxes?.filter((b) => b.undoneAt === null) ?? [];
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setDrawing(true)}>
      {t('lucky.new')}
    </Button>
  );
  const winners = live.reduce((n, b) => n + b.prizes.reduce((m, p) => m + p.winners, 0), 0);
  return (
    <Page title={t('title')} filters={choice} action={boxes && boxes.length > 0 ? add : undefined} sentence={live.length > 0 && <Trans t={t} i18nKey="lucky.sentence" count={winners} values={{ brought: live.reduce((n, b) => n + b.brought, 0) }} components={{ b: <strong /> }} />}>
      <Failure error={list.error} />
      {!boxes && !list.error && <Skeleton active />}
      {boxes?.length === 0 && (
        <EmptyState icon={<GiftOutlined />} title={t('lucky.emptyTitle')} text={t('lucky.emptyText')}>
          {add}
        </EmptyState>
      )}
      {boxes?.map((box) => <Box key={box.boxId} box={box} />)}
      {drawing && <LuckyForm onDone={() => setDrawing(false)} />}
    </Page>
  );
}

function Box({ box }: { box: LuckyBox }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const undo = useCommand(api.offers.undoLuckyBox);
  const [asked, setAsked] = useState<number | null>(null);
  const mayUndo = box.undoneAt === null && box.prizes.every((p) => p.sent === 0);
  return (
    <Panel title={box.undoneAt === null ? box.name : `${box.name} · ${t('surprise.undone')}`} extra={mayUndo && <AskButton label={t('referral.undo')} ask={t('surprise.undoAsk')} cancelText={common('cancel')} onConfirm={() => void undo.run({ boxId: box.boxId })} />}>
      <Failure error={undo.error} onClose={undo.clearError} />
      <p className="soft">{t('lucky.facts', { count: box.entered, segment: box.segmentName, day: format.day(box.day), seed: box.seed })}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('lucky.tier')}</th>
            <th>{t('lucky.prize')}</th>
            <th className="is-number">{t('lucky.winners')}</th>
            <th className="is-number">{t('lucky.odds')}</th>
            <th className="is-number">{t('lucky.sent')}</th>
            <th className="is-number">{t('lucky.cost')}</th>
          </tr>
        </thead>
        <tbody>
          {box.prizes.map((p) => (
            <tr key={p.position}>
              <td>{t('lucky.position', { n: p.position })}</td>
              <td>{p.amountMinor === null ? p.benefit : `${p.benefit} ${format.money(p.amountMinor, p.currency)}`}</td>
              <td className="is-number">
                <CountButton count={p.winners} onClick={() => setAsked(p.position)} />
              </td>
              <td className="is-number">{format.share(p.odds)}</td>
              <td className="is-number">{format.count(p.sent)}</td>
              <td className="is-number">{format.money(p.costMinor, p.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="offer-rest">{t('lucky.brought', { count: box.brought })}</p>
      {asked !== null && <Winners box={box} position={asked} onClose={() => setAsked(null)} />}
    </Panel>
  );
}

function Winners({ box, position, onClose }: { box: LuckyBox; position: number; onClose: () => void }) {
  const { t } = useTranslation('offers');
  const found = useQuery(api.offers.luckyWinners, { boxId: box.boxId });
  const winners = (found.data ?? []).filter((w) => w.position === position);
  const ids = winners.flatMap((w) => (w.customerId === null ? [] : [w.customerId]));
  const title = `${box.name} · ${t('lucky.position', { n: position })}`;
  return (
    <Modal open title={title} onCancel={onClose} footer={ids.length > 0 && <FreezeIds customerIds={ids} name={title} />}>
      <Failure error={found.error} />
      <ul className="lucky-winners">
        {winners.map((w, i) => (
          <li key={w.customerId ?? `gone ${i}`}>
            <PersonName customerId={w.customerId} nick={w.nick} name={w.name} phone={w.phone} />
            <span className="soft">{t(`delivery.statuses.${w.status}`)}</span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
