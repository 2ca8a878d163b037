import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBody } from '../../../electron/backend/imports/body.ts';
import { itemPart, orderPart } from '../../../electron/backend/imports/chunk-parts.ts';
import { parseFiles } from '../../../electron/backend/imports/parse-files.ts';

const folder = join(import.meta.dirname, '../../fixtures/exports');

test('the columns of a chunk say what its bodies say, in every sample', async () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => ({ path: join(f.parentPath, f.name), name: f.name }));
  let rows = 0;
  for await (const message of parseFiles({ files }, () => ({ go: { timeZone: 'Asia/Shanghai', currency: 'CNY' } }))) {
    if (!('chunk' in message)) continue;
    for (let i = 0; i < message.chunk.count; i++) {
      const { order, item } = readBody(message.chunk.body[i]!);
      expect(orderPart(message.chunk, i)).toEqual(order);
      expect(itemPart(message.chunk, i)).toEqual(item);
      rows += 1;
    }
  }
  expect(rows).toBeGreaterThan(40);
});
