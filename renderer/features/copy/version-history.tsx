import { HistoryOutlined } from '@ant-design/icons';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../../shared/contract/copy.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';

/** What a template said before, to look at and to bring back. */
export function VersionHistory({ template, onRestored }: { template: Template; onRestored: () => void }) {
  const { t } = useTranslation(['copy', 'common']);
  const { message } = App.useApp();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { templateId } = template;
  const versions = useQuery(api.copy.versions, { templateId }, { enabled: open });
  const restore = useCommand(api.copy.restoreVersion);
  const onRestore = async (versionId: number) => {
    if (!(await restore.run({ templateId, versionId }))) return;
    onRestored();
    setOpen(false);
    void message.success(t('version.restored'));
  };
  return (
    <>
      <Button icon={<HistoryOutlined />} onClick={() => setOpen(true)}>
        {t('version.title')}
      </Button>
      {open && (
        <Drawer open onClose={() => setOpen(false)} size={480} title={t('version.of', { name: template.name })}>
          <Failure error={restore.error ?? versions.error} />
          <p className="soft">{t('version.text')}</p>
          {versions.data?.length === 0 && <p>{t('version.none')}</p>}
          <div className="copy-versions">
            {(versions.data ?? []).map((v) => (
              <article key={v.versionId} className="copy-version" aria-label={format.time(v.at)}>
                <header>
                  <span className="soft">{t('version.saved', { time: format.time(v.at), channel: t(`common:channel.${v.channel}`) })}</span>
                  <Button size="small" loading={restore.busy} onClick={() => void onRestore(v.versionId)}>
                    {t('version.restore')}
                  </Button>
                </header>
                {v.subject !== '' && <strong>{v.subject}</strong>}
                <p>{v.text}</p>
              </article>
            ))}
          </div>
        </Drawer>
      )}
    </>
  );
}
