import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { expect } from 'vitest';
import { readDirectory } from '../../../electron/backend/files/zip-budget.ts';

/** What lies in an archive of ours, by name. */
export function unzip(file: string): Map<string, Buffer> {
  const bytes = readFileSync(file);
  return new Map(
    readDirectory(bytes).map(({ name, offset, packed, inflated }) => {
      const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
      const content = inflateRawSync(bytes.subarray(start, start + packed));
      expect(content.length, name).toBe(inflated);
      return [name, content];
    }),
  );
}
