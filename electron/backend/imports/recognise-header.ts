/** What is longer is no name, and these patterns take the square of a long run of blanks. */
const MOST_CHARS = 300;
const marks = /[\u200b-\u200f\u2060\ufeff]/g;

/**
 * A column's name without what drifts between exports: blanks at the ends, zero-width marks, full-width brackets and
 * colons, 帐 for 账, upper and lower case. Example: `﻿收货地址 ` → `收货地址`; `商品ID` and `商品id` are one.
 */
export const plainHeader = (name: string): string =>
  name.slice(0, MOST_CHARS).normalize('NFKC').replace(marks, '').replace(/^\s*'?=?"?|"?\s*$/g, '').replace(/\s+/g, ' ').replaceAll('帐', '账').trim().toLowerCase();

const plainLists = new WeakMap<readonly string[], readonly string[]>();
const none: readonly string[] = [];
/** Of a format's own list of names, which nobody changes: worked out once. */
export function plainHeaders(names: readonly string[] = none): readonly string[] {
  let plain = plainLists.get(names);
  if (!plain) plainLists.set(names, (plain = names.map(plainHeader)));
  return plain;
}

interface Names {
  columns: Partial<Record<string, readonly string[]>>;
  unused?: string | undefined;
}
const knownOf = new WeakMap<Names, ReadonlySet<string>>();
/** All names that a format knows, also of columns that it doesn't read. */
export function knownHeaders(format: Names): ReadonlySet<string> {
  let known = knownOf.get(format);
  if (!known) knownOf.set(format, (known = new Set([...Object.values(format.columns).flatMap((names) => names ?? []), ...(format.unused ?? '').split('|')].map(plainHeader))));
  return known;
}
