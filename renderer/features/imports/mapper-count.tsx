import { useTranslation } from 'react-i18next';
import type { ReadingCount } from '../../../shared/contract/mapper.ts';
import type { AppError } from '../../../shared/lib/app-error.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useImportWords } from './import-words.ts';

/** How many rows can be read so, and why the others can't. */
export function MapperCount({ count, busy, error, ready, people }: { count: ReadingCount | null; busy: boolean; error: AppError | null; ready: boolean; people: boolean }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const words = useImportWords();
  if (!ready) return <p className="soft">{t('mapper.count.notYet')}</p>;
  if (error) return <Failure error={error} />;
  if (!count) return <p className="soft">{t('mapper.count.counting')}</p>;
  const parts = [
    { key: 'good', n: count.good },
    { key: 'rejected', n: count.rejected },
    { key: 'skipped', n: count.skipped },
  ] as const;
  const facts = people ? [t('mapper.count.people', { count: count.buyers })] : [t('mapper.count.orders', { count: count.orders }), t('mapper.count.buyers', { count: count.buyers }), words.span(count.firstDay, count.lastDay)];
  return (
    <section className="panel mapper-count" aria-busy={busy} aria-label={t('mapper.count.title')}>
      <p>
        <strong>{count.all ? t('mapper.count.all', { count: count.rows }) : t('mapper.count.first', { count: count.rows })}</strong> <span className="soft">{facts.join(' · ')}</span>
      </p>
      <div className="mapper-bar" aria-hidden>
        {parts.map(({ key, n }) => n > 0 && <span key={key} className={`is-${key}`} style={{ flexGrow: n }} />)}
      </div>
      <ul className="mapper-parts">
        {parts.map(({ key, n }) => (
          <li key={key} className={`is-${key}`}>
            {t(`mapper.count.${key}`)} <strong className="number">{format.count(n)}</strong>
          </li>
        ))}
      </ul>
      {count.unknownWords.length > 0 && <p className="soft">{words.warning({ code: 'unknown_status', values: count.unknownWords })}</p>}
      {count.reasons.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('mapper.count.reason')}</th>
              <th>{t('reject.column')}</th>
              <th>{t('reject.value')}</th>
              <th className="is-number">{t('reject.line')}</th>
              <th className="is-number">{t('mapper.count.rows')}</th>
            </tr>
          </thead>
          <tbody>
            {count.reasons.map((r) => (
              <tr key={`${r.reason} ${r.column}`}>
                <td>{words.reason(r.reason)}</td>
                <td>{r.column ?? '–'}</td>
                <td className="mapper-value">{r.value ?? '–'}</td>
                <td className="is-number">{format.count(r.line)}</td>
                <td className="is-number">{format.count(r.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
