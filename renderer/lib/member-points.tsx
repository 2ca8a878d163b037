import { App, Button, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from './api.ts';
import { Failure } from './failure.tsx';
import { useFormat } from './format.ts';
import { MemberCard } from './member-card.tsx';
import { MemberTier, TierHistory } from './member-tier.tsx';
import { AdjustPoints, RedeemReward } from './points-dialogs.tsx';
import { PointsHistory } from './points-history.tsx';
import { useCommand, useQuery } from './query.ts';
import { Stat } from '../ui/stat.tsx';
import './member-points.css';

/** A person's card and points with what can be done about them; nothing where there is no programme. */
export function MemberPoints({ customerId }: { customerId: number }) {
  const { t } = useTranslation('membership');
  const { message } = App.useApp();
  const programme = useQuery(api.membership.programme, {});
  const card = useQuery(api.membership.card, { customerId });
  const enrol = useCommand(api.membership.enrol);
  if (!programme.data?.current || card.data === undefined) return null;
  if (card.data === null) {
    const join = async () => {
      const done = await enrol.run({ customerId });
      if (done) void message.success(t('points.enrolled', { number: done.number }));
    };
    return (
      <section className="member-points">
        <h3>{t('points.title')}</h3>
        <Space wrap>
          <span className="soft">{t('points.none')}</span>
          <Button size="small" loading={enrol.busy} onClick={() => void join()}>
            {t('points.enrol')}
          </Button>
        </Space>
        <Failure error={enrol.error} onClose={enrol.clearError} />
      </section>
    );
  }
  return (
    <section className="member-points">
      <h3>{t('points.title')}</h3>
      <CardFigures customerId={customerId} card={card.data} />
    </section>
  );
}

type CardData = NonNullable<Awaited<ReturnType<typeof api.membership.card>>>;

function CardFigures({ customerId, card: { cards, balance, tier, valueMinor, currency } }: { customerId: number; card: CardData }) {
  const { t } = useTranslation('membership');
  const format = useFormat();
  const setActive = useCommand(api.membership.setActive);
  const [doing, setDoing] = useState<'adjust' | 'redeem' | 'card' | null>(null);
  const [first] = cards;
  const active = cards.some((c) => c.active);
  return (
    <>
      {first && (
        <p className="soft">
          {t('points.card', { number: first.number ?? '–', day: format.day(first.sinceDay) })}
          {cards.length > 1 && ` · ${t('points.moreCards', { count: cards.length - 1 })}`}
          {!active && ` · ${t('stopped')}`}
        </p>
      )}
      {tier && <MemberTier customerId={customerId} tier={tier} currency={currency} />}
      <div className="stats customer-stats">
        <Stat label={t('points.balance')} value={<span className={balance.balance < 0 ? 'points-owed' : ''}>{format.count(balance.balance)}</span>} />
        <Stat label={t('points.usable')} value={format.count(balance.usable)} note={t('points.worth', { money: format.money(Math.floor((balance.usable * valueMinor) / 100), currency) })} />
        <Stat label={t('points.pending')} value={format.count(balance.pending)} note={balance.pending > 0 ? t('points.pendingNote') : undefined} />
      </div>
      {balance.owed > 0 && <p className="points-owed">{t('points.owed', { points: balance.owed })}</p>}
      {balance.nextExpiry && <p className="soft">{t('points.next', { points: balance.nextExpiry.points, day: format.day(balance.nextExpiry.day) })}</p>}
      <Space wrap className="member-actions">
        <Button onClick={() => setDoing('adjust')}>{t('points.adjust')}</Button>
        <Button disabled={!active} onClick={() => setDoing('redeem')}>
          {t('points.redeem')}
        </Button>
        {first?.number != null && <Button onClick={() => setDoing('card')}>{t('card.title')}</Button>}
        {active ? (
          <Popconfirm title={t('points.stopAsk')} okText={t('points.stop')} onConfirm={() => void setActive.run({ customerId, active: false })}>
            <Button type="text">{t('points.stop')}</Button>
          </Popconfirm>
        ) : (
          <Button type="text" onClick={() => void setActive.run({ customerId, active: true })}>
            {t('points.resume')}
          </Button>
        )}
      </Space>
      <Failure error={setActive.error} onClose={setActive.clearError} />
      {doing === 'adjust' && <AdjustPoints customerId={customerId} usable={balance.usable} onDone={() => setDoing(null)} />}
      {doing === 'redeem' && <RedeemReward customerId={customerId} usable={balance.usable} onDone={() => setDoing(null)} />}
      {doing === 'card' && first?.number != null && <MemberCard customerId={customerId} number={first.number} tier={tier?.tier ?? null} sinceDay={first.sinceDay} onClose={() => setDoing(null)} />}
      {tier && <TierHistory customerId={customerId} currency={currency} />}
      <PointsHistory customerId={customerId} />
    </>
  );
}
