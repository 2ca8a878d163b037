/**
 * What stands in the place of an account's name once its person was erased: this and a keyed hash of the name, so that
 * orders stay whose they were and nobody can read whose.
 */
export const ERASED = 'erased:';
export const isErasedName = (name: string): boolean => name.startsWith(ERASED);
/** The same in SQL, over a column of ours; by range, so that an index serves. */
export const isErasedSql = (column: string): string => `(${column} >= '${ERASED}' AND ${column} < 'erased;')`;
