import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../shared/lib/app-error.ts';
import { openSample } from './api.ts';
import { useErrorText } from './errors.ts';

/** For whoever has no file at hand: the sample shop, into a data folder that is still empty. */
export function SampleShop() {
  const { t } = useTranslation('common');
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [opening, setOpening] = useState(false);
  const open = () => {
    setOpening(true);
    openSample()
      .catch((error: unknown) => message.error(errorText(error as AppError).title))
      .finally(() => setOpening(false));
  };
  return (
    <>
      <Button size="large" loading={opening} onClick={open}>
        {t('sampleShop.button')}
      </Button>
      <p className="soft">{t('sampleShop.text')}</p>
    </>
  );
}
