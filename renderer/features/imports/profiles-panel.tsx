import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportProfile } from '../../../shared/contract/mapper.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { useImportWords } from './import-words.ts';

/** The owner's own layouts: by which headings they are recognised, how often they were used. */
export function ProfilesPanel() {
  const { t } = useTranslation('imports');
  const { t: common } = useTranslation('common');
  const words = useImportWords();
  const { modal } = App.useApp();
  const profiles = useQuery(api.imports.profiles, {});
  const rename = useCommand(api.imports.renameProfile);
  const remove = useCommand(api.imports.removeProfile);
  const [renaming, setRenaming] = useState<ImportProfile | null>(null);
  if (!profiles.data || profiles.data.length === 0) return null;
  const askRemove = async (profile: ImportProfile) => {
    const sure = await modal.confirm({ title: t('profiles.removeTitle', { name: profile.name }), content: t('profiles.removeText'), okText: common('delete'), okButtonProps: { danger: true }, cancelText: common('cancel') });
    if (sure) await remove.run({ profileId: profile.id });
  };
  return (
    <section className="panel" aria-label={t('profiles.title')}>
      <div className="panel-head">
        <h2>{t('profiles.title')}</h2>
      </div>
      <Failure error={remove.error} onClose={remove.clearError} />
      <ul className="profile-list">
        {profiles.data.map((profile) => (
          <li key={profile.id}>
            <div>
              <strong>{profile.name}</strong> <span className="soft">{t('profiles.files', { count: profile.files })}</span>
              <small>{profile.reading.columns.map(({ heading, field }) => t('profiles.pair', { heading, field: words.field(field) })).join(' · ')}</small>
            </div>
            <Button size="small" onClick={() => setRenaming(profile)}>
              {common('rename')}
            </Button>
            <Button size="small" danger onClick={() => void askRemove(profile)}>
              {common('delete')}
            </Button>
          </li>
        ))}
      </ul>
      {renaming && (
        <NameDialog
          title={common('rename')}
          label={t('mapper.name')}
          initial={renaming.name}
          okText={common('save')}
          maxLength={60}
          busy={rename.busy}
          failure={<Failure error={rename.error} />}
          onOk={(name) => void rename.run({ profileId: renaming.id, name }).then((done) => done && setRenaming(null))}
          onCancel={() => setRenaming(null)}
        />
      )}
    </section>
  );
}
