import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { AskFirst } from '../../lib/ask-first.tsx';
import { useFormat } from '../../lib/format.ts';
import { PeopleSince, type AskedPeople } from '../../lib/people-since.tsx';
import { RulePeople } from '../../lib/rule-people.tsx';

/** Whom the rule of a draft has found since the day it was begun, and whom no longer: until the lock its people move with the orders. */
export function DraftMoves({ campaign: { rule, createdAt } }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const [asked, ask] = useState<AskedPeople | null>(null);
  const day = dayjs(createdAt).format('YYYY-MM-DD');
  if (day >= dayjs().format('YYYY-MM-DD') || rule.rules.length === 0) return null;
  return (
    <div className="draft-moves soft">
      <span>{t('check.sinceDraft', { day: format.day(day) })}</span>
      <AskFirst label={t('check.showMoves')}>
        <PeopleSince everyShop rule={rule} day={day} onAsk={ask} />
      </AskFirst>
      {asked && <RulePeople {...asked} onClose={() => ask(null)} />}
    </div>
  );
}
