import type { OrderStatus } from '../../../shared/domain/order-status.ts';
import type { Programme } from '../../../shared/domain/programme.ts';
import { seededRandom } from '../../../shared/domain/seeded-random.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { membershipHandlers } from '../../../electron/backend/membership/handlers.ts';
import { ShopMaker } from '../make-shop.ts';

export const provinces = ['广东省', '浙江省', '北京市'];
export const cities = ['广州市', '杭州市', "O'City"];
export const titles = ['样例围巾', '样例帽子', '样例"袜子", 三双', "it's"];
export const categories = ['服饰', '家居'];
export const TODAY = '2026-06-30';

/** A few hundred people with everything that a rule can ask about, unknown values among them. */
export function makeRandomShop(seed: number, people: number): { shop: ShopMaker; secondShopId: number; campaignIds: number[] } {
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const chance = (p: number) => random() < p;
  const shop = new ShopMaker();
  const secondShopId = shop.shop({ platform: 'shopify', name: 'second', currency: 'USD' });
  const campaignIds = ['c1', 'c2'].map((name) =>
    shop.insert('campaigns', { name, type: 'other', goal: 'orders', channel: 'sms', rule: '{}', text: '', holdout_share: 0, window_days: 30, message_price_milli: 45, fixed_cost_minor: 0, contact_gap_days: 7, currency: 'CNY', created_at: 0, locked_at: 1, send_day: name === 'c1' ? '2026-04-01' : '2026-06-10' }),
  );
  for (let i = 0; i < people; i += 1) {
    const quality = pick(['valid', 'valid', 'masked', 'virtual', 'none'] as const);
    const customerId = shop.customer({
      province: chance(0.8) ? pick(provinces) : null,
      city: chance(0.7) ? pick(cities) : null,
      phone: quality === 'none' ? null : `+8619900${String(i).padStart(6, '0')}`,
      phoneQuality: quality,
      email: chance(0.5) ? `a${i}@example.com` : null,
      emailConsent: pick(['yes', 'no', null]),
      platform: pick(['taobao', 'taobao', 'amazon', 'ebay', 'shopify']),
      optedOut: chance(0.15),
      gender: pick(['male', 'female', null]),
      birthday: pick([null, '1990-03-05', '--03-31', '--02-29', '2000-06-30', '--12-01', '2001-07-07']),
    });
    const orders = Math.floor(random() ** 2 * 7);
    for (let n = 0; n < orders; n += 1) {
      const paidMinor = pick([0, 1999, 5000, 10000, 33333]);
      shop.order({
        customerId,
        shopId: chance(0.15) ? secondShopId : shop.shopId,
        day: chance(0.03) ? null : addDays(TODAY, -Math.floor(random() * 200) - (i % 9 === 0 ? n * 95 : 0)), // some have been customers for years
        status: pick(['completed', 'completed', 'completed', 'shipped', 'unpaid', 'closed', 'refunded'] satisfies OrderStatus[]),
        paidMinor,
        discountMinor: chance(0.3) ? 500 : 0,
        refundMinor: chance(0.2) ? Math.min(paidMinor, pick([1000, 33333])) : 0,
        items: titles.filter(() => chance(0.4)).map((title) => ({ title, category: pick(categories) })),
      });
    }
    for (const campaign of campaignIds) {
      if (!chance(0.3)) continue;
      const arm = chance(0.7) ? 'treated' : 'held_out';
      shop.insert('campaign_members', { campaign_id: campaign, customer_id: customerId, arm });
      if (arm === 'treated') shop.insert('touches', { campaign_id: campaign, customer_id: customerId, channel: 'sms', at: 0, day: addDays(TODAY, -Math.floor(random() * 40)), address: '', status: 'exported', reply: chance(0.3) ? '好的' : null });
    }
  }
  joinProgramme(shop);
  return { shop: shop.finish(), secondShopId, campaignIds };
}

const spend = (spendMinor: number) => ({ match: 'all' as const, spendMinor, orders: null, points: null });
const programme: Programme = {
  name: '积分',
  currency: 'CNY',
  enrolment: 'auto',
  earnOn: 'completed',
  points: { points: 1, perMinor: 100, rounding: 'down', capPerOrder: null, capPerMonth: null, excludedCategories: [], pendingDays: 10, expiry: { kind: 'months', months: 4 }, valueMinor: 100 },
  tiers: {
    window: { kind: 'rolling', months: 3 },
    period: { kind: 'months', months: 2 },
    graceDays: 0,
    tiers: [
      { tier: 'bronze', name: '铜卡', up: spend(5000), keep: null, benefits: '' },
      { tier: 'gold', name: '金卡', up: spend(40000), keep: null, benefits: '' },
    ],
  },
};

/** Most are members, with points on the way in and out, some owed, and tiers that came and went. */
function joinProgramme(shop: ShopMaker): void {
  const context = { ...shop.context(TODAY), progress: () => undefined, checkCancelled: () => undefined, file: () => { throw new Error('no file'); } };
  void membershipHandlers.saveProgramme({ fromDay: '2024-01-01', rules: programme }, context);
  void membershipHandlers.runTiers({}, context);
  membershipHandlers.bringUpToDate({}, context);
  const lots = shop.db.all<{ id: number; day: string }>('SELECT id, usable_day AS day FROM point_lots ORDER BY id');
  for (const { id, day } of lots.filter((_, i) => i % 7 === 0)) shop.insert('point_entries', { lot_id: id, kind: 'clawback', points: -(30 + (id % 3) * 200), day, at: 0 });
}
