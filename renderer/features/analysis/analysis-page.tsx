import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { go } from '../../lib/route.ts';
import './analysis.css';
import { BandsView } from './bands-view.tsx';
import { ClustersView } from './clusters-view.tsx';
import { CorrelationView } from './correlation-view.tsx';
import { CrossView } from './cross-view.tsx';
import { CyclesView } from './cycles-view.tsx';

const views = ['bands', 'correlation', 'cross', 'cycles'] as const;
/** What a specialist wants: folded away. */
const more = ['clusters'] as const;
type View = (typeof views)[number] | (typeof more)[number];
const isView = (text: string | null): text is View => ([...views, ...more] as (string | null)[]).includes(text);

/** Questions to all customers at once, seen in one of several ways. */
export function AnalysisPage({ view }: { view: string | null }) {
  const { t } = useTranslation('analysis');
  const { t: common } = useTranslation('common');
  const chosen = isView(view) ? view : 'bands';
  const folded = more.find((value) => value === chosen);
  const choice = (
    <>
      <Segmented<View> aria-label={t('view.label')} value={chosen} onChange={(next) => go('customers', 'analysis', next)} options={views.map((value) => ({ value, label: t(`view.${value}`) }))} />
      <Dropdown trigger={['click']} menu={{ selectedKeys: [chosen], items: more.map((key) => ({ key, label: t(`view.${key}`) })), onClick: ({ key }) => go('customers', 'analysis', key) }}>
        <Button icon={<DownOutlined />} iconPlacement="end" type={folded ? 'primary' : 'default'} ghost={folded !== undefined}>
          {folded ? t(`view.${folded}`) : common('more')}
        </Button>
      </Dropdown>
    </>
  );
  if (chosen === 'correlation') return <CorrelationView choice={choice} />;
  if (chosen === 'cross') return <CrossView choice={choice} />;
  if (chosen === 'clusters') return <ClustersView choice={choice} />;
  if (chosen === 'cycles') return <CyclesView choice={choice} />;
  return <BandsView choice={choice} />;
}
