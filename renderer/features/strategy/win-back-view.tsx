import { Alert, Button, Skeleton } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { rungKey } from '../../../shared/domain/win-back-rungs.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery, useTaskQuery } from '../../lib/query.ts';
import { address, go } from '../../lib/route.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Page } from '../../ui/page.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { WinBackLadderPanel } from './win-back-ladder.tsx';
import { WinBackChart } from './win-back-chart.tsx';
import { WinBackPeople } from './win-back-people.tsx';
import { useWinBack } from './win-back-store.ts';
import { WinBackTerms } from './win-back-terms.tsx';

const HOLDOUT = 0.2;

/** Whom of those who are lapsing it pays to write to, and where it stops paying. */
export function WinBackView({ choice }: { choice: ReactNode }) {
  const { t, i18n } = useTranslation('strategy');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const settings = useQuery(api.settings.get, {});
  const shops = useQuery(api.settings.shops, {});
  const { states, upliftPercent, marginPercent, offer } = useWinBack();
  const currency = (shop === null ? settings.data?.baseCurrency : shops.data?.find((s) => s.id === shop)?.currency) ?? 'CNY';
  const ladder = useTaskQuery(api.strategy.winBackLadder, useMemo(() => ({ ...(shop === null ? {} : { shop }), ...(marginPercent === null ? {} : { marginShare: marginPercent / 100 }) }), [shop, marginPercent]));
  const offerMinor = offer === null ? (ladder.data?.rungs[0]?.offerMinor ?? 0) : Math.round(offer * minorPerUnit(currency));
  const input = useMemo(
    () => ({ states, offerMinor, ...(upliftPercent === null ? {} : { uplift: upliftPercent / 100 }), ...(marginPercent === null ? {} : { marginShare: marginPercent / 100 }), ...(shop === null ? {} : { shop }) }),
    [states, offerMinor, upliftPercent, marginPercent, shop],
  );
  const { data, error, progress } = useTaskQuery(api.strategy.winBack, input);
  const freeze = useCommand(api.segments.freeze);
  const create = useCommand(api.campaigns.create);

  /** A rung for these people: their frozen list, and a draft of what the rung offers them. */
  const climb = async (customerIds: number[], rung: number, after: number | null) => {
    const { channel, offer: strength, waitDays } = ladder.data?.rungs[rung - 1] ?? { channel: 'sms' as const, offer: 'none' as const, waitDays: 30 };
    const name = t('campaignName', { what: t('ladder.list', { rung, people: customerIds.length }), day: new Intl.DateTimeFormat(i18n.language, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date()) }).slice(0, 60);
    const frozen = await freeze.run({ name, who: { customerIds } });
    if (!frozen) return;
    const made = await create.run({ name, channel, text: '', type: 'wake_up', goal: 'margin', segmentId: frozen.segmentId, holdoutShare: HOLDOUT, windowDays: waitDays, contactGapDays: 0, origin: { card: 'winBack', key: rungKey(rung, after), offer: strength } });
    if (made) go('marketing', 'campaigns', made.campaignId, 'say');
  };
  return (
    <Page
      title={t('winBack.title')}
      sentence={data && (data.canTell ? <Trans t={t} i18nKey={data.worth === 0 ? 'winBack.nobodyWorth' : 'winBack.sentence'} values={{ candidates: format.count(data.candidates), worth: format.count(data.worth), gain: format.money(data.gainMinor, data.currency) }} components={{ b: <strong /> }} /> : t(`winBack.missing.${data.missing[0] ?? 'cuts'}`))}
      action={
        <Button type="primary" loading={freeze.busy || create.busy} disabled={!data || !ladder.data || data.worth === 0} onClick={() => data && void climb(data.worthIds, 1, null)}>
          {t('winBack.start', { share: format.share(HOLDOUT) })}
        </Button>
      }
      filters={
        <>
          {choice}
          <ShopFilter />
        </>
      }
    >
      <Failure error={error ?? ladder.error ?? freeze.error ?? create.error} />
      {progress && <TaskProgress label={t('churn.working')} share={null} detail="" />}
      {!data && !error && <Skeleton active />}
      {data?.missing.includes('cuts') && <Alert type="info" showIcon title={t('noCuts')} action={<a href={address('customers', 'lifecycle')}>{t('loop.toCuts')}</a>} />}
      <WinBackTerms told={data} currency={currency} offerMinor={offerMinor} />
      {data?.canTell && data.candidates > 0 && (
        <>
          <CoverageNotice shop={shop} />
          {data.isAssumed && <Alert type="info" showIcon title={t('winBack.honest')} />}
          {ladder.data && <WinBackLadderPanel told={ladder.data} busy={freeze.busy || create.busy} onClimb={(after, next) => void climb(next.worthIds, next.rung, after.campaignId)} />}
          <WinBackChart told={data} />
          <WinBackPeople told={data} />
          <ExclusionsNote shop={shop} />
        </>
      )}
    </Page>
  );
}
