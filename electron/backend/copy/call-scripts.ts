import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { CallScript, talks } from '../../../shared/contract/talks.ts';
import { scriptProblems } from '../../../shared/domain/call-script.ts';
import { wordsForText } from '../../../shared/domain/template-variables.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { ownFieldIds } from '../own-fields/read-fields.ts';
import { personOf } from '../people/decisions.ts';
import { choosePeople, peopleFrom } from '../segments/compile-rule.ts';
import type { QueryContext } from '../serve.ts';
import { openText } from './compose-text.ts';
import { readValues, valueColumns, type ValueRow } from './customer-values.ts';

type Row = Omit<CallScript, 'steps'> & { steps: string };
const select = 'SELECT id AS scriptId, name, steps, updated_at AS updatedAt FROM call_scripts';
const read = ({ steps, ...row }: Row): CallScript => ({ ...row, steps: JSON.parse(steps) as CallScript['steps'] });

export const listCallScripts = (db: ReadDb): CallScript[] => db.all<Row>(`${select} ORDER BY name`).map(read);

export function getCallScript(db: ReadDb, scriptId: number): CallScript {
  const row = db.get<Row>(`${select} WHERE id = :scriptId`, { scriptId });
  if (!row) throw new AppError('not_found', { what: 'call script' });
  return read(row);
}

/** One that can't be called through isn't kept: it would be found out with a customer on the line. */
export function saveCallScript(db: WriteDb, { scriptId, name, steps }: Parsed<typeof talks.saveCallScript>, now: number): CallScript {
  const problem = scriptProblems(steps)[0];
  if (problem) throw new AppError('bad_input', { fields: ['steps'], problem: problem.code, step: problem.step });
  const namesake = db.get<{ id: number }>('SELECT id FROM call_scripts WHERE name = :name', { name });
  if (namesake && namesake.id !== scriptId) throw new AppError('name_taken');
  const values = { name, steps: JSON.stringify(steps), now };
  if (scriptId === undefined) return getCallScript(db, db.run('INSERT INTO call_scripts (name, steps, updated_at) VALUES (:name, :steps, :now)', values).lastInsertRowid);
  getCallScript(db, scriptId);
  db.run('UPDATE call_scripts SET name = :name, steps = :steps, updated_at = :now WHERE id = :scriptId', { ...values, scriptId });
  return getCallScript(db, scriptId);
}

export function deleteCallScript(db: WriteDb, scriptId: number): { scriptId: number } {
  getCallScript(db, scriptId);
  db.run('DELETE FROM call_scripts WHERE id = :scriptId', { scriptId });
  return { scriptId };
}

/** Every step in this customer's own words; one with a mistake stands as it was written. */
export function readCallText({ scriptId, customerId }: Parsed<typeof talks.callText>, { db, today }: QueryContext): Output<typeof talks.callText> {
  const { steps } = getCallScript(db, scriptId);
  const own = ownFieldIds(db);
  const texts = steps.map(({ key, say }) => ({ key, say, composer: openText(say, 'nick', { signature: '', optOutText: '' }, own) }));
  const variables = [...new Set(texts.flatMap((t) => t.composer.variables))];
  const person = personOf(db, customerId);
  const row = db.get<ValueRow & { phone: string | null; phone_quality: string; opted_out: number }>(
    `SELECT c.id, c.phone, c.phone_quality, c.opted_out, ${valueColumns(db, variables, today)} FROM ${peopleFrom(choosePeople(db, { today }))} WHERE c.id = :person`,
    { person: person ?? 0, asOf: today },
  );
  if (!row) throw new AppError('not_found', { what: 'customer' });
  const values = readValues(db, [row], variables, today)[0]!;
  return {
    say: Object.fromEntries(texts.map(({ key, say, composer }) => [key, composer.problems.some((p) => p.severity === 'error') ? say : composer.compose(values, null).text])),
    names: [row.nick, row.name].map((name) => wordsForText(name)).filter((n) => n !== null),
    problems: texts.flatMap((t) => t.composer.problems),
    phone: row.phone_quality === 'valid' ? row.phone : null,
    optedOut: row.opted_out === 1,
  };
}
