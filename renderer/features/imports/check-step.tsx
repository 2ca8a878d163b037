import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { pickFiles, useImport } from './import-store.ts';
import { PreviewCard } from './preview-card.tsx';
import { ShopChoice } from './shop-choice.tsx';

/** What each file is and what an import would do with it. */
export function CheckStep() {
  const { t } = useTranslation('imports');
  const { preview, add, uploading, check, reset } = useImport();
  if (!preview) {
    return (
      <section className="panel import-stopped">
        <p>{t('notRead')}</p>
        <div className="import-actions">
          <Button onClick={reset}>{t('startOver')}</Button>
          <Button type="primary" onClick={() => void check()}>
            {t('readAgain')}
          </Button>
        </div>
      </section>
    );
  }
  const counts = new Map<string, number>();
  for (const { token } of preview) counts.set(token, (counts.get(token) ?? 0) + 1);
  const good = preview.filter((f) => f.error === null);
  const isAsking = preview.every((f) => f.error?.code === 'file_needs_period' || f.error?.code === 'file_unknown_layout');
  return (
    <>
      {good.length === 0 && !isAsking && <Alert type="warning" showIcon title={t('noneUsable')} />}
      {good.length > 0 && good.length < preview.length && <Alert type="warning" showIcon title={t('someUnusable', { count: preview.length - good.length })} />}
      {good.length > 0 && <ShopChoice files={good} />}
      {preview.map((file) => (
        <PreviewCard key={`${file.token}/${file.name}`} file={file} isWhole={counts.get(file.token) === 1} alone={preview.length === 1} />
      ))}
      <div>
        <Button icon={<PlusOutlined />} loading={uploading} onClick={() => void add(pickFiles)}>
          {t('addFiles')}
        </Button>
      </div>
    </>
  );
}
