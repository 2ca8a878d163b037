import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../shared/contract/customers.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useTask } from '../../lib/query.ts';
import { EraseDialog } from './erase-dialog.tsx';

/** At the record's end: who asks to be forgotten is. */
export function EraseSection({ customerId }: { customerId: number }) {
  const { t } = useTranslation('customers');
  const [asking, setAsking] = useState(false);
  return (
    <section>
      <h3>{t('erase.section')}</h3>
      <p className="soft">{t('erase.sectionText')}</p>
      <Button danger onClick={() => setAsking(true)}>
        {t('erase.button')}
      </Button>
      {asking && <EraseDialog customerId={customerId} onClose={() => setAsking(false)} />}
    </section>
  );
}

/** In the place of all that was known of a person. */
export function ErasedNotice({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const finish = useTask(api.vault.finishErasing);
  if (!customer.erasureUnfinished) return <Alert type="info" showIcon title={t('erase.done')} description={t('erase.doneText')} />;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t('erase.unfinished')}
        description={t('erase.unfinishedText')}
        action={
          <Button size="small" loading={finish.busy} onClick={() => void finish.run({})}>
            {t('erase.carryOn')}
          </Button>
        }
      />
      <Failure error={finish.error} onClose={finish.clearError} />
    </>
  );
}
