import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { CustomerChoice } from '../../lib/customer-choice.tsx';
import { RuleExplanation } from '../../lib/rule-explanation.tsx';
import { Panel } from '../../ui/panel.tsx';

/** Why one customer is among them or isn't. */
export function SegmentWhy({ rule }: { rule: RuleGroup }) {
  const { t } = useTranslation('segments');
  const [customerId, choose] = useState<number | null>(null);
  return (
    <Panel title={t('why.title')}>
      <p className="soft">{t('why.text')}</p>
      <CustomerChoice id="why-customer" value={customerId} onChange={choose} />
      {customerId !== null && <RuleExplanation rule={rule} customerId={customerId} />}
    </Panel>
  );
}
