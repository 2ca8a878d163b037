import { useTranslation } from 'react-i18next';
import type { States } from '../../../shared/contract/lifecycle.ts';
import { states as stateNames } from '../../../shared/domain/lifecycle-states.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { MovesGrid } from './moves-grid.tsx';

/** From which state to which people moved within a month. */
export function MovesTable({ states }: { states: States }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { rows, since } = states.moves;
  if (rows.length === 0) return null;
  return (
    <Panel title={t('moves.title')} extra={<Definition label={common('definition')} text={t('define.states')} n={common('nOf', { n: format.count(states.buyers) })} />}>
      <MovesGrid since={since} groups={stateNames} nameOf={(state) => t(`state.${state}`)} rows={rows} />
      <p className="chart-note soft">{t('moves.note')}</p>
    </Panel>
  );
}
