export interface RotatedBackup {
  seq: number;
  /** Calendar day on which it was made, as the clock then said. */
  day: string;
  bytes: number;
  pinned: boolean;
  reason: string;
}

const RECENT = 10;
const DAILY = 14;
const WEEKLY = 8;
/** What an update or an import was preceded by stays longer than its turn. */
const BEFORE_MIGRATION = 3;
const BEFORE_IMPORT = 5;
/** So many stay however little room there is. */
const ALWAYS = 2;

/** Days since Monday 1970-01-05, in weeks. */
const weekOf = (day: string): number => Math.floor((Date.parse(`${day}T00:00:00Z`) / 86_400_000 - 4) / 7);

/**
 * The numbers of the backups that may go. Ten recent ones stay, the last one of each of fourteen days and of eight weeks,
 * pinned ones, and some that an update or an import was preceded by. Newer and older is told by the number: a clock that
 * jumps only changes how many days there seem to be. Beyond `capBytes` the oldest go first, never the newest two nor
 * pinned ones.
 * Example: 30 backups of one day, unpinned: the newest ten stay.
 */
export function surplusBackups(backups: RotatedBackup[], capBytes: number): number[] {
  const newestFirst = backups.toSorted((a, b) => b.seq - a.seq);
  const kept = new Set(newestFirst.slice(0, RECENT));
  const keepFirstOf = (groupOf: (b: RotatedBackup) => string | number, most: number) => {
    const seen = new Set<string | number>();
    for (const backup of newestFirst) {
      const group = groupOf(backup);
      if (seen.has(group) || seen.size >= most) continue;
      seen.add(group);
      kept.add(backup);
    }
  };
  const keepReason = (reason: string, most: number) => {
    for (const backup of newestFirst.filter((b) => b.reason === reason).slice(0, most)) kept.add(backup);
  };
  keepFirstOf((b) => b.day, DAILY);
  keepFirstOf((b) => weekOf(b.day), WEEKLY);
  keepReason('migration', BEFORE_MIGRATION);
  keepReason('before_import', BEFORE_IMPORT);

  const staying = newestFirst.filter((b) => b.pinned || kept.has(b));
  let bytes = staying.reduce((sum, b) => sum + b.bytes, 0);
  for (const backup of staying.slice(ALWAYS).toReversed()) {
    if (bytes <= capBytes) break;
    if (backup.pinned) continue;
    staying.splice(staying.indexOf(backup), 1);
    bytes -= backup.bytes;
  }
  return newestFirst.filter((b) => !staying.includes(b)).map((b) => b.seq);
}
