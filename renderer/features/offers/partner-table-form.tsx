import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useTask } from '../../lib/query.ts';
import { TableForm } from './table-form.tsx';

/** The suppliers of many products at once. */
export function PartnerTableForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('offers');
  const take = useTask(api.offers.takePartnerGoods);
  return (
    <TableForm words="partner" take={(file) => take.run({ file })} busy={take.busy} error={take.error} onDone={onDone}>
      {(told) => (
        <>
          {t('partner.told', { taken: told.taken, moved: told.moved, same: told.same, refused: told.refused, partners: told.newPartners })}
          <ul className="offer-refused">
            {told.first.map(({ row, why }) => (
              <li key={row}>{t('partner.refused', { row, why: t(`partner.why.${why}`) })}</li>
            ))}
          </ul>
        </>
      )}
    </TableForm>
  );
}
