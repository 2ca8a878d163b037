import { CrownOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { MemberGroup, MemberOverview } from '../../../shared/contract/membership-overview.ts';
import { api } from '../../lib/api.ts';
import { CountButton } from '../../lib/count-button.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { Definition } from '../../ui/definition.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Stat } from '../../ui/stat.tsx';
import { ComparisonPanel } from './comparison-panel.tsx';
import { GroupDrawer } from './group-drawer.tsx';
import { MonthsPanel } from './months-panel.tsx';
import { ProgrammeCostNote } from './programme-aims.tsx';
import { SharePanel } from './share-panel.tsx';

/** Does the programme live: who is in it, what moves, what it costs and what is owed. */
export function OverviewView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('membership');
  const format = useFormat();
  const programme = useQuery(api.membership.programme, {});
  const overview = useQuery(api.membership.overview, {});
  const [group, setGroup] = useState<MemberGroup | null>(null);
  const data = overview.data;
  if (programme.data?.versions.length === 0) {
    return (
      <Page title={t('title')} filters={choice}>
        <EmptyState icon={<CrownOutlined />} title={t('empty.title')} text={t('empty.text')}>
          <Button type="primary" onClick={() => go('customers', 'members', 'programme')}>
            {t('empty.start')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={t('title')}
      filters={choice}
      sentence={data && <Trans t={t} i18nKey="overview.sentence" count={data.groups.all} values={{ active: data.groups.active, share: data.groups.all === 0 ? '–' : format.share(data.groups.active / data.groups.all) }} components={{ b: <strong /> }} />}
    >
      <Failure error={overview.error ?? programme.error} />
      {!data && !overview.error && <Skeleton active />}
      {data && (
        <>
          <div className="member-overview">
            <People data={data} onGroup={setGroup} />
            <PointsPanel />
          </div>
          <MonthsPanel data={data} />
          <div className="member-overview">
            <ComparisonPanel comparison={data.comparison} onGroup={setGroup} />
            <Panel title={t('aims.title')}>
              <ProgrammeCostNote />
            </Panel>
          </div>
          <SharePanel shares={data.shares} />
        </>
      )}
      {group !== null && <GroupDrawer group={group} onClose={() => setGroup(null)} />}
    </Page>
  );
}

function People({ data: { groups, asOf }, onGroup }: { data: MemberOverview; onGroup: (group: MemberGroup) => void }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  return (
    <Panel title={t('overview.people')} extra={<Definition label={common('definition')} text={t('overview.peopleDefinition', { day: format.day(asOf) })} />}>
      <div className="stats">
        {(['all', 'active', 'quiet', 'toEnrol'] as const).map((group) => (
          <Stat key={group} label={t(`overview.group.${group}`)} value={<CountButton count={groups[group]} onClick={() => onGroup(group)} />} />
        ))}
      </div>
      {groups.toEnrol > 0 && <p className="soft">{t('overview.toEnrolNote', { count: groups.toEnrol })}</p>}
    </Panel>
  );
}

function PointsPanel() {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const r = useQuery(api.membership.report, {}).data;
  if (!r) return <Panel title={t('report.title')}>{null}</Panel>;
  return (
    <Panel title={t('report.title')} extra={<Definition label={common('definition')} text={t('report.definition')} n={t('overview.n', { count: r.members })} />}>
      <div className="stats">
        {(['issued', 'used', 'expired', 'outstanding', 'pending'] as const).map((key) => (
          <Stat key={key} label={t(`report.${key}`)} value={format.count(r[key])} />
        ))}
        <Stat label={t('report.liability')} value={format.money(r.liabilityMinor, r.currency)} />
      </div>
    </Panel>
  );
}
