import { CaseTag, IfTag, Liquid, Output, Tag, UnlessTag, type Template, type Value } from 'liquidjs';
import type { TextProblem } from '../../../shared/contract/copy.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { canBeMissing, isTemplateVariable, type TemplateValues, type TemplateVariable } from '../../../shared/domain/template-variables.ts';

// The one module that knows the template engine. Its advisories of 2026 are why it gets no files, no loops, no way to
// name things, and only filters whose output grows no faster than their input.
const tags = new Set(['if', 'unless', 'case']);
const filters = new Set(['default', 'append', 'prepend', 'truncate', 'slice', 'strip', 'upcase', 'downcase', 'capitalize', 'round', 'ceil', 'floor', 'plus', 'minus', 'times', 'divided_by', 'at_least', 'at_most']);

/** Of a text with its values in it, in the engine's own measure. */
const MOST_TEXT = 100_000;
const engine = new Liquid({
  templates: {}, // an empty map in place of the file system
  ownPropertyOnly: true,
  strictFilters: true,
  strictVariables: false,
  parseLimit: 5000,
  renderLimit: 200,
  memoryLimit: MOST_TEXT,
});
for (const name of Object.keys(engine.tags)) if (!tags.has(name)) Reflect.deleteProperty(engine.tags, name);
for (const name of Object.keys(engine.filters)) if (!filters.has(name)) engine.unregisterFilter(name);

/** A place of the text where a value goes in: what SMS tools call a variable. */
export interface Slot {
  variable: TemplateVariable | null;
  parts: Template[];
  /** What has been made of its variable's values so far; null where it takes more than one variable. */
  made: Map<unknown, string> | null;
}
export interface ParsedText {
  parts: Template[];
  variables: TemplateVariable[];
  /** The outputs outside any condition, in the order of the text, each kind once. */
  slots: Slot[];
  /** Some of the words depend on a condition. */
  isConditional: boolean;
  /** The text between its outputs, and for each output the place of its slot; null where a condition decides. */
  pieces: (string | number)[] | null;
  problems: TextProblem[];
}

/** Reads a text; what can't be used is named in `problems`, and `parts` is empty where it isn't a template at all. */
export function parseText(text: string): ParsedText {
  let parts: Template[];
  let paths: string[];
  try {
    parts = engine.parse(text);
    paths = engine.fullVariablesSync(parts);
  } catch (error) {
    return { parts: [], variables: [], slots: [], isConditional: false, pieces: null, problems: [syntaxProblem(error)] };
  }
  const unknown = paths.filter((path) => !isTemplateVariable(path));
  const problems: TextProblem[] = unknown.length > 0 ? [{ code: 'unknown_variable', severity: 'error', values: unknown }] : [];
  const bare = [...new Set(withoutFallback(parts, new Set()))];
  if (bare.length > 0) problems.push({ code: 'no_fallback', severity: 'warning', values: bare });
  const slots = findSlots(parts);
  const isConditional = parts.some((part) => part instanceof Tag);
  return { parts, variables: paths.filter(isTemplateVariable), slots, isConditional, pieces: isConditional ? null : piecesOf(parts, slots), problems };
}

/** The engine's limit of time is one of the wall clock: among 50,000 texts a computer that is busy elsewhere passes it by chance. */
const TRIES = 3;

/** The text for one person. Values go in as data: what stands in them is never read as a template. */
export function renderText(text: ParsedText | Slot, values: TemplateValues): string {
  for (let left = TRIES; left > 0; left -= 1) {
    try {
      return String(engine.renderSync(text.parts, values));
    } catch {
      // Past the limits of time and size, or a filter that can't do with what it got. The engine's message quotes the text.
    }
  }
  throw new AppError('template_invalid', { problems: ['cannot_render'] });
}

/** The values one by one, in the order of the text, and the text that they make: each value is asked of the engine once. */
export function fillText(text: ParsedText, values: TemplateValues): { slots: string[]; body: string } {
  const slots = text.slots.map((slot) => fillSlot(slot, values));
  if (text.pieces === null) return { slots, body: renderText(text, values) };
  const body = text.pieces.map((piece) => (typeof piece === 'string' ? piece : slots[piece]!)).join('');
  if (body.length > MOST_TEXT) throw new AppError('template_invalid', { problems: ['cannot_render'] });
  return { slots, body };
}

