import { undoAct } from '../../../electron/backend/membership/acts.ts';
import { balanceOf } from '../../../electron/backend/membership/balances.ts';
import { membershipHandlers } from '../../../electron/backend/membership/handlers.ts';
import { postPoints } from '../../../electron/backend/membership/post-points.ts';
import type { TaskContext } from '../../../electron/backend/serve.ts';
import { judgeOrder } from '../../../shared/domain/order-status.ts';
import type { PointRules } from '../../../shared/domain/points.ts';
import type { Programme } from '../../../shared/domain/programme.ts';
import { ShopMaker } from '../make-shop.ts';

const pointRules: PointRules = { points: 1, perMinor: 100, rounding: 'down', capPerOrder: null, capPerMonth: null, excludedCategories: [], pendingDays: 10, expiry: { kind: 'months', months: 6 }, valueMinor: 100 };
export const programme = (points: Partial<PointRules> = {}, more: Partial<Programme> = {}): Programme => ({ name: '会员积分', currency: 'CNY', enrolment: 'auto', earnOn: 'completed', points: { ...pointRules, ...points }, tiers: null, ...more });

/** A shop with a programme, on a day that the test moves. */
export class MemberShop extends ShopMaker {
  today = '2026-01-01';

  get clock(): { now: number; today: string } {
    return { now: Date.parse(`${this.today}T04:00:00Z`), today: this.today };
  }
  get task(): TaskContext {
    return { ...this.context(this.today), progress: () => undefined, checkCancelled: () => undefined, file: () => { throw new Error('no file'); } };
  }

  start(rules: Programme = programme(), fromDay = '2025-01-01'): this {
    void membershipHandlers.saveProgramme({ fromDay, rules }, this.task);
    return this;
  }
  ask<K extends keyof typeof membershipHandlers>(name: K, input: Parameters<(typeof membershipHandlers)[K]>[0]): ReturnType<(typeof membershipHandlers)[K]> {
    const handler = membershipHandlers[name] as (input: unknown, context: TaskContext) => ReturnType<(typeof membershipHandlers)[K]>;
    return this.db.transaction(() => handler(input, this.task));
  }

  /** An order of theirs that is finished, and its points. */
  sell(customerId: number, yuan: number, day = this.today, orderNo?: string): number {
    const orderId = this.order({ customerId, paidMinor: yuan * 100, day, ...(orderNo === undefined ? {} : { orderNo }) });
    this.post(customerId);
    return orderId;
  }
  refund(orderId: number, yuan: number): void {
    const { paid, account } = this.db.get<{ paid: number; account: number }>('SELECT paid_minor AS paid, account_id AS account FROM orders WHERE id = :orderId', { orderId })!;
    const judged = judgeOrder({ status: 'completed', paidAt: 1, paidMinor: paid, refundMinor: yuan * 100 });
    this.db.run('UPDATE orders SET refund_minor = :refund, net_minor = :net, is_valid = :valid WHERE id = :orderId', { orderId, refund: judged.refundMinor, net: judged.netMinor, valid: judged.isValid ? 1 : 0 });
    this.post(this.db.get<{ id: number }>('SELECT customer_id AS id FROM accounts WHERE id = :account', { account })!.id);
  }
  post(customerId: number): void {
    postPoints(this.db, [customerId], this.clock);
  }
  undo(actId: number): void {
    undoAct(this.db, actId, this.clock);
  }
  balance(customerId: number): ReturnType<typeof balanceOf> {
    return balanceOf(this.db, customerId, this.today);
  }
  ledger(): { kind: string; points: number; day: string }[] {
    return this.db.all('SELECT kind, points, day FROM point_entries ORDER BY id');
  }
}
