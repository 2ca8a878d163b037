import type { LinkEvidence } from '../contract/people.ts';

/** What is known of a person that could show that they are another one too. */
export interface PersonTraits {
  nicks: { platform: string; value: string }[];
  /** In E.164, and as written where they are masked. */
  phones: string[];
  maskedPhones: string[];
  emails: string[];
  /** Receivers, each with where the parcel went. */
  receivers: { name: string | null; province: string | null; city: string | null; district: string | null; address: string | null }[];
}
export interface Likeness {
  /** 0–100. */
  score: number;
  evidence: LinkEvidence[];
}
/** What is suggested to the owner has at least so much. */
export const SUGGEST_FROM = 60;

const weights: Record<LinkEvidence['kind'], number> = { phone: 70, email: 70, nick: 60, masked_phone: 35, address: 35, name: 30, masked_name: 10, region: 10, owner: 0 };

/**
 * What two people have in common, and how much that says. A masked number shows seven of its digits, which ten thousand
 * may share: with the full name it is worth asking. A name or a place alone says nothing.
 * Worked example: 138****1234 and +8613800001234 (35), both 沈测试 (30), both 杭州市余杭区 (10) → 75: suggested. The same
 * name and district without a number → 40: not.
 */
export function likeness(a: PersonTraits, b: PersonTraits): Likeness {
  const evidence = [...phoneEvidence(a, b), ...first('email', a.emails, b.emails), ...nickEvidence(a, b), ...nameEvidence(a, b), ...placeEvidence(a, b)];
  return { score: Math.min(100, evidence.reduce((sum, e) => sum + weights[e.kind], 0)), evidence };
}

function first(kind: LinkEvidence['kind'], ours: readonly string[], theirs: readonly string[]): LinkEvidence[] {
  const value = ours.find((v) => theirs.includes(v));
  return value === undefined ? [] : [{ kind, value }];
}

function phoneEvidence(a: PersonTraits, b: PersonTraits): LinkEvidence[] {
  const same = first('phone', a.phones, b.phones);
  if (same.length > 0) return same;
  const masks = (p: PersonTraits) => [...p.maskedPhones, ...p.phones].flatMap((phone) => phoneMask(phone) ?? []);
  return first('masked_phone', masks(a), masks(b));
}

/**
 * The digits that a masked number and its full one have in common: 138****1234 for both. Null where fewer than seven show.
 * Example: +8613800001234 → 138****1234; 138****1234 → itself; 138******** → null.
 */
export function phoneMask(phone: string): string | null {
  const digits = phone.replace(/^\+?86(?=1)/, '').replace(/[\s-]/g, '').replaceAll('＊', '*');
  return /^1\d{10}$/.test(digits) || /^1\d{2}\*{4}\d{4}$/.test(digits) ? `${digits.slice(0, 3)}****${digits.slice(7)}` : null;
}

/** Short or common names are taken by different people on two platforms. */
export const isTelling = (nick: string): boolean => !nick.includes('*') && (/[^\u0020-\u007e]/.test(nick) ? Array.from(nick).length >= 4 : nick.length >= 7) && !/^(?:guest|test|user|buyer|匿名|微信用户)/i.test(nick);

function nickEvidence(a: PersonTraits, b: PersonTraits): LinkEvidence[] {
  const same = a.nicks.find((x) => isTelling(x.value) && b.nicks.some((y) => y.value === x.value && y.platform !== x.platform));
  return same ? [{ kind: 'nick', value: same.value }] : [];
}

const names = (p: PersonTraits) => p.receivers.flatMap((r) => (r.name === null ? [] : [r.name.trim()]));
const isMaskedName = (name: string) => /[*＊]/.test(name);
/** A woman 沈** and 沈测试 may be the same: the first character shows. */
const surname = (name: string) => Array.from(name)[0] ?? '';

function nameEvidence(a: PersonTraits, b: PersonTraits): LinkEvidence[] {
  const open = (p: PersonTraits) => names(p).filter((n) => !isMaskedName(n) && Array.from(n).length >= 2);
  const same = first('name', open(a), open(b));
  if (same.length > 0) return same;
  const masked = names(a).find((x) => names(b).some((y) => (isMaskedName(x) || isMaskedName(y)) && surname(x) === surname(y) && surname(x) !== '*'));
  return masked === undefined ? [] : [{ kind: 'masked_name', value: masked }];
}

/** A whole address as it compares: without blanks and marks. Null where it is masked or names no house. */
export function addressKey(r: PersonTraits['receivers'][number]): string | null {
  if (r.address === null || /[*＊]/.test(r.address) || !/\d/.test(r.address.normalize('NFKC'))) return null;
  const key = [r.city, r.district, r.address].join('').normalize('NFKC').toLowerCase().replace(/[\s,.;:#()（），。-]/g, '');
  return key.length < 8 ? null : key;
}

function placeEvidence(a: PersonTraits, b: PersonTraits): LinkEvidence[] {
  const whole = a.receivers.find((x) => addressKey(x) !== null && b.receivers.some((y) => addressKey(y) === addressKey(x)));
  if (whole) return [{ kind: 'address', value: [whole.province, whole.city, whole.district, whole.address].filter(Boolean).join(' ') }];
  const region = (r: PersonTraits['receivers'][number]) => (r.city === null || r.district === null ? null : `${r.city} ${r.district}`);
  const same = a.receivers.find((x) => region(x) !== null && b.receivers.some((y) => region(y) === region(x)));
  return same ? [{ kind: 'region', value: region(same) }] : [];
}
