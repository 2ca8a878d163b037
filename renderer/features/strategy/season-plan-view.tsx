import { Alert, Button, Checkbox, Segmented, Skeleton } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { saleGroupings, type SaleGrouping } from '../../../shared/contract/category-seasons.ts';
import type { PlannedSeason, SeasonPlan, SeasonPush } from '../../../shared/contract/strategy-season-plan.ts';
import { phaseKey } from '../../../shared/domain/push-key.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { useCommand, useTaskQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { useSeasonNames } from '../../lib/season-names.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Page } from '../../ui/page.tsx';
import { useStartCampaign } from './start-campaign.ts';

/** Of what isn't chosen only the strongest few are shown. */
const MOST_OTHERS = 6;

/** What is pushed in each season of the year to come, and the campaigns for it. */
export function SeasonPlanView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('strategy');
  const { t: lifecycle } = useTranslation('lifecycle');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const [groupBy, setGroupBy] = useState<SaleGrouping | undefined>(undefined);
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const nameOf = useSeasonNames();
  const { data, error } = useTaskQuery(api.strategy.seasonPlan, useMemo(() => ({ ...(groupBy === undefined ? {} : { groupBy }), ...(shop === null ? {} : { shop }) }), [groupBy, shop]));
  const save = useCommand(api.strategy.saveSeasonPlan);
  const started = useStartCampaign();
  const seasonName = ({ year, season }: PlannedSeason) => lifecycle('seasons.name', { year, season: nameOf(season) });
  const running = data?.seasons[0];
  const chosen = running?.pushes.filter((p) => p.isChosen) ?? [];

  const onToggle = (planned: PlannedSeason, key: string, isIn: boolean) => {
    const keys = planned.pushes.filter((p) => (p.key === key ? isIn : p.isChosen)).map((p) => p.key);
    if (data) void save.run({ ...(shop === null ? {} : { shop }), groupBy: data.groupBy, season: planned.season, keys });
  };
  const onStart = (planned: PlannedSeason, push: SeasonPush) =>
    void started.start({
      what: t('seasonPlan.campaign', { name: push.name, season: seasonName(planned) }),
      channel: 'sms',
      templateId: null,
      type: 'promotion',
      goal: 'revenue',
      rule: boughtRule(push),
      ...(planned.isRunning ? {} : { sendDay: planned.firstDay }),
      origin: { card: 'phase', key: phaseKey('push', push.name), offer: 'none' },
    });
  return (
    <Page
      title={t('seasonPlan.title')}
      sentence={data && running && (running.pushes.length === 0 ? t('seasonality.nothing') : chosen.length === 0 ? t('seasonPlan.sentenceNone', { season: seasonName(running) }) : <Trans t={t} i18nKey="seasonPlan.sentence" values={{ season: seasonName(running), names: chosen.slice(0, 3).map((p) => p.name).join(t('seasonPlan.and')), sum: format.count(chosen.length) }} components={{ b: <strong /> }} />)}
      filters={
        <>
          {choice}
          <ShopFilter />
          {data && <Segmented<SaleGrouping> aria-label={t('seasonality.groupBy')} value={data.groupBy} onChange={setGroupBy} options={saleGroupings.map((value) => ({ value, label: t(`seasonality.${value}`) }))} />}
        </>
      }
    >
      <Failure error={error ?? save.error ?? started.error} />
      {!data && !error && <Skeleton active />}
      {data && data.years === 0 && running && running.pushes.length > 0 && <Alert type="info" showIcon title={t('seasonality.noYear')} />}
      {data && data.years === 1 && <Alert type="info" showIcon title={t('seasonality.oneYear')} />}
      {data && running && running.pushes.length > 0 && (
        <>
          <CoverageNotice shop={shop} end="latest" />
          <div className="stage-boards season-plan">
            {data.seasons.map((planned) => (
              <SeasonBoard
                key={planned.season}
                planned={planned}
                plan={data}
                title={seasonName(planned)}
                busy={save.busy || started.busy}
                onToggle={onToggle}
                onStart={onStart}
                onReset={() => void save.run({ groupBy: data.groupBy, season: planned.season, keys: null })}
                onAsk={(push) => ask({ title: t('seasonality.buyersOf', { name: push.name }), rule: boughtRule(push), saveAs: push.name })}
              />
            ))}
          </div>
          <ExclusionsNote shop={shop} withProducts />
        </>
      )}
      {data && running?.pushes.length === 0 && (
        <p>
          <Button href={address('data', 'import')}>{t('seasonality.toImport')}</Button>
        </p>
      )}
      {asked && <PeopleDrawer asked={asked} asOf={undefined} onClose={() => ask(null)} />}
    </Page>
  );
}

