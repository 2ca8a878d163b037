import { Button, Checkbox, Input, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/endpoint.ts';
import type { FileLook } from '../../../shared/contract/mapper.ts';
import type { OwnField } from '../../../shared/contract/own-fields.ts';
import { readingKind } from '../../../shared/domain/reading-kind.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useOwnFields } from '../../lib/own-fields.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { useImport } from './import-store.ts';
import { MapperColumns } from './mapper-columns.tsx';
import { MapperCount } from './mapper-count.tsx';
import { draftOf, headingsOf, questionsOf, readingOf, type MapperDraft } from './mapper-draft.ts';
import { MapperFormats } from './mapper-formats.tsx';
import { MapperNeeds } from './mapper-needs.tsx';
import { MapperPalette } from './mapper-palette.tsx';
import './mapper.css';
import { useReadingCount } from './use-reading-count.ts';

/** What each column of a table is, said by the owner. */
export function MapperView({ file, inside }: { file: FileRef; inside: string }) {
  const look = useQuery(api.imports.look, { file, inside });
  const own = useOwnFields();
  if (look.error) return <Failure error={look.error} />;
  return look.data && own.loaded ? <Mapper file={file} inside={inside} look={look.data} own={own.fields} /> : <Skeleton active />;
}

function Mapper({ file, inside, look, own }: { file: FileRef; inside: string; look: FileLook; own: OwnField[] }) {
  const { t } = useTranslation('imports');
  const { t: common } = useTranslation('common');
  const { map, readAs } = useImport();
  const [draft, setDraft] = useState<MapperDraft>(() => draftOf(look, own));
  const [name, setName] = useState(() => look.profile?.name ?? look.name.replace(/^.*[/›]\s*/, '').replace(/\.\w+$/, '').slice(0, 60));
  const [keep, setKeep] = useState(true);
  const save = useCommand(api.imports.saveProfile);
  const { kind, missing } = useMemo(() => readingKind(new Set(draft.fields.filter((f) => f !== null))), [draft.fields]);
  const questions = questionsOf(look, draft);
  const asks = (questions.dates.guess.open !== null && draft.dateOrder === null) || (questions.amounts.guess.open !== null && draft.decimalMark === null);
  const reading = readingOf(look, draft);
  const { count, busy, error } = useReadingCount(file, inside, kind === null ? null : reading);
  const keeps = keep && draft.hasHeader;
  const apply = async () => {
    if (!keeps) return readAs(file.token, reading);
    const saved = await save.run({ ...(look.profile ? { profileId: look.profile.id } : {}), name: name.trim(), headings: headingsOf(look, draft), reading });
    if (saved) await readAs(file.token, null);
    return undefined;
  };
  return (
    <section className="mapper" aria-label={t('mapper.title', { file: inside })}>
      <header className="mapper-head">
        <h2>{t('mapper.title', { file: inside })}</h2>
        <p className="soft">{t('mapper.text')}</p>
      </header>
      <MapperNeeds draft={draft} missing={missing} kind={kind} />
      <div className="panel mapper-table">
        <MapperPalette draft={draft} />
        <Checkbox checked={draft.hasHeader} onChange={(e) => setDraft({ ...draft, hasHeader: e.target.checked })}>
          {t('mapper.hasHeader')}
        </Checkbox>
        <MapperColumns look={look} draft={draft} onChange={setDraft} />
      </div>
      <MapperFormats draft={draft} questions={questions} onChange={setDraft} />
      <MapperCount count={count} busy={busy} error={error} ready={kind !== null} people={kind === 'people'} />
      <Failure error={save.error} onClose={save.clearError} />
      <footer className="panel mapper-foot">
        <Checkbox checked={keeps} disabled={!draft.hasHeader} onChange={(e) => setKeep(e.target.checked)}>
          {draft.hasHeader ? t('mapper.keep') : t('mapper.keepNot')}
        </Checkbox>
        {keeps && <Input value={name} maxLength={60} aria-label={t('mapper.name')} onChange={(e) => setName(e.target.value)} />}
        {asks && <span className="mapper-asks">{t('mapper.answer')}</span>}
        <span className="mapper-buttons">
          <Button onClick={() => map(null)}>{common('cancel')}</Button>
          <Button type="primary" loading={save.busy} disabled={kind === null || asks || (keeps && name.trim() === '')} onClick={() => void apply()}>
            {t('mapper.apply')}
          </Button>
        </span>
      </footer>
    </section>
  );
}
