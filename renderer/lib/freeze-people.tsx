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

/** A button that keeps everyone whom a list shows as a frozen segment (人群包). */
export function FreezePeople({ chosen, total, name = '' }: { chosen: ChosenList; total: number; name?: string }) {
  const { t } = useTranslation('customers');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button icon={<PushpinOutlined />} disabled={total === 0} onClick={() => setAsking(true)}>
        {t('bulk.freeze')}
      </Button>
      {asking && <FreezeDialog chosen={chosen} total={total} name={name} onFrozen={() => setAsking(false)} onCancel={() => setAsking(false)} />}
    </>
  );
}

interface FreezeDialogProps {
  chosen: ChosenList;
  total: number;
  name: string;
  onFrozen: (segmentId: number) => void;
  onCancel: () => void;
}

/** Asks for a name, and makes a frozen segment of everyone whom a list shows. */
export function FreezeDialog({ chosen, total, name, onFrozen, onCancel }: FreezeDialogProps) {
  const { t } = useTranslation('customers');
  const { message } = App.useApp();
  const freeze = useCommand(api.segments.freeze);
  const onName = async (given: string) => {
    const made = await freeze.run({ name: given, who: { list: chosen } });
    if (!made) return;
    onFrozen(made.segmentId);
    void message.success(t('bulk.frozen', { name: made.name, count: made.count }));
  };
  return <NameDialog title={t('bulk.freezeTitle', { count: total })} label={t('bulk.name')} initial={name.slice(0, 60)} okText={t('bulk.freezeOk')} maxLength={60} busy={freeze.busy} failure={<Failure error={freeze.error} />} onOk={(given) => void onName(given)} onCancel={onCancel} />;
}
