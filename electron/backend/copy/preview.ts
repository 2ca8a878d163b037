import type { copy, RenderedText } from '../../../shared/contract/copy.ts';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { renderedProblems } from '../../../shared/domain/template-problems.ts';
import { wordsForText } from '../../../shared/domain/template-variables.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import { ownFieldIds } from '../own-fields/read-fields.ts';
import { choosePeople, compileRule, peopleFrom } from '../segments/compile-rule.ts';
import type { QueryContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { openText, spreadParts } from './compose-text.ts';
import { readValues, valueColumns, type ValueRow } from './customer-values.ts';
import { recommendTo } from './recommendations.ts';

const SAMPLE = 2000;
const everyone: RuleGroup = { combinator: 'and', rules: [] };

interface SampleRow extends ValueRow {
  phone: string | null;
  phone_quality: string;
}

/** A text on real customers: the first few to read, up to 2,000 to count on. */
export function previewText(input: Parsed<typeof copy.preview>, { db, today }: QueryContext): Output<typeof copy.preview> {
  const { smsSignature, smsOptOutText } = readSettings(db);
  const composer = openText(input.text, input.channel, { signature: smsSignature, optOutText: smsOptOutText }, ownFieldIds(db));
  if (composer.problems.some((p) => p.code === 'syntax' || p.code === 'unknown_tag' || p.code === 'unknown_filter')) return { problems: composer.problems, rendered: [], people: 0, partsSpread: [] };
  const people = choosePeople(db, { today });
  const { where, params } = compileRule(db, input.rule ?? ruleOfSegment(db, input.segmentId), people);
  // A fixed mix of the ids, so that the sample isn't the oldest customers.
  const rows = db.all<SampleRow>(
    `SELECT c.id, c.phone, c.phone_quality, ${valueColumns(db, composer.variables, today)} FROM ${peopleFrom(people)} WHERE ${where}${input.customerId === undefined ? '' : ' AND c.id = :customerId'} ORDER BY (c.id * 7919) % 10007, c.id LIMIT ${SAMPLE}`,
    { ...params, asOf: today, ...(input.customerId === undefined ? {} : { customerId: input.customerId }) },
  );
  const values = readValues(db, rows, composer.variables, today);
  const texts = rows.map((row, i) => composer.compose(values[i]!, row.phone_quality === 'valid' ? row.phone : null));
  const shown = rows.slice(input.offset, input.offset + input.limit);
  const recommended = composer.variables.includes('customer.recommended') ? recommendTo(db, shown.map((row) => row.id), today) : null;
  return {
    problems: [...composer.problems, ...renderedProblems(texts)],
    people: rows.length,
    rendered: shown.map((row, i): RenderedText => {
      const { text, sms } = texts[input.offset + i]!;
      return { customerId: row.id, label: row.nick ?? row.name ?? `#${row.id}`, text, names: [row.nick, row.name].map((name) => wordsForText(name)).filter((n) => n !== null), length: sms?.length ?? null, parts: sms?.parts ?? null, recommended: recommended?.get(row.id) ?? null };
    }),
    partsSpread: spreadParts(texts),
  };
}

function ruleOfSegment(db: ReadDb, segmentId: number | undefined): RuleGroup {
  if (segmentId === undefined) return everyone;
  const segment = db.get<{ rule: string }>('SELECT rule FROM segments WHERE id = :segmentId', { segmentId });
  if (!segment) throw new AppError('not_found', { what: 'segment' });
  return JSON.parse(segment.rule) as RuleGroup;
}
