import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { go } from '../../lib/route.ts';
import { ActivitiesView } from './activities-view.tsx';
import { ChannelsView } from './channels-view.tsx';
import { CrowdView } from './crowd-view.tsx';
import { DeskView } from './desk-view.tsx';
import { GroupsView } from './groups-view.tsx';
import { HoursView } from './hours-view.tsx';
import { RegisterView } from './register-view.tsx';
import { WechatView } from './wechat-view.tsx';
import './outreach.css';

interface ViewProps {
  choice: ReactNode;
  /** A number in the address: of a desk or a group. */
  chosen: number | null;
}
const viewOf = { desk: DeskView, crowd: CrowdView, wechat: WechatView, groups: GroupsView, register: RegisterView, channels: ChannelsView, activities: ActivitiesView, hours: HoursView } satisfies Record<string, (props: ViewProps) => ReactNode>;
type View = keyof typeof viewOf;
const views = ['desk', 'crowd', 'wechat', 'groups', 'register', 'channels', 'activities', 'hours'] as const satisfies readonly View[];

/** Reaching people by hand, one by one and through other channels than a list of phones. */
export function OutreachPage({ view, chosen }: { view: string | null; chosen: number | null }) {
  const { t } = useTranslation('outreach');
  const shown = views.find((v) => v === view) ?? 'desk';
  const Shown: (props: ViewProps) => ReactNode = viewOf[shown];
  return <Shown chosen={chosen} choice={<Segmented<View> aria-label={t('view.label')} value={shown} onChange={(next) => go('marketing', 'outreach', next)} options={views.map((value) => ({ value, label: t(`view.${value}`) }))} />} />;
}
