import { expect, test } from 'vitest';
import { makeOrders, type SampleOrder } from '../../../electron/backend/demo/make-orders.ts';
import { membershipHandlers } from '../../../electron/backend/membership/handlers.ts';
import type { TaskContext } from '../../../electron/backend/serve.ts';
import { runImport } from '../../../electron/backend/imports/run-import.ts';
import { undoBatch } from '../../../electron/backend/imports/undo-batch.ts';
import { monthEnd } from '../../../shared/lib/month-ends.ts';
import type { TierRules } from '../../../shared/domain/tiers.ts';
import { parserOf, type Row } from '../imports/facts-of.ts';
import { ImportShop } from '../imports/import-shop.ts';
import { programme } from './member-shop.ts';

const tiers: TierRules = {
  window: { kind: 'rolling', months: 6 },
  period: { kind: 'months', months: 3 },
  graceDays: 5,
  tiers: [{ tier: 'silver', name: '银卡', up: { match: 'any', spendMinor: 30_000, orders: 3, points: null }, keep: null, benefits: '' }],
};

/** The sample shop's year, a file a month as its owner would bring it: with orders still on the way, and refunds that come a month later. */
class Year extends ImportShop {
  today = '2025-01-01';
  context(): TaskContext {
    return { db: this.db, now: Date.parse(`${this.today}T04:00:00Z`), today: this.today, dataDir: 'data', version: '0', progress: () => undefined, checkCancelled: () => undefined, file: () => { throw new Error('no file'); } };
  }
  async bring(name: string, rows: Row[]): Promise<number> {
    const files = [{ name, platform: 'taobao', rows }];
    return (await runImport({ db: this.db, now: this.context().now, files: files.map((f) => ({ path: f.name, name: f.name })), input: {}, parse: parserOf(files), progress: () => undefined, checkCancelled: () => undefined }, 'run')).batchId;
  }
  ask<K extends keyof typeof membershipHandlers>(name: K, input: Parameters<(typeof membershipHandlers)[K]>[0]): ReturnType<(typeof membershipHandlers)[K]> {
    return this.db.transaction(() => (membershipHandlers[name] as (input: unknown, context: TaskContext) => ReturnType<(typeof membershipHandlers)[K]>)(input, this.context()));
  }
}

const rowOf = (o: SampleOrder, asOf: string): Row => {
  const day = o.createdAt.slice(0, 10);
  const isFresh = day.slice(0, 7) === asOf.slice(0, 7);
  const status = isFresh && o.state === 'refunded' ? 'completed' : o.state === 'closed_unpaid' ? 'closed' : o.state;
  const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`);
  return { orderNo: o.orderNo, buyer: o.person.nick, status, createdAt: at(o.createdAt), ...(o.paidAt === null ? {} : { paidAt: at(o.paidAt) }), paid: o.paidMinor, refund: isFresh ? 0 : o.refundMinor };
};

test('a year of the sample shop: every balance reconciles, whatever was imported, refunded, redeemed and taken back', async () => {
  const shop = new Year();
  const orders = [...makeOrders({ customers: 150, orders: 500, seed: 7, from: '2025-01-02', to: '2025-12-30' })];
  await shop.ask('saveProgramme', { fromDay: '2025-01-01', rules: programme({ pendingDays: 15, expiry: { kind: 'months', months: 4 } }, { tiers }) });
  const { rewardId } = shop.ask('saveReward', { name: '券', kind: 'coupon', points: 50, unitCostMinor: 100, stock: null, perPerson: null, note: '', ended: false });
  const acts: number[] = [];
  let last = 0;
  for (let month = 1; month <= 12; month += 1) {
    const end = monthEnd(`2025-${String(month).padStart(2, '0')}-15`, 0);
    shop.today = end;
    // This month's orders, and those of the month before again, with what was refunded since.
    const rows = orders.filter((o) => o.createdAt.slice(0, 10) <= end && o.createdAt.slice(0, 10) > monthEnd(end, 2)).map((o) => rowOf(o, end));
    last = await shop.bring(`month ${month}`, rows);
    for (const { customerId, usable } of shop.ask('members', { search: '', sort: 'usable', descending: true, offset: 0, limit: 6 }).rows) if (usable >= 50) acts.push(shop.ask('redeem', { customerId, rewardId, quantity: 1 }).actId);
    if (month % 4 === 0) shop.ask('undoAct', { actId: acts.pop()! });
    if (month === 7) {
      // An import taken back and brought again.
      shop.db.transaction(() => undoBatch(shop.db, last, shop.context().now));
      await shop.bring(`month ${month}, again`, rows);
    }
    shop.ask('bringUpToDate', {});
    await shop.ask('runTiers', {});
  }

  const { db } = shop;
  const owed = new Map<string, number>();
  for (const o of db.all<{ buyer: string; net: number }>("SELECT a.value AS buyer, o.net_minor AS net FROM orders o JOIN accounts a ON a.id = o.account_id WHERE o.is_valid = 1 AND o.status = 'completed'")) owed.set(o.buyer, (owed.get(o.buyer) ?? 0) + Math.floor(o.net / 100));
  const ledgers = db.all<{ buyer: string; customerId: number; earned: number; spent: number; expired: number; settled: number; sum: number }>(
    `SELECT m.value AS buyer, a.customer_id AS customerId, sum(e.points) AS sum, sum(CASE WHEN e.kind IN ('earn', 'clawback') THEN e.points ELSE 0 END) AS earned, -sum(CASE WHEN e.kind IN ('redeem', 'undo') THEN e.points ELSE 0 END) AS spent,
      -sum(CASE WHEN e.kind = 'expire' THEN e.points ELSE 0 END) AS expired, sum(CASE WHEN e.kind = 'settle' THEN e.points ELSE 0 END) AS settled
     FROM members m JOIN accounts a ON a.value = m.value JOIN point_lots l ON l.member_id = m.id JOIN point_entries e ON e.lot_id = l.id GROUP BY m.id`,
  );
  expect(ledgers.length).toBeGreaterThan(80);
  for (const l of ledgers) {
    expect(l.earned, l.buyer).toBe(owed.get(l.buyer) ?? 0);
    expect(l.settled).toBe(0);
    expect(l.earned).toBe(l.sum + l.spent + l.expired);
    expect(shop.ask('card', { customerId: l.customerId })!.balance.balance).toBe(l.sum);
  }
  const report = shop.ask('report', {});
  expect(report.issued).toBe(report.outstanding + report.pending + report.used + report.expired + report.clawedBack - report.owed);
  expect([report.used, report.expired, report.clawedBack].every((n) => n > 0)).toBe(true);
  expect(report.used).toBe(acts.length * 50);
  expect(new Set(db.all<{ kind: string }>('SELECT DISTINCT kind FROM tier_moves').map((m) => m.kind))).toEqual(new Set(['up', 'keep', 'down']));
  // Once more over everything adds nothing.
  const before = db.get('SELECT count(*) AS n, max(id) AS last FROM point_entries');
  await shop.ask('saveProgramme', { fromDay: '2026-06-01', rules: programme() });
  expect(db.get('SELECT count(*) AS n, max(id) AS last FROM point_entries')).toEqual(before);
});
