import { isPast } from '../customers/measured.ts';
import { asOfMetricsSql } from './as-of-sql.ts';
import { peopleFrom, type People } from './compile-rule.ts';

/** A question about people as a text of SQL that runs as it stands on the database file. `ask` is given its FROM. */
export function withPeople(people: People, ask: (from: string) => string): string {
  if (!isPast(people)) return ask(peopleFrom(people));
  return `WITH ${asOfMetricsSql(people)} ${ask(peopleFrom({ ...people, metrics: 'metrics_as_of', makeMetrics: () => undefined }))}`;
}
