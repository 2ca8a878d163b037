import { CloseOutlined, FileTextOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChosenPreview } from '../../../shared/contract/imports.ts';
import type { ErrorCode, ErrorDetail } from '../../../shared/lib/app-error.ts';
import { useErrorText } from '../../lib/errors.ts';
import { useFormat } from '../../lib/format.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { CheckUpView } from './check-up-view.tsx';
import { FileCounts } from './file-counts.tsx';
import { FileWarnings } from './file-warnings.tsx';
import { useImport } from './import-store.ts';
import { useImportWords } from './import-words.ts';
import { PeriodChoice } from './period-choice.tsx';
import { RecordsView } from './records-view.tsx';
import { SampleTable } from './sample-table.tsx';

/** One file before it goes in. */
export function PreviewCard({ file, isWhole, alone }: { file: ChosenPreview; isWhole: boolean; alone: boolean }) {
  const { t } = useTranslation('imports');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const words = useImportWords();
  const errorText = useErrorText();
  const { remove, map } = useImport();
  const mapColumns = () => map({ token: file.token, name: file.name });
  const said = file.error && errorText({ code: file.error.code as ErrorCode, detail: file.error.detail as ErrorDetail });
  const facts = [words.encoding(file.encoding), format.bytes(file.size), t('rows', { count: file.rows }), words.shop(file.shopName, file.platform)];
  return (
    <section className="panel preview" aria-label={file.name}>
      <header className="preview-head">
        <FileTextOutlined />
        <div>
          <h2>{file.name}</h2>
          {file.error === null && (
            <p>
              <strong>{words.layout(file.profile)}</strong> <span className="soft">{facts.join(' · ')}</span>
            </p>
          )}
        </div>
        {file.error === null && (!file.records || file.profile?.startsWith('own') === true) && (
          <Button size="small" onClick={mapColumns}>
            {t('mapper.correct')}
          </Button>
        )}
        {isWhole && <Button type="text" icon={<CloseOutlined />} aria-label={t('remove', { file: file.name })} onClick={() => void remove(file.token)} />}
      </header>
      {file.error?.code === 'file_needs_period' ? (
        <PeriodChoice />
      ) : said && file.error?.code === 'file_unknown_layout' ? (
        // Nothing is wrong with it: it only has to be said once what its columns are.
        <>
          <Alert type="info" showIcon title={said.title} description={said.advice} />
          <div>
            <Button type="primary" onClick={mapColumns}>
              {t('mapper.open')}
            </Button>
          </div>
        </>
      ) : said ? (
        <ErrorNotice {...said} technicalLabel={common('technical')} />
      ) : (
        <>
          {file.sameAs !== null && <Alert type="info" showIcon title={t('sameAs', { file: file.sameAs })} />}
          <RecordsView file={file} withLink={false} />
          <FileCounts counts={file} />
          {file.confidence < 0.8 && <Alert type="warning" showIcon title={t('unsure')} />}
          <FileWarnings warnings={file.warnings} />
          {file.checkUp && (
            <details>
              <summary>{t('whatItTells')}</summary>
              <CheckUpView checkUp={file.checkUp} />
            </details>
          )}
          <details open={alone}>
            <summary>{t('firstRows', { count: file.sample.length })}</summary>
            <SampleTable file={file} />
          </details>
        </>
      )}
    </section>
  );
}
