import { Checkbox, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasurePreview } from '../../../shared/contract/erasure.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery, useTask } from '../../lib/query.ts';
import { TaskProgress } from '../../ui/task-progress.tsx';

const going = ['accounts', 'names', 'phones', 'emails', 'addresses', 'notes', 'messages'] as const satisfies readonly (keyof ErasurePreview)[];

/** What goes, what stays, what the owner has to delete; it can't be undone. Mount it to ask. */
export function EraseDialog({ customerId, onClose }: { customerId: number; onClose: () => void }) {
  const { t } = useTranslation('customers');
  const { t: common } = useTranslation('common');
  const [understood, setUnderstood] = useState(false);
  const preview = useQuery(api.customers.erasurePreview, { customerId });
  const vault = useQuery(api.vault.list, {});
  const erase = useTask(api.vault.erase);
  const run = async () => {
    if (await erase.run({ customerId })) onClose();
  };
  const backups = vault.data?.backups.length ?? 0;
  return (
    <Modal
      open
      width={600}
      title={t('erase.title')}
      okText={t('erase.ok')}
      cancelText={common('cancel')}
      okButtonProps={{ danger: true, disabled: !understood || !preview.data, loading: erase.busy }}
      cancelButtonProps={{ disabled: erase.busy }}
      closable={!erase.busy}
      mask={{ closable: false }}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <Failure error={preview.error ?? erase.error} />
      {preview.data && vault.data ? (
        <div className="erase">
          <Going preview={preview.data} />
          <p className="soft">{t('erase.backups', { count: backups })}</p>
          <h3>{t('erase.stays')}</h3>
          <p>{t('erase.staysText', { count: preview.data.orders })}</p>
          <p className="soft">{t('erase.again')}</p>
          <Outside lists={[...vault.data.outside, ...preview.data.lists]} />
          {erase.progress ? (
            <TaskProgress label={t('erase.running')} share={erase.progress.total > 0 ? erase.progress.done / erase.progress.total : null} detail={t('erase.progress', { done: erase.progress.done, total: erase.progress.total })} />
          ) : (
            <Checkbox checked={understood} onChange={(e) => setUnderstood(e.target.checked)}>
              {t('erase.understood')}
            </Checkbox>
          )}
        </div>
      ) : (
        <Skeleton active />
      )}
    </Modal>
  );
}

function Going({ preview }: { preview: ErasurePreview }) {
  const { t } = useTranslation('customers');
  const found = going.filter((what) => preview[what] > 0);
  return (
    <>
      <h3>{t('erase.goes')}</h3>
      <ul>
        {found.map((what) => (
          <li key={what}>{t(`erase.what.${what}`, { count: preview[what] })}</li>
        ))}
        <li>{t('erase.what.rest')}</li>
      </ul>
    </>
  );
}

/** Files that lie where the app can't reach. */
function Outside({ lists }: { lists: { name: string; at: number }[] }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  return (
    <>
      <h3>{t('erase.outside')}</h3>
      <p>{t(lists.length === 0 ? 'erase.outsideNone' : 'erase.outsideText')}</p>
      {lists.length > 0 && (
        <ul>
          {lists.map(({ name, at }) => (
            <li key={`${name} ${at}`}>
              {name} <span className="soft number">{format.time(at)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
