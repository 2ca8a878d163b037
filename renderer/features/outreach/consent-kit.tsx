import { CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { Panel } from '../../ui/panel.tsx';

const words = ['card', 'reply', 'opening'] as const;

/** Words by which people agree to hear from the shop, and the table in which that is brought in, with its evidence. */
export function ConsentKit() {
  const { t } = useTranslation('outreach');
  const { message } = App.useApp();
  const shop = useQuery(api.settings.shops, {}).data?.[0]?.name ?? t('consent.shop');
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    void message.success(t('desk.addressCopied'));
  };
  return (
    <Panel title={t('consent.title')}>
      <p className="soft">{t('consent.why')}</p>
      {words.map((word) => (
        <div key={word} className="consent-word">
          <strong>{t(`consent.${word}.name`)}</strong>
          <p className="message-text">{t(`consent.${word}.text`, { shop })}</p>
          <Button size="small" icon={<CopyOutlined />} onClick={() => void copy(t(`consent.${word}.text`, { shop }))}>
            {t('consent.copy')}
          </Button>
        </div>
      ))}
      <p className="outreach-note">{t('consent.import')}</p>
      <div className="desk-acts">
        <Button size="small" icon={<CopyOutlined />} onClick={() => void copy(t('consent.columns').split(', ').join('\t'))}>
          {t('consent.copyColumns')}
        </Button>
        <Button size="small" onClick={() => go('data', 'import')}>
          {t('consent.toImport')}
        </Button>
      </div>
    </Panel>
  );
}
