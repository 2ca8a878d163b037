import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BonusArm, BonusFigures } from '../../../shared/contract/membership-bonus.ts';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { usePagedRows } from '../../lib/paged-rows.ts';
import { useQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PeopleDrawer } from './people-drawer.tsx';

/** What each event gave and cost, and what can be said of what it brought. */
export function BonusFiguresPanel() {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const [open, setOpen] = useState<BonusFigures | null>(null);
  const all = useQuery(api.membership.bonusEvents, {}).data ?? [];
  if (all.length === 0) return null;
  return (
    <Panel title={t('bonus.figures')} extra={<Definition label={common('definition')} text={t('bonus.definition')} />}>
      <div className="bonus-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('bonus.event')}</th>
              <th className="is-number">{t('bonus.people')}</th>
              <th className="is-number">{t('bonus.orders')}</th>
              <th className="is-number">{t('bonus.points')}</th>
              <th className="is-number">{t('bonus.cost')}</th>
            </tr>
          </thead>
          {all.map((f) => (
            <tbody key={f.eventId}>
              <tr>
                <td>
                  {f.name}
                  <div className="soft number">{t('bonus.stateLine', { state: t(`bonus.state.${f.state}`), from: format.day(f.event.fromDay), until: format.day(f.event.untilDay) })}</div>
                  <div className="soft">{f.segmentName === null ? t('bonus.everyone') : t('bonus.drawn', { segment: f.segmentName, day: format.day(f.drawnDay) })}</div>
                </td>
                <td className="is-number">
                  {f.people === 0 ? format.count(0) : (
                    <Button type="link" onClick={() => setOpen(f)}>
                      {format.count(f.people)}
                    </Button>
                  )}
                </td>
                <td className="is-number">{format.count(f.orders)}</td>
                <td className="is-number">{format.count(f.points)}</td>
                <td className="is-number">{format.money(f.costMinor, f.currency)}</td>
              </tr>
              <tr className="bonus-lift">
                <td colSpan={5}>
                  <Lift figures={f} />
                </td>
              </tr>
            </tbody>
          ))}
        </table>
      </div>
      {open && <EventPeople figures={open} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

function Lift({ figures: { verdict, arms, difference } }: { figures: BonusFigures }) {
  const { t } = useTranslation('membership');
  const format = useFormat();
  const arm = ({ buyers, people }: BonusArm) => t('bonus.arm', { buyers, people, share: format.share(people === 0 ? null : buyers / people) });
  return (
    <>
      {t('bonus.lift')} {t(`bonus.verdict.${verdict}`)}
      {arms && <div className="soft">{t('bonus.arms', { invited: arm(arms.invited), leftOut: arm(arms.leftOut) })}</div>}
      {difference && verdict !== 'running' && verdict !== 'too_few' && <div className="soft">{t('bonus.difference', { value: format.points(difference.value), low: format.points(difference.low), high: format.points(difference.high) })}</div>}
    </>
  );
}

function EventPeople({ figures, onClose }: { figures: BonusFigures; onClose: () => void }) {
  const { t } = useTranslation('membership');
  const list = usePagedRows(api.membership.bonusPeople, { eventId: figures.eventId });
  return <PeopleDrawer title={t('bonus.got', { name: figures.name })} list={list} onClose={onClose} />;
}
