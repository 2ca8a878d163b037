import { Alert, Button, Skeleton } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { plays, type Play } from '../../../shared/domain/playbook.ts';
import { stages } from '../../../shared/domain/relationship-stage.ts';
import type { PlayCard, StableGoals } from '../../../shared/contract/playbook.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { useQuery } from '../../lib/query.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Page } from '../../ui/page.tsx';
import { CardResults } from './card-results.tsx';
import { useStartCampaign } from './start-campaign.ts';

/** What to do at each stage of a relationship; every card starts a campaign and shows what came of it before. */
export function StagesView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('strategy');
  const { t: lifecycle } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const { data, error } = useQuery(api.strategy.plays, useMemo(() => (shop === null ? {} : { shop }), [shop]));
  const started = useStartCampaign();
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const cardOf = (play: Play) => data?.cards.find((c) => c.id === play.id);
  const onStart = (play: Play, card: PlayCard) =>
    void started.start({ what: t(`play.${play.id}.name`), channel: 'sms', templateId: null, type: play.type, goal: play.goal, rule: card.rule, holdoutShare: play.holdoutShare, contactGapDays: play.contactGapDays, origin: { card: 'stage', key: play.id, offer: play.offer } });
  const declining = data?.cards.find((c) => c.id === 'recover');
  return (
    <Page
      title={t('stages.title')}
      sentence={data && (data.buyers === 0 ? t('stages.nobody') : <Trans t={t} i18nKey="stages.sentence" values={{ count: declining?.customers ?? 0 }} components={{ b: <strong /> }} />)}
      filters={
        <>
          {choice}
          <ShopFilter />
        </>
      }
    >
      <Failure error={error ?? started.error} />
      {!data && !error && <Skeleton active />}
      {data && shop !== null && <Alert type="info" showIcon title={t('stages.allShops')} />}
      {data && (
        <div className="stage-boards">
          {stages.map((stage) => (
            <section key={stage} className="panel stage-board">
              <div className="panel-head">
                <h2>{lifecycle(`stage.${stage}`)}</h2>
                <Definition label={common('definition')} text={lifecycle('define.stages')} n={common('nOf', { n: format.count(data.buyers) })} />
              </div>
              <p className="soft">{t(`stages.about.${stage}`)}</p>
              {stage === 'stable' && <StableGoalsNote goals={data.stable} />}
              {plays
                .filter((play) => play.stage === stage)
                .map((play) => {
                  const card = cardOf(play);
                  if (!card) return null;
                  const name = t(`play.${play.id}.name`);
                  return (
                    <article key={play.id} className="play">
                      <h3>{name}</h3>
                      <p>{t(`play.${play.id}.text`)}</p>
                      <p className="soft">
                        {t(`offer.${play.offer}`)}
                        {play.holdoutShare > 0 && ` · ${t('stages.holdout', { share: format.share(play.holdoutShare) })}`}
                      </p>
                      <div className="play-actions">
                        <Button type="link" className="flat-link" disabled={card.customers === 0} onClick={() => ask({ title: name, rule: card.rule, saveAs: name })}>
                          {t('people', { count: card.customers })}
                        </Button>
                        <Button size="small" disabled={card.customers === 0 || started.busy} aria-label={t('stages.startFor', { play: name })} onClick={() => onStart(play, card)}>
                          {t('matrix.start')}
                        </Button>
                      </div>
                      <CardResults results={card.results} />
                    </article>
                  );
                })}
            </section>
          ))}
        </div>
      )}
      {asked && <PeopleDrawer asked={asked} asOf={undefined} onClose={() => ask(null)} />}
    </Page>
  );
}

/** The two goals of the stable stage: the rhythm holds, and people buy more widely. */
function StableGoalsNote({ goals }: { goals: StableGoals | null }) {
  const { t } = useTranslation('strategy');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  if (!goals) return <p className="soft">{t('stages.goals.few')}</p>;
  const { steady, breadth } = goals;
  return (
    <dl className="plain-pairs">
      <dt>
        {t('stages.goals.steady')} <Definition label={common('definition')} text={t('stages.goals.define')} n={common('nOf', { n: format.count(goals.people) })} />
      </dt>
      <dd>{steady === null ? t('stages.goals.none') : t('stages.goals.share', { value: format.share(steady.value), low: format.share(steady.low), high: format.share(steady.high), hits: steady.hits, people: steady.people })}</dd>
      <dt>{t('stages.goals.breadth')}</dt>
      <dd>{breadth === null ? t('stages.goals.noCategories') : t('stages.goals.categories', { now: format.decimal(breadth.now), before: format.decimal(breadth.before), people: breadth.people })}</dd>
    </dl>
  );
}
