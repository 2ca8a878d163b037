import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { language, theme, type Settings } from '../../../shared/contract/settings.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';
import { SettingRow } from './setting-row.tsx';

/** Language and theme; they hold at once. */
export function LooksPanel({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const save = useCommand(api.settings.save);
  return (
    <Panel title={t('looks.title')}>
      <Failure error={save.error} onClose={save.clearError} />
      <SettingRow label={t('looks.language')}>
        <Segmented aria-label={t('looks.language')} value={settings.language} options={language.options.map((value) => ({ value, label: t(`looks.languages.${value}`) }))} onChange={(value) => void save.run({ language: value })} />
      </SettingRow>
      <SettingRow label={t('looks.theme')}>
        <Segmented aria-label={t('looks.theme')} value={settings.theme} options={theme.options.map((value) => ({ value, label: t(`looks.themes.${value}`) }))} onChange={(value) => void save.run({ theme: value })} />
      </SettingRow>
    </Panel>
  );
}
