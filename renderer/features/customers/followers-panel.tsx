import { AutoComplete, Button, DatePicker, InputNumber, Space } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { ownKey } from '../../../shared/domain/own-fields.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useOwnFields } from '../../lib/own-fields.ts';
import { pickerDay } from '../../lib/picker-days.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { Chart } from '../../ui/chart.tsx';
import { Panel } from '../../ui/panel.tsx';
import { followersByDay, followersOption, type FollowersAt } from './followers-option.ts';

/** Followers by channel as the owner reads them off, and how many buyers among them bring how much of the sales. */
export function FollowersPanel({ onAsk }: { onAsk: (asked: { rule: RuleGroup; title: string }) => void }) {
  const { t } = useTranslation(['customers', 'common']);
  const format = useFormat();
  const list = useQuery(api.customers.followers, {});
  const set = useCommand(api.customers.setFollowers);
  const [channel, setChannel] = useState('');
  const [day, setDay] = useState(() => dayjs().format('YYYY-MM-DD'));
  const [count, setCount] = useState<number | null>(null);
  const rows = useMemo(() => followersByDay(list.data ?? []), [list.data]);
  const channels = useMemo(() => [...new Set((list.data ?? []).map((c) => c.channel))], [list.data]);
  const option = useMemo(() => followersOption(channels, { unit: t('followers.unit'), day: format.day }), [channels, t, format]);
  const there = (list.data ?? []).some((c) => c.channel === channel.trim() && c.day === day);
  return (
    <Panel title={t('followers.title')}>
      <FollowersShare onAsk={onAsk} />
      <Space wrap>
        <AutoComplete aria-label={t('followers.channel')} style={{ width: 140 }} placeholder={t('followers.channel')} value={channel} options={channels.map((value) => ({ value }))} onChange={(text: string) => setChannel(text.slice(0, 20))} />
        <DatePicker aria-label={t('followers.day')} allowClear={false} maxDate={dayjs()} value={pickerDay(day)} onChange={(d) => d && setDay(d.format('YYYY-MM-DD'))} />
        <InputNumber<number> aria-label={t('followers.count')} min={0} max={1_000_000_000} precision={0} placeholder={t('followers.count')} value={count} onChange={setCount} />
        <Button disabled={channel.trim() === '' || count === null} loading={set.busy} onClick={() => void set.run({ channel, day, followers: count }).then((done) => done && setCount(null))}>
          {t('followers.save')}
        </Button>
        {there && (
          <Button danger onClick={() => void set.run({ channel, day, followers: null })}>
            {t('followers.remove')}
          </Button>
        )}
      </Space>
      <Failure error={set.error} onClose={set.clearError} />
      {rows.length > 0 && (
        <Chart<FollowersAt>
          title={t('followers.chart', { count: rows.length })}
          rows={rows}
          option={option}
          height={220}
          columns={[{ title: t('followers.day'), value: (r) => r.day }, ...channels.map((name) => ({ title: name, numeric: true, value: (r: FollowersAt) => r.counts[name] ?? null }))]}
          words={{ table: t('common:chart.table'), chart: t('common:chart.chart'), png: t('common:chart.png'), csv: t('common:chart.csv') }}
        />
      )}
    </Panel>
  );
}

/** Of the customers noted as followers: how many bought, and their share of net spend. */
function FollowersShare({ onAsk }: { onAsk: (asked: { rule: RuleGroup; title: string }) => void }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const { named } = useOwnFields();
  const field = named('follows');
  const rule: RuleGroup = { combinator: 'and', rules: [{ field: field ? ownKey(field.fieldId) : 'orders', operator: 'notNull', value: null }, { field: 'first_order_days', operator: 'notNull', value: null }] };
  const found = useQuery(api.segments.countLayers, { rules: [rule], ...(shop === null ? {} : { shop }) }, { enabled: field !== undefined }).data;
  if (!field) {
    return (
      <p>
        {t('followers.off')} <a href={address('customers', 'fields')}>{t('followers.on')}</a>
      </p>
    );
  }
  if (!found) return null;
  const [fans, rest] = found.layers;
  const total = fans?.netMinor == null || rest?.netMinor == null ? null : fans.netMinor + rest.netMinor;
  return (
    <p>
      {t('followers.share', { n: format.count(fans?.people ?? 0), net: format.money(fans?.netMinor ?? null, found.currency), share: format.share(total === null || total === 0 ? null : fans!.netMinor! / total) })}{' '}
      <Button type="link" size="small" disabled={!fans?.people} onClick={() => onAsk({ rule, title: t('followers.people') })}>
        {t('followers.see')}
      </Button>
    </p>
  );
}
