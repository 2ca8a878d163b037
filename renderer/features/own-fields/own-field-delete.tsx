import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OwnField } from '../../../shared/contract/own-fields.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { useErrorText } from '../../lib/errors.ts';
import { go } from '../../lib/route.ts';

/** Can't be undone, so it is asked with the number of people. One that is in use stays. */
export function OwnFieldDelete({ field, known }: { field: OwnField; known: number }) {
  const { t, i18n } = useTranslation(['fields', 'common']);
  const { modal } = App.useApp();
  const words = useErrorText();
  const onOk = async () => {
    try {
      await api.customers.deleteField({ fieldId: field.fieldId });
      go('customers', 'fields');
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const usedBy = error.detail['usedBy'];
      if (Array.isArray(usedBy)) modal.info({ title: t('delete.used'), content: t('delete.usedBy', { list: new Intl.ListFormat(i18n.language).format(usedBy) }) });
      else modal.error({ title: words(error).title, content: words(error).advice });
    }
  };
  const ask = () => void modal.confirm({ title: t('delete.title', { name: field.name }), content: t('delete.text', { count: known }), okText: t('common:delete'), okButtonProps: { danger: true }, onOk });
  return (
    <Button danger onClick={ask}>
      {t('common:delete')}
    </Button>
  );
}
