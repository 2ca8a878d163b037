import { Alert, DatePicker, Input, Progress } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import type { ProgrammeAims } from '../../../shared/domain/programme.ts';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { pickerDay } from '../../lib/picker-days.ts';
import { useQuery } from '../../lib/query.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Labelled } from './points-fields.tsx';

const NAMED = 12;
const NONE: ProgrammeAims = { goal: '', untilDay: null, capMinor: null };

export const endsTooEarly = (aims: ProgrammeAims | undefined, fromDay: string): boolean => aims?.untilDay != null && aims.untilDay < fromDay;

interface AimsFieldsProps {
  aims: ProgrammeAims | undefined;
  currency: string;
  fromDay: string;
  onAims: (aims: ProgrammeAims | undefined) => void;
}

/** What the programme is for, until when, and what it may cost. Nothing said is no aims. */
export function AimsFields({ aims = NONE, currency, fromDay, onAims }: AimsFieldsProps) {
  const { t } = useTranslation('membership');
  const edit = (part: Partial<ProgrammeAims>) => {
    const next = { ...aims, ...part };
    onAims(next.goal === '' && next.untilDay === null && next.capMinor === null ? undefined : next);
  };
  return (
    <>
      <div className="programme-fields">
        <Labelled label={t('aims.goal')} wide>
          <Input maxLength={200} placeholder={t('aims.goalHint')} value={aims.goal} onChange={(e) => edit({ goal: e.target.value })} />
        </Labelled>
        <Labelled label={t('aims.cap')} help={t('aims.capHelp')}>
          <AmountField label={t('aims.cap')} currency={currency} minor={aims.capMinor} least={1} onMinor={(capMinor) => edit({ capMinor })} />
        </Labelled>
        <Labelled label={t('aims.until')} help={t('aims.untilHelp')}>
          <DatePicker aria-label={t('aims.until')} placeholder={t('aims.noEnd')} value={pickerDay(aims.untilDay)} onChange={(d) => edit({ untilDay: d?.format('YYYY-MM-DD') ?? null })} />
        </Labelled>
      </div>
      {endsTooEarly(aims, fromDay) && (
        <p role="alert" className="harm">
          {t('aims.tooEarly')}
        </p>
      )}
    </>
  );
}

/** What the programme in force has cost this year, against its cap; and that it is over. */
export function ProgrammeCostNote() {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const cost = useQuery(api.membership.programmeCost, {}).data;
  const aims = useQuery(api.membership.programme, {}).data?.current?.rules.aims;
  if (!cost) return null;
  const money = (minor: number) => format.money(minor, cost.currency);
  const { capMinor, totalMinor, toDay } = cost;
  const isOver = capMinor !== null && totalMinor > capMinor;
  return (
    <div className="programme-cost">
      <p>
        <Trans t={t} i18nKey={capMinor === null ? 'aims.costNoCap' : 'aims.cost'} count={cost.people} values={{ from: format.day(cost.fromDay), total: money(totalMinor), cap: format.money(capMinor, cost.currency), share: capMinor === null ? '' : format.share(totalMinor / capMinor) }} components={{ b: <strong /> }} />{' '}
        <Definition label={common('definition')} text={t('aims.definition')} />
      </p>
      {capMinor !== null && <Progress percent={Math.min(100, Math.round((totalMinor / capMinor) * 100))} status={isOver ? 'exception' : 'normal'} showInfo={false} size="small" aria-label={t('aims.cap')} />}
      <p className="soft">{t('aims.parts', { rewards: money(cost.rewardsMinor), sent: money(cost.sentMinor), coupons: money(cost.couponsMinor) })}</p>
      {cost.otherCurrency > 0 && <p className="soft">{t('aims.otherCurrency', { count: cost.otherCurrency })}</p>}
      {cost.withoutCost.length > 0 && <p className="soft">{t('aims.withoutCost', { count: cost.withoutCost.length, names: cost.withoutCost.slice(0, NAMED).join(' · ') })}</p>}
      {isOver && <Alert type="warning" showIcon title={t('aims.over', { money: money(totalMinor - capMinor) })} />}
      {aims?.untilDay != null && aims.untilDay < toDay && <Alert type="warning" showIcon title={t('aims.ended', { day: format.day(aims.untilDay) })} />}
    </div>
  );
}
