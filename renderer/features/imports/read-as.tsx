import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useImport } from './import-store.ts';
import { useImportWords } from './import-words.ts';
import { knownProfiles, mappableFields } from './known-layouts.ts';

/** An unknown layout, read as the owner says: the nearest layout, and what its columns mean. */
export function ReadAs({ headers }: { headers: string[] }) {
  const { t } = useTranslation('imports');
  const words = useImportWords();
  const { choose, reading } = useImport();
  const [profile, setProfile] = useState(reading.profile ?? null);
  const [mapping, setMapping] = useState<Record<string, string>>(reading.mapping ?? {});
  const named = headers.filter((h, i) => h !== '' && headers.indexOf(h) === i);
  const assign = (header: string, field: string | undefined) => {
    const others = Object.entries(mapping).filter(([h]) => h !== header);
    setMapping(Object.fromEntries(field === undefined ? others : [...others, [header, field]]));
  };
  return (
    <details className="read-as">
      <summary>{t('readAs.title')}</summary>
      <p className="soft">{t('readAs.text')}</p>
      <label className="read-as-profile">
        {t('readAs.profile')}
        <Select value={profile} placeholder={t('readAs.choose')} options={knownProfiles.map((p) => ({ value: p, label: words.layout(p) }))} onChange={setProfile} />
      </label>
      <div className="read-as-columns">
        {named.map((header) => (
          <label key={header}>
            <span>{header}</span>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('unused')}
              value={mapping[header] ?? null}
              options={mappableFields.map((f) => ({ value: f, label: words.field(f) }))}
              onChange={(field: string | undefined) => assign(header, field)}
            />
          </label>
        ))}
      </div>
      <Button type="primary" disabled={profile === null || !Object.values(mapping).includes('orderNo')} onClick={() => void choose({ reading: { profile: profile ?? undefined, mapping } })}>
        {t('readAs.apply')}
      </Button>
    </details>
  );
}
