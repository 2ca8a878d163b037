import type { DeskAudience, DeskHead } from '../../../shared/contract/outreach-desk.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { isHandleKind, type HandleKind } from '../../../shared/domain/handles.ts';
import type { TemplateVariable } from '../../../shared/domain/template-variables.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { judgeCandidates, listCandidates, type Candidate } from '../campaigns/candidates.ts';
import type { ReadDb } from '../db/executor.ts';
import { readHeldOut } from '../segments/ad-audience.ts';
import { readContactBasis } from '../settings/contact-basis.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readHandles } from './handles.ts';
import { peopleOnWechat } from './wechat-people.ts';

type Chosen = { eligible: Candidate[] } & Omit<DeskAudience, 'eligible'>;

/** Whom of a segment the owner may write to today, by the campaigns' own rules; the best customers first. */
export function chooseDeskPeople(db: ReadDb, rule: RuleGroup, way: DeskHead['way'], today: string, variables: readonly TemplateVariable[]): Chosen {
  const { basis } = readContactBasis(db);
  if (basis === null) throw new AppError('basis_missing');
  const asked = { channel: way === 'nick' || way === 'wechat' ? ('nick' as const) : ('sms' as const), rule, sendDay: null, contactGapDays: readSettings(db).contactGapDays };
  const { candidates } = listCandidates(db, asked, today, variables);
  const there = isHandleKind(way) ? onMessenger(db, candidates, way) : candidates;
  // A handle is judged as a number is: it needs no buyer name, and its own yes or no counts.
  const { eligible, excluded } = judgeCandidates(there, isHandleKind(way) ? { ...asked, channel: 'sms' } : asked, basis, today);
  const heldOut = readHeldOut(db, today);
  const free = eligible.filter((c) => !heldOut.has(c.customerId));
  free.sort((a, b) => (b.netMinor ?? 0) - (a.netMinor ?? 0) || (b.lastDay ?? '').localeCompare(a.lastDay ?? '') || a.customerId - b.customerId);
  const missing = candidates.length - there.length;
  return { eligible: free, segment: candidates.length, excluded, heldOut: eligible.length - free.length, notOnWechat: way === 'wechat' ? missing : 0, noHandle: way === 'wechat' ? 0 : missing };
}

/** Those who can be found there, with their handle and what they said to it. On WhatsApp a phone number is one; on WeChat whoever added the shop is found by name. */
function onMessenger(db: ReadDb, candidates: readonly Candidate[], way: HandleKind): Candidate[] {
  const handles = readHandles(db, way);
  const onWechat = way === 'wechat' ? peopleOnWechat(db) : null;
  return candidates.flatMap((c) => {
    const noted = handles.get(c.customerId);
    if (noted) return { ...c, phone: noted.handle, phoneQuality: 'valid' as const, smsConsent: noted.consent };
    if (onWechat?.has(c.customerId)) return { ...c, phone: onWechat.get(c.customerId) ?? `#${c.customerId}`, phoneQuality: 'valid' as const, smsConsent: null };
    return way === 'whatsapp' && c.phoneQuality === 'valid' ? c : [];
  });
}
