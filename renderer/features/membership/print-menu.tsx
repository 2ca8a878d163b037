import { PrinterOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useTask } from '../../lib/query.ts';
import { CardSheet } from './card-sheet.tsx';

/** What can be printed for members: letters about their points, and cards. */
export function PrintMenu({ search }: { search: string }) {
  const { t, i18n } = useTranslation('membership');
  const { message } = App.useApp();
  const print = useTask(api.membership.printLetters);
  const [cards, setCards] = useState(false);
  const write = async (who: 'withPoints' | 'expiring') => {
    const to = await files.saveTarget(`${t('letters.name')}.html`);
    if (!to) return;
    const done = await print.run({ to, who, language: i18n.language === 'en' ? 'en' : 'zh-CN' });
    if (!done) return;
    await files.deliver(to);
    void message.success(t('letters.done', { count: done.letters, optedOut: done.leftOut.optedOut, heldOut: done.leftOut.heldOut }), 6);
  };
  const items = [
    { key: 'letters', label: t('letters.withPoints'), onClick: () => void write('withPoints') },
    { key: 'expiring', label: t('letters.expiring'), onClick: () => void write('expiring') },
    { key: 'cards', label: t('card.sheet'), onClick: () => setCards(true) },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<PrinterOutlined />} loading={print.busy}>
          {t('letters.print')}
        </Button>
      </Dropdown>
      <Failure error={print.error} onClose={print.clearError} />
      {cards && <CardSheet search={search} onClose={() => setCards(false)} />}
    </>
  );
}
