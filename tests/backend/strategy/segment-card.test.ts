import { beforeEach, expect, it } from 'vitest';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { strategyHandlers } from '../../../electron/backend/strategy/handlers.ts';
import { CampaignShop, phoneOf, TODAY } from '../campaigns/campaign-shop.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { problemOf } from '../problem-of.ts';

let shop: CampaignShop;
let segmentId: number;
/** Forty of 杭州 who buy tea, thirty of 成都 who buy pepper; a broken pot that ten of the first sent back. */
beforeEach(() => {
  shop = new CampaignShop();
  for (let i = 0; i < 70; i += 1) {
    const id = shop.customer({ nick: `n${i}`, phone: phoneOf(i), city: i < 40 ? '杭州' : '成都' });
    const items = i < 40 ? [{ title: '龙井', paidMinor: 1000 + i * 100 }, ...(i < 20 ? [{ title: '茶罐', paidMinor: 6000 }] : []), { title: '贺卡', paidMinor: 500 }] : [{ title: '花椒', paidMinor: 900 }, { title: '贺卡', paidMinor: 500 }];
    shop.order({ customerId: id, day: addDays(TODAY, -30), paidMinor: 9000, items });
    if (i < 12) shop.order({ customerId: id, day: addDays(TODAY, -20), paidMinor: 3000, items: [{ title: '紫砂壶', paidMinor: 3000 }] });
    if (i < 40) shop.order({ customerId: id, day: addDays(TODAY, -500), paidMinor: 100, items: [{ title: '旧款', paidMinor: 100 }] });
  }
  shop.finish();
  shop.db.run("UPDATE order_lines SET refund_minor = 3000 WHERE product_id = (SELECT id FROM products WHERE title = '紫砂壶') AND id % 3 <> 0");
  segmentId = segmentsHandlers.save({ name: '杭州', note: '', folder: '', rule: { combinator: 'and', rules: [{ field: 'city', operator: '=', value: '杭州' }] } }, shop.context()).segmentId;
});
const read = () => strategyHandlers.segmentCard({ segmentId }, shop.context());

it('suggests what its people buy more than others, at what they pay, and leaves what comes back', () => {
  const { card, suggestions } = read();
  expect(card).toEqual({ push: '', avoid: '', priceBand: '', bundle: '', message: '' });
  expect(suggestions.buyers).toBe(40);
  expect(suggestions.push).toMatchObject([{ title: '龙井', buyers: 40, share: 1, othersShare: 0 }, { title: '茶罐', buyers: 20, share: 0.5 }]);
  expect(suggestions.avoid).toMatchObject([{ title: '紫砂壶', buyers: 12 }]);
  expect(suggestions.avoid[0]!.refundShare).toBeGreaterThan(0.5);
  const prices = [...Array.from({ length: 40 }, (_, i) => 1000 + i * 100), ...Array<number>(20).fill(6000), ...Array<number>(40).fill(500), ...Array<number>(12).fill(3000)].sort((a, b) => a - b);
  expect(suggestions.price).toMatchObject({ pieces: 112, middleMinor: Math.round((prices[55]! + prices[56]!) / 2) });
  expect(suggestions.pair).toEqual({ titles: ['龙井', '贺卡'], people: 40 });
});

it('says nothing of thirty that aren\'t', () => {
  segmentsHandlers.save({ segmentId, name: '杭州', note: '', folder: '', rule: { combinator: 'and', rules: [{ field: 'city', operator: '=', value: '杭州' }, { field: 'orders', operator: '>=', value: 3 }] } }, shop.context());
  expect(read().suggestions).toMatchObject({ buyers: 12, push: [], avoid: [], price: null, pair: null });
});

it('is kept, changed, emptied, and goes with its segment', () => {
  const save = (push: string) => strategyHandlers.saveSegmentCard({ segmentId, push, avoid: '', priceBand: '', bundle: '', message: '' }, shop.context());
  save('龙井');
  expect(read()).toMatchObject({ card: { push: '龙井' } });
  save('');
  expect(read().updatedAt).toBeNull();
  save('龙井、茶罐');
  segmentsHandlers.delete({ segmentId }, shop.context());
  expect(shop.db.get('SELECT count(*) AS n FROM segment_cards')).toEqual({ n: 0 });
  expect(problemOf(() => save('x'))).toMatchObject({ code: 'not_found' });
});
