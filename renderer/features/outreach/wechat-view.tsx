import { WechatOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, Segmented, Skeleton, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { StageShare, WechatFunnel, WechatStage } from '../../../shared/contract/outreach-wechat.ts';
import { wechatMoves, type WechatMove } from '../../../shared/domain/touch-channels.ts';
import { api } from '../../lib/api.ts';
import { CountButton } from '../../lib/count-button.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { Definition } from '../../ui/definition.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ConsentKit } from './consent-kit.tsx';
import { DayField } from './day-field.tsx';
import { FormModal } from './form-modal.tsx';
import { StageDrawer } from './stage-drawer.tsx';

/** From the invitation to the friend: who was asked, who added the shop, who stayed, who bought. */
export function WechatView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('outreach');
  const funnel = useQuery(api.outreach.wechat, {});
  const [marking, setMarking] = useState(false);
  const [stage, setStage] = useState<WechatStage | null>(null);
  const data = funnel.data;
  const empty = data !== undefined && data.counts.invited + data.counts.added + data.log.length === 0;
  const button = (
    <Button type="primary" onClick={() => setMarking(true)}>
      {t('wechat.mark')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      filters={choice}
      sentence={data && !empty && <Trans t={t} i18nKey="wechat.sentence" count={data.counts.still} values={{ added: data.counts.added }} components={{ b: <strong /> }} />}
      action={data && !empty ? button : undefined}
    >
      <Failure error={funnel.error} />
      {!data && !funnel.error && <Skeleton active />}
      {empty && (
        <EmptyState icon={<WechatOutlined />} title={t('wechat.emptyTitle')} text={t('wechat.emptyText', { n: data.idsKnown })}>
          {button}
        </EmptyState>
      )}
      {data && !empty && (
        <div className="outreach-columns">
          <Panel title={t('wechat.funnel')}>
            <Funnel funnel={data} onStage={setStage} />
          </Panel>
          <div className="outreach-side">
            <Panel title={t('wechat.log')}>
              <Log log={data.log} />
            </Panel>
            <ConsentKit />
          </div>
        </div>
      )}
      {marking && <MarkForm onDone={() => setMarking(false)} />}
      {stage && <StageDrawer stage={stage} onClose={() => setStage(null)} />}
    </Page>
  );
}

function Funnel({ funnel, onStage }: { funnel: WechatFunnel; onStage: (stage: WechatStage) => void }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const rows: { stage: WechatStage; share: StageShare | null; of: WechatStage | null }[] = [
    { stage: 'invited', share: null, of: null },
    { stage: 'invitedAdded', share: funnel.addedOfInvited, of: 'invited' },
    { stage: 'added', share: null, of: null },
    { stage: 'still', share: funnel.stillOfAdded, of: 'added' },
    { stage: 'bought', share: funnel.boughtOfAdded, of: 'added' },
  ];
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('wechat.step')}</th>
            <th className="is-number">{t('wechat.people')}</th>
            <th className="is-number">{t('wechat.share')}</th>
            <th>{t('wechat.interval')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ stage, share, of }) => (
            <tr key={stage}>
              <td>
                {t(`wechat.stage.${stage}`)} <Definition label={t('wechat.define')} text={t(`wechat.means.${stage}`)} />
              </td>
              <td className="is-number">
                <CountButton count={funnel.counts[stage]} onClick={() => onStage(stage)} />
              </td>
              <td className="is-number">{share === null ? '–' : format.share(share.value)}</td>
              <td className="soft number">{share === null || of === null ? '' : t('wechat.of', { low: format.share(share.low), high: format.share(share.high), stage: t(`wechat.stage.${of}`), n: format.count(share.of) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {funnel.counts.added > 0 && <p>{t('wechat.net', { money: format.money(funnel.netAfterMinor, funnel.currency) })}</p>}
      <p className="outreach-note">{t('wechat.note')}</p>
    </>
  );
}

function Log({ log }: { log: WechatFunnel['log'] }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const undo = useCommand(api.outreach.undoWechat);
  if (log.length === 0) return <p className="soft">{t('wechat.noLog')}</p>;
  return (
    <>
      <Failure error={undo.error} />
      {log.map((entry) => (
        <div key={`${entry.at}/${entry.kind}`} className="outreach-row">
          <span>
            <span className="number">{format.day(entry.day)}</span> {t(`did.${entry.kind}`)} {t('people', { count: entry.people })}
          </span>
          <AskButton label={t('wechat.undo')} ask={t('wechat.undoAsk', { count: entry.people })} onConfirm={() => void undo.run({ at: entry.at, kind: entry.kind })} />
        </div>
      ))}
    </>
  );
}

function MarkForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('outreach');
  const { message, modal } = App.useApp();
  const mark = useCommand(api.outreach.markWechat);
  const [kind, setKind] = useState<WechatMove>('added');
  const [text, setText] = useState('');
  const [day, setDay] = useState<string | null>(null);
  const onOk = async () => {
    const done = await mark.run({ kind, text, ...(day === null ? {} : { day }) });
    if (!done) return;
    onDone();
    const said = t('wechat.marked', { count: done.marked, had: done.had });
    if (done.unmatched + done.ambiguous === 0) void message.success(said);
    else void modal.info({ title: said, content: <Unmatched lines={done.first} unmatched={done.unmatched} ambiguous={done.ambiguous} /> });
  };
  return (
    <FormModal title={t('wechat.mark')} okText={t('wechat.markOk')} ready={text.trim() !== ''} busy={mark.busy} error={mark.error} onOk={() => void onOk()} onCancel={onDone}>
      <Form.Item label={t('wechat.what')}>
        <Segmented<WechatMove> value={kind} onChange={setKind} options={wechatMoves.map((value) => ({ value, label: t(`did.${value}`) }))} />
      </Form.Item>
      <Form.Item label={t('wechat.who')} htmlFor="wechat-who" help={t('wechat.whoHelp')}>
        <Input.TextArea id="wechat-who" value={text} autoSize={{ minRows: 5, maxRows: 12 }} onChange={(e) => setText(e.target.value)} />
      </Form.Item>
      <Form.Item label={t('wechat.day')} htmlFor="wechat-day" help={t('wechat.dayHelp')}>
        <DayField id="wechat-day" label={t('wechat.day')} value={day} onDay={setDay} />
      </Form.Item>
    </FormModal>
  );
}

function Unmatched({ lines, unmatched, ambiguous }: { lines: string[]; unmatched: number; ambiguous: number }) {
  const { t } = useTranslation('outreach');
  return (
    <Space orientation="vertical">
      <span>{t('wechat.unmatched', { unmatched, ambiguous })}</span>
      <ul className="outreach-lines">
        {lines.map((line, i) => (
          <li key={i}>{line}</li>
        ))}
      </ul>
    </Space>
  );
}