const boughtRule = ({ productId, key }: SeasonPush) => ({ combinator: 'and' as const, rules: [productId === null ? { field: 'bought_category', operator: 'bought', value: { names: [key] } } : { field: 'bought_product', operator: 'bought', value: { ids: [productId] } }] });

interface SeasonBoardProps {
  planned: PlannedSeason;
  plan: SeasonPlan;
  title: string;
  busy: boolean;
  onToggle: (planned: PlannedSeason, key: string, isIn: boolean) => void;
  onStart: (planned: PlannedSeason, push: SeasonPush) => void;
  onReset: () => void;
  onAsk: (push: SeasonPush) => void;
}

function SeasonBoard({ planned, plan, title, busy, onToggle, onStart, onReset, onAsk }: SeasonBoardProps) {
  const { t } = useTranslation('strategy');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const chosen = planned.pushes.filter((p) => p.isChosen);
  const shown = [...chosen, ...planned.pushes.filter((p) => !p.isChosen).slice(0, MOST_OTHERS)];
  return (
    <section className="panel stage-board">
      <div className="panel-head">
        <h2>{title}</h2>
        <Definition label={common('definition')} text={t('define.seasonPlan', { least: plan.leastOrders })} n={t('seasonPlan.years', { years: plan.years })} />
      </div>
      <p className="soft">
        {t('phases.dates', { from: format.day(planned.firstDay), to: format.day(planned.lastDay) })} · {t(planned.isSaved ? 'seasonPlan.own' : 'seasonPlan.suggested')}{' '}
        {planned.isSaved && (
          <Button type="link" className="flat-link" disabled={busy} onClick={onReset}>
            {t('seasonPlan.reset')}
          </Button>
        )}
      </p>
      <ul className="pushes">
        {shown.map((push) => (
          <li key={push.key}>
            <Checkbox disabled={busy} checked={push.isChosen} onChange={(e) => onToggle(planned, push.key, e.target.checked)}>
              {push.name}
            </Checkbox>
            <small className="soft number">
              {push.index === null ? t('seasonPlan.noIndex') : t(push.flag === null ? 'seasonPlan.few' : push.flag === 'hot' ? 'seasonPlan.hot' : push.flag === 'off' ? 'seasonPlan.off' : 'seasonPlan.even', { times: format.decimal(push.index), orders: format.count(push.orders) })}{' '}
              {push.buyers > 0 && (
                <Button type="link" size="small" className="flat-link" onClick={() => onAsk(push)}>
                  {t('people', { count: push.buyers })}
                </Button>
              )}
            </small>
            {push.campaigns.map((c) => (
              <a key={c.campaignId} href={c.isDraft ? address('marketing', 'campaigns', c.campaignId) : address('results', 'campaign', c.campaignId)}>
                {t(c.isDraft ? 'seasonPlan.draft' : 'seasonPlan.sent', { name: c.name })}
              </a>
            ))}
            {push.isChosen && (
              <Button size="small" disabled={busy || push.buyers === 0} aria-label={t('seasonPlan.startFor', { name: push.name, season: title })} onClick={() => onStart(planned, push)}>
                {t('matrix.start')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
