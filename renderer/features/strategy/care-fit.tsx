import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CareReport } from '../../../shared/contract/strategy-care.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useCareNames } from './care-names.ts';

/** Contacts by hand against the owner's week, and what would make them fit. */
export function CareFit({ told, onLower }: { told: CareReport; onLower: (layers: string[]) => void }) {
  const { t } = useTranslation('care');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const nameOf = useCareNames();
  const { fit, plan, layers } = told;
  const names = (list: readonly string[]) => list.map((layer) => nameOf(told, layer)).join(t('and'));
  const byHand = layers.filter((l) => l.level === 'hand');
  const due = byHand.reduce((sum, l) => sum + (l.due?.people ?? 0), 0);
  const silent = byHand.filter((l) => l.everyDays === 0).map((l) => l.layer);
  const { weekly } = plan;
  const roundDays = fit.roundWeeks === null ? null : 7 * fit.roundWeeks;
  const values = { needed: format.count(fit.needed), weekly: format.count(weekly), over: format.count(fit.over), spare: format.count(weekly - fit.needed) };
  return (
    <Panel title={t('fit.title')} extra={<Definition label={common('definition')} text={t('define.care')} n={t('fit.n', { count: fit.people })} />}>
      <Alert type={fit.over > 0 ? 'warning' : 'success'} showIcon title={t(fit.over > 0 ? 'fit.over' : 'fit.fits', values)} />
      <ul className="loop-gaps">
        {silent.length > 0 && <li>{t('fit.noInterval', { layers: names(silent) })}</li>}
        {fit.lower.length > 0 && (
          <li>
            <span>{t('fit.lower', { layers: names(fit.lower), then: format.count(fit.neededThen) })}</span>
            <Button size="small" onClick={() => onLower(fit.lower)}>
              {t('fit.lowerButton')}
            </Button>
          </li>
        )}
        {fit.over > 0 && fit.lower.length === 0 && <li>{roundDays === null || roundDays > 365 ? t('fit.divide') : t('fit.nothing', { days: format.count(roundDays) })}</li>}
        <li>{fit.roundWeeks === null ? t('fit.noCapacity') : t('fit.round', { people: format.count(fit.people), weeks: format.count(fit.roundWeeks) })}</li>
        {weekly > 0 && due > weekly && <li>{t('fit.backlog', { due: format.count(due), weeks: format.count(Math.ceil(due / weekly)) })}</li>}
      </ul>
    </Panel>
  );
}
