import { CopyOutlined } from '@ant-design/icons';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { useQuery } from '../../lib/query.ts';
import { RulePeople } from '../../lib/rule-people.tsx';
import { useRuleSentence } from '../../lib/rule-sentence.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Panel } from '../../ui/panel.tsx';

/** How many the rule finds, who the first are, and the SQL behind it. */
export function SegmentCount({ rule, unfinished }: { rule: RuleGroup; unfinished: number }) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const count = useQuery(api.segments.count, { rule, ...(shop === null ? {} : { shop }) });
  const [showAll, setShowAll] = useState(false);
  const found = count.data;
  return (
    <aside className="segment-side" aria-label={t('count.title')}>
      <Panel>
        <ShopFilter />
        <Failure error={count.error} />
        {!found && !count.error && <Skeleton active paragraph={{ rows: 3 }} />}
        {found && (
          <>
            <p className={`segment-count${count.isPlaceholderData ? ' is-old' : ''}`} role="status">
              <Trans t={t} i18nKey="count.sentence" count={found.count} values={{ n: format.count(found.count), share: format.share(found.of === 0 ? null : found.count / found.of) }} components={{ strong: <strong /> }} />
            </p>
            <p className="soft">{t('count.asOf', { day: format.day(found.asOf) })}</p>
            {unfinished > 0 && <p className="soft">{t('count.unfinished', { count: unfinished })}</p>}
            {found.count === 0 && <p className="soft">{found.of === 0 ? t('count.nobody') : t('count.zero')}</p>}
            {found.count > 0 && <FirstRows rows={found.rows.slice(0, 8)} currency={found.currency} />}
            {found.count > 0 && (
              <Button type="link" className="segment-all" onClick={() => setShowAll(true)}>
                {t('count.all')}
              </Button>
            )}
            <Sql sql={found.sql} />
          </>
        )}
      </Panel>
      {showAll && <RulePeople rule={rule} onClose={() => setShowAll(false)} />}
    </aside>
  );
}

function FirstRows({ rows, currency }: { rows: CustomerRow[]; currency: string }) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const { revealed } = usePrivacy();
  return (
    <table className="plain-table" aria-label={t('count.first')}>
      <thead>
        <tr>
          <th>{t('column.nick')}</th>
          <th className="is-number">{t('column.orders')}</th>
          <th className="is-number">{t('column.netTotal')}</th>
          <th className="is-number">{t('column.lastDay')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.customerId}>
            <td>{r.nick !== null || r.name !== null ? showName(r.nick ?? r.name, revealed) : showPhone(r.phone, revealed)}</td>
            <td className="is-number">{format.count(r.orders)}</td>
            <td className="is-number">{format.money(r.netTotalMinor, currency)}</td>
            <td className="is-number">{format.day(r.lastDay)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sql({ sql }: { sql: string }) {
  const { t } = useTranslation(['segments', 'common']);
  const { message } = App.useApp();
  const onCopy = async () => {
    await navigator.clipboard.writeText(sql);
    void message.success(t('common:copied'));
  };
  return (
    <details className="segment-sql">
      <summary>{t('count.sql')}</summary>
      <pre className="sql">{sql}</pre>
      <Button size="small" icon={<CopyOutlined />} onClick={() => void onCopy()}>
        {t('count.copySql')}
      </Button>
    </details>
  );
}

/** The rule as one would say it. */
export function SegmentSentence({ rule, currency }: { rule: RuleGroup; currency: string }) {
  const { t } = useTranslation('segments');
  const sentence = useRuleSentence(currency);
  return (
    <p className="segment-sentence">
      <span className="soft">{t('count.words')}</span>
      {sentence(rule)}
    </p>
  );
}
