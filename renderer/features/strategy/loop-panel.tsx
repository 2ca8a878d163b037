import { CheckCircleOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StrategyReport } from '../../../shared/contract/strategy.ts';
import { useFormat } from '../../lib/format.ts';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';
import { address } from '../../lib/route.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Stat } from '../../ui/stat.tsx';

/** Does everybody have a next action, or is left alone on purpose? What is missing, and heavy offers that reach the wrong people. */
export function LoopPanel({ report, onAsk }: { report: StrategyReport; onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('strategy');
  const { t: lifecycle } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { loop, leaks, buyers } = report;
  return (
    <Panel title={t('loop.title')} extra={<Definition label={common('definition')} text={t('define.loop')} n={common('nOf', { n: format.count(buyers) })} />}>
      <div className="stats">
        <Stat label={t('loop.withAction')} value={format.count(loop.withAction)} />
        <Stat label={t('loop.leftAlone')} value={format.count(loop.leftAlone)} />
        <Stat label={t('loop.undecided')} value={format.count(loop.undecided)} />
      </div>
      <ul className="loop-gaps">
        {loop.gaps.length === 0 && (
          <li>
            <CheckCircleOutlined className="why-yes" /> {t('loop.closed')}
          </li>
        )}
        {loop.gaps.map(({ gap, state, customers, rule }) => {
          const name = state === null ? '' : lifecycle(`state.${state}`);
          const text = t(`loop.gap.${gap}`, { state: name, count: customers });
          return (
            <li key={`${gap} ${state}`}>
              <span>{text}</span>
              {gap === 'noCuts' && <a href={address('customers', 'lifecycle')}>{t('loop.toCuts')}</a>}
              {rule && (
                <Button type="link" className="flat-link" onClick={() => onAsk({ title: t(`loop.people.${gap === 'overdue' ? 'overdue' : 'noWords'}`, { state: name }), rule, saveAs: name })}>
                  {t('see')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {leaks.map(({ campaignId, name, isDraft, people, active }) => (
        <Alert
          key={campaignId}
          type="warning"
          showIcon
          title={t(isDraft ? 'loop.wouldLeak' : 'loop.leaked', { name, active, people })}
          action={<a href={isDraft ? address('marketing', 'campaigns', campaignId) : address('results', 'campaign', campaignId)}>{t('loop.open')}</a>}
        />
      ))}
    </Panel>
  );
}
