import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { Definition } from '../../ui/definition.tsx';

/** Of a long life the latest. */
const MOST_CHANGES = 6;

/** Where a person stands: state and stage, and how the days since their last purchase compare with their own habit. */
export function CustomerRhythm({ customerId }: { customerId: number }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { data } = useQuery(api.lifecycle.standing, { customerId });
  if (!data || data.lastOrderDays === null) return null;
  const { state, stage, source, ownGap, shopGap, lastOrderDays, dueDay, changes } = data;
  const passed = (ownGap ?? shopGap ?? Infinity) < lastOrderDays;
  return (
    <section>
      <h3>{t('rhythm.title')}</h3>
      <dl className="rhythm">
        <dt>{t('rhythm.state')}</dt>
        <dd>
          {state === null ? <a href={address('customers', 'lifecycle')}>{t('rhythm.unknownState')}</a> : <strong>{t(`state.${state}`)}</strong>}
          {source === 'answered' && <span className="soft">{t('source.answered')}</span>}
          <Definition label={`${t('rhythm.state')} ${common('definition')}`} text={t('define.states')} />
        </dd>
        <dt>{t('rhythm.stage')}</dt>
        <dd>
          <strong>{stage === null ? t('stages.unknown') : t(`stage.${stage}`)}</strong>
          <Definition label={`${t('rhythm.stage')} ${common('definition')}`} text={t('define.stages')} />
        </dd>
      </dl>
      {changes.length > 1 && (
        <p className="soft number">
          {t('rhythm.changes')}{' '}
          {changes.slice(-MOST_CHANGES).map((change) => (
            <span key={change.day} className="state-change">
              {t('rhythm.change', { day: format.day(change.day), state: t(`state.${change.state}`) })}
            </span>
          ))}
        </p>
      )}
      {ownGap !== null && <p className="soft number">{t('rhythm.own', { own: format.decimal(ownGap), days: lastOrderDays })}</p>}
      {ownGap === null && shopGap !== null && <p className="soft number">{t('rhythm.once', { shop: format.decimal(shopGap), days: lastOrderDays })}</p>}
      {dueDay !== null && <p className="number">{t(passed ? 'rhythm.overdue' : 'rhythm.due', { day: format.day(dueDay) })}</p>}
    </section>
  );
}
