import { addDays } from '../lib/dates.ts';

/** What a referral asks of the first order, and what it brings. Money in the currency of the terms. */
export interface ReferralTerms {
  minOrderMinor: number;
  /** Days from the referral in which the first order has to come; null: whenever. */
  withinDays: number | null;
  /** For the referrer. */
  points: number;
  benefitId: number | null;
  /** For the one who was brought. */
  referredBenefitId: number | null;
  currency: string;
}

export const referralStates = ['self', 'same_phone', 'same_address', 'circle', 'not_new', 'waiting', 'too_small', 'late', 'qualified'] as const;
export type ReferralState = (typeof referralStates)[number];

/** These are refused when a referral is written down; the others may still change. */
export const refusesReferral = (state: ReferralState): boolean => state === 'self' || state === 'same_phone' || state === 'same_address' || state === 'circle' || state === 'not_new';

export interface ReferralFacts {
  /** Who they are today: two who were merged are one. Null: no file names them any more. */
  referrerId: number | null;
  referredId: number | null;
  samePhone: boolean;
  sameAddress: boolean;
  /** The referred has brought the referrer, or who brought them, and so on. */
  circle: boolean;
  /** From this day on. */
  day: string;
  /** Of the referred, net of refunds; null before the first that is paid and kept. */
  firstOrder: { day: string; netMinor: number; currency: string } | null;
}

/**
 * Where a referral stands. Somebody who bought before is no new customer; an order that is refunded whole is none.
 * Worked example: brought on 1 March, at least 50.00 within 30 days → an order of 60.00 on 20 March qualifies, one of
 * 60.00 on 5 April is late, one of 40.00 too small.
 */
export function judgeReferral(facts: ReferralFacts, terms: Pick<ReferralTerms, 'minOrderMinor' | 'withinDays' | 'currency'>): ReferralState {
  const { referrerId, referredId, day, firstOrder } = facts;
  if (referrerId !== null && referrerId === referredId) return 'self';
  if (facts.samePhone) return 'same_phone';
  if (facts.sameAddress) return 'same_address';
  if (facts.circle) return 'circle';
  if (firstOrder === null) return 'waiting';
  if (firstOrder.day < day) return 'not_new';
  if (terms.withinDays !== null && firstOrder.day > addDays(day, terms.withinDays)) return 'late';
  return firstOrder.netMinor >= terms.minOrderMinor && (terms.minOrderMinor === 0 || firstOrder.currency === terms.currency) ? 'qualified' : 'too_small';
}

export interface ReferralEdge {
  referrerId: number;
  referredId: number;
  netMinor: number;
}
export interface ReferralNode {
  customerId: number;
  /** What they bought themselves, as somebody who was brought; 0 at a root. */
  netMinor: number;
  /** What all those beneath them bought. */
  broughtMinor: number;
  people: number;
  children: ReferralNode[];
}

/** Who brought whom, as trees; those who brought most first. A circle, which isn't meant to be, is cut where it closes. */
export function referralTrees(edges: readonly ReferralEdge[]): ReferralNode[] {
  const under = Map.groupBy(edges, (e) => e.referrerId);
  const brought = new Set(edges.map((e) => e.referredId));
  const grow = (customerId: number, netMinor: number, above: ReadonlySet<number>): ReferralNode => {
    const path = new Set([...above, customerId]);
    const children = (under.get(customerId) ?? []).filter((e) => !path.has(e.referredId)).map((e) => grow(e.referredId, e.netMinor, path));
    children.sort((a, b) => b.netMinor + b.broughtMinor - a.netMinor - a.broughtMinor || a.customerId - b.customerId);
    return { customerId, netMinor, children, people: children.reduce((n, c) => n + 1 + c.people, 0), broughtMinor: children.reduce((sum, c) => sum + c.netMinor + c.broughtMinor, 0) };
  };
  const roots = [...under.keys()].filter((id) => !brought.has(id));
  return roots.map((id) => grow(id, 0, new Set())).sort((a, b) => b.broughtMinor - a.broughtMinor || b.people - a.people || a.customerId - b.customerId);
}
