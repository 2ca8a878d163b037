import { AutoComplete } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useQuery } from '../../lib/query.ts';

/** Where a segment is kept: one of the folders there are, or a new one. */
export function FolderField({ value, onChange }: { value: string; onChange: (folder: string) => void }) {
  const { t } = useTranslation('segments');
  const list = useQuery(api.segments.list, {});
  const folders = [...new Set((list.data ?? []).map((s) => s.folder))].filter((name) => name !== '').sort();
  return (
    <label>
      <span>{t('page.folder')}</span>
      <AutoComplete value={value} placeholder={t('page.folderHint')} options={folders.map((name) => ({ value: name }))} showSearch={{ filterOption: true }} onChange={(text: string) => onChange(text.slice(0, 30))} />
    </label>
  );
}
