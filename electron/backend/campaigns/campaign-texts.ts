import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { TextProblem } from '../../../shared/contract/copy.ts';
import { renderedProblems } from '../../../shared/domain/template-problems.ts';
import type { TemplateVariable } from '../../../shared/domain/template-variables.ts';
import { splitArms } from '../../../shared/domain/split-arms.ts';
import { assignVariants, dealVariants } from '../../../shared/domain/variants.ts';
import { openText, type ComposedText, type TextComposer } from '../copy/compose-text.ts';
import type { ReadDb } from '../db/executor.ts';
import { ownFieldIds } from '../own-fields/read-fields.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readVariantSets } from './variants.ts';

/** All the words of a campaign: one text for all, or one for each variant and for the rest. */
export interface CampaignTexts {
  /** Of the texts themselves, each with the name of its variant. */
  problems: TextProblem[];
  variables: TemplateVariable[];
  /** By position; 0 is the rest, or everyone. */
  composers: ReadonlyMap<number, TextComposer>;
  /** Of e-mails, by position; who has none of their own gets that of 0. */
  subjects: ReadonlyMap<number, TextComposer>;
}

export function openCampaignTexts(db: ReadDb, campaign: Campaign): CampaignTexts {
  const { smsSignature, smsOptOutText } = readSettings(db);
  const frame = { signature: smsSignature, optOutText: smsOptOutText };
  const own = ownFieldIds(db);
  const texts = [{ position: 0, name: null, text: campaign.text, subject: campaign.subject }, ...campaign.variants];
  const composers = new Map(texts.map(({ position, text }) => [position, openText(text, campaign.channel, frame, own)]));
  const subjects = new Map(campaign.channel === 'email' ? texts.filter((t) => t.subject.trim() !== '').map((t) => [t.position, openText(t.subject, 'email', frame, own)]) : []);
  const problems = texts.flatMap(({ position, name }) => named(composers.get(position)!.problems, name));
  const ofSubjects = texts.flatMap(({ position, name }) => named((subjects.get(position)?.problems ?? []).map((p) => ({ ...p, inSubject: true as const })), name));
  return { problems: distinct([...problems, ...ofSubjects]), variables: [...new Set([...composers.values(), ...subjects.values()].flatMap((c) => c.variables))], composers, subjects };
}

const named = (problems: TextProblem[], name: string | null): TextProblem[] => (name === null ? problems : problems.map((p) => ({ ...p, variant: name })));

/** What is wrong with the shop's settings is wrong for every variant, and is said once. */
function distinct(problems: TextProblem[]): TextProblem[] {
  const general = new Set(problems.filter((p) => p.variant === undefined && p.code === 'signature_missing').map((p) => p.code));
  return problems.filter((p) => p.variant === undefined || !general.has(p.code));
}

/** Whose words are whose: the position for each of these people. By lot, with `seed`, there are no sets to fit. */
export function assignTexts(db: ReadDb, campaign: Campaign, people: readonly Eligible[], seed: number, today: string): { assigned: Map<number, number>; sets: ReadonlySet<number>[] } {
  if (campaign.dealtBy === 'lot') return { assigned: dealVariants(splitEligible(campaign, people, seed), campaign.variants.length, seed), sets: [] };
  const sets = readVariantSets(db, campaign, today);
  return { assigned: assignVariants(people.map((p) => p.customerId), sets), sets };
}

interface Eligible {
  customerId: number;
  netMinor: number | null;
  lastDay: string | null;
}
export const splitEligible = ({ holdoutShare }: Campaign, people: readonly Eligible[], seed: number): ReturnType<typeof splitArms> =>
  splitArms(people.map((p) => ({ id: p.customerId, netMinor: p.netMinor, lastDay: p.lastDay })), holdoutShare, seed);

/** What is wrong with the texts once they are put together, variant by variant. */
export function composedProblems(campaign: Campaign, texts: Iterable<{ position: number; text: ComposedText }>): TextProblem[] {
  const byPosition = Map.groupBy(texts, (t) => t.position);
  return [{ position: 0, name: null }, ...campaign.variants].flatMap(({ position, name }) => named(renderedProblems((byPosition.get(position) ?? []).map((t) => t.text)), name));
}
