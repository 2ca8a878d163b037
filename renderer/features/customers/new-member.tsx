import { UserAddOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NewMemberForm } from './new-member-form.tsx';
import { useNewMemberDraft } from './new-member-store.ts';

/** Opens the form for an application. */
export function NewMemberButton() {
  const { t } = useTranslation('customers');
  const change = useNewMemberDraft((s) => s.change);
  return (
    <Button icon={<UserAddOutlined />} aria-keyshortcuts="Alt+N" title="Alt+N" onClick={() => change({ open: true })}>
      {t('newMember.button')}
    </Button>
  );
}

/** The form itself, also opened by Alt+N. It stands beside what may change under it: with the first customer the page isn't empty any more. */
export function NewMember() {
  const { t } = useTranslation('customers');
  const { open, change } = useNewMemberDraft();
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      // By the key's place: with Alt some keyboards write another letter.
      if (!e.altKey || e.ctrlKey || e.metaKey || e.code !== 'KeyN') return;
      e.preventDefault();
      change({ open: true });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [change]);
  return (
    <Modal open={open} width={640} title={t('newMember.title')} footer={null} onCancel={() => change({ open: false })} destroyOnHidden>
      <NewMemberForm onOpened={() => change({ open: false })} />
    </Modal>
  );
}
