import { expect, test } from 'vitest';
import { formats } from '../../electron/backend/imports/formats/registry.ts';
import { plainHeader } from '../../electron/backend/imports/recognise-header.ts';
import { guides } from '../../renderer/features/imports/guides.ts';

test('every platform whose orders are recognised has a guide', () => {
  expect(guides.map(({ platform }) => platform as string)).toEqual(expect.arrayContaining([...new Set(formats.map(({ platform }) => platform))].filter((platform) => platform !== 'pos' && platform !== 'other')));
});

test.each(guides)('the columns that the guide of $platform names are the platform’s own', ({ platform, columns, buyer }) => {
  const known = new Set(formats.filter((format) => format.platform === platform).flatMap((format) => [...Object.values(format.columns).flat(), ...(format.unused ?? '').split('|')].map(plainHeader)));
  expect([...columns, ...buyer].filter((column) => !known.has(plainHeader(column)))).toEqual([]);
});
