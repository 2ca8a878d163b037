import { Alert, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Programme } from '../../../shared/domain/programme.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery, useTaskQuery } from '../../lib/query.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Stat } from '../../ui/stat.tsx';

/** More than this of sales goes beyond what most margins bear. */
const DEAR = 0.1;

/** What the rules on the screen would have brought and cost, and beneath it what those in force have. */
export function PointsForecastPanel({ rules, hasProgramme }: { rules: Programme; hasProgramme: boolean }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const [usedShare, setUsedShare] = useState<number | null>(null);
  const asked = useDebounced(rules, 400);
  const found = useTaskQuery(api.membership.simulate, { rules: asked, usedShare });
  const f = found.data;
  return (
    <div className="programme-side">
      <Panel title={t('forecast.title')} extra={<Definition label={common('definition')} text={`${t('forecast.definition')} ${t('forecast.bonusDefinition')}`} />}>
        <Failure error={found.error} />
        {f && (
          <div className={found.isPlaceholderData || asked !== rules ? 'is-old' : ''} role="status">
            <Stat label={t('forecast.cost')} value={<span className="forecast-cost">{format.money(f.costMinor, f.currency)}</span>} />
            <p className="soft">{t('forecast.period', { from: format.day(f.from), to: format.day(f.to), count: f.members })}</p>
            {f.issued === 0 && <Alert type="warning" showIcon title={t('forecast.nobody')} />}
            {f.costShare !== null && f.costShare > DEAR && <Alert type="warning" showIcon title={t('forecast.tooDear', { share: format.share(f.costShare) })} />}
            <div className="stats">
              <Stat label={t('forecast.perYuan')} value={format.share(f.costShare)} />
              <Stat label={t('forecast.issued')} value={format.count(f.issued)} />
              {asked.points.bonus !== undefined && <Stat label={t('forecast.bonus')} value={format.count(f.bonus)} />}
              <Stat label={t('forecast.liability')} value={format.money(f.liabilityMinor, f.currency)} />
              <Stat label={t('forecast.sales')} value={format.money(f.salesMinor, f.currency)} />
            </div>
            <label className="programme-field">
              <span>{t('forecast.used')}</span>
              <InputNumber<number> aria-label={t('forecast.used')} min={0} max={100} precision={0} suffix="%" value={Math.round(f.usedShare * 100)} onChange={(n) => setUsedShare(n === null ? null : n / 100)} />
              <small>{f.breakage === null ? t('forecast.usedGuess', { share: format.share(f.usedShare) }) : t('forecast.usedOwn', { share: format.share(f.breakage) })}</small>
            </label>
          </div>
        )}
      </Panel>
      {hasProgramme && <PointsFigures />}
    </div>
  );
}

/** The ledger in figures. */
function PointsFigures() {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const r = useQuery(api.membership.report, {}).data;
  if (!r) return null;
  return (
    <Panel title={t('report.title')} extra={<Definition label={common('definition')} text={t('report.definition')} />}>
      <div className="stats">
        <Stat label={t('report.liability')} value={format.money(r.liabilityMinor, r.currency)} />
        <Stat label={t('report.breakage')} value={format.share(r.breakage)} />
        {(['issued', 'used', 'expired', 'clawedBack', 'outstanding', 'pending', 'owed'] as const).map((key) => (
          <Stat key={key} label={t(`report.${key}`)} value={format.count(r[key])} />
        ))}
        <Stat label={t('report.rewardCost')} value={format.money(r.rewardCostMinor, r.currency)} />
        <Stat label={t('report.active')} value={format.count(r.activeMembers)} />
      </div>
    </Panel>
  );
}
