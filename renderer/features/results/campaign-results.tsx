import { Alert, Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign, CampaignResults } from '../../../shared/contract/campaigns.ts';
import { api } from '../../lib/api.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { LeversPanel } from '../../lib/levers-panel.tsx';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { Page } from '../../ui/page.tsx';
import { ByDayPanel } from './by-day-panel.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { DeliveryPanel } from './delivery-panel.tsx';
import { DiagnosisView } from './diagnosis-view.tsx';
import { GoodsView } from './goods-view.tsx';
import { LongRunView } from './long-run-view.tsx';
import { MembersDrawer, type MemberGroup } from '../../lib/members-drawer.tsx';
import { MailPanel } from './mail-panel.tsx';
import { MoneyPanel } from './money-panel.tsx';
import { OrdersView } from './orders-view.tsx';
import { ParticipantsView } from './participants-view.tsx';
import { SaveReport } from './save-report.tsx';
import { ScoresPanel } from './scores-panel.tsx';
import { TrackerView } from './tracker-view.tsx';
import { VariantResultsPanel } from './variant-results-panel.tsx';
import { verdictKey } from '../../../shared/domain/verdict.ts';

/** Below this the sizes of the arms differ from the planned split by more than chance. */
const SUSPECT = 0.001;

const views = ['verdict', 'tracker', 'longRun', 'participants', 'orders', 'goods', 'diagnosis'] as const;
type View = (typeof views)[number];
const isView = (text: string | null): text is View => (views as readonly (string | null)[]).includes(text);
const viewOf = { tracker: TrackerView, longRun: LongRunView, participants: ParticipantsView, orders: OrdersView, goods: GoodsView, diagnosis: DiagnosisView };

export function CampaignResultsView({ campaign, view }: { campaign: Campaign; view: string | null }) {
  const { t } = useTranslation('campaigns');
  const { t: words } = useTranslation('results');
  const format = useFormat();
  const chosen = isView(view) ? view : 'verdict';
  const Shown = chosen === 'verdict' ? null : viewOf[chosen];
  const results = useQuery(api.campaigns.results, { campaignId: campaign.campaignId });
  const [shown, setShown] = useState<MemberGroup | null>(null);
  const found = results.data;
  const otherCurrency = found?.definitions.find((d) => d.key === 'otherCurrency')?.n ?? 0;
  return (
    <Page
      title={campaign.name}
      sentence={found && t('results.window', { from: format.day(found.firstDay), to: format.day(found.lastDay), asOf: format.day(found.asOf) })}
      filters={<Segmented<View> aria-label={words('view.label')} value={chosen} options={views.map((value) => ({ value, label: words(`view.${value}`) }))} onChange={(next) => go('results', 'campaign', campaign.campaignId, ...(next === 'verdict' ? [] : [next]))} />}
      action={
        <div className="page-action">
          <Button onClick={() => go('results', 'campaign')}>{t('results.all')}</Button>
          <Button onClick={() => go('marketing', 'campaigns', campaign.campaignId, 'export')}>{t('results.toCampaign')}</Button>
          <SaveReport campaign={campaign} />
        </div>
      }
    >
      <Failure error={results.error} />
      {!found && !results.error && <Skeleton active />}
      {Shown && <Shown campaign={campaign} />}
      {found && !Shown && (
        <>
          <Verdict campaign={campaign} results={found} />
          {found.lift !== null && found.lift.sampleRatioP < SUSPECT && <Alert type="warning" showIcon title={t('results.suspect')} />}
          {otherCurrency > 0 && <Alert type="info" showIcon title={t('results.otherCurrency', { count: otherCurrency, currency: found.currency })} />}
          <CoverageNotice end={found.lastDay} />
          {campaign.exports.length === 0 && <Alert type="info" showIcon title={t('results.notExported')} />}
          <MoneyPanel results={found} onShow={setShown} />
          <ComparePanel results={found} onShow={setShown} />
          {campaign.variants.length > 0 && <VariantResultsPanel campaign={campaign} />}
          <MailPanel campaignId={campaign.campaignId} />
          <LeversPanel campaignId={campaign.campaignId} />
          <ByDayPanel results={found} onShow={setShown} />
          <ScoresPanel campaignId={campaign.campaignId} />
          <DeliveryPanel results={found} onShow={setShown} />
        </>
      )}
      {shown && <MembersDrawer campaign={campaign} group={shown} onClose={() => setShown(null)} />}
    </Page>
  );
}

/** The answer in one sentence. */
function Verdict({ campaign, results }: { campaign: Campaign; results: CampaignResults }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const { lift, treated, currency } = results;
  const key = verdictKey(results.verdict, campaign.goal);
  const values = {
    people: format.count(treated.people),
    buyers: format.count(treated.buyers),
    day: format.day(results.lastDay),
    points: format.decimal(Math.abs(lift?.rateDifference ?? 0) * 100),
    more: format.count(Math.abs(Math.round(lift?.incrementalBuyers ?? 0))),
    each: format.money(Math.abs(lift?.netPerPersonDifferenceMinor ?? 0), currency),
    total: format.money(Math.abs(lift?.incrementalNetMinor ?? 0), currency),
  };
  return (
    <p className={`verdict is-${results.verdict}`} role="status">
      {t(`results.say.${key}`, values)}
    </p>
  );
}
