import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { go } from '../../lib/route.ts';
import { BenefitsView } from './benefits-view.tsx';
import { BirthdaysView } from './birthdays-view.tsx';
import { CouponsView } from './coupons-view.tsx';
import { DeliveriesView } from './deliveries-view.tsx';
import './offers.css';
import { LuckyView } from './lucky-view.tsx';
import { PartnersView } from './partners-view.tsx';
import { PricesView } from './prices-view.tsx';
import { ReferralsView } from './referrals-view.tsx';
import { SurprisesView } from './surprises-view.tsx';

interface ViewProps {
  choice: ReactNode;
  /** A number in the address: of a batch, of a partner. */
  chosen: number | null;
}
const viewOf = { benefits: BenefitsView, coupons: CouponsView, referrals: ReferralsView, birthdays: BirthdaysView, surprises: SurprisesView, lucky: LuckyView, prices: PricesView, partners: PartnersView, deliveries: DeliveriesView } satisfies Record<string, (props: ViewProps) => ReactNode>;
type View = keyof typeof viewOf;
const views = ['benefits', 'coupons', 'referrals', 'birthdays', 'surprises', 'lucky', 'prices', 'partners', 'deliveries'] as const satisfies readonly View[];

/** What members and customers are given, and what of it has to be sent. */
export function OffersPage({ view, chosen }: { view: string | null; chosen: number | null }) {
  const { t } = useTranslation('offers');
  const shown = views.find((v) => v === view) ?? 'benefits';
  const Shown: (props: ViewProps) => ReactNode = viewOf[shown];
  return <Shown chosen={chosen} choice={<Segmented<View> aria-label={t('view.label')} value={shown} onChange={(next) => go('marketing', 'offers', next)} options={views.map((value) => ({ value, label: t(`view.${value}`) }))} />} />;
}