/** Many people have been away for as many days, and more than one is called as another is: the engine is asked once. */
function fillSlot(slot: Slot, values: TemplateValues): string {
  if (slot.made === null || slot.variable === null) return renderText(slot, values);
  const value = valueAt(values, slot.variable);
  const known = slot.made.get(value);
  if (known !== undefined) return known;
  const made = renderText(slot, values);
  if (slot.made.size < MOST_MADE) slot.made.set(value, made);
  return made;
}

const MOST_MADE = 5000;

function valueAt(values: TemplateValues, variable: TemplateVariable): unknown {
  const [of, what] = variable.split('.') as [keyof TemplateValues, string];
  return (values[of] as Record<string, unknown>)[what];
}

/** An error of the engine, as the kind of mistake and its line. Its message quotes the text, so it isn't passed on. */
function syntaxProblem(error: unknown): TextProblem {
  const message = error instanceof Error ? error.message : '';
  const line = /line:(\d+)/.exec(message)?.[1] ?? '1';
  const filter = /undefined filter: (\w+)/.exec(message)?.[1];
  const tag = /tag "(\w+)" not found/.exec(message)?.[1];
  if (filter) return { code: 'unknown_filter', severity: 'error', values: [filter, line] };
  if (tag) return { code: 'unknown_tag', severity: 'error', values: [tag, line] };
  return { code: 'syntax', severity: 'error', values: [line] };
}

function variableOf(part: Output): TemplateVariable | null {
  const paths = engine.fullVariablesSync([part]);
  const path = paths[0] ?? '';
  return isTemplateVariable(path) ? path : null;
}

/** Values that may be missing and are written bare: without `default`, and in no condition that asks for them. */
function withoutFallback(parts: readonly Template[], guarded: ReadonlySet<string>): TemplateVariable[] {
  return parts.flatMap((part) => {
    if (part instanceof Output) {
      const variable = part.value.filters.some((f) => f.name === 'default') ? null : variableOf(part);
      return variable !== null && canBeMissing(variable) && !guarded.has(variable) ? [variable] : [];
    }
    return branchesOf(part).flatMap(({ asks, templates }) => withoutFallback(templates, new Set([...guarded, ...asks])));
  });
}

/** What stands under the conditions of `if`, `unless` and `case`, each with the values that it asks for. */
function branchesOf(part: Template): { asks: string[]; templates: Template[] }[] {
  if (part instanceof CaseTag) return [...part.branches.map((b) => ({ asks: pathsIn(part.value), templates: b.templates })), { asks: [], templates: part.elseTemplates }];
  if (part instanceof IfTag) return [...part.branches.map((b) => ({ asks: pathsIn(b.value), templates: b.templates })), { asks: [], templates: part.elseTemplates ?? [] }];
  if (part instanceof UnlessTag) return [...part.branches.map((b, i) => ({ asks: i === 0 ? [] : pathsIn(b.value), templates: b.templates })), { asks: pathsIn(part.branches[0]!.value), templates: part.elseTemplates }];
  return [];
}

const pathsIn = ({ initial }: Value): string[] => initial.postfix.map((token) => token.getText());

function findSlots(parts: Template[]): Slot[] {
  const seen = new Map<string, Slot>();
  for (const part of parts.filter((p) => p instanceof Output)) {
    const key = part.token.getText();
    if (!seen.has(key)) seen.set(key, { variable: variableOf(part), parts: [part], made: engine.fullVariablesSync([part]).length === 1 ? new Map() : null });
  }
  return [...seen.values()];
}

const piecesOf = (parts: Template[], slots: Slot[]): (string | number)[] =>
  parts.map((part) => (part instanceof Output ? slots.findIndex((slot) => slot.parts[0]!.token.getText() === part.token.getText()) : String(engine.renderSync([part]))));
