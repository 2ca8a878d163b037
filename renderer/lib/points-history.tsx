import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PointEntry } from '../../shared/contract/membership.ts';
import { api } from './api.ts';
import { Failure } from './failure.tsx';
import { useFormat } from './format.ts';
import { useCommand, useQuery } from './query.ts';

const STEP = 20;

/** A person's ledger, newest first; acts of the owner's can be taken back. */
export function PointsHistory({ customerId }: { customerId: number }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const [limit, setLimit] = useState(STEP);
  const history = useQuery(api.membership.pointsHistory, { customerId, limit });
  const undo = useCommand(api.membership.undoAct);
  if (!history.data) return <Failure error={history.error} />;
  const { total, entries } = history.data;
  if (total === 0) return <p className="soft">{t('points.noHistory')}</p>;
  // An act may be spread over several lots: it is offered to be taken back once.
  const first = new Map(entries.toReversed().map((entry) => [entry.undoableAct, entry.entryId]));
  return (
    <>
      <h4>{t('points.history')}</h4>
      <ul className="points-history">
        {entries.map((entry) => (
          <li key={entry.entryId}>
            <Line entry={entry} />
            {entry.undoableAct !== null && first.get(entry.undoableAct) === entry.entryId ? (
              <Popconfirm title={t('points.undoAsk')} okText={t('points.undo')} cancelText={common('cancel')} classNames={{ root: 'wide-ask' }} onConfirm={() => void undo.run({ actId: entry.undoableAct! })}>
                <Button size="small" type="text">
                  {t('points.undo')}
                </Button>
              </Popconfirm>
            ) : (
              <span className="points-none" />
            )}
          </li>
        ))}
      </ul>
      <Failure error={undo.error} onClose={undo.clearError} />
      {total > entries.length && (
        <Button type="link" size="small" onClick={() => setLimit(Math.min(500, limit + 60))}>
          {t('points.more')}
        </Button>
      )}
    </>
  );
}

function Line({ entry: e }: { entry: PointEntry }) {
  const { t } = useTranslation('membership');
  const format = useFormat();
  const what = e.rewardName ?? e.reason ?? (e.orderNo === null ? null : t('order', { number: e.orderNo }));
  const isNew = e.points > 0 && ['earn', 'adjust', 'opening'].includes(e.kind);
  const lot = e.expiresDay === null ? t('lotForever', { usable: format.day(e.usableDay) }) : t('lotDays', { usable: format.day(e.usableDay), expires: format.day(e.expiresDay) });
  const bonuses = e.bonuses.map(({ name, points }) => t('bonus.entry', { name, points: format.signedCount(points) }));
  const notes = [...(what === null ? [] : [what]), ...bonuses, ...(isNew ? [lot] : [])];
  return (
    <>
      <span className="soft number">{format.day(e.day)}</span>
      <span>{t(`kind.${e.kind}`)}</span>
      <span className={`number${e.points > 0 ? ' is-up' : ''}`}>{format.signedCount(e.points)}</span>
      <span className="number soft">{format.count(e.balance)}</span>
      {notes.length > 0 && <small>{notes.join(' · ')}</small>}
    </>
  );
}
