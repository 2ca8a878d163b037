import { Alert, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { ownGroupsInForce } from '../../../shared/domain/own-season-groups.ts';
import { seasonCount } from '../../../shared/domain/season-calendar.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { useSeasonCalendar, useSeasonNames } from '../../lib/season-names.ts';
import { useSeasonGroups } from '../../lib/season-groups.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Page } from '../../ui/page.tsx';
import { AsOfFilter } from './as-of-filter.tsx';
import { useLifecycleView } from './lifecycle-store.ts';
import './lifecycle.css';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { SeasonCalendarChoice, ShopCalendarsNote } from './season-calendar-choice.tsx';
import { SeasonChart } from './season-chart.tsx';
import { SeasonFlow } from './season-flow.tsx';
import { SeasonGroupEditor } from './season-group-editor.tsx';
import { SeasonGroups } from './season-groups.tsx';
import { SeasonPatterns } from './season-patterns.tsx';
import { SeasonRulesChoice } from './season-rules-choice.tsx';

/** Plan X: who buys in which season, and what becomes of them from one to the next. */
export function SeasonsPage() {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const nameOf = useSeasonNames();
  const { nameOf: groupName } = useSeasonGroups();
  const shop = useChosenShop((s) => s.shop);
  const asOf = useLifecycleView((s) => s.asOf);
  const [ends, setEnds] = useState<{ from: number; to: number; ofYear: number } | null>(null);
  // The editor is open, with these patterns for a new group.
  const [grouping, setGrouping] = useState<readonly number[] | null>(null);
  const [asked, ask] = useState<PeopleAsked | null>(null);
  // Seasons are numbered by how many a year has.
  const ofYear = seasonCount(useSeasonCalendar());
  const kept = useQuery(api.lifecycle.settings, {}).data?.seasonGroups ?? [];
  const { data, error } = useQuery(api.lifecycle.seasons, useMemo(() => ({ ...(shop === null ? {} : { shop }), ...(asOf === null ? {} : { asOf }), ...(ends?.ofYear === ofYear ? { from: ends.from, to: ends.to } : {}) }), [shop, asOf, ends, ofYear]));
  const of = (group: string) => format.count(data?.groups.find((g) => g.group === group)?.customers ?? 0);
  const own = data ? ownGroupsInForce(kept, data.calendar) : null;
  const most = data?.groups.reduce((a, b) => (b.customers > a.customers ? b : a));
  const sentence = data && (data.buyers === 0 ? t('seasons.nobody') : own && most ? <Trans t={t} i18nKey="seasons.ownSentence" values={{ year: data.running.year, season: nameOf(data.running.season), start: format.day(data.running.firstDay), groups: own.length, most: groupName(most.group), people: format.count(most.customers), rest: of('rest') }} components={{ b: <strong /> }} /> : <Trans t={t} i18nKey="seasons.sentence" values={{ seasons: seasonCount(data.calendar), year: data.running.year, season: nameOf(data.running.season), start: format.day(data.running.firstDay), best: of('best'), leaving: of('leaving') }} components={{ b: <strong /> }} />);
  return (
    <Page
      title={t('seasons.title')}
      sentence={sentence}
      filters={
        <>
          <ShopFilter />
          <AsOfFilter />
          {data && <SeasonRulesChoice seasons={data} />}
          {data && <SeasonCalendarChoice calendar={data.calendar} />}
        </>
      }
    >
      <Failure error={error} />
      {!data && !error && <Skeleton active />}
      {data && data.buyers > 0 && (
        <>
          <CoverageNotice shop={shop} end={asOf ?? undefined} />
          <ShopCalendarsNote />
          {data.history.length <= data.rules.leavingAfter && <Alert type="info" showIcon title={t('seasons.fewSeasons', { known: data.history.length, leaving: data.rules.leavingAfter })} />}
          <SeasonChart seasons={data} />
          <SeasonGroups seasons={data} kept={kept} onAsk={ask} onEdit={() => setGrouping([])} />
          <SeasonFlow seasons={data} onEnds={(chosen) => setEnds({ ...chosen, ofYear })} />
          <SeasonPatterns key={ofYear} seasons={data} onAsk={ask} onGroup={setGrouping} />
          <ExclusionsNote shop={shop} />
        </>
      )}
      {grouping !== null && data && <SeasonGroupEditor seasons={data} kept={kept} ticked={grouping} onDone={() => setGrouping(null)} />}
      {asked && <PeopleDrawer asked={asked} asOf={asOf ?? undefined} onClose={() => ask(null)} />}
    </Page>
  );
}
