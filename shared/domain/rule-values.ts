import { dayFromEpoch, epochDay, isDay } from '../lib/dates.ts';

// How the values of a rule's conditions read. The editor may give numbers as text, and lists as text with commas.
// Undefined: it isn't such a value.

export function numberValue(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && Math.abs(number) <= 1e12 ? number : undefined;
}

export function textValue(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 400 && !value.includes('\0') ? value : undefined;
}

export function booleanValue(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

/** At least one, each of them readable. */
export function listValue<T>(value: unknown, read: (item: unknown) => T | undefined): T[] | undefined {
  const items: unknown[] = typeof value === 'string' ? value.split(',').map((item) => item.trim()) : Array.isArray(value) ? value : [value];
  const values = items.map(read);
  return values.length > 0 && values.length <= 2000 && values.every((v) => v !== undefined) ? values : undefined;
}

export function rangeValue(value: unknown): { low: number; high: number } | undefined {
  const [low, high, ...more] = listValue(value, numberValue) ?? [];
  if (low === undefined || high === undefined || more.length > 0) return undefined;
  return { low, high };
}

export function idValue(value: unknown): number | undefined {
  const id = numberValue(value);
  return id !== undefined && Number.isInteger(id) && id > 0 ? id : undefined;
}

/** What, when and how often: the value of a `bought` condition. */
export interface BoughtValue {
  /** Titles of products or names of categories. */
  names: string[];
  /** Products by their id. */
  ids: number[];
  /** In the last so many days, `asOf` counted as day 0; null: ever. */
  withinDays: number | null;
  from: string | null;
  to: string | null;
  /** On at least so many purchase days. */
  times: number;
}

export function boughtValue(value: unknown): BoughtValue | undefined {
  const given: Record<string, unknown> = typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : { names: value };
  const names = isNone(given['names']) ? [] : listOfTexts(given['names']);
  const ids = isNone(given['ids']) ? [] : listValue(given['ids'], idValue);
  const withinDays = isNone(given['withinDays']) ? null : numberValue(given['withinDays']);
  const times = isNone(given['times']) ? 1 : idValue(given['times']);
  const from = isNone(given['from']) ? null : orderDay(given['from']);
  const to = isNone(given['to']) ? null : orderDay(given['to']);
  if (!names || !ids || names.length + ids.length === 0 || withinDays === undefined || times === undefined || from === undefined || to === undefined) return undefined;
  if (withinDays !== null && (!Number.isInteger(withinDays) || withinDays < 0 || withinDays > 100_000)) return undefined;
  return { names, ids, withinDays, from, to, times };
}

/** A title may hold a comma: text is one name. */
const listOfTexts = (value: unknown): string[] | undefined => listValue(typeof value === 'string' ? [value] : value, textValue);
const isNone = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Of a condition on purchases: in a century that an order can be from. */
function orderDay(value: unknown): string | undefined {
  return typeof value === 'string' && isDay(value) ? value : undefined;
}

export function dayValue(value: unknown): string | undefined {
  const days = typeof value === 'string' && /^(19|20)\d\d-\d\d-\d\d$/.test(value) ? epochDay(value) : NaN;
  return Number.isFinite(days) && dayFromEpoch(days) === value ? value : undefined;
}

/** A campaign, or any (null), and what its treated people did. */
export interface ResponseValue {
  campaignId: number | null;
  /** ordered: a valid order within the campaign's window. */
  how: 'ordered' | 'replied';
}

export function responseValue(value: unknown): ResponseValue | undefined {
  const given: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : { campaignId: value };
  const campaign = campaignValue({ campaignId: given['campaignId'] });
  const how = isNone(given['how']) ? 'ordered' : given['how'];
  return campaign === undefined || (how !== 'ordered' && how !== 'replied') ? undefined : { campaignId: campaign.campaignId, how };
}

/** A campaign, or any (null), and the arm that a customer was in, where that is asked. */
export interface CampaignValue {
  campaignId: number | null;
  arm: 'treated' | 'held_out' | null;
}

export function campaignValue(value: unknown): CampaignValue | undefined {
  const given: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : { campaignId: value };
  const any = isNone(given['campaignId']) || given['campaignId'] === 'any';
  const campaignId = any ? null : idValue(given['campaignId']);
  const arm = isNone(given['arm']) ? null : given['arm'];
  if (campaignId === undefined || (arm !== null && arm !== 'treated' && arm !== 'held_out')) return undefined;
  return { campaignId, arm };
}
