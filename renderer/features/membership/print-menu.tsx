import { PrinterOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/endpoint.ts';
import type { membership } from '../../../shared/contract/membership.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useTask } from '../../lib/query.ts';
import { useSaveDocument } from '../../lib/save-document.ts';
import { CardSheet } from './card-sheet.tsx';

/** What can be printed for members: letters about their points, and cards. */
export function PrintMenu({ search }: { search: string }) {
  const { t, i18n } = useTranslation('membership');
  const { message } = App.useApp();
  const print = useTask(api.membership.printLetters);
  const [cards, setCards] = useState(false);
  const document = useSaveDocument();
  const write = async (who: 'withPoints' | 'expiring') => {
    const written: Output<typeof membership.printLetters>[] = [];
    const isSaved = await document.save(`${t('letters.name')}.pdf`, async (to) => {
      const done = await print.run({ to, who, language: i18n.language === 'en' ? 'en' : 'zh-CN' });
      if (done) written.push(done);
      return done;
    });
    const told = written.at(-1);
    if (isSaved && told) void message.success(t('letters.done', { count: told.letters, optedOut: told.leftOut.optedOut, heldOut: told.leftOut.heldOut }), 6);
  };
  const items = [
    { key: 'letters', label: t('letters.withPoints'), onClick: () => void write('withPoints') },
    { key: 'expiring', label: t('letters.expiring'), onClick: () => void write('expiring') },
    { key: 'cards', label: t('card.sheet'), onClick: () => setCards(true) },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<PrinterOutlined />} loading={print.busy || document.busy}>
          {t('letters.print')}
        </Button>
      </Dropdown>
      <Failure error={print.error ?? document.error} onClose={print.error ? print.clearError : document.clearError} />
      {cards && <CardSheet search={search} onClose={() => setCards(false)} />}
    </>
  );
}
