import { FolderOpenOutlined, InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { pickFiles, pickFolder, useImport } from './import-store.ts';
import { ProfilesPanel } from './profiles-panel.tsx';

const sources = ['taobao', 'pinduoduo', 'shopify'] as const;

/** Where files come in, and where they are to be had. */
export function ChooseStep({ over }: { over: boolean }) {
  const { t } = useTranslation('imports');
  const { t: common } = useTranslation('common');
  const { add, uploading } = useImport();
  return (
    <>
      <section className={`drop-area${over ? ' is-over' : ''}`} aria-label={t('drop.title')}>
        <InboxOutlined className="drop-icon" />
        <h2>{over ? t('drop.release') : t('drop.title')}</h2>
        <p>{t('drop.text')}</p>
        <Button type="primary" size="large" loading={uploading} onClick={() => void add(pickFiles)}>
          {t('drop.choose')}
        </Button>
      </section>
      <div className="drop-more">
        <Button icon={<FolderOpenOutlined />} disabled={uploading} onClick={() => void add(pickFolder)}>
          {t('drop.folder')}
        </Button>
        <span className="soft">{t('drop.paste')}</span>
      </div>
      <ProfilesPanel />
      <section className="fetch">
        <h2>{t('fetch.title')}</h2>
        <div className="columns">
          {sources.map((source) => (
            <div key={source} className="panel">
              <h3>{common(`platform.${source}`)}</h3>
              <p>{t(`fetch.${source}`)}</p>
            </div>
          ))}
        </div>
      </section>
    </>
  );
}
