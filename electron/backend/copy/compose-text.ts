import type { Channel, TextProblem } from '../../../shared/contract/copy.ts';
import { composeSms, isMainland, smsLength, type SmsFrame, type SmsLength } from '../../../shared/domain/sms-length.ts';
import { textProblems } from '../../../shared/domain/template-problems.ts';
import { ownIdOfVariable, type TemplateValues, type TemplateVariable } from '../../../shared/domain/template-variables.ts';
import { fillText, parseText } from './render-template.ts';

export interface ComposedText {
  /** The owner's words with the values in them. */
  body: string;
  /** As it arrives: for SMS with signature and opt-out text. */
  text: string;
  sms: SmsLength | null;
  /** The values one by one, in the order of the text. */
  slots: string[];
}
/** A text, read once and put together for many people. */
export interface TextComposer {
  problems: TextProblem[];
  variables: TemplateVariable[];
  slotVariables: (TemplateVariable | null)[];
  compose: (values: TemplateValues, address: string | null) => ComposedText;
}

/** `ownFields`: ids of those that there are. */
export function openText(text: string, channel: Channel, frame: SmsFrame, ownFields: ReadonlySet<number>): TextComposer {
  const parsed = parseText(text);
  const gone = parsed.variables.filter((variable) => !isThere(variable, ownFields));
  const missing: TextProblem[] = gone.length > 0 ? [{ code: 'unknown_variable', severity: 'error', values: gone }] : [];
  // A tool that fills a text's places knows no conditions: the written words must go to it whole.
  const whole: TextProblem[] = channel === 'sms' && parsed.isConditional ? [{ code: 'conditions_whole_text', severity: 'warning', values: [] }] : [];
  const problems = [...missing, ...parsed.problems, ...whole, ...textProblems(text, channel, frame.signature, parsed.variables.length > 0)];
  return {
    problems,
    variables: parsed.variables,
    slotVariables: parsed.slots.map((slot) => slot.variable),
    compose: (values, address) => {
      const { slots, body } = fillText(parsed, values);
      if (channel !== 'sms') return { body, text: body, sms: null, slots };
      const whole = composeSms(body, frame);
      return { body, text: whole, sms: smsLength(whole, address === null || isMainland(address)), slots };
    },
  };
}

const isThere = (variable: TemplateVariable, ownFields: ReadonlySet<number>): boolean => {
  const id = ownIdOfVariable(variable);
  return id === undefined || ownFields.has(id);
};

/** Counts people by billed messages, fewest first. */
export function spreadParts(texts: Iterable<ComposedText>): { parts: number; customers: number }[] {
  const counts = new Map<number, number>();
  for (const { sms } of texts) if (sms) counts.set(sms.parts, (counts.get(sms.parts) ?? 0) + 1);
  return [...counts].map(([parts, customers]) => ({ parts, customers })).sort((a, b) => a.parts - b.parts);
}
