import type { Output } from '../../../shared/contract/endpoint.ts';
import type { layerings, LayerCount } from '../../../shared/contract/layerings.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import { numberColumn, peopleIds, placeOf } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { compileRule, sqlContext, type People } from './compile-rule.ts';
import { countMarks, evaluateRule } from './evaluate-rule.ts';

interface Layered {
  /** For each of `peopleIds`, the place of their layer; of the rest, the number of layers. */
  places: Uint8Array;
  /** How many fulfil each rule by itself. */
  fulfil: number[];
}

/** The first layer whose rule each person fulfils. */
function layersOf(db: ReadDb, rules: readonly RuleGroup[], people: People): Layered {
  const places = new Uint8Array(peopleIds(db, people).length).fill(rules.length);
  const fulfil: number[] = [];
  for (const [place, rule] of rules.entries()) {
    const marks = evaluateRule(db, compileRule(db, rule, people));
    fulfil.push(countMarks(marks));
    for (let i = 0; i < marks.length; i += 1) if (marks[i] === 1 && places[i] === rules.length) places[i] = place;
  }
  return { places, fulfil };
}

export function countLayers(db: ReadDb, rules: readonly RuleGroup[], people: People): Output<typeof layerings.countLayers> {
  const { places, fulfil } = layersOf(db, rules, people);
  const column = (field: 'net_total' | 'reachable_sms') => numberColumn(db, people, { sql: valueSql(fields[field], sqlContext(people, literal)), source: fields[field].source! });
  const net = column('net_total');
  const reachable = column('reachable_sms');
  const layers = [...rules, null].map((_, place): LayerCount => ({ people: 0, fulfil: fulfil[place] ?? 0, netMinor: 0, reachableSms: 0 }));
  for (let i = 0; i < places.length; i += 1) {
    const layer = layers[places[i]!]!;
    layer.people += 1;
    layer.reachableSms += reachable[i]!;
    // Unknown: of more than one currency.
    layer.netMinor = layer.netMinor === null || Number.isNaN(net[i]!) ? null : layer.netMinor + net[i]!;
  }
  const rest = layers.at(-1)!;
  rest.fulfil = rest.people;
  return { of: places.length, layers, currency: people.currency, asOf: people.asOf };
}

/** Where everybody of the later day stood on the earlier one; who wasn't a customer of the shop then stood in the rest. */
export function moveBetweenLayers(db: ReadDb, rules: readonly RuleGroup[], before: People, after: People): number[][] {
  const moves = [...rules, null].map(() => [...rules, null].map(() => 0));
  const idsThen = peopleIds(db, before);
  const then = layersOf(db, rules, before).places;
  const idsNow = peopleIds(db, after);
  const now = layersOf(db, rules, after).places;
  for (let i = 0; i < now.length; i += 1) {
    const at = placeOf(idsThen, idsNow[i]!);
    moves[at < 0 ? rules.length : then[at]!]![now[i]!]! += 1;
  }
  return moves;
}
