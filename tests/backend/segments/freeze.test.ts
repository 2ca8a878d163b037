import { expect, test } from 'vitest';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { ShopMaker } from '../make-shop.ts';

function makeShop() {
  const shop = new ShopMaker();
  const a = shop.customer({ nick: '甲', phone: '+8613800000001', email: 'a@example.com' });
  const b = shop.customer({ nick: '乙' });
  shop.customer({ nick: '丙' });
  shop.order({ customerId: b, orderNo: '700000000000000001', day: '2026-06-01' });
  shop.finish();
  const context = shop.context('2026-06-30');
  return { shop, context, a, b };
}
const names = (context: ReturnType<typeof makeShop>['context'], segmentId: number) =>
  segmentsHandlers.count({ rule: { combinator: 'and', rules: [{ field: 'in_segment', operator: '=', value: segmentId }] } }, context).rows.map((r) => r.nick);

test('a pasted list: the first cell of a line that is somebody’s name, phone, e-mail or order number', () => {
  const { context } = makeShop();
  const text = '旺旺名\t手机\n甲\t\n不认识\t138 0000 0001\nA@Example.com\n\'700000000000000001\n谁也不是\n';
  expect(segmentsHandlers.match({ text }, context)).toEqual({ lines: 6, people: 2, ambiguous: 0, unmatched: 2, first: ['旺旺名\t手机', '谁也不是'] });
  const { segmentId, count, frozenAt } = segmentsHandlers.freeze({ name: '展会', note: '', who: { text } }, context);
  expect([count, frozenAt]).toEqual([2, context.now]);
  expect(names(context, segmentId)).toEqual(['甲', '乙']);
});

test('these people stay, whatever they do later; a copy has the same; its rule can’t be changed', () => {
  const { shop, context, a, b } = makeShop();
  const { segmentId, rule } = segmentsHandlers.freeze({ name: '六月买过', note: '', who: { list: { rule: { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 1 }] } } } }, context);
  expect(names(context, segmentId)).toEqual(['乙']);
  shop.order({ customerId: a, day: '2026-06-20' });
  shop.finish();
  expect(names(context, segmentId)).toEqual(['乙']);
  const copy = segmentsHandlers.duplicate({ segmentId, name: '副本' }, context);
  segmentsHandlers.save({ segmentId, name: '改名', note: '', rule }, context);
  expect(() => segmentsHandlers.save({ segmentId, name: '改名', note: '', rule: { combinator: 'and', rules: [] } }, context)).toThrow(AppError);
  segmentsHandlers.delete({ segmentId }, context);
  expect(names(context, copy.segmentId)).toEqual(['乙']);
  expect(() => segmentsHandlers.freeze({ name: '没人', note: '', who: { text: '谁' } }, context)).toThrow(AppError);
  expect(b).toBeGreaterThan(a);
});
