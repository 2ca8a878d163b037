import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { CustomerChoice } from '../../lib/customer-choice.tsx';
import { useCommand } from '../../lib/query.ts';
import { FormModal } from './form-modal.tsx';

/** Which customer a name on a roster is. */
export function LinkMember({ memberId }: { memberId: number }) {
  const { t } = useTranslation('outreach');
  const link = useCommand(api.outreach.linkMember);
  const [open, setOpen] = useState(false);
  const [customerId, setCustomerId] = useState<number | null>(null);
  const onOk = async () => {
    if (await link.run({ memberId, customerId })) setOpen(false);
  };
  return (
    <>
      <Button size="small" type="link" onClick={() => setOpen(true)}>
        {t('group.link')}
      </Button>
      {open && (
        <FormModal title={t('group.link')} okText={t('save')} ready={customerId !== null} busy={link.busy} error={link.error} onOk={() => void onOk()} onCancel={() => setOpen(false)}>
          <Form.Item label={t('group.customer')} htmlFor="member-customer">
            <CustomerChoice id="member-customer" value={customerId} onChange={setCustomerId} />
          </Form.Item>
        </FormModal>
      )}
    </>
  );
}
