import { DatePicker, Input, InputNumber, Modal, Select, Space } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bonusProblem, type BonusEvent, type BonusExtra, type BonusGoods } from '../../../shared/domain/bonus-events.ts';
import type { Programme } from '../../../shared/domain/programme.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { pickerDays } from '../../lib/picker-days.ts';
import { useQuery } from '../../lib/query.ts';
import { Labelled, Money } from './points-fields.tsx';

export const newEvent = (): BonusEvent => ({ eventId: null, name: '', segmentId: null, holdoutShare: 0, fromDay: dayjs().format('YYYY-MM-DD'), untilDay: dayjs().add(6, 'day').format('YYYY-MM-DD'), goods: { kind: 'all' }, extra: { kind: 'times', percent: 200 } });

interface BonusFormProps {
  initial: BonusEvent;
  rules: Programme;
  /** Names of the other events. */
  others: string[];
  /** Whom one that is saved already is for. */
  drawn: { segmentName: string | null; day: string } | null;
  onOk: (event: BonusEvent) => void;
  onCancel: () => void;
}

/** One event: for whom, when, for what, how much more. Nothing is kept until the rules are. */
export function BonusForm({ initial, rules, others, drawn, onOk, onCancel }: BonusFormProps) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const [event, setEvent] = useState(initial);
  const edit = (part: Partial<BonusEvent>) => setEvent({ ...event, ...part });
  const segments = useQuery(api.segments.list, {}).data ?? [];
  const isSaved = event.eventId !== null;
  const problem = bonusProblem(event, rules.points, others) ?? (!isSaved && event.segmentId !== null && !segments.some((s) => s.segmentId === event.segmentId) ? 'segment_gone' : null);
  const isSilent = problem === 'no_name' && initial.name === '';
  return (
    <Modal open width={640} title={t(isSaved ? 'bonus.edit' : 'bonus.add')} okText={t('bonus.ok')} cancelText={common('cancel')} okButtonProps={{ disabled: problem !== null }} onOk={() => onOk({ ...event, name: event.name.trim() })} onCancel={onCancel}>
      <div className="programme-fields">
        <Labelled label={t('bonus.name')}>
          <Input autoFocus maxLength={40} value={event.name} placeholder={t('bonus.nameHint')} onChange={(e) => edit({ name: e.target.value })} />
        </Labelled>
        <Labelled label={t('bonus.days')} help={t('bonus.daysHelp')}>
          <DatePicker.RangePicker aria-label={t('bonus.days')} allowClear={false} value={pickerDays(event.fromDay, event.untilDay)} onChange={(days) => days?.[0] && days[1] && edit({ fromDay: days[0].format('YYYY-MM-DD'), untilDay: days[1].format('YYYY-MM-DD') })} />
        </Labelled>
        {isSaved ? (
          <Labelled label={t('bonus.who')} wide>
            <span>{drawn?.segmentName == null ? t('bonus.everyone') : t('bonus.drawn', { segment: drawn.segmentName, day: format.day(drawn.day) })}</span>
          </Labelled>
        ) : (
          <>
            <Labelled label={t('bonus.who')} {...(event.segmentId === null ? {} : { help: t('bonus.whoHelp') })} wide>
              <Select<number> aria-label={t('bonus.who')} showSearch={{ optionFilterProp: 'label' }} value={event.segmentId ?? 0} options={[{ value: 0, label: t('bonus.everyone') }, ...segments.map((s) => ({ value: s.segmentId, label: t('bonus.segment', { name: s.name, count: s.count }) }))]} onChange={(id) => edit({ segmentId: id === 0 ? null : id, holdoutShare: id === 0 ? 0 : event.segmentId === null ? 0.1 : event.holdoutShare })} />
            </Labelled>
            {event.segmentId !== null && (
              <Labelled label={t('bonus.holdout')} help={t('bonus.holdoutHelp')} wide>
                <InputNumber<number> aria-label={t('bonus.holdout')} min={0} max={50} precision={0} suffix="%" value={Math.round(event.holdoutShare * 100)} onChange={(n) => n !== null && edit({ holdoutShare: n / 100 })} />
              </Labelled>
            )}
          </>
        )}
        <GoodsField goods={event.goods} excluded={rules.points.excludedCategories} onGoods={(goods) => edit({ goods })} />
        <ExtraField extra={event.extra} currency={rules.currency} onExtra={(extra) => edit({ extra })} />
      </div>
      {problem !== null && !isSilent && (
        <p role="alert" className="harm">
          {t(`bonus.problem.${problem}`)}
        </p>
      )}
    </Modal>
  );
}

