import { expect, test } from 'vitest';
import { readingKind } from '../../shared/domain/reading-kind.ts';

test.each([
  [['orderNo', 'phone'], 'orders', []],
  [['createdAt', 'paid'], 'sales', []],
  [['paidAt', 'linePaid', 'title'], 'sales', []],
  [['createdAt'], null, ['amount']],
  [['paid', 'phone'], null, ['date']],
  [['phone'], 'people', []],
  [['buyerNick', 'createdAt'], 'people', []],
  [['title'], null, ['number']],
  [['orderNo', 'linePaid'], null, ['product']],
  [['orderNo', 'paid', 'linePaid'], 'orders', []],
  [[], null, ['number']],
] as const)('%j is %s, missing %j', (fields, kind, missing) => expect(readingKind(new Set(fields))).toEqual({ kind, missing }));
