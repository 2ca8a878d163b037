import type { OrderStatus } from '../../../shared/domain/order-status.ts';
import { isField, type Field } from './fields.ts';
import { mappedFormat } from './formats/mapped.ts';
import { formats } from './formats/registry.ts';
import { plainHeader } from './recognise-header.ts';

/** What all that say it agree on; a word that means two things is left out. */
function agreed<V>(said: Iterable<readonly [string, V]>): Map<string, V> {
  const found = new Map<string, V>();
  const disputed = new Set<string>();
  for (const [word, meaning] of said) {
    if (found.has(word) && found.get(word) !== meaning) disputed.add(word);
    else found.set(word, meaning);
  }
  for (const word of disputed) found.delete(word);
  return found;
}

/** Words for the state of an order, of all platforms. */
export const statusWords: Readonly<Record<string, OrderStatus>> = {
  ...Object.fromEntries(agreed(formats.flatMap((format) => Object.entries(format.statuses)))),
  ...mappedFormat.statuses,
};

/** Plain headings of all platforms → field. */
export const knownHeadings: ReadonlyMap<string, Field> = agreed(
  formats.filter(({ hasEverydayWords }) => hasEverydayWords !== true).flatMap(({ columns }) => Object.entries(columns).flatMap(([field, names]) => (isField(field) ? names.map((name) => [plainHeader(name), field] as const) : []))),
);
