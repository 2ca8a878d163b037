import { App, Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonAccount } from '../../../shared/contract/people.ts';
import { MIXED_CURRENCY } from '../../../shared/domain/customer-metrics.ts';
import { api } from '../../lib/api.ts';
import { useEvidenceWords } from '../../lib/evidence-words.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { usePlatformName, useShopName } from '../../lib/platform-name.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { MergeLog } from './merge-log.tsx';
import { useAccountName } from './account-name.ts';

/** The accounts that make up this person: what was bought by each, and what says that they are one. */
export function PersonAccounts({ customerId }: { customerId: number }) {
  const { t } = useTranslation('people');
  const { message } = App.useApp();
  const links = useQuery(api.customers.links, { customerId });
  const separate = useCommand(api.customers.separate);
  const [merging, setMerging] = useState(false);
  const { accounts = [], decisions = [], resting = [] } = links.data ?? {};
  const onSeparate = async (accountId: number) => {
    if (await separate.run({ customerId, accountIds: [accountId] })) void message.success(t('accounts.separated'));
  };
  return (
    <section>
      <h3>{accounts.length > 1 ? t('accounts.several', { count: accounts.length }) : t('accounts.title')}</h3>
      <Failure error={links.error ?? separate.error} />
      <ul className="plain-list accounts">
        {accounts.map((a) => (
          <Account key={a.accountId} account={a} onSeparate={accounts.length > 1 ? () => void onSeparate(a.accountId) : null} />
        ))}
      </ul>
      {resting.map((r) => {
        const text = [r.note, r.birthday].filter(Boolean).join(' · ');
        return text !== '' && <p key={r.customerId} className="soft">{t('accounts.rests', { text })}</p>;
      })}
      {accounts.length > 0 && (
        <Button size="small" onClick={() => setMerging(true)}>
          {t('merge.button')}
        </Button>
      )}
      {decisions.length > 0 && <MergeLog decisions={decisions} />}
      {merging && <MergeDialog customerId={customerId} otherId={null} onClose={() => setMerging(false)} />}
    </section>
  );
}

function Account({ account: a, onSeparate }: { account: PersonAccount; onSeparate: (() => void) | null }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const platformName = usePlatformName();
  const shopName = useShopName();
  const accountName = useAccountName();
  const evidence = useEvidenceWords();
  const bought = a.orders === 0 ? t('accounts.nothing') : a.currency === MIXED_CURRENCY ? t('accounts.mixed', { count: a.orders }) : t('accounts.bought', { count: a.orders, money: format.money(a.netMinor, a.currency) });
  // A shop that bears its platform's name says nothing new.
  const shops = a.shops.filter((s) => s.name !== s.platform).map((s) => shopName(s.name, s.platform));
  return (
    <li>
      <div className="item-line">
        <span>
          {platformName(a.platform)} · {accountName(a)}
        </span>
        <span className="number">{bought}</span>
      </div>
      <div className="item-line soft">
        <span>{[...shops, ...(a.lastDay === null ? [] : [t('accounts.last', { day: format.day(a.lastDay) })]), ...a.evidence.map(evidence)].join(' · ')}</span>
        {onSeparate && (
          <Tooltip title={t('accounts.separateHint')}>
            <Button type="link" size="small" onClick={onSeparate}>
              {t('accounts.separate')}
            </Button>
          </Tooltip>
        )}
      </div>
    </li>
  );
}
