import type { Channel, TextProblem } from '../contract/copy.ts';
import { MAX_SMS_LENGTH, type SmsLength } from './sms-length.ts';

const link = /https?:\/\/|www\.|[a-z0-9-]+\.(?:com|cn|net|top|shop|cc|me|ly|co|link|xyz)\b/i;
// Carriers refuse or garble these; every pictograph among them.
const special = /[¥￥★☆●○■□◆◇△▲▽▼※→←↑↓♥♡♪♫♀♂①-⑳]|\p{Extended_Pictographic}/gu;

/** What the ready copy leaves to the owner. */
const fillIn = /〔[^〔〕\n]*〕/gu;

/**
 * What is wrong with the words themselves, before anything is put in. Only SMS has carriers that mind.
 * Worked example: 【好物】今日特惠 → brackets_in_body, because only the signature may stand in 【】.
 */
export function textProblems(text: string, channel: Channel, signature: string, hasVariables: boolean): TextProblem[] {
  const left = [...new Set(text.match(fillIn) ?? [])];
  const problems: TextProblem[] = left.length > 0 ? [{ code: 'fill_in_left', severity: 'error', values: left }] : [];
  if (channel !== 'sms') return problems;
  if (signature === '') problems.push({ code: 'signature_missing', severity: 'warning', values: [] });
  const body = signature !== '' && text.trim().startsWith(`【${signature}】`) ? text.trim().slice(signature.length + 2) : text;
  if (/[【】]/.test(body)) problems.push({ code: 'brackets_in_body', severity: 'error', values: [] });
  if (hasVariables && link.test(text)) problems.push({ code: 'link_with_variables', severity: 'warning', values: [] });
  const symbols = [...new Set(text.match(special) ?? [])];
  if (symbols.length > 0) problems.push({ code: 'special_symbols', severity: 'warning', values: symbols });
  return problems;
}

/**
 * What is wrong with the texts once they are put together: how many are empty, how many too long, and the longest.
 * Worked example: three people, of whom one gets 512 characters → too_long, values 1 and 512.
 */
export function renderedProblems(rendered: Iterable<{ body: string; sms: SmsLength | null }>): TextProblem[] {
  let empty = 0;
  let tooLong = 0;
  let longest = 0;
  for (const { body, sms } of rendered) {
    if (body.trim() === '') empty += 1;
    if (sms && sms.length > MAX_SMS_LENGTH) {
      tooLong += 1;
      longest = Math.max(longest, sms.length);
    }
  }
  const problems: TextProblem[] = [];
  if (empty > 0) problems.push({ code: 'empty', severity: 'error', values: [String(empty)] });
  if (tooLong > 0) problems.push({ code: 'too_long', severity: 'error', values: [String(tooLong), String(longest)] });
  return problems;
}
