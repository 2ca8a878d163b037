import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ownIdOf } from '../../../shared/domain/own-fields.ts';
import { api } from '../../lib/api.ts';
import { useFieldNames } from '../../lib/own-fields.ts';
import { useQuery } from '../../lib/query.ts';

/** One of the numeric attributes. */
export function AttributeSelect({ label, value, onChange }: { label: string; value: string; onChange: (field: string) => void }) {
  const { t } = useTranslation('analysis');
  const name = useFieldNames();
  const { data = [] } = useQuery(api.analysis.attributes, {});
  const options = (own: boolean) => data.filter(({ field }) => (ownIdOf(field) !== undefined) === own).map(({ field }) => ({ value: field, label: name(field) }));
  const own = options(true);
  return (
    <label className="labelled">
      <span className="soft">{label}</span>
      <Select className="attribute-select" aria-label={label} value={value} onChange={onChange} options={[{ label: t('attribute.catalogue'), options: options(false) }, ...(own.length === 0 ? [] : [{ label: t('attribute.own'), options: own }])]} />
    </label>
  );
}
