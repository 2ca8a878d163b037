import { useTranslation } from 'react-i18next';
import type { RowCounts } from '../../../shared/contract/imports.ts';
import { useFormat } from '../../lib/format.ts';

const fates = ['rowsAdded', 'rowsUpdated', 'rowsUnchanged', 'rowsRejected', 'rowsSkipped'] as const;

/** What becomes of each row: the five add up to the file's rows. */
export function FileCounts({ counts }: { counts: RowCounts }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return (
    <dl className="file-counts">
      {fates.map((fate) => (
        <div key={fate} className={counts[fate] === 0 ? 'is-zero' : fate === 'rowsRejected' ? 'is-harm' : ''} title={t(`fateHelp.${fate}`)}>
          <dt>{t(`fate.${fate}`)}</dt>
          <dd className="number">{format.count(counts[fate])}</dd>
        </div>
      ))}
    </dl>
  );
}
