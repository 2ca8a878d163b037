import fc from 'fast-check';
import { expect, test } from 'vitest';
import { surplusBackups, type RotatedBackup } from '../../shared/domain/backup-rotation.ts';
import { addDays } from '../../shared/lib/dates.ts';

const MUCH = 1e15;
const backup = (seq: number, day: string, more: Partial<RotatedBackup> = {}): RotatedBackup => ({ seq, day, bytes: 100, pinned: false, reason: 'import', ...more });
const kept = (backups: RotatedBackup[], cap = MUCH) => {
  const gone = new Set(surplusBackups(backups, cap));
  return backups.filter((b) => !gone.has(b.seq)).map((b) => b.seq);
};

test('of thirty backups of one day the newest ten stay', () => {
  const backups = Array.from({ length: 30 }, (_, i) => backup(i + 1, '2026-11-21'));
  expect(kept(backups)).toEqual([21, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
});

test('of two a day for half a year: ten recent, the last of fourteen days, the last of eight weeks', () => {
  const backups = Array.from({ length: 360 }, (_, i) => backup(i + 1, addDays('2026-01-01', Math.floor(i / 2))));
  const stay = kept(backups);
  const recent = backups.slice(-10).map((b) => b.seq);
  const lastOfDays = Array.from({ length: 14 }, (_, i) => 360 - 2 * i);
  // The last day is a Monday, 29 June; the weeks before it end on Sundays.
  const lastOfWeeks = [360, ...Array.from({ length: 7 }, (_, i) => 358 - 14 * i)];
  expect(backups.at(-1)!.day).toBe('2026-06-29');
  expect(stay).toEqual([...new Set([...recent, ...lastOfDays, ...lastOfWeeks])].sort((a, b) => a - b));
});

test('what went before an update or an import stays longer', () => {
  const backups = Array.from({ length: 40 }, (_, i) => backup(i + 1, '2026-11-21', { reason: i < 6 ? 'migration' : i < 12 ? 'before_import' : 'quit' }));
  expect(kept(backups).slice(0, 8)).toEqual([4, 5, 6, 8, 9, 10, 11, 12]);
});

test('where room is short the oldest go first, though never the newest two or a pinned one', () => {
  const backups = Array.from({ length: 10 }, (_, i) => backup(i + 1, '2026-11-21', { pinned: i === 2 }));
  expect(kept(backups, 500)).toEqual([3, 7, 8, 9, 10]);
  expect(kept(backups, 1)).toEqual([3, 9, 10]);
});

test('however the clock jumps, the newest and the pinned stay, and one round leaves nothing for a second', () => {
  const made = fc.record({ jump: fc.integer({ min: -1900, max: 1900 }), pinned: fc.boolean(), reason: fc.constantFrom('import', 'before_import', 'migration', 'quit', 'asked'), bytes: fc.integer({ min: 1, max: 1000 }) });
  fc.assert(
    fc.property(fc.array(made, { minLength: 1, maxLength: 80 }), fc.integer({ min: 0, max: 50_000 }), (list, cap) => {
      let day = '2026-11-21';
      const backups = list.map((m, i) => backup(i + 1, (day = addDays(day, m.jump)), m));
      const gone = new Set(surplusBackups(backups, cap));
      const stay = backups.filter((b) => !gone.has(b.seq));
      for (const must of backups.slice(-2)) expect(stay).toContain(must);
      expect(backups.filter((b) => b.pinned && gone.has(b.seq))).toEqual([]);
      expect(surplusBackups(stay, cap)).toEqual([]);
      if (stay.some((b) => !b.pinned && b.seq <= backups.length - 2)) expect(stay.reduce((sum, b) => sum + b.bytes, 0)).toBeLessThanOrEqual(cap);
    }),
    { numRuns: 500 },
  );
});
