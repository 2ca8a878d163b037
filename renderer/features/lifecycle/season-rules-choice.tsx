import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Seasons } from '../../../shared/contract/lifecycle-seasons.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';

/** How strictly people are judged, and how far back. */
export function SeasonRulesChoice({ rules }: { rules: Seasons['rules'] }) {
  const { t } = useTranslation('lifecycle');
  const save = useCommand(api.lifecycle.saveSettings);
  return (
    <>
      <Select
        aria-label={t('seasons.rules.leaving')}
        title={t('seasons.rules.leaving')}
        prefix={<span className="soft">{t('seasonGroup.leaving')}</span>}
        value={rules.leavingAfter}
        onChange={(leavingAfter: 2 | 3) => void save.run({ seasonRules: { ...rules, leavingAfter } })}
        options={[
          { value: 2, label: t('seasons.rules.two') },
          { value: 3, label: t('seasons.rules.three') },
        ]}
      />
      <Select
        aria-label={t('seasons.rules.lookBack')}
        title={t('seasons.rules.lookBack')}
        prefix={<span className="soft">{t('seasons.rules.lookBack')}</span>}
        value={rules.lookBack}
        onChange={(lookBack: 'year' | 'life') => void save.run({ seasonRules: { ...rules, lookBack } })}
        options={(['year', 'life'] as const).map((value) => ({ value, label: t(`seasons.rules.${value}`) }))}
      />
      <Failure error={save.error} />
    </>
  );
}
