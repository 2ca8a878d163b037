import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { MemberPoints } from '../../lib/member-points.tsx';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { SidePanel } from '../../ui/side-panel.tsx';

/** A member beside the list. */
export function MemberPanel({ customerId, onClose }: { customerId: number; onClose: () => void }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const { revealed } = usePrivacy();
  const customer = useQuery(api.customers.get, { customerId });
  const name = customer.data ? (customer.data.nick ?? customer.data.name) : null;
  return (
    <SidePanel label={t('column.who')} closeLabel={common('close')} onClose={onClose} head={<h2>{showName(name, revealed)}</h2>}>
      <Failure error={customer.error} />
      <MemberPoints customerId={customerId} />
      <Button type="link" className="to-record" onClick={() => go('customers', 'list', customerId)}>
        {t('record')}
      </Button>
    </SidePanel>
  );
}
