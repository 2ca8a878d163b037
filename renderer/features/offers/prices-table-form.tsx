import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useTask } from '../../lib/query.ts';
import { TableForm } from './table-form.tsx';

/** Many prices at once. */
export function PricesTableForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('offers');
  const take = useTask(api.offers.takePrices);
  return (
    <TableForm words="price" take={(file) => take.run({ file })} busy={take.busy} error={take.error} onDone={onDone}>
      {(told) => (
        <>
          {t('price.told', { added: told.added, changed: told.changed, same: told.same, refused: told.refused })}
          <ul className="offer-refused">
            {told.first.map(({ row, why }) => (
              <li key={row}>{t('price.refused', { row, why: t(`price.why.${why}`) })}</li>
            ))}
          </ul>
        </>
      )}
    </TableForm>
  );
}
