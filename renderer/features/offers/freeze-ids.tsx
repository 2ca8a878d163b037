import { PushpinOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { NameDialog } from '../../ui/name-dialog.tsx';

/** Keeps the people of a list as a frozen segment, from which a campaign can be made. */
export function FreezeIds({ customerIds, name }: { customerIds: number[]; name: string }) {
  const { t } = useTranslation('customers');
  const { message } = App.useApp();
  const freeze = useCommand(api.segments.freeze);
  const [asking, setAsking] = useState(false);
  const onName = async (given: string) => {
    const made = await freeze.run({ name: given, who: { customerIds } });
    if (!made) return;
    setAsking(false);
    void message.success(t('bulk.frozen', { name: made.name, count: made.count }));
    go('customers', 'segments', made.segmentId);
  };
  return (
    <>
      <Button size="small" icon={<PushpinOutlined />} onClick={() => setAsking(true)}>
        {t('bulk.freeze')}
      </Button>
      {asking && <NameDialog title={t('bulk.freezeTitle', { count: customerIds.length })} label={t('bulk.name')} initial={name} okText={t('bulk.freezeOk')} maxLength={60} busy={freeze.busy} failure={<Failure error={freeze.error} />} onOk={(given) => void onName(given)} onCancel={() => setAsking(false)} />}
    </>
  );
}
