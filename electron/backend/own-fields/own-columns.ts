import { ownText } from '../../../shared/domain/own-fields.ts';
import { columnOf, peopleIds, placeOf, type NumberColumn, type TextColumn } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import type { People } from '../segments/compile-rule.ts';

// A field's values as columns beside those of people-columns.ts: the same person at the same place.

const keyOf = ({ metrics, shopId }: People, fieldId: number) => `${metrics}/${shopId} ${fieldId}`;

/** Numbers, and dates as days since 1970; NaN where unknown. */
export function ownNumbers(db: ReadDb, people: People, fieldId: number): NumberColumn {
  return remember(db, `own numbers ${keyOf(people, fieldId)}`, () => {
    const known = pairs(db, 'number', fieldId).filter((pair): pair is [number, number] => typeof pair[1] === 'number');
    return columnOf(peopleIds(db, people), known, NaN);
  });
}

/** Words; of several of a choice all of them, as one text. */
export function ownTexts(db: ReadDb, people: People, fieldId: number): TextColumn {
  return remember(db, `own texts ${keyOf(people, fieldId)}`, () => {
    const ids = peopleIds(db, people);
    const codes = new Int32Array(ids.length);
    const words = [''];
    const places = new Map<string, number>();
    for (const [id, value] of pairs(db, 'value', fieldId)) {
      const place = placeOf(ids, id);
      if (place < 0) continue;
      const before = codes[place]!;
      const word = before === 0 ? String(value) : ownText([words[before]!, String(value)]);
      let code = places.get(word);
      if (code === undefined) places.set(word, (code = words.push(word) - 1));
      codes[place] = code;
    }
    return { codes, words };
  });
}

/** Of several of a choice: each value with whose it is, in no order. */
export interface PairColumn {
  places: Int32Array;
  codes: Int32Array;
  words: string[];
}

export function ownPairs(db: ReadDb, people: People, fieldId: number): PairColumn {
  return remember(db, `own pairs ${keyOf(people, fieldId)}`, () => {
    const ids = peopleIds(db, people);
    const found = pairs(db, 'value', fieldId)
      .map(([id, value]) => ({ place: placeOf(ids, id), word: String(value) }))
      .filter(({ place }) => place >= 0);
    const words = [...new Set(found.map(({ word }) => word))];
    const codeOf = new Map(words.map((word, code) => [word, code]));
    return { places: Int32Array.from(found, ({ place }) => place), codes: Int32Array.from(found, ({ word }) => codeOf.get(word)!), words };
  });
}

/** Its own statement: `raw` would change a shared one. */
const pairs = (db: ReadDb, column: 'value' | 'number', fieldId: number) => db.connection.prepare(`SELECT customer_id, ${column} FROM own_shown WHERE field_id = ?`).raw().all(fieldId) as [number, string | number | null][];
