import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Seasons } from '../../../shared/contract/lifecycle-seasons.ts';
import { seasonCount } from '../../../shared/domain/season-calendar.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { monthsOf } from './season-words.ts';

/** After how many empty seasons somebody is leaving or gone, and how far back seasons count. */
export function SeasonRulesChoice({ seasons: { rules, calendar } }: { seasons: Pick<Seasons, 'rules' | 'calendar'> }) {
  const { t } = useTranslation('lifecycle');
  const save = useCommand(api.lifecycle.saveSettings);
  const change = (to: Partial<Seasons['rules']>) => void save.run({ seasonRules: { ...rules, ...to } });
  const after = (n: number) => ({ value: n, label: t('seasons.rules.after', { n, months: monthsOf(n, seasonCount(calendar)) }) });
  return (
    <>
      <Select
        aria-label={t('seasons.rules.leaving')}
        title={t('seasons.rules.leaving')}
        prefix={<span className="soft">{t('seasonGroup.leaving')}</span>}
        popupMatchSelectWidth={false}
        value={rules.leavingAfter}
        onChange={(leavingAfter: 2 | 3) => change({ leavingAfter, goneAfter: Math.max(rules.goneAfter, leavingAfter + 1) })}
        options={[2, 3].map(after)}
      />
      <Select
        aria-label={t('seasons.rules.gone')}
        title={t('seasons.rules.gone')}
        prefix={<span className="soft">{t('seasonGroup.gone')}</span>}
        popupMatchSelectWidth={false}
        value={rules.goneAfter}
        onChange={(goneAfter: number) => change({ goneAfter })}
        options={Array.from({ length: 12 - rules.leavingAfter }, (_, i) => after(rules.leavingAfter + 1 + i))}
      />
      <Select
        aria-label={t('seasons.rules.lookBack')}
        title={t('seasons.rules.lookBack')}
        prefix={<span className="soft">{t('seasons.rules.lookBack')}</span>}
        value={rules.lookBack}
        onChange={(lookBack: 'year' | 'life') => change({ lookBack })}
        options={(['year', 'life'] as const).map((value) => ({ value, label: t(`seasons.rules.${value}`) }))}
      />
      <Failure error={save.error} />
    </>
  );
}
