import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Tag } from '../../../shared/contract/tags.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { useErrorText } from '../../lib/errors.ts';
import { go } from '../../lib/route.ts';

/** Can't be undone, so it is asked with the number of people. One that segments ask for stays. */
export function TagDelete({ tag }: { tag: Tag }) {
  const { t, i18n } = useTranslation(['tags', 'common']);
  const { modal } = App.useApp();
  const words = useErrorText();
  const onOk = async () => {
    try {
      await api.tags.delete({ tagId: tag.tagId });
      go('customers', 'tags');
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const usedBy = error.detail['usedBy'];
      if (Array.isArray(usedBy)) modal.info({ title: t('delete.used'), content: t('delete.usedBy', { list: new Intl.ListFormat(i18n.language).format(usedBy) }) });
      else modal.error({ title: words(error).title, content: words(error).advice });
    }
  };
  const ask = () => void modal.confirm({ title: t('delete.title', { name: tag.name }), content: t('delete.text', { count: tag.count }), okText: t('common:delete'), okButtonProps: { danger: true }, onOk });
  return (
    <Button danger onClick={ask}>
      {t('common:delete')}
    </Button>
  );
}
