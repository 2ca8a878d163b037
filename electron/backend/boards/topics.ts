import type { BoardTopic } from '../../../shared/domain/board-columns.ts';
import type { BoardRow } from '../../../shared/contract/boards.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { businessDay } from '../membership/clock.ts';
import { listMembers } from '../membership/members.ts';
import { readVersions } from '../membership/read-programme.ts';
import { versionOn } from '../../../shared/domain/programme.ts';
import { readSettings } from '../settings/read-settings.ts';
import { listTopic, sqlTopic, type Topic } from './topic.ts';

const sold = (what: string) => `(SELECT ${what} FROM order_lines l JOIN orders o ON o.id = l.order_id LEFT JOIN accounts a ON a.id = o.account_id WHERE l.product_id = p.id AND o.is_valid = 1)`;
const arm = (name: string) => `(SELECT count(*) FROM campaign_members m WHERE m.campaign_id = k.id AND m.arm = '${name}')`;
const touched = (test: string) => `(SELECT count(*) FROM touches t WHERE t.campaign_id = k.id AND ${test})`;

/** What each column of a board is. Counts of products are of valid orders, without returned money taken off. */
export const topics: Record<BoardTopic, Topic> = {
  orders: sqlTopic('orders', {
    from: 'orders o JOIN shops s ON s.id = o.shop_id LEFT JOIN accounts a ON a.id = o.account_id LEFT JOIN customers c ON c.id = a.customer_id LEFT JOIN contacts k ON k.id = o.contact_id',
    id: 'o.id',
    customer: 'c.id',
    currency: 'o.currency',
    columns: {
      orderNo: 'o.order_no',
      day: 'o.day',
      shop: 's.name',
      who: 'coalesce(c.nick, c.name)',
      items: "(SELECT group_concat(CASE WHEN l.quantity = 1 THEN p.title ELSE p.title || ' ×' || l.quantity END, '；') FROM order_lines l JOIN products p ON p.id = l.product_id WHERE l.order_id = o.id)",
      pieces: '(SELECT sum(l.quantity) FROM order_lines l WHERE l.order_id = o.id)',
      paid: 'o.paid_minor',
      discount: 'o.discount_minor',
      refund: 'o.refund_minor',
      net: 'o.net_minor',
      status: 'o.status',
      province: 'k.province',
      city: 'k.city',
      district: 'k.district',
    },
  }),
  members: listTopic(readMembers),
  products: sqlTopic('products', {
    from: 'products p JOIN shops s ON s.id = p.shop_id',
    id: 'p.id',
    customer: 'NULL',
    currency: 's.currency',
    columns: {
      title: 'p.title',
      category: 'p.category',
      shop: 's.name',
      pieces: sold('ifnull(sum(l.quantity), 0)'),
      orders: sold('count(DISTINCT o.id)'),
      buyers: sold('count(DISTINCT a.customer_id)'),
      paid: sold('sum(l.paid_minor)'),
      cost: 'p.unit_cost_minor',
      lastDay: sold('max(o.day)'),
    },
  }),
  campaigns: sqlTopic('campaigns', {
    from: 'campaigns k LEFT JOIN campaign_plans p ON p.campaign_id = k.id',
    id: 'k.id',
    customer: 'NULL',
    currency: 'k.currency',
    columns: {
      name: 'k.name',
      state: "CASE WHEN p.closed_at IS NOT NULL THEN 'closed' WHEN k.locked_at IS NULL THEN 'draft' WHEN EXISTS (SELECT 1 FROM campaign_exports e WHERE e.campaign_id = k.id) THEN 'exported' ELSE 'locked' END",
      type: 'k.type',
      channel: 'k.channel',
      segment: 'k.segment_name',
      sendDay: 'k.send_day',
      windowDays: 'k.window_days',
      treated: arm('treated'),
      heldOut: arm('held_out'),
      delivered: touched("t.status = 'delivered'"),
      failed: touched("t.status = 'failed'"),
      replied: touched('t.reply_at IS NOT NULL'),
      optedOut: touched('t.opted_out = 1'),
      fixed: 'k.fixed_cost_minor',
    },
  }),
  cases: sqlTopic('cases', {
    from: 'cases k JOIN customers h ON h.id = k.customer_id JOIN customers c ON c.id = ifnull(h.merged_into, h.id)',
    id: 'k.id',
    customer: 'c.id',
    currency: 'k.currency',
    columns: {
      due: 'k.due_day',
      who: 'coalesce(c.nick, c.name)',
      kind: 'k.kind',
      text: 'k.text',
      orderNo: 'k.order_no',
      opened: 'k.opened_day',
      closed: 'k.closed_day',
      status: "CASE WHEN k.closed_day IS NOT NULL THEN 'closed' WHEN k.due_day < :today THEN 'overdue' ELSE 'open' END",
      outcome: 'k.outcome',
      cost: 'k.cost_minor',
    },
  }),
};

/** As the list of members has them. */
function readMembers(db: ReadDb, today: string): BoardRow[] {
  return remember(db, `board members ${today}`, () => {
    const tiers = versionOn(readVersions(db), businessDay(db, today))?.rules.tiers?.tiers ?? [];
    const currency = readSettings(db).baseCurrency;
    return listMembers(db, { search: '', sort: 'sinceDay', descending: true, offset: 0, limit: 10_000_000 }, today).rows.map((m) => ({
      id: m.customerId,
      customerId: m.customerId,
      currency,
      cells: {
        number: m.number,
        who: m.nick ?? m.name,
        phone: m.phone,
        tier: tiers.find((t) => t.tier === m.tier)?.name ?? null,
        balance: m.balance,
        usable: m.usable,
        pending: m.pending,
        nextDay: m.nextDay,
        since: m.sinceDay,
        active: m.active ? 'yes' : 'no',
      },
    }));
  });
}
