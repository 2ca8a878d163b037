import { Checkbox, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WinBack } from '../../../shared/contract/outlook.ts';
import { states } from '../../../shared/domain/lifecycle-states.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { useFormat } from '../../lib/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { useWinBack } from './win-back-store.ts';

/** What the ranking rests on; what was measured is said, and what is supposed too. */
export function WinBackTerms({ told, currency, offerMinor }: { told: WinBack | undefined; currency: string; offerMinor: number }) {
  const { t } = useTranslation('strategy');
  const { t: lifecycle } = useTranslation('lifecycle');
  const format = useFormat();
  const { states: chosen, upliftPercent, marginPercent, change } = useWinBack();
  const round = (share: number) => Math.round(share * 1000) / 10;
  return (
    <Panel title={t('winBack.terms')}>
      <div className="win-back-terms">
        <Checkbox.Group aria-label={t('winBack.who')} value={chosen} options={states.filter((s) => s !== 'active').map((value) => ({ value, label: lifecycle(`state.${value}`) }))} onChange={(next) => next.length > 0 && change({ states: next })} />
        <label>
          <span>{t('winBack.uplift')}</span>
          <InputNumber min={0} max={100} step={0.5} suffix={t('winBack.points')} value={upliftPercent ?? (told ? round(told.uplift) : null)} onChange={(v) => change({ upliftPercent: v })} />
          <small className="soft">
            {told &&
              (told.measured
                ? t('winBack.measured', { points: format.points(told.measured.value), low: format.points(told.measured.low), high: format.points(told.measured.high), count: told.measured.campaigns, treated: told.measured.treated, heldOut: told.measured.heldOut })
                : t(told.isAssumed ? 'winBack.assumed' : 'winBack.notMeasured'))}
          </small>
        </label>
        <label>
          <span>{t('winBack.margin')}</span>
          <InputNumber min={0} max={100} suffix="%" status={told?.missing.includes('margin') ? 'warning' : ''} value={marginPercent ?? (told?.marginShare == null ? null : round(told.marginShare))} onChange={(v) => change({ marginPercent: v })} />
          <small className="soft">{told && t(told.margin.share === null ? 'winBack.noCosts' : 'winBack.costs', { covered: format.share(told.margin.covered) })}</small>
        </label>
        <label>
          <span>{t('winBack.offer')}</span>
          <InputNumber min={0} max={1e6} suffix={currency} value={offerMinor / minorPerUnit(currency)} onChange={(v) => change({ offer: v })} />
          <small className="soft">{t('winBack.offerNote')}</small>
        </label>
      </div>
    </Panel>
  );
}
