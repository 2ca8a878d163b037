export type TestReason = 'one_cent' | 'test_title' | 'own_nick';
export interface MaybeTest {
  isPaid: boolean;
  paidMinor: number | null;
  titles: readonly string[];
  nick: string | null;
}

const testTitle = /^测试(?:商品|宝贝|产品|订单|链接|专用|用)?(?:[\s\d-]|勿拍|请勿|$)|测试(?:专用|链接)|(?:勿拍|不发货).*测试|^test(?:\s|-|_)?(?:product|order|item|link)?\s*\d*$/iu;
/** Is this the title of something that is there to be tried out? `酸碱度测试纸` isn't. */
export const isTestTitle = (title: string): boolean => testTitle.test(title.normalize('NFKC').trim());

/**
 * Why an order is a test of the owner's own: one cent paid, a title that says so, or bought under one of their own names.
 * A gift of zero isn't one.
 * Examples: paid 0.01 → one_cent; `测试链接 勿拍` → test_title; 陶锅, paid 39.00 by a stranger → none.
 */
export function testReasons(order: MaybeTest, ownNicks: ReadonlySet<string>): TestReason[] {
  const reasons: TestReason[] = [];
  if (order.isPaid && order.paidMinor === 1) reasons.push('one_cent');
  if (order.titles.length > 0 && order.titles.every(isTestTitle)) reasons.push('test_title');
  if (order.nick !== null && ownNicks.has(order.nick)) reasons.push('own_nick');
  return reasons;
}
