import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/endpoint.ts';
import type { lifecycle } from '../../../shared/contract/lifecycle.ts';
import { api } from '../../lib/api.ts';
import { useTask } from '../../lib/query.ts';
import { useSaveDocument } from '../../lib/save-document.ts';

const reasons = ['saidNo', 'noPhone', 'heldOut', 'other'] as const;

/** The board as a page to call from; who isn't on it is said. */
export function useCallList(scope: { shop?: number; asOf?: string }, top: number) {
  const { t, i18n } = useTranslation('lifecycle');
  const { message } = App.useApp();
  const task = useTask(api.lifecycle.printCallList);
  const document = useSaveDocument();
  const english = i18n.language === 'en';
  const print = async () => {
    let written: Output<typeof lifecycle.printCallList> | undefined;
    const saved = await document.save(`${t('value.callList.file')}.pdf`, async (to) => (written = await task.run({ ...scope, top, language: english ? 'en' : 'zh-CN', to })));
    if (!saved || !written) return;
    const { rows, leftOut } = written;
    const left = reasons.filter((reason) => leftOut[reason] > 0).map((reason) => t(`value.callList.${reason}`, { n: leftOut[reason] }));
    void message.success([t('value.callList.done', { count: rows }), ...left].join(english ? ' ' : ''), 8);
  };
  return { print, busy: task.busy || document.busy, error: task.error ?? document.error, clearError: task.error ? task.clearError : document.clearError };
}
