import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Benefit } from '../../../shared/contract/offers-benefits.ts';
import { benefitKinds, toldPlaces, type ToldPlace } from '../../../shared/domain/benefits.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import { api } from '../../lib/api.ts';
import { useCommand } from '../../lib/query.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { FormModal, Labelled, Whole } from './fields.tsx';

type Draft = Pick<Benefit, 'name' | 'kind' | 'unitCostMinor' | 'validityDays' | 'fromDay' | 'untilDay' | 'goods' | 'terms' | 'toldWhere' | 'stock' | 'ended'>;
const blank: Draft = { name: '', kind: 'gift', unitCostMinor: 0, validityDays: null, fromDay: null, untilDay: null, goods: '', terms: '', toldWhere: [], stock: null, ended: false };

/** A benefit, new or another than before. What was promised of it already keeps its name and cost. */
export function BenefitForm({ benefit, currency, onDone }: { benefit: Benefit | null; currency: string; onDone: () => void }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const save = useCommand(api.offers.saveBenefit);
  const [draft, setDraft] = useState<Draft>(() => {
    if (!benefit) return blank;
    const { name, kind, unitCostMinor, validityDays, fromDay, untilDay, goods, terms, toldWhere, stock, ended } = benefit;
    return { name, kind, unitCostMinor, validityDays, fromDay, untilDay, goods, terms, toldWhere, stock, ended };
  });
  const edit = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const days = [draft.fromDay, draft.untilDay].every((d) => d === null || isDay(d));
  const ok = async () => {
    if (await save.run({ ...(benefit ? { benefitId: benefit.benefitId } : {}), ...draft })) onDone();
  };
  return (
    <FormModal title={benefit ? benefit.name : t('benefit.new')} okText={common('save')} ready={draft.name.trim() !== '' && days} busy={save.busy} error={save.error} onOk={() => void ok()} onCancel={onDone}>
      <Labelled label={t('benefit.name')} wide>
        <Input autoFocus maxLength={40} value={draft.name} onChange={(e) => edit({ name: e.target.value })} />
      </Labelled>
      <Labelled label={t('benefit.kind')}>
        <Select<Benefit['kind']> aria-label={t('benefit.kind')} value={draft.kind} options={benefitKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} onChange={(kind) => edit({ kind })} />
      </Labelled>
      <Labelled label={t('benefit.cost')} help={t('benefit.costHelp')}>
        <AmountField label={t('benefit.cost')} currency={benefit?.currency ?? currency} minor={draft.unitCostMinor} onMinor={(n) => n !== null && edit({ unitCostMinor: n })} />
      </Labelled>
      <Labelled label={t('benefit.stock')}>
        <Whole label={t('benefit.stock')} placeholder={t('noLimit')} value={draft.stock} onValue={(stock) => edit({ stock })} />
      </Labelled>
      <Labelled label={t('benefit.validity')}>
        <Whole label={t('benefit.validity')} least={1} most={3650} placeholder={t('noLimit')} value={draft.validityDays} onValue={(validityDays) => edit({ validityDays })} />
      </Labelled>
      <Labelled label={t('benefit.from')}>
        <Input maxLength={10} placeholder={t('dayHint')} value={draft.fromDay ?? ''} onChange={(e) => edit({ fromDay: e.target.value.trim() || null })} />
      </Labelled>
      <Labelled label={t('benefit.until')}>
        <Input maxLength={10} placeholder={t('dayHint')} value={draft.untilDay ?? ''} onChange={(e) => edit({ untilDay: e.target.value.trim() || null })} />
      </Labelled>
      <Labelled label={t('benefit.goods')} wide>
        <Input maxLength={200} placeholder={t('benefit.goodsHint')} value={draft.goods} onChange={(e) => edit({ goods: e.target.value })} />
      </Labelled>
      <Labelled label={t('benefit.terms')} help={draft.kind === 'priority' ? t('benefit.routeHelp') : undefined} wide>
        <Input.TextArea rows={2} maxLength={300} value={draft.terms} onChange={(e) => edit({ terms: e.target.value })} />
      </Labelled>
      <div className="is-wide">
        <Labelled label={t('benefit.told')} wide>
          <Checkbox.Group<ToldPlace> value={draft.toldWhere} options={toldPlaces.map((value) => ({ value, label: t(`told.${value}`) }))} onChange={(toldWhere) => edit({ toldWhere })} />
        </Labelled>
      </div>
      {benefit && (
        <Checkbox className="is-wide" checked={draft.ended} onChange={(e) => edit({ ended: e.target.checked })}>
          {t('benefit.end')}
        </Checkbox>
      )}
    </FormModal>
  );
}
