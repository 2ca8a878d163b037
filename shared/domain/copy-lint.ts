import type { BrandSheet, Lint } from '../contract/copy.ts';
import type { Channel } from '../contract/copy.ts';
import { bannedWords, findWords, type FoundWord } from './banned-words.ts';

interface Words {
  channel: Channel;
  /** Undefined: it is kept elsewhere. */
  subject?: string | undefined;
  text: string;
}

const adMark = /^\s*(?:[【[(（]\s*)?(?:广告|AD\b)/i;
const refusal = /退订|拒收|不再(?:接收|收到)|取消订阅|unsubscribe|opt[\s-]?out|\bstop\b/i;

/**
 * What the law, the carriers and the brand sheet have against a text, each with its place. `optOutText` is what is put
 * behind every SMS.
 * Worked example: an e-mail with the subject 老客专享 → ad_mark_missing; with 广告：老客专享 → nothing.
 */
export function lintCopy({ channel, subject, text }: Words, brand: BrandSheet, optOutText: string): Lint[] {
  const lints: Lint[] = [];
  const add = (code: Lint['code'], severity: Lint['severity'], where: Lint['where'], values: string[], at: FoundWord | null = null) => lints.push({ code, severity, where, values, from: at?.from ?? null, to: at?.to ?? null });
  if (channel === 'email') {
    if (subject?.trim() === '') add('subject_missing', 'warning', 'subject', []);
    else if (subject !== undefined && !adMark.test(subject)) add('ad_mark_missing', 'warning', 'subject', []);
    const left = [...new Set(subject?.match(/〔[^〔〕]*〕/gu) ?? [])];
    if (left.length > 0) add('subject_fill_in', 'warning', 'subject', left);
    if (!refusal.test(text)) add('email_opt_out_missing', 'warning', 'text', []);
  }
  if (channel === 'sms' && optOutText.trim() === '' && !refusal.test(text)) add('opt_out_missing', 'warning', 'text', []);
  const allowed = new Set(brand.allowed.map((w) => w.toLowerCase()));
  const forbidden = bannedWords.filter((w) => !allowed.has(w.toLowerCase()));
  for (const where of channel === 'email' ? (['subject', 'text'] as const) : (['text'] as const)) {
    const words = where === 'subject' ? (subject ?? '') : text;
    for (const found of findWords(words, [...forbidden, ...brand.banned])) add('banned_word', 'warning', where, [found.word], found);
    for (const found of findWords(words, brand.avoid)) add('avoided_word', 'hint', where, [found.word], found);
  }
  if (brand.say.length > 0 && findWords(`${subject ?? ''}\n${text}`, brand.say).length === 0) add('nothing_of_brand', 'hint', 'text', brand.say.slice(0, 5));
  return lints;
}
