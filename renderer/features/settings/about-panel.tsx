import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useQuery } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';
import { SettingRow } from './setting-row.tsx';

/** What runs, and where the data lies. */
export function AboutPanel() {
  const { t } = useTranslation('settings');
  const about = useQuery(api.settings.about, {});
  return (
    <Panel title={t('about.title')}>
      <Failure error={about.error} />
      {about.data && (
        <>
          <SettingRow label={t('about.version')} help={t('about.parts', { sqlite: about.data.sqlite, node: about.data.node, schema: about.data.schemaVersion })}>
            <span className="number">{t('about.name', { version: about.data.version })}</span>
          </SettingRow>
          <SettingRow label={t('about.folder')} help={t('about.folderHelp')}>
            <Typography.Text copyable className="data-folder">
              {about.data.dataFolder}
            </Typography.Text>
          </SettingRow>
        </>
      )}
    </Panel>
  );
}
