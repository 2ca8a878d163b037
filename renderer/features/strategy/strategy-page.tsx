import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { go } from '../../lib/route.ts';
import { BundlesView } from './bundles-view.tsx';
import { CareView } from './care-view.tsx';
import { ChurnView } from './churn-view.tsx';
import { CultivationView } from './cultivation-view.tsx';
import { MatrixView } from './matrix-view.tsx';
import { OutlookView } from './outlook-view.tsx';
import { PhasesView } from './phases-view.tsx';
import { SeasonPlanView } from './season-plan-view.tsx';
import { SeasonalityView } from './seasonality-view.tsx';
import { StagesView } from './stages-view.tsx';
import './strategy.css';
import { WinBackView } from './win-back-view.tsx';

const views = ['matrix', 'stages', 'winBack', 'churn', 'phases'] as const;
/** What is asked for less often: folded away. */
const more = ['care', 'cultivation', 'seasonPlan', 'seasonality', 'bundles', 'outlook'] as const;
type View = (typeof views)[number] | (typeof more)[number];
const isView = (text: string | null): text is View => ([...views, ...more] as (string | null)[]).includes(text);
const viewOf = { care: CareView, seasonPlan: SeasonPlanView, cultivation: CultivationView, matrix: MatrixView, stages: StagesView, winBack: WinBackView, churn: ChurnView, phases: PhasesView, seasonality: SeasonalityView, bundles: BundlesView, outlook: OutlookView };

/** What is done about whom, and what a campaign can be started from. */
export function StrategyPage({ view }: { view: string | null }) {
  const { t } = useTranslation('strategy');
  const { t: common } = useTranslation('common');
  const chosen = isView(view) ? view : 'matrix';
  const folded = more.find((value) => value === chosen);
  const Shown = viewOf[chosen];
  return (
    <Shown
      choice={
        <>
          <Segmented<View> aria-label={t('view.label')} value={chosen} onChange={(next) => go('marketing', 'strategy', next)} options={views.map((value) => ({ value, label: t(`view.${value}`) }))} />
          <Dropdown trigger={['click']} menu={{ selectedKeys: [chosen], items: more.map((key) => ({ key, label: t(`view.${key}`) })), onClick: ({ key }) => go('marketing', 'strategy', key) }}>
            <Button icon={<DownOutlined />} iconPlacement="end" type={folded ? 'primary' : 'default'} ghost={folded !== undefined}>
              {folded ? t(`view.${folded}`) : common('more')}
            </Button>
          </Dropdown>
        </>
      }
    />
  );
}
