import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { NameDialog } from '../ui/name-dialog.tsx';
import { api } from './api.ts';
import { Failure } from './failure.tsx';
import { useCommand } from './query.ts';
import { address } from './route.ts';

/** The people behind a count, kept as a frozen segment. */
export function FreezeFound({ name, customerIds, onDone }: { name: string; customerIds: number[]; onDone: () => void }) {
  const { t } = useTranslation('customers');
  const { message } = App.useApp();
  const freeze = useCommand(api.segments.freeze);
  const onName = async (given: string) => {
    const made = await freeze.run({ name: given, who: { customerIds } });
    if (!made) return;
    void message.success(t('bulk.frozen', { name: made.name, count: made.count }));
    onDone();
    location.hash = address('customers', 'segments', made.segmentId);
  };
  return <NameDialog title={t('bulk.freezeTitle', { count: customerIds.length })} label={t('bulk.name')} initial={name} okText={t('bulk.freezeOk')} maxLength={60} busy={freeze.busy} failure={<Failure error={freeze.error} />} onOk={(given) => void onName(given)} onCancel={onDone} />;
}
