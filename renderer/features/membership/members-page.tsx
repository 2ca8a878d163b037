import { Segmented } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import './membership.css';
import { CareView } from './care-view.tsx';
import { ClubView } from './club-view.tsx';
import { MembersView } from './members-view.tsx';
import { OverviewView } from './overview-view.tsx';
import { PerceptionView } from './perception-view.tsx';
import { ProgrammeView } from './programme-view.tsx';
import { RewardsView } from './rewards-view.tsx';
import { TiersView } from './tiers-view.tsx';

const views = ['members', 'overview', 'programme', 'tiers', 'rewards', 'text', 'care', 'perception'] as const;
type View = (typeof views)[number];

/** The members, and what their programme is; a number in the address is a member's record. */
export function MembersPage({ view }: { view: string | null }) {
  const { t } = useTranslation('membership');
  useUpToDate();
  const chosen = views.find((v) => v === view) ?? 'members';
  const choice = <Segmented<View> aria-label={t('view.label')} value={chosen} onChange={(next) => go('customers', 'members', next)} options={views.map((value) => ({ value, label: t(`view.${value}`) }))} />;
  if (chosen === 'overview') return <OverviewView choice={choice} />;
  if (chosen === 'programme') return <ProgrammeView choice={choice} />;
  if (chosen === 'tiers') return <TiersView choice={choice} />;
  if (chosen === 'care') return <CareView choice={choice} />;
  if (chosen === 'perception') return <PerceptionView choice={choice} />;
  if (chosen === 'text') return <ClubView choice={choice} />;
  if (chosen === 'rewards') return <RewardsView choice={choice} />;
  return <MembersView choice={choice} customerId={Number(view ?? 0) || null} />;
}

/** What has expired since the last look is booked; the figures are the same without it. */
function useUpToDate(): void {
  const due = useQuery(api.membership.programme, {}).data?.due === true;
  const { run } = useCommand(api.membership.bringUpToDate);
  useEffect(() => {
    if (due) void run({});
  }, [due, run]);
}
