import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { host } from '../lib/host.ts';

/** While a long task writes, commands wait: say what they wait for. Reading goes on. Hidden where the screen says it itself. */
export function WritingNotice({ hidden }: { hidden: boolean }) {
  const { t } = useTranslation('common');
  const [writing, setWriting] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const off = host().on('writing', ({ endpoint }) => {
      clearTimeout(timer);
      // Short work needs no notice.
      if (endpoint) timer = setTimeout(() => setWriting(endpoint), 1500);
      else setWriting(null);
    });
    return () => {
      clearTimeout(timer);
      off();
    };
  }, []);
  return writing && !hidden ? <Alert type="info" showIcon banner title={writing === 'imports.preview' ? t('reading') : t('writing')} /> : null;
}
