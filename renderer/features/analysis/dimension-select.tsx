import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Banding, DimensionAsked } from '../../../shared/contract/analysis.ts';
import { ownKey } from '../../../shared/domain/own-fields.ts';
import { api } from '../../lib/api.ts';
import { useFieldNames, useOwnFields } from '../../lib/own-fields.ts';
import { useQuery } from '../../lib/query.ts';

const sorted = ['state', 'stage', 'rfm', 'season_group', 'province', 'city', 'gender'] as const;
const QUANTILES = 5;
const none: Banding[] = [];

interface DimensionSelectProps {
  label: string;
  value: DimensionAsked | null;
  onChange: (asked: DimensionAsked) => void;
  /** What choosing nothing is called, where that is possible; only what puts each customer into one item is offered then. */
  nothing?: { label: string; onChoose: () => void };
}

/** What the rows or the columns of a table are, or what customers are parted by. */
export function DimensionSelect({ label, value, onChange, nothing }: DimensionSelectProps) {
  const { t } = useTranslation('analysis');
  const name = useDimensionName();
  const several = nothing === undefined;
  const own = useOwnFields().fields.filter(({ kind }) => kind === 'choice' || kind === 'text' || (kind === 'multi' && several));
  const bandings = useQuery(api.analysis.bandings, {}).data ?? none;
  const attributes = useQuery(api.analysis.attributes, {}).data ?? [];
  const entry = (asked: DimensionAsked) => ({ value: JSON.stringify(asked), label: name(asked) });
  const tags: DimensionAsked[] = several ? [{ by: 'tags' }] : [];
  const categories = several ? (['bought', 'most', 'first'] as const) : (['most', 'first'] as const);
  const groups = [
    { label: t('cross.group.who'), options: [...sorted.map((field): DimensionAsked => ({ by: 'field', field })), ...own.map(({ fieldId }): DimensionAsked => ({ by: 'field', field: ownKey(fieldId) })), ...tags].map(entry) },
    { label: t('cross.group.bandings'), options: bandings.map(({ bandingId }) => entry({ by: 'banding', bandingId })) },
    { label: t('cross.group.quantiles'), options: attributes.map(({ field }) => entry({ by: 'quantiles', field, bands: several ? QUANTILES : 3 })) },
    { label: t('cross.group.what'), options: [...categories.map((which) => entry({ by: 'category', which })), entry({ by: 'price', bands: QUANTILES })] },
  ];
  const nobody = nothing ? [{ label: nothing.label, options: [{ value: '', label: nothing.label }] }] : [];
  return (
    <label className="labelled">
      <span className="soft">{label}</span>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        className="attribute-select"
        aria-label={label}
        value={value === null ? '' : JSON.stringify(value)}
        options={[...nobody, ...groups.filter(({ options }) => options.length > 0)]}
        onChange={(text) => (text === '' ? nothing?.onChoose() : onChange(JSON.parse(text) as DimensionAsked))}
      />
    </label>
  );
}

/** What a dimension is called. */
export function useDimensionName(): (asked: DimensionAsked) => string {
  const { t } = useTranslation('analysis');
  const field = useFieldNames();
  const bandings = useQuery(api.analysis.bandings, {}).data ?? none;
  return (asked) => {
    switch (asked.by) {
      case 'field':
        return field(asked.field);
      case 'banding':
        return bandings.find((b) => b.bandingId === asked.bandingId)?.name ?? t('cross.gone');
      case 'quantiles':
        return t('cross.quantiles', { name: field(asked.field), count: asked.bands });
      case 'category':
        return t(`cross.category.${asked.which}`);
      default:
        return t(`cross.${asked.by}`);
    }
  };
}
