import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { States } from '../../../shared/contract/lifecycle.ts';
import { stages } from '../../../shared/domain/relationship-stage.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';
import { fieldRule } from './state-days.ts';

/** The relationship stages, beside the states and never mixed with them. */
export function StageCards({ states, onAsk }: { states: States; onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const of = (stage: string | null) => states.stages.find((s) => s.stage === stage)?.customers ?? 0;
  const unknown = of(null);
  return (
    <Panel title={t('stages.title')} extra={<Definition label={common('definition')} text={t('define.stages')} n={common('nOf', { n: format.count(states.buyers) })} />}>
      <p className="soft">{t('stages.note')}</p>
      <dl className="stage-list">
        {stages.map((stage) => (
          <div key={stage}>
            <dt>{t(`stage.${stage}`)}</dt>
            <dd>
              <Button type="link" onClick={() => onAsk({ title: t('people.title', { name: t(`stage.${stage}`) }), rule: fieldRule('stage', stage), saveAs: t(`stage.${stage}`) })}>
                {t('stages.people', { count: of(stage) })}
              </Button>
              <small className="soft number">{format.share(states.buyers === 0 ? null : of(stage) / states.buyers)}</small>
            </dd>
          </div>
        ))}
        {unknown > 0 && (
          <div>
            <dt>{t('stages.unknown')}</dt>
            <dd className="number">{t('stages.people', { count: unknown })}</dd>
          </div>
        )}
      </dl>
    </Panel>
  );
}
