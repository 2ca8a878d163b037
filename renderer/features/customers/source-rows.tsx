import { useTranslation } from 'react-i18next';
import type { SourceRow } from '../../../shared/contract/customers.ts';
import { address } from '../../lib/route.ts';

/** Rows of files, each leading to its import. */
export function SourceRows({ sources }: { sources: SourceRow[] }) {
  const { t } = useTranslation('customers');
  return (
    <span className="sources">
      {sources.map((s) => (
        <a key={`${s.batchId}/${s.fileName}/${s.line}`} href={address('data', 'sources', s.batchId)}>
          {t('orders.row', { file: s.fileName, line: s.line })}
        </a>
      ))}
    </span>
  );
}
