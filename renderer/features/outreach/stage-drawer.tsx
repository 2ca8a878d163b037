import { PushpinOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WechatStage } from '../../../shared/contract/outreach-wechat.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { PersonLink } from './person-link.tsx';

/** The people behind a step, who can become a frozen segment. */
export function StageDrawer({ stage, onClose }: { stage: WechatStage; onClose: () => void }) {
  const { t } = useTranslation(['outreach', 'customers']);
  const { message } = App.useApp();
  const format = useFormat();
  const people = useQuery(api.outreach.wechatPeople, { stage });
  const freeze = useCommand(api.segments.freeze);
  const [naming, setNaming] = useState(false);
  const data = people.data;
  const onName = async (name: string) => {
    const made = data && (await freeze.run({ name, who: { customerIds: data.customerIds } }));
    if (!made) return;
    setNaming(false);
    void message.success(t('customers:bulk.frozen', { name: made.name, count: made.count }));
  };
  return (
    <Drawer
      open
      onClose={onClose}
      size={520}
      title={t(`wechat.stage.${stage}`)}
      extra={
        <Button icon={<PushpinOutlined />} disabled={!data?.total} onClick={() => setNaming(true)}>
          {t('customers:bulk.freeze')}
        </Button>
      }
    >
      <Failure error={people.error} />
      {!data && !people.error && <Skeleton active />}
      {data?.rows.map((p) => (
        <p key={p.customerId} className="outreach-row">
          <PersonLink {...p} />
          <span className="number soft">{format.day(p.day)}</span>
        </p>
      ))}
      {data && data.total > data.rows.length && <p className="soft">{t('more', { count: data.total - data.rows.length })}</p>}
      {naming && data && (
        <NameDialog title={t('customers:bulk.freezeTitle', { count: data.total })} label={t('customers:bulk.name')} initial={t(`wechat.stage.${stage}`)} okText={t('customers:bulk.freezeOk')} maxLength={60} busy={freeze.busy} failure={<Failure error={freeze.error} />} onOk={(name) => void onName(name)} onCancel={() => setNaming(false)} />
      )}
    </Drawer>
  );
}
