/** ¥ off from an amount on; `repeats`: again for each such amount (每满). */
export interface Reduction {
  thresholdMinor: number;
  offMinor: number;
  repeats?: boolean;
}
export interface Stack {
  listMinor: number;
  quantity: number;
  /** What a member pays for a piece; null: the list price. */
  memberMinor: number | null;
  /** The shop's 满减. */
  reduction: Reduction | null;
  shopCoupon: Reduction | null;
  /** The platform's own; `shopShare` (0–1) of it is the shop's to bear. */
  platformCoupon: (Reduction & { shopShare: number }) | null;
  /** Does each bar look at the goods after the member price alone (Taobao, Tmall), or at what the step before left? */
  bars: 'member_price' | 'step_before';
}
export const stackSteps = ['member', 'reduction', 'shopCoupon', 'platformCoupon'] as const;
export interface StackStep {
  kind: (typeof stackSteps)[number];
  offMinor: number;
  leftMinor: number;
  /** Its bar isn't reached. */
  missed: boolean;
}
export interface StackResult {
  listMinor: number;
  steps: StackStep[];
  /** What the buyer pays. */
  paidMinor: number;
  /** What the shop gets: with what the platform bears of its own coupon. */
  receivedMinor: number;
  eachMinor: number;
}

/**
 * Discounts one on the other, in the platforms' usual order: a piece's own price, the shop's 满减, its coupon, the
 * platform's coupon. Nobody pays less than nothing: what a step can't take off any more is lost.
 * Worked example: 2 × ¥100, ¥90 for members, ¥20 off from ¥150, coupon ¥10 from ¥100, platform ¥30 from ¥170, half the shop's
 * → 180, 160, 150, 120 paid; bars by the member price: 180 reaches them all; received 135.
 */
export function stackPrice({ listMinor, quantity, memberMinor, reduction, shopCoupon, platformCoupon, bars }: Stack): StackResult {
  const whole = listMinor * quantity;
  const own = Math.min(memberMinor ?? listMinor, listMinor) * quantity;
  let left = own;
  const steps: StackStep[] = memberMinor === null ? [] : [{ kind: 'member', offMinor: whole - own, leftMinor: own, missed: false }];
  const apply = (kind: StackStep['kind'], rule: Reduction | null): number => {
    if (rule === null) return 0;
    const seen = bars === 'member_price' ? own : left;
    const missed = seen < rule.thresholdMinor;
    const times = missed ? 0 : rule.repeats === true && rule.thresholdMinor > 0 ? Math.floor(seen / rule.thresholdMinor) : 1;
    const offMinor = Math.min(left, rule.offMinor * times);
    left -= offMinor;
    steps.push({ kind, offMinor, leftMinor: left, missed });
    return offMinor;
  };
  apply('reduction', reduction);
  apply('shopCoupon', shopCoupon);
  const byPlatform = apply('platformCoupon', platformCoupon);
  const receivedMinor = left + Math.round(byPlatform * (1 - (platformCoupon?.shopShare ?? 1)));
  return { listMinor: whole, steps, paidMinor: left, receivedMinor, eachMinor: Math.floor(receivedMinor / quantity) };
}
