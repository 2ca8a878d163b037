import { expect, it } from 'vitest';
import { isOptOutReply } from '../../shared/domain/opt-out-reply.ts';

it.each(['TD', 'td', ' T ', 'N', 'r', 'R。', '【TD】', '(退订)', '退订', '拒收', '取消', '0000', 'STOP', 'Stop!', 'opt out', 'OptOut', 'UNSUBSCRIBE.', 'ＴＤ', 'Ｒ', '请退订谢谢', '不要了拒收', 'pls stop'])('"%s" says no', (reply) => {
  expect(isOptOutReply(reply)).toBe(true);
});
it.each(['', '好的', 'Thanks', 'nonstop great shoes', '我想取消订单，怎么退货呢', 'Rr', 'TDD', '什么时候发货', '退货怎么退', '我上次说要退订的那件衣服还有货吗'])('"%s" does not', (reply) => {
  expect(isOptOutReply(reply)).toBe(false);
});
