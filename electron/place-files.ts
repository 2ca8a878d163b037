import type { Endpoint, FileRef } from '../shared/contract/endpoint.ts';

/**
 * In a terminal a file is written `"@path"`. Only where the schema doesn't take a string is it one: a search for "@lin"
 * stays a search. Example: { files: ['@a.csv'] } → { files: [{ token, name: 'a.csv', size }] }
 */
export function placeFiles(endpoint: Endpoint, input: unknown, add: (path: string) => FileRef): unknown {
  const parsed = endpoint.input.safeParse(input);
  if (parsed.success) return input;
  const placed = structuredClone(input);
  for (const { path } of parsed.error.issues) {
    const last = path.at(-1);
    const holder = path.slice(0, -1).reduce(step, placed);
    const value = last === undefined ? undefined : step(holder, last);
    if (typeof value === 'string' && value.startsWith('@')) (holder as Record<PropertyKey, unknown>)[last!] = add(value.slice(1));
  }
  return placed;
}

function step(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<PropertyKey, unknown>)[key] : undefined;
}
