import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { outreach } from '../../../shared/contract/outreach.ts';
import type { Touchpoint, TouchRegister } from '../../../shared/contract/outreach-register.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { states, type State } from '../../../shared/domain/lifecycle-states.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { choosePeople, peopleFrom, sqlContext } from '../segments/compile-rule.ts';

export function readRegister(db: ReadDb, today: string): TouchRegister {
  const rows = db.all<Omit<Touchpoint, 'states' | 'isOn'> & { states: string; isOn: number }>(
    'SELECT id AS touchpointId, name, moment, channel, states, purpose, owner, content, standard, metric, is_on AS isOn FROM touchpoints ORDER BY name',
  );
  const people = choosePeople(db, { today });
  const found = db.all<{ state: State | null; customers: number }>(`SELECT ${valueSql(fields.state, sqlContext(people, literal))} AS state, count(*) AS customers FROM ${peopleFrom(people)} WHERE m.last_day IS NOT NULL AND c.merged_into IS NULL GROUP BY 1`);
  return {
    points: rows.map((row) => ({ ...row, states: JSON.parse(row.states) as State[], isOn: row.isOn === 1 })),
    people: found.every((f) => f.state === null) ? [] : states.map((state) => ({ state, customers: found.find((f) => f.state === state)?.customers ?? 0 })),
  };
}

type Point = Parsed<typeof outreach.addTouchpoints>['points'][number];

export function saveTouchpoint(db: WriteDb, { touchpointId, ...point }: Parsed<typeof outreach.saveTouchpoint>, now: number): { touchpointId: number } {
  const namesake = db.get<{ id: number }>('SELECT id FROM touchpoints WHERE name = :name', { name: point.name });
  if (namesake && namesake.id !== touchpointId) throw new AppError('name_taken');
  if (touchpointId === undefined) return { touchpointId: insert(db, point, now) };
  const set = 'name = :name, moment = :moment, channel = :channel, states = :states, purpose = :purpose, owner = :owner, content = :content, standard = :standard, metric = :metric, is_on = :isOn';
  if (db.run(`UPDATE touchpoints SET ${set} WHERE id = :touchpointId`, { ...rowOf(point), touchpointId }).changes === 0) throw new AppError('not_found', { what: 'touchpoint' });
  return { touchpointId };
}

export function addTouchpoints(db: WriteDb, points: readonly Point[], now: number): Output<typeof outreach.addTouchpoints> {
  const fresh = points.filter(({ name }, i) => points.findIndex((p) => p.name === name) === i && !db.get('SELECT 1 FROM touchpoints WHERE name = :name', { name }));
  for (const point of fresh) insert(db, point, now);
  return { added: fresh.length };
}

export function deleteTouchpoint(db: WriteDb, touchpointId: number): { touchpointId: number } {
  if (db.run('DELETE FROM touchpoints WHERE id = :touchpointId', { touchpointId }).changes === 0) throw new AppError('not_found', { what: 'touchpoint' });
  return { touchpointId };
}

/** States in their own order, each once. */
const rowOf = ({ states: asked, isOn, ...point }: Point) => ({ ...point, states: JSON.stringify(states.filter((s) => asked.includes(s))), isOn: isOn ? 1 : 0 });

const insert = (db: WriteDb, point: Point, now: number): number =>
  db.run(
    `INSERT INTO touchpoints (name, moment, channel, states, purpose, owner, content, standard, metric, is_on, at)
    VALUES (:name, :moment, :channel, :states, :purpose, :owner, :content, :standard, :metric, :isOn, :now)`,
    { ...rowOf(point), now },
  ).lastInsertRowid;
