import { FolderOpenOutlined, InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePlatformName } from '../../lib/platform-name.ts';
import { address } from '../../lib/route.ts';
import './guide.css';
import { guides } from './guides.ts';
import { pickFiles, pickFolder, useImport } from './import-store.ts';
import { ProfilesPanel } from './profiles-panel.tsx';

const others = ['customers', 'traffic', 'costs'] as const;

/** Where files come in, and where they are to be had. */
export function ChooseStep({ over }: { over: boolean }) {
  const { t } = useTranslation('imports');
  const platformName = usePlatformName();
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
        <p className="soft">{t('fetch.text')}</p>
        <div className="guide-links">
          {guides.map(({ platform }) => (
            <a key={platform} href={address('data', 'import', 'guide', platform)}>
              {platformName(platform)}
            </a>
          ))}
        </div>
        <h2>{t('fetch.more')}</h2>
        <div className="columns">
          {others.map((other) => (
            <div key={other} className="panel">
              <h3>{t(`fetch.${other}.title`)}</h3>
              <p>{t(`fetch.${other}.text`)}</p>
            </div>
          ))}
        </div>
      </section>
    </>
  );
}
