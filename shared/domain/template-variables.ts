import { ownIdOf, ownKey, type OwnFieldKey } from './own-fields.ts';

/** What a text may say of a customer, and of the shop they bought from last. */
export const templateVariables = [
  'customer.name',
  'customer.nick',
  'customer.city',
  'customer.province',
  'customer.orders',
  'customer.last_order_days',
  'customer.last_product',
  'customer.interval_days',
  'customer.first_order_days',
  'customer.recommended',
  'customer.net_total',
  'customer.tier',
  'customer.benefits',
  'customer.vip_route',
  'customer.tier_gap',
  'customer.tier_until',
  'customer.points',
  'customer.coupon',
  'customer.referral_code',
  'shop.name',
] as const;
type FixedVariable = (typeof templateVariables)[number];
/** A field of the owner's. */
export type OwnVariable = `customer.${OwnFieldKey}`;
export type TemplateVariable = FixedVariable | OwnVariable;

export const ownVariable = (fieldId: number): OwnVariable => `customer.${ownKey(fieldId)}`;
/** The field's id; undefined where the variable isn't one of the owner's fields. */
export const ownIdOfVariable = (path: string): number | undefined => (path.startsWith('customer.') ? ownIdOf(path.slice('customer.'.length)) : undefined);

export const isTemplateVariable = (path: string): path is TemplateVariable => (templateVariables as readonly string[]).includes(path) || ownIdOfVariable(path) !== undefined;

/** These can be missing for a customer, so that a text should say what stands there instead. */
const mayBeMissing: ReadonlySet<string> = new Set(['customer.name', 'customer.nick', 'customer.city', 'customer.province', 'customer.last_order_days', 'customer.last_product', 'customer.interval_days', 'customer.first_order_days', 'customer.recommended', 'customer.net_total', 'customer.tier', 'customer.benefits', 'customer.vip_route', 'customer.tier_gap', 'customer.tier_until', 'customer.points', 'customer.coupon', 'customer.referral_code'] satisfies FixedVariable[]);
export const canBeMissing = (variable: TemplateVariable): boolean => mayBeMissing.has(variable) || ownIdOfVariable(variable) !== undefined;

export interface TemplateValues {
  customer: {
    name: string | null;
    nick: string | null;
    city: string | null;
    province: string | null;
    orders: number;
    last_order_days: number | null;
    last_product: string | null;
    /** Median days between purchase days; null below two. */
    interval_days: number | null;
    /** Since the first order. */
    first_order_days: number | null;
    /** A product that they don't have: recommendations.ts. */
    recommended: string | null;
    /** In the currency's unit; null where it is in more than one currency. */
    net_total: number | null;
    /** What the owner calls it, and what its members have. */
    tier: string | null;
    benefits: string | null;
    /** How whoever has a priority benefit reaches the shop. */
    vip_route: string | null;
    /** Spend that is missing to the next tier, in the currency's unit; null at the top. */
    tier_gap: number | null;
    /** The last day before it is judged again. */
    tier_until: string | null;
    points: number | null;
    /** The code that they were given last and haven't used. */
    coupon: string | null;
    /** By which they bring others. */
    referral_code: string | null;
    /** The owner's own fields, several values as one text. */
    [own: OwnFieldKey]: string | null;
  };
  shop: { name: string | null };
}

const MAX_VALUE = 60;

/**
 * A name as a text may use it: none where the platform has masked it, on one line, without the brackets that carriers keep
 * for the signature, and never longer than 60 characters, or as many as are said.
 * Worked example: 沈** → none, so that `default` speaks; 【小王】 → [小王].
 */
export function wordsForText(value: string | null, most = MAX_VALUE): string | null {
  if (value === null || /[*＊]/.test(value)) return null;
  const line = value.replace(/[\s\u0000-\u001f\u007f]+/gu, ' ').replaceAll('【', '[').replaceAll('】', ']').trim();
  if (line === '') return null;
  return line.length <= most ? line : Array.from(line).slice(0, most).join('');
}
