import { FileTextOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FileReport } from '../../../shared/contract/imports.ts';
import type { ErrorCode, ErrorDetail } from '../../../shared/lib/app-error.ts';
import { useErrorText } from '../../lib/errors.ts';
import { useFormat } from '../../lib/format.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { CheckUpView } from './check-up-view.tsx';
import { FileCounts } from './file-counts.tsx';
import { FileWarnings } from './file-warnings.tsx';
import { useImportWords } from './import-words.ts';
import { RecordsView } from './records-view.tsx';
import { RejectsList } from './rejects-list.tsx';

/** A file that was imported: what it is, what became of its rows, what didn't go in. */
export function FileReportView({ file, withCheckUp }: { file: FileReport; withCheckUp: boolean }) {
  const { t } = useTranslation('imports');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const words = useImportWords();
  const errorText = useErrorText();
  const left = file.rowsRejected + file.rowsSkipped;
  return (
    <>
      <header className="preview-head">
        <FileTextOutlined />
        <div>
          <h2>{file.name}</h2>
          {file.error === null && (
            <p>
              <strong>{words.layout(file.profile)}</strong> <span className="soft">{[words.shop(file.shopName, file.platform), words.encoding(file.encoding), format.bytes(file.size), t('rows', { count: file.rows })].join(' · ')}</span>
            </p>
          )}
        </div>
      </header>
      {file.error ? (
        <ErrorNotice {...errorText({ code: file.error.code as ErrorCode, detail: file.error.detail as ErrorDetail })} technicalLabel={common('technical')} />
      ) : (
        <>
          {file.sameAs !== null && <Alert type="info" showIcon title={t('sameAs', { file: file.sameAs })} />}
          <RecordsView file={file} withLink />
          <FileCounts counts={file} />
          <FileWarnings warnings={file.warnings} />
          {withCheckUp && file.checkUp && (
            <details>
              <summary>{t('whatItTells')}</summary>
              <CheckUpView checkUp={file.checkUp} />
            </details>
          )}
          {left > 0 && file.fileId !== null && file.sameAs === null && <RejectsList fileId={file.fileId} name={file.name} rejected={file.rowsRejected} />}
        </>
      )}
    </>
  );
}
