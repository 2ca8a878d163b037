import { Alert, Button, InputNumber, Segmented, Select, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saleGroupings, type SaleGrouping } from '../../../shared/contract/category-seasons.ts';
import { categoryCutsKey, categoryStateRule } from '../../../shared/domain/category-state.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';
import { useCommand, useQuery, useTaskQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLifecycleView } from './lifecycle-store.ts';

/** A category has a rhythm of its own: its gaps, its cuts, and who is in which state by what they buy of it. */
export function CategoryStatesPanel({ onAsk }: { onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const { t: strategy } = useTranslation('strategy');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const asOf = useLifecycleView((s) => s.asOf);
  const [wanted, choose] = useState<{ groupBy?: SaleGrouping; key?: string }>({});
  const [typed, type] = useState<[number, number, number] | null>(null);
  const { data, error } = useTaskQuery(api.lifecycle.categoryStates, useMemo(() => ({ ...wanted, ...(shop === null ? {} : { shop }), ...(asOf === null ? {} : { asOf }) }), [wanted, shop, asOf]));
  const kept = useQuery(api.lifecycle.settings, {}).data?.categoryCuts;
  const save = useCommand(api.lifecycle.saveSettings);
  if (error) return <Failure error={error} />;
  if (!data?.chosen) return null;
  const { groupBy, chosen, cuts, source, percentiles } = data;
  const shown = typed ?? (cuts === null ? null : ([Math.floor(cuts[0]), Math.floor(cuts[1]), Math.floor(cuts[2])] as [number, number, number]));
  const rising = shown !== null && shown[0] <= shown[1] && shown[1] <= shown[2];
  const ownKey = categoryCutsKey(groupBy, chosen.key);
  const onKeep = async (own: [number, number, number] | null) => {
    const { [ownKey]: _, ...others } = kept ?? {};
    if (await save.run({ categoryCuts: own === null ? others : { ...others, [ownKey]: own } })) type(null);
  };
  return (
    <Panel
      title={t('categoryStates.title')}
      extra={
        <span className="panel-choices">
          {source !== null && <Tag variant="filled">{t(`categoryStates.source.${source}`)}</Tag>}
          <Definition label={common('definition')} text={t('define.categoryStates')} n={t('categoryStates.n', { count: data.gaps })} />
        </span>
      }
    >
      <div className="category-states-choice">
        <Segmented<SaleGrouping> aria-label={strategy('seasonality.groupBy')} value={groupBy} onChange={(next) => { choose({ groupBy: next }); type(null); }} options={saleGroupings.map((value) => ({ value, label: strategy(`seasonality.${value}`) }))} />
        <Select aria-label={strategy(`seasonality.${groupBy}`)} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} value={chosen.key} onChange={(key: string) => { choose({ groupBy, key }); type(null); }} options={data.choices.map(({ key: value, name: label }) => ({ value, label }))} />
      </div>
      <p className="soft">
        {percentiles === null ? t('categoryStates.never', { people: format.count(data.buyers) }) : t('categoryStates.gaps', { people: format.count(data.buyers), gaps: format.count(data.gaps), p50: format.decimal(percentiles[0]), p75: format.decimal(percentiles[1]), p90: format.decimal(percentiles[2]), p95: format.decimal(percentiles[3]) })}
        {source === 'shop' && ` ${t('categoryStates.few')}`}
      </p>
      {shown && (
        <>
          <table className="plain-table category-states">
            <thead>
              <tr>
                <th>{t('rhythm.state')}</th>
                <th className="is-number">{t('categoryStates.days')}</th>
                <th className="is-number">{t('rfm.people')}</th>
                <th className="is-number">{t('rfm.share')}</th>
              </tr>
            </thead>
            <tbody>
              {data.counts.map(({ state, customers }, i) => (
                <tr key={state}>
                  <td>{t(`state.${state}`)}</td>
                  <td className="is-number">
                    {i === 3 ? t('card.over', { low: shown[2] }) : <InputNumber size="small" min={1} max={10_000} precision={0} value={shown[i]!} prefix={t('categoryStates.upTo')} suffix={t('cuts.unit')} aria-label={t('categoryStates.cut', { name: chosen.name, state: t(`state.${state}`) })} onChange={(value) => value !== null && type([0, 1, 2].map((at) => (at === i ? value : shown[at]!)) as [number, number, number])} />}
                  </td>
                  <td className="is-number">
                    <Button type="link" size="small" className="flat-link" disabled={typed !== null} aria-label={t('categoryStates.people', { name: chosen.name, state: t(`state.${state}`) })} onClick={() => cuts && onAsk({ title: t('categoryStates.people', { name: chosen.name, state: t(`state.${state}`) }), rule: categoryStateRule(state, cuts, { groupBy, key: chosen.key }), saveAs: t('categoryStates.people', { name: chosen.name, state: t(`state.${state}`) }).slice(0, 60) })}>
                      {format.count(customers)}
                    </Button>
                  </td>
                  <td className="is-number">{format.share(customers / data.buyers)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {typed && !rising && <Alert type="warning" showIcon title={t('categoryStates.order')} />}
          <span className="panel-choices category-states-keep">
            <Button type="primary" disabled={typed === null || !rising} loading={save.busy} onClick={() => typed && void onKeep(typed)}>
              {t('categoryStates.save')}
            </Button>
            {source === 'own' && <Button onClick={() => void onKeep(null)}>{t('categoryStates.reset')}</Button>}
          </span>
        </>
      )}
      <Failure error={save.error} />
    </Panel>
  );
}
