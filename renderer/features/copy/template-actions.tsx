import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../../shared/contract/copy.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { NameDialog } from '../../ui/name-dialog.tsx';

/** Duplicate and delete. */
export function TemplateActions({ template, onGone }: { template: Template; onGone: () => void }) {
  const { t } = useTranslation(['copy', 'common']);
  const { modal } = App.useApp();
  const duplicate = useCommand(api.copy.duplicate);
  const remove = useCommand(api.copy.delete);
  const [naming, setNaming] = useState(false);
  const { templateId } = template;

  const onDuplicate = async (name: string) => {
    const made = await duplicate.run({ templateId, name });
    if (!made) return;
    setNaming(false);
    go('marketing', 'copy', made.templateId);
  };
  const onDelete = () =>
    void modal.confirm({
      title: t('delete.title', { name: template.name }),
      content: t('delete.text'),
      okText: t('common:delete'),
      okButtonProps: { danger: true },
      onOk: async () => {
        if (!(await remove.run({ templateId }))) return;
        onGone();
        go('marketing', 'copy');
      },
    });

  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'duplicate', label: t('common:duplicate') },
            { key: 'delete', label: t('common:delete'), danger: true },
          ],
          onClick: ({ key }) => (key === 'delete' ? onDelete() : setNaming(true)),
        }}
      >
        <Button>{t('common:more')}</Button>
      </Dropdown>
      {naming && (
        <NameDialog
          title={t('common:duplicate')}
          label={t('field.name')}
          initial={t('copyName', { name: template.name }).slice(0, 60)}
          okText={t('common:duplicate')}
          maxLength={60}
          busy={duplicate.busy}
          failure={<Failure error={duplicate.error} />}
          onOk={(name) => void onDuplicate(name)}
          onCancel={() => setNaming(false)}
        />
      )}
      {remove.error && <Failure error={remove.error} onClose={remove.clearError} />}
    </>
  );
}
