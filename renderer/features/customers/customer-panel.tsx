import { Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../shared/contract/customers.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { usePlatformName } from '../../lib/platform-name.ts';
import { MemberPoints } from '../../lib/member-points.tsx';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useQuery } from '../../lib/query.ts';
import { LogTouchMenu } from '../../lib/log-touch-menu.tsx';
import { address } from '../../lib/route.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { CustomerCases } from './customer-cases.tsx';
import { CustomerChecks } from './customer-checks.tsx';
import { CustomerCompleteness } from './customer-completeness.tsx';
import { CustomerContacts } from './customer-contacts.tsx';
import { CustomerEdit } from './customer-edit.tsx';
import { CustomerFigures } from './customer-figures.tsx';
import { CustomerHandles } from './customer-handles.tsx';
import { CustomerHabits } from './customer-habits.tsx';
import { CustomerIdNumber } from './customer-id-number.tsx';
import { CustomerLifeEvents } from './customer-life-events.tsx';
import { CustomerOrders } from './customer-orders.tsx';
import { CustomerReach } from './customer-reach.tsx';
import { CustomerRhythm } from './customer-rhythm.tsx';
import { CustomerWorth } from './customer-worth.tsx';
import { ErasedNotice, EraseSection } from './erase-section.tsx';
import { PersonAccounts } from './person-accounts.tsx';
import { PersonValues } from './person-values.tsx';
import { CustomerOwn } from './customer-own.tsx';
import { CustomerSegments } from './customer-segments.tsx';
import { CustomerTags } from './customer-tags.tsx';
import { CustomerTimeline } from './customer-timeline.tsx';
import { CustomerTold } from './customer-told.tsx';
import { CustomerTouches } from './customer-touches.tsx';

/** One person's record, beside the list. */
export function CustomerPanel({ customerId, onClose }: { customerId: number; onClose: () => void }) {
  const { t } = useTranslation('customers');
  const { t: common } = useTranslation('common');
  const customer = useQuery(api.customers.get, { customerId });
  return (
    <SidePanel label={t('record')} closeLabel={common('close')} onClose={onClose} head={customer.data ? <Who customer={customer.data} /> : <h2>{t('record')}</h2>}>
      <Failure error={customer.error} />
      {customer.isLoading && <Skeleton active />}
      {customer.data?.erased === true && (
        <>
          <ErasedNotice customer={customer.data} />
          <CustomerFigures customer={customer.data} />
          <CustomerOrders customer={customer.data} />
        </>
      )}
      {customer.data?.erased === false && (
        <>
          <CustomerFigures customer={customer.data} />
          <CustomerRhythm customerId={customerId} />
          <CustomerWorth customerId={customerId} />
          <CustomerCompleteness customer={customer.data} />
          <CustomerHabits customer={customer.data} />
          <CustomerReach customer={customer.data} />
          <MemberPoints customerId={customer.data.customerId} />
          <CustomerTags customer={customer.data} />
          <CustomerSegments customer={customer.data} />
          <CustomerCases customer={customer.data} />
          {!customer.data.optedOut && <LogTouchMenu customerId={customer.data.customerId} />}
          <CustomerTimeline customerId={customer.data.customerId} />
          <CustomerChecks customerId={customerId} />
          <CustomerOrders customer={customer.data} />
          <CustomerTouches touches={customer.data.touches} />
          <PersonAccounts customerId={customer.data.customerId} />
          <CustomerTold customer={customer.data} />
          <CustomerContacts customer={customer.data} />
          <CustomerHandles customerId={customer.data.customerId} />
          <PersonValues customerId={customer.data.customerId} />
          <CustomerEdit key={customer.data.customerId} customer={customer.data} />
          <CustomerLifeEvents customerId={customer.data.customerId} />
          <CustomerOwn key={`own-${customer.data.customerId}`} customer={customer.data} />
          <CustomerIdNumber key={`id-${customer.data.customerId}`} customer={customer.data} />
          <EraseSection customerId={customer.data.customerId} />
        </>
      )}
    </SidePanel>
  );
}

function Who({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const platformName = usePlatformName();
  const { revealed } = usePrivacy();
  const place = [customer.province, customer.city].filter(Boolean).join(' ');
  return (
    <>
      <h2>{customer.erased ? t('erased') : showName(customer.nick ?? customer.name, revealed)}</h2>
      <div className="who">
        {customer.nick !== null && customer.name !== null && <span>{showName(customer.name, revealed)}</span>}
        {place && <span>{place}</span>}
        {customer.platforms.split(',').filter(Boolean).map((p) => (
          <Tag key={p}>{platformName(p)}</Tag>
        ))}
        {customer.orders === 0 && customer.told.length > 0 && <Tag title={t('told.prospectWhy')}>{t('told.prospect')}</Tag>}
        {customer.optedOut && <Tag color="red">{t('optedOut')}</Tag>}
        {customer.segments.map((s) => (
          <a key={s.segmentId} href={address('customers', 'segments', s.segmentId)}>
            <Tag color="green">{s.name}</Tag>
          </a>
        ))}
      </div>
    </>
  );
}
