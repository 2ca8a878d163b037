import { PlusOutlined, UsergroupAddOutlined } from '@ant-design/icons';
import { Button, Form, Input, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { openRule } from '../../lib/open-rule.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { address, go } from '../../lib/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FormModal } from './form-modal.tsx';
import { GroupRoom } from './group-room.tsx';

/** Who would carry a group: bought three times or more, and lately. */
const seeds = { combinator: 'and' as const, rules: [{ field: 'orders', operator: '>=', value: 3 }, { field: 'last_order_days', operator: '<=', value: 90 }, { field: 'opted_out', operator: '=', value: false }] };

export function GroupsView({ choice, chosen }: { choice: ReactNode; chosen: number | null }) {
  return chosen === null ? <GroupList choice={choice} /> : <GroupRoom key={chosen} groupId={chosen} />;
}

function GroupList({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const groups = useQuery(api.outreach.groups, {});
  const [adding, setAdding] = useState(false);
  const list = groups.data;
  const button = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {t('group.new')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      filters={choice}
      sentence={list && list.length > 0 && <Trans t={t} i18nKey="group.sentence" count={list.length} values={{ members: list.reduce((sum, g) => sum + g.members, 0), linked: list.reduce((sum, g) => sum + g.linked, 0) }} components={{ b: <strong /> }} />}
      action={list && list.length > 0 ? button : undefined}
    >
      <Failure error={groups.error} />
      {!list && !groups.error && <Skeleton active />}
      {list?.length === 0 && (
        <EmptyState icon={<UsergroupAddOutlined />} title={t('group.emptyTitle')} text={t('group.emptyText')}>
          {button}
          <Button type="link" onClick={() => openRule(seeds)}>
            {t('group.seeds')}
          </Button>
        </EmptyState>
      )}
      {list && list.length > 0 && (
        <Panel extra={<Button size="small" onClick={() => openRule(seeds)}>{t('group.seeds')}</Button>} title={t('group.list')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('group.name')}</th>
                <th>{t('group.purpose')}</th>
                <th className="is-number">{t('group.members')}</th>
                <th className="is-number">{t('group.linked')}</th>
                <th className="is-number">{t('group.left')}</th>
                <th>{t('group.next')}</th>
              </tr>
            </thead>
            <tbody>
              {list.map((g) => (
                <tr key={g.groupId}>
                  <td>
                    <a href={address('marketing', 'outreach', 'groups', g.groupId)}>{g.name}</a>
                  </td>
                  <td>{g.purpose}</td>
                  <td className="is-number">{format.count(g.members)}</td>
                  <td className="is-number">{format.count(g.linked)}</td>
                  <td className="is-number">{format.count(g.left)}</td>
                  <td>{g.nextTopic && t('group.topicOn', { day: format.day(g.nextTopic.day), topic: g.nextTopic.topic })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      {adding && <GroupForm onDone={(groupId) => (groupId === null ? setAdding(false) : go('marketing', 'outreach', 'groups', groupId))} />}
    </Page>
  );
}

function GroupForm({ onDone }: { onDone: (groupId: number | null) => void }) {
  const { t } = useTranslation('outreach');
  const save = useCommand(api.outreach.saveGroup);
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState('');
  const onOk = async () => {
    const done = await save.run({ name, purpose });
    if (done) onDone(done.groupId);
  };
  return (
    <FormModal title={t('group.new')} okText={t('save')} ready={name.trim() !== ''} busy={save.busy} error={save.error} onOk={() => void onOk()} onCancel={() => onDone(null)}>
      <Form.Item label={t('group.name')} htmlFor="group-name">
        <Input id="group-name" value={name} maxLength={60} onChange={(e) => setName(e.target.value)} />
      </Form.Item>
      <Form.Item label={t('group.purpose')} htmlFor="group-purpose">
        <Input id="group-purpose" value={purpose} maxLength={300} placeholder={t('group.purposeHint')} onChange={(e) => setPurpose(e.target.value)} />
      </Form.Item>
    </FormModal>
  );
}