function GoodsField({ goods, excluded, onGoods }: { goods: BonusGoods; excluded: readonly string[]; onGoods: (goods: BonusGoods) => void }) {
  const { t } = useTranslation('membership');
  const field = goods.kind === 'products' ? 'bought_product' : 'bought_category';
  const values = useQuery(api.segments.values, { field }).data ?? [];
  return (
    <Labelled label={t('bonus.goods')} wide>
      <Select<BonusGoods['kind']> aria-label={t('bonus.goods')} value={goods.kind} options={(['all', 'categories', 'products'] as const).map((value) => ({ value, label: t(`bonus.goodsKind.${value}`) }))} onChange={(kind) => onGoods(kind === 'all' ? { kind } : { kind, names: [] })} />
      {goods.kind !== 'all' && (
        <Select<string[]> mode="multiple" maxCount={200} aria-label={t(`bonus.goodsKind.${goods.kind}`)} placeholder={t('bonus.goodsHint')} value={goods.names} options={values.filter((v) => goods.kind === 'products' || !excluded.includes(v.value)).map(({ value, label }) => ({ value, label }))} onChange={(names) => onGoods({ ...goods, names })} />
      )}
    </Labelled>
  );
}

const startOf = (kind: BonusExtra['kind'], currency: string): BonusExtra => (kind === 'times' ? { kind, percent: 200 } : kind === 'perOrder' ? { kind, points: 50 } : { kind, points: 1, perMinor: minorPerUnit(currency) });

function ExtraField({ extra, currency, onExtra }: { extra: BonusExtra; currency: string; onExtra: (extra: BonusExtra) => void }) {
  const { t } = useTranslation('membership');
  const points = (value: number, most: number, onPoints: (n: number) => void) => <InputNumber<number> aria-label={t('wizard.points')} min={1} max={most} precision={0} suffix={t('wizard.pts')} value={value} onChange={(n) => n !== null && onPoints(n)} />;
  return (
    <Labelled label={t('bonus.extra')} help={t('bonus.extraHelp')} wide>
      <Space.Compact block>
        <Select<BonusExtra['kind']> aria-label={t('bonus.extra')} value={extra.kind} options={(['times', 'perOrder', 'perMoney'] as const).map((value) => ({ value, label: t(`bonus.extraKind.${value}`) }))} onChange={(kind) => onExtra(startOf(kind, currency))} />
        {extra.kind === 'times' && <InputNumber<number> aria-label={t('bonus.extraKind.times')} min={0} max={100} step={0.5} precision={2} suffix={t('bonus.timesUnit')} value={extra.percent / 100} onChange={(n) => n !== null && onExtra({ kind: 'times', percent: Math.round(n * 100) })} />}
        {extra.kind === 'perOrder' && points(extra.points, 1_000_000_000, (n) => onExtra({ ...extra, points: n }))}
        {extra.kind === 'perMoney' && (
          <>
            <Money label={t('wizard.perMoney')} currency={currency} minor={extra.perMinor} onMinor={(perMinor) => onExtra({ ...extra, perMinor })} />
            {points(extra.points, 100_000, (n) => onExtra({ ...extra, points: n }))}
          </>
        )}
      </Space.Compact>
    </Labelled>
  );
}
