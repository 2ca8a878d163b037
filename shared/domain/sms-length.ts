import { SegmentedMessage } from 'sms-segments-calculator';

export interface SmsFrame {
  /** Without its brackets; '' where the sending tool isn't told one. */
  signature: string;
  optOutText: string;
}
export interface SmsLength {
  length: number;
  /** Billed messages. */
  parts: number;
}

/** Longest message that mainland carriers take, signature and opt-out text included. */
export const MAX_SMS_LENGTH = 500;

/**
 * The message as the phone shows it: 【signature】 in front, the opt-out text behind, each once.
 * Worked example: 小鹿茶, "新茶到了", 拒收请回复R → 【小鹿茶】新茶到了拒收请回复R (15 characters).
 */
export function composeSms(body: string, { signature, optOutText }: SmsFrame): string {
  const text = body.trim();
  const sign = signature === '' ? '' : `【${signature}】`;
  const head = sign !== '' && !text.startsWith(sign) ? sign : '';
  const tail = optOutText !== '' && !text.endsWith(optOutText) ? optOutText : '';
  return head + text + tail;
}

/** Does a number (E.164) belong to mainland China? Hong Kong, Macau and Taiwan bill like the rest of the world. */
export const isMainland = (phone: string): boolean => phone.startsWith('+86');

/**
 * Length and billed messages. Mainland carriers count every UTF-16 unit alike, letters too: up to 70 is one message,
 * beyond that each carries 67. Elsewhere GSM-7 holds 160 (then 153 each) until one character needs UCS-2 (70, then 67).
 * Worked example: 70 → 1, 71 → 2, 134 → 2, 135 → 3, 160 → 3, 500 → 8; "hello" to +44 → 5 and 1.
 */
export function smsLength(text: string, mainland: boolean): SmsLength {
  if (mainland) return { length: text.length, parts: text.length <= 70 ? 1 : Math.ceil(text.length / 67) };
  const message = new SegmentedMessage(text, 'auto');
  return { length: message.numberOfCharacters, parts: message.segmentsCount };
}
