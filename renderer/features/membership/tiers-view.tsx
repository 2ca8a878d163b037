import { TrophyOutlined } from '@ant-design/icons';
import { Alert, App, Button, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { ProgrammeVersion } from '../../../shared/domain/programme.ts';
import type { TierRules } from '../../../shared/domain/tiers.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useQuery, useTask, useTaskQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { isEmptyBar, isNotAbove, startingTiers } from './tier-draft.ts';
import { TierFields } from './tier-fields.tsx';
import { TierPreviewPanel } from './tier-preview.tsx';
import { TierNotices } from './tier-notices.tsx';
import { TierRuns } from './tier-runs.tsx';

/** Tiers: their bars, who would move, and what was done. */
export function TiersView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('membership');
  const programme = useQuery(api.membership.programme, {});
  const [started, setStarted] = useState(false);
  const current = programme.data?.current ?? null;
  if (!programme.data) return <Page title={t('title')} filters={choice}>{programme.error ? <Failure error={programme.error} /> : <Skeleton active />}</Page>;
  if (current === null || (current.rules.tiers === null && !started)) {
    return (
      <Page title={t('title')} filters={choice}>
        <EmptyState icon={<TrophyOutlined />} title={t('tiers.emptyTitle')} text={current === null ? t('tiers.needPoints') : t('tiers.emptyText')}>
          <Button type="primary" onClick={() => (current === null ? go('customers', 'members', 'programme') : setStarted(true))}>
            {current === null ? t('empty.start') : t('tiers.emptyStart')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  return <Tiers key={current.versionId} current={current} choice={choice} />;
}

function Tiers({ current: { rules: programme }, choice }: { current: ProgrammeVersion; choice: ReactNode }) {
  const { t } = useTranslation('membership');
  const { message } = App.useApp();
  const isNew = programme.tiers === null;
  const [rules, setRules] = useState<TierRules>(() => programme.tiers ?? startingTiers((tier) => t(`tier.${tier}`), programme.currency));
  const save = useTask(api.membership.saveProgramme);
  const asked = useDebounced(rules, 400);
  const changed = isNew || JSON.stringify(rules) !== JSON.stringify(programme.tiers);
  const preview = useTaskQuery(api.membership.previewTiers, changed ? { rules: asked } : {});
  const moving = preview.data?.flows.reduce((sum, f) => sum + f.people, 0) ?? 0;
  const submit = async () => {
    if (await save.run({ fromDay: dayjs().format('YYYY-MM-DD'), rules: { ...programme, tiers: rules } })) void message.success(t('wizard.saved'));
  };
  const named = rules.tiers.every((tier) => tier.name.trim() !== '');
  return (
    <Page
      title={t('title')}
      filters={choice}
      sentence={preview.data && <Trans t={t} i18nKey="tiers.sentence" count={preview.data.of} values={{ tiered: preview.data.after.reduce((sum, a) => sum + (a.tier === null ? 0 : a.people), 0), moving }} components={{ b: <strong /> }} />}
    >
      <div className="programme">
        <div className="programme-form">
          <Panel title={t('tiers.rules')}>
            <TierFields rules={rules} currency={programme.currency} onRules={setRules} />
            <TierWarnings rules={rules} />
            <Failure error={save.error} onClose={save.clearError} />
            <div className="programme-actions">
              <Button type="primary" disabled={!changed || !named || rules.tiers.length === 0} loading={save.busy} onClick={() => void submit()}>
                {t('tiers.save')}
              </Button>
              {changed && !isNew && <Button onClick={() => setRules(programme.tiers!)}>{t('wizard.revert')}</Button>}
            </div>
          </Panel>
          <TierNotices />
          <TierRuns />
        </div>
        <TierPreviewPanel preview={preview} changed={changed} isOld={asked !== rules} currency={programme.currency} />
      </div>
    </Page>
  );
}

/** Bars that nobody reaches, or that don't rise. */
function TierWarnings({ rules }: { rules: TierRules }) {
  const { t } = useTranslation('membership');
  return (
    <>
      {rules.tiers.map((tier, i) => {
        const below = rules.tiers[i - 1];
        if (isEmptyBar(tier.up)) return <Alert key={tier.tier} type="warning" showIcon title={t('tiers.nobodyBar', { name: tier.name })} />;
        return below && isNotAbove(below.up, tier.up) ? <Alert key={tier.tier} type="warning" showIcon title={t('tiers.wrongOrder', { name: tier.name })} /> : null;
      })}
    </>
  );
}
