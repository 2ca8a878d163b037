import { ArrowLeftOutlined, UndoOutlined } from '@ant-design/icons';
import { App, Button, Progress, Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { exclusionReasons } from '../../../shared/contract/campaigns.ts';
import type { Desk } from '../../../shared/contract/outreach-desk.ts';
import type { DeskMark } from '../../../shared/domain/touch-channels.ts';
import { api } from '../../lib/api.ts';
import { useExclusionWords } from '../../lib/exclusion-words.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { address, go } from '../../lib/route.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Stat } from '../../ui/stat.tsx';
import { DeskMarked } from './desk-marked.tsx';
import { DeskTurn } from './desk-turn.tsx';
import { Key } from './key.tsx';

/** What the keys do. */
const keys: Record<string, DeskMark | 'copy' | 'address' | 'undo'> = { c: 'copy', Enter: 'copy', v: 'address', s: 'sent', r: 'replied', a: 'added', x: 'refused', k: 'skipped', z: 'undo' };
const isTyping = (at: EventTarget | null) => at instanceof HTMLElement && (at.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT|BUTTON|A)$/.test(at.tagName));

/** One round: whose turn it is, and what came of those before. */
export function DeskRoom({ deskId }: { deskId: number }) {
  const { t } = useTranslation('outreach');
  const { message, modal } = App.useApp();
  const found = useQuery(api.outreach.desk, { deskId });
  const marking = useCommand(api.outreach.mark);
  const undo = useCommand(api.outreach.undoMark);
  const bring = useCommand(api.outreach.bringBack);
  const desk = found.data;
  const turn = desk?.turn ?? null;
  const copy = async (text: string | null, said: string) => {
    if (text === null) return;
    await navigator.clipboard.writeText(text);
    void message.success(said);
  };
  const mark = async (customerId: number, what: DeskMark) => {
    // Once said, a no holds everywhere: it is asked for first.
    if (what === 'refused' && !(await modal.confirm({ title: t('desk.refuseAsk'), content: t('desk.refuseText'), okText: t('desk.refuseOk') }))) return;
    await marking.run({ deskId, customerId, mark: what });
  };
  const onUndo = async () => {
    const done = await undo.run({ deskId });
    if (done) void message.info(t(done.mark === 'refused' ? 'desk.undoneRefusal' : 'desk.undone', { mark: t(`did.${done.mark}`) }));
  };
  const act = (what: (typeof keys)[string]) => {
    if (what === 'undo') return void onUndo();
    if (!turn || marking.busy) return;
    if (what === 'copy') void copy(turn.text, t('desk.copied'));
    else if (what === 'address') void copy(turn.address, t('desk.addressCopied'));
    else void mark(turn.customerId, what);
  };
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      const what = keys[e.key.length === 1 ? e.key.toLowerCase() : e.key];
      if (what === undefined || e.ctrlKey || e.metaKey || e.altKey || e.repeat || isTyping(e.target) || document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return;
      e.preventDefault();
      latest.current(what);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <Page
      title={desk?.name ?? t('title')}
      sentence={desk && <Trans t={t} i18nKey="desk.progress" count={desk.left} values={{ today: desk.today }} components={{ b: <strong /> }} />}
      action={
        <Button icon={<ArrowLeftOutlined />} onClick={() => go('marketing', 'outreach', 'desk')}>
          {t('desk.back')}
        </Button>
      }
    >
      <Failure error={found.error ?? marking.error ?? undo.error ?? bring.error} />
      {!desk && !found.error && <Skeleton active />}
      {desk && (
        <div className="desk">
          <Panel>
            {turn ? (
              <DeskTurn turn={turn} way={desk.way} busy={marking.busy} act={act} />
            ) : (
              <div className="desk-end">
                <p>{t(desk.skipped > 0 ? 'desk.onlySkipped' : 'desk.finished', { count: desk.skipped })}</p>
                {desk.skipped > 0 && <Button onClick={() => void bring.run({ deskId })}>{t('desk.bringBack')}</Button>}
                {desk.campaignId !== null && <a href={address('results', 'campaign', desk.campaignId)}>{t('desk.toResults')}</a>}
              </div>
            )}
          </Panel>
          <div className="desk-side">
            <Figures desk={desk} />
            <Panel
              title={t('desk.marked')}
              extra={
                <Button size="small" icon={<UndoOutlined />} disabled={desk.done + desk.skipped === 0} onClick={() => void onUndo()}>
                  {t('desk.undo')} <Key name="z" />
                </Button>
              }
            >
              <DeskMarked marked={desk.marked} onMark={(customerId, what) => void mark(customerId, what)} />
            </Panel>
          </div>
        </div>
      )}
    </Page>
  );
}

function Figures({ desk }: { desk: Desk }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const contactGapDays = useQuery(api.settings.get, {}).data?.contactGapDays ?? 0;
  const words = useExclusionWords(desk.way === 'nick' ? 'nick' : 'sms', contactGapDays);
  const out = [...exclusionReasons.map((r) => [words(r), desk.excluded[r] ?? 0] as const), [t('desk.out.held_out'), desk.excluded.held_out ?? 0] as const, ...(['not_on_wechat', 'no_handle'] as const).map((r) => [t(`desk.out.${r}`), desk.excluded[r] ?? 0] as const)].filter(([, n]) => n > 0);
  return (
    <Panel>
      <Progress percent={desk.people === 0 ? 0 : Math.round((100 * desk.done) / desk.people)} size="small" aria-label={t('desk.done')} />
      <div className="stats">
        <Stat label={t('did.sent')} value={format.count(desk.counts.sent)} note={t('desk.ofPeople', { n: format.count(desk.people) })} />
        <Stat label={t('did.replied')} value={format.count(desk.counts.replied)} />
        <Stat label={t('did.added')} value={format.count(desk.counts.added)} />
        <Stat label={t('did.refused')} value={format.count(desk.counts.refused)} />
      </div>
      {desk.leftOut > 0 && <p className="soft">{t('desk.leftOut', { count: desk.leftOut })}</p>}
      {out.length > 0 && <p className="soft">{t('desk.notIn', { list: out.map(([reason, n]) => t('desk.outOf', { reason, n: format.count(n) })).join(t('desk.and')) })}</p>}
    </Panel>
  );
}
