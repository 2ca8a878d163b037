import { useTranslation } from 'react-i18next';
import type { FindingKind } from '../../../shared/contract/cleaning.ts';
import { useFormat } from '../../lib/format.ts';
import { address } from '../../lib/route.ts';

export const LOG = 'log';
const groups: { id: 'orders' | 'contacts' | 'people'; kinds: FindingKind[] }[] = [
  { id: 'orders', kinds: ['status', 'test', 'brushing', 'notGoods'] },
  { id: 'contacts', kinds: ['phones', 'suspectPhones', 'deadNumbers', 'emails'] },
  { id: 'people', kinds: ['names', 'addresses', 'notes'] },
];

/** Kinds of findings with their counts, and the log beneath. */
export function FindingList({ totals, fixes, shown }: { totals: Map<FindingKind, number | undefined>; fixes: number; shown: string | null }) {
  const { t } = useTranslation('cleaning');
  return (
    <nav className="panel cleaning-list" aria-label={t('list')}>
      {groups.map(({ id, kinds }) => (
        <section key={id}>
          <h2>{t(`group.${id}`)}</h2>
          {kinds.map((kind) => (
            <Entry key={kind} id={kind} text={t(`kind.${kind}`)} count={totals.get(kind)} isShown={shown === kind} isFinding />
          ))}
        </section>
      ))}
      <section>
        <h2>{t('group.done')}</h2>
        <Entry id={LOG} text={t('log')} count={fixes} isShown={shown === LOG} />
      </section>
    </nav>
  );
}

function Entry({ id, text, count, isShown, isFinding = false }: { id: string; text: string; count: number | undefined; isShown: boolean; isFinding?: boolean }) {
  const format = useFormat();
  return (
    <a href={address('data', 'cleaning', id)} className={isShown ? 'is-at' : ''} {...(isShown ? { 'aria-current': 'page' as const } : {})}>
      <span>{text}</span>
      <span className={`number${isFinding && (count ?? 0) > 0 ? ' is-found' : ''}`}>{format.count(count ?? null)}</span>
    </a>
  );
}
