import { PushpinOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../shared/contract/endpoint.ts';
import type { segments } from '../../shared/contract/segments.ts';
import { NameDialog } from '../ui/name-dialog.tsx';
import { api } from './api.ts';
import { Failure } from './failure.tsx';
import { useCommand } from './query.ts';

export type ChosenList = Extract<Input<typeof segments.freeze>['who'], { list: unknown }>['list'];

/** Makes a frozen segment (人群包) of everyone whom a list shows. */
export function FreezePeople({ chosen, total, name = '' }: { chosen: ChosenList; total: number; name?: string }) {
  const { t } = useTranslation('customers');
  const { message } = App.useApp();
  const freeze = useCommand(api.segments.freeze);
  const [asking, setAsking] = useState(false);
  const onName = async (given: string) => {
    const made = await freeze.run({ name: given, who: { list: chosen } });
    if (!made) return;
    setAsking(false);
    void message.success(t('bulk.frozen', { name: made.name, count: made.count }));
  };
  return (
    <>
      <Button icon={<PushpinOutlined />} disabled={total === 0} onClick={() => setAsking(true)}>
        {t('bulk.freeze')}
      </Button>
      {asking && (
        <NameDialog title={t('bulk.freezeTitle', { count: total })} label={t('bulk.name')} initial={name.slice(0, 60)} okText={t('bulk.freezeOk')} maxLength={60} busy={freeze.busy} failure={<Failure error={freeze.error} />} onOk={(given) => void onName(given)} onCancel={() => setAsking(false)} />
      )}
    </>
  );
}
