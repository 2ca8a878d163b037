import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, files } from '../../lib/api.ts';
import type { ChosenList } from '../../lib/freeze-people.tsx';
import { useTask } from '../../lib/query.ts';

/** Writes a list as a workbook; what it holds is said when it stands. */
export function useSheetOut() {
  const { t, i18n } = useTranslation('customers');
  const { message } = App.useApp();
  const task = useTask(api.customers.toSheet);
  const write = async (chosen: ChosenList) => {
    const to = await files.saveTarget(t('sheet.fileName', { day: new Date().toLocaleDateString('sv-SE') }));
    if (!to) return;
    const done = await task.run({ list: chosen, to, language: i18n.language === 'en' ? 'en' : 'zh-CN' });
    if (!done) return;
    await files.deliver(to);
    void message.success(t(done.leftOut > 0 ? 'sheet.writtenLeftOut' : 'sheet.written', { count: done.rows, leftOut: done.leftOut }), 8);
  };
  return { write, busy: task.busy, error: task.error, clearError: task.clearError };
}
