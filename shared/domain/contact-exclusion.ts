import type { ExclusionReason } from '../contract/campaigns.ts';
import type { Channel } from '../contract/copy.ts';
import type { PhoneQuality } from '../contract/customers.ts';
import type { Basis } from '../contract/settings.ts';
import { daysBetween } from '../lib/dates.ts';
import type { PlanRefusal } from './cadence.ts';
import { platformsForbid } from './reachability.ts';

/** What is asked of a person before they may be contacted. */
export interface Contactable {
  customerId: number;
  /** Comma-separated. */
  platforms: string;
  phone: string | null;
  phoneQuality: PhoneQuality;
  email: string | null;
  emailConsent: 'yes' | 'no' | null;
  smsConsent: 'yes' | 'no' | null;
  /** Buyer name of the account that bought last. */
  nick: string | null;
  /** They, their phone or their e-mail have said no. */
  optedOut: boolean;
  /** Day of the last touch in any channel; failed ones don't count. */
  lastTouchDay: string | null;
  /** Of the standing control group, who get no marketing. */
  keptApart?: boolean;
  /** Something they asked for or complained of isn't settled. */
  openCase?: boolean;
  /** What the strategy in force says against contacting them on that day. */
  planRefusal?: PlanRefusal | null;
  lastDay: string | null;
  netMinor: number | null;
}
export interface ContactTerms {
  channel: Channel;
  basis: Basis;
  contactGapDays: number;
  sendDay: string;
}

// Marketplaces hide the buyer's own address behind one of theirs, which may be used about the order alone.
const alias = /@(?:marketplace\.amazon\.[a-z.]+|members\.ebay\.[a-z.]+)$/i;
const mailAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** Their own terms ask for a yes before any marketing e-mail. */
const askFirst = ['shopify', 'woocommerce'];

/**
 * The first reason against contacting someone, in the order of `exclusionReasons`; null where there is none. A yes or no is
 * kept for e-mail and for SMS: under `consent` any other channel's is missing. Nobody is written to twice within `contactGapDays`:
 * touched on 1 May with a gap of 7, they are free again on 8 May; 0 asks for no gap.
 * Worked example: a Taobao buyer with a masked phone, who hasn't said no → SMS: masked; e-mail: no_number; nick: null.
 */
export function exclusionReason(person: Contactable, terms: ContactTerms): Exclude<ExclusionReason, 'duplicate'> | null {
  if (person.optedOut) return 'opted_out';
  if (lacksConsent(person, terms)) return 'no_consent';
  if (platformsForbid(person.platforms)) return 'platform_forbids';
  if (person.keptApart) return 'standing_control';
  const address = addressReason(person, terms.channel);
  if (address) return address;
  if (person.openCase) return 'open_case';
  // A touch planned for later is as near as one that is past.
  if (person.lastTouchDay !== null && Math.abs(daysBetween(person.lastTouchDay, terms.sendDay)) < terms.contactGapDays) return 'contacted';
  return person.planRefusal ?? null;
}

function lacksConsent({ emailConsent, smsConsent, platforms }: Contactable, { channel, basis }: ContactTerms): boolean {
  if (channel === 'sms' && smsConsent !== null) return smsConsent === 'no';
  if (channel !== 'email') return basis === 'consent';
  if (emailConsent === 'yes') return false;
  return emailConsent === 'no' || basis === 'consent' || platforms.split(',').some((p) => askFirst.includes(p));
}

function addressReason(person: Contactable, channel: Channel): 'platform_forbids' | 'no_number' | 'masked' | 'virtual' | 'invalid' | null {
  if (channel === 'sms') return person.phoneQuality === 'valid' ? null : person.phoneQuality === 'none' ? 'no_number' : person.phoneQuality;
  const address = channel === 'email' ? person.email : person.nick;
  if (address === null || address.trim() === '') return 'no_number';
  if (/[*＊]/.test(address)) return 'masked';
  if (channel === 'nick') return null;
  return alias.test(address) ? 'platform_forbids' : mailAddress.test(address) ? null : 'invalid';
}

/** Where a message goes: the phone in E.164, the e-mail in lower case, or the nick. */
export function contactAddress(person: Contactable, channel: Channel): string {
  const address = channel === 'sms' ? person.phone : channel === 'email' ? person.email?.toLowerCase() : person.nick;
  return (address ?? '').trim();
}

/**
 * Of several people with one address the one who bought last stays; then who spent more, then the lower id.
 * Worked example: 1 (bought in May) and 2 (in June) with one phone → 1 is the duplicate.
 */
export function findDuplicates(people: readonly Contactable[], channel: Channel): Set<number> {
  const kept = new Map<string, Contactable>();
  const duplicates = new Set<number>();
  for (const person of people) {
    const address = contactAddress(person, channel);
    const other = kept.get(address);
    const winner = other === undefined || isBefore(person, other) ? person : other;
    if (other) duplicates.add(winner === person ? other.customerId : person.customerId);
    kept.set(address, winner);
  }
  return duplicates;
}

function isBefore(a: Contactable, b: Contactable): boolean {
  const [dayA, dayB] = [a.lastDay ?? '', b.lastDay ?? ''];
  if (dayA !== dayB) return dayA > dayB;
  const [netA, netB] = [a.netMinor ?? 0, b.netMinor ?? 0];
  return netA === netB ? a.customerId < b.customerId : netA > netB;
}
