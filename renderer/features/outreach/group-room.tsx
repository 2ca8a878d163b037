import { ArrowLeftOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Form, Input, Popconfirm, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { GroupMember, GroupReport } from '../../../shared/contract/outreach-groups.ts';
import { judgeInterval } from '../../../shared/domain/lift.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DayField } from './day-field.tsx';
import { FormModal } from './form-modal.tsx';
import { GroupTopics } from './group-topics.tsx';
import { LinkMember } from './link-member.tsx';
import { PersonLink } from './person-link.tsx';

const SHOWN = 300;

/** One group: who is in it, what is talked about, and what its members buy beside others like them. */
export function GroupRoom({ groupId }: { groupId: number }) {
  const { t } = useTranslation('outreach');
  const group = useQuery(api.outreach.group, { groupId });
  const remove = useCommand(api.outreach.deleteGroup);
  const [adding, setAdding] = useState(false);
  const data = group.data;
  const onDelete = async () => {
    if (await remove.run({ groupId })) go('marketing', 'outreach', 'groups');
  };
  return (
    <Page
      title={data?.name ?? t('title')}
      sentence={data && <Trans t={t} i18nKey="group.in" count={data.members} values={{ linked: data.linked, left: data.left }} components={{ b: <strong /> }} />}
      action={
        <Space wrap>
          <Button icon={<ArrowLeftOutlined />} onClick={() => go('marketing', 'outreach', 'groups')}>
            {t('group.back')}
          </Button>
          <Popconfirm title={t('group.deleteAsk')} okText={t('group.delete')} onConfirm={() => void onDelete()}>
            <Button danger>{t('group.delete')}</Button>
          </Popconfirm>
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('group.add')}
          </Button>
        </Space>
      }
    >
      <Failure error={group.error ?? remove.error} />
      {!data && !group.error && <Skeleton active />}
      {data && (
        <div className="outreach-columns">
          <Panel title={t('group.roster')}>
            <Roster rows={data.rows} currency={data.currency} />
          </Panel>
          <div className="outreach-side">
            <Panel title={t('group.compare')}>
              <Comparison group={data} />
            </Panel>
            <GroupTopics groupId={groupId} topics={data.topics} />
          </div>
        </div>
      )}
      {adding && <AddForm groupId={groupId} onDone={() => setAdding(false)} />}
    </Page>
  );
}

function Comparison({ group: { comparison: c, window, currency } }: { group: GroupReport }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const days = { from: format.day(window.from), until: format.day(window.until) };
  if (c === null) return <p className="soft">{t('group.noComparison', days)}</p>;
  const range = ({ low, high }: { low: number; high: number }) => t('group.range', { low: format.share(low), high: format.share(high) });
  const verdict = c.enough ? judgeInterval(c.difference) : 'too_little';
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            <th />
            <th className="is-number">{t('group.people')}</th>
            <th className="is-number">{t('group.bought')}</th>
            <th className="is-number">{t('group.each')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{t('group.ours')}</td>
            <td className="is-number">{format.count(c.members)}</td>
            <td className="is-number" title={range(c.memberRate)}>{format.share(c.memberRate.value)}</td>
            <td className="is-number">{format.money(c.memberNetMinor, currency)}</td>
          </tr>
          <tr>
            <td>{t('group.alike')}</td>
            <td className="is-number">{format.count(c.others)}</td>
            <td className="is-number" title={range(c.otherRate)}>{format.share(c.otherRate.value)}</td>
            <td className="is-number">{format.money(c.otherNetMinor, currency)}</td>
          </tr>
        </tbody>
      </table>
      <p>{t(`group.verdict.${verdict}`, { points: format.points(c.difference.value), low: format.points(c.difference.low), high: format.points(c.difference.high) })}</p>
      <p className="outreach-note">{t('group.how', { ...days, alone: format.count(c.alone) })}</p>
    </>
  );
}

function Roster({ rows, currency }: { rows: GroupMember[]; currency: string }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const leave = useCommand(api.outreach.leaveGroup);
  const remove = useCommand(api.outreach.removeMember);
  const today = new Date().toLocaleDateString('sv-SE');
  if (rows.length === 0) return <p className="soft">{t('group.nobody')}</p>;
  return (
    <>
      <Failure error={leave.error ?? remove.error} />
      <div className="outreach-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('group.written')}</th>
              <th>{t('group.customer')}</th>
              <th>{t('group.joined')}</th>
              <th className="is-number">{t('group.orders')}</th>
              <th className="is-number">{t('group.net')}</th>
              <th aria-label={t('group.leave')} />
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((m) => (
              <tr key={m.memberId} className={m.leftDay === null ? '' : 'soft'}>
                <td>{showName(m.written === '' ? null : m.written, revealed)}</td>
                <td>{m.customerId === null ? <LinkMember memberId={m.memberId} /> : <PersonLink customerId={m.customerId} nick={m.nick} name={m.name} phone={m.phone} />}</td>
                <td className="number">{m.leftDay === null ? format.day(m.joinedDay) : t('group.until', { from: format.day(m.joinedDay), until: format.day(m.leftDay) })}</td>
                <td className="is-number">{m.customerId === null ? '–' : format.count(m.orders)}</td>
                <td className="is-number">{format.money(m.netMinor, currency)}</td>
                <td className="is-number">
                  <Button size="small" type="text" onClick={() => void leave.run({ memberId: m.memberId, day: m.leftDay === null ? (today < m.joinedDay ? m.joinedDay : today) : null })}>
                    {t(m.leftDay === null ? 'group.leave' : 'group.isBack')}
                  </Button>
                  <AskButton label={t('group.remove')} ask={t('group.removeAsk')} onConfirm={() => void remove.run({ memberId: m.memberId })} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > SHOWN && <p className="soft">{t('more', { count: rows.length - SHOWN })}</p>}
    </>
  );
}

function AddForm({ groupId, onDone }: { groupId: number; onDone: () => void }) {
  const { t } = useTranslation('outreach');
  const { message } = App.useApp();
  const add = useCommand(api.outreach.addMembers);
  const [text, setText] = useState('');
  const [whole, setWhole] = useState(false);
  const [day, setDay] = useState<string | null>(null);
  const onOk = async () => {
    const done = await add.run({ groupId, text, whole, ...(day === null ? {} : { day }) });
    if (!done) return;
    void message.success(t('group.added', { count: done.added, linked: done.linked, known: done.known, left: done.left }));
    onDone();
  };
  return (
    <FormModal title={t('group.add')} okText={t('group.addOk')} ready={text.trim() !== ''} busy={add.busy} error={add.error} onOk={() => void onOk()} onCancel={onDone}>
      <Form.Item label={t('group.lines')} htmlFor="group-lines" help={t('group.linesHelp')}>
        <Input.TextArea id="group-lines" value={text} autoSize={{ minRows: 6, maxRows: 14 }} onChange={(e) => setText(e.target.value)} />
      </Form.Item>
      <Form.Item label={t('group.day')} htmlFor="group-day" help={t('wechat.dayHelp')}>
        <DayField id="group-day" label={t('group.day')} value={day} onDay={setDay} />
      </Form.Item>
      <Checkbox checked={whole} onChange={(e) => setWhole(e.target.checked)}>
        {t('group.whole')}
      </Checkbox>
    </FormModal>
  );
}
