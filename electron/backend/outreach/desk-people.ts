import type { DeskAudience, DeskHead } from '../../../shared/contract/outreach-desk.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { TemplateVariable } from '../../../shared/domain/template-variables.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { judgeCandidates, listCandidates, type Candidate } from '../campaigns/candidates.ts';
import type { ReadDb } from '../db/executor.ts';
import { readHeldOut } from '../segments/ad-audience.ts';
import { readContactBasis } from '../settings/contact-basis.ts';
import { readSettings } from '../settings/read-settings.ts';
import { peopleOnWechat } from './wechat-people.ts';

type Chosen = { eligible: Candidate[] } & Omit<DeskAudience, 'eligible'>;

/** Whom of a segment the owner may write to today, by the campaigns' own rules; the best customers first. */
export function chooseDeskPeople(db: ReadDb, rule: RuleGroup, way: DeskHead['way'], today: string, variables: readonly TemplateVariable[]): Chosen {
  const { basis } = readContactBasis(db);
  if (basis === null) throw new AppError('basis_missing');
  const asked = { channel: way === 'phone' || way === 'whatsapp' ? ('sms' as const) : ('nick' as const), rule, sendDay: null, contactGapDays: readSettings(db).contactGapDays };
  const { candidates } = listCandidates(db, asked, today, variables);
  const onWechat = way === 'wechat' ? peopleOnWechat(db) : null;
  const there = onWechat === null ? candidates : candidates.filter((c) => onWechat.has(c.customerId)).map((c) => ({ ...c, nick: onWechat.get(c.customerId) ?? `#${c.customerId}` }));
  const { eligible, excluded } = judgeCandidates(there, asked, basis, today);
  const heldOut = readHeldOut(db, today);
  const free = eligible.filter((c) => !heldOut.has(c.customerId));
  free.sort((a, b) => (b.netMinor ?? 0) - (a.netMinor ?? 0) || (b.lastDay ?? '').localeCompare(a.lastDay ?? '') || a.customerId - b.customerId);
  return { eligible: free, segment: candidates.length, excluded, heldOut: eligible.length - free.length, notOnWechat: candidates.length - there.length };
}
