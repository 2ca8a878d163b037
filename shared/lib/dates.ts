/** Whole days between 1970-01-01 and a calendar day. */
export function epochDay(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000;
}

export function dayFromEpoch(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/** Calendar days from `from` to `to`; negative where `to` comes first. */
export const daysBetween = (from: string, to: string): number => epochDay(to) - epochDay(from);
export const addDays = (day: string, days: number): string => dayFromEpoch(epochDay(day) + days);

/** Is it a day of the calendar (no 30 February), in a century that an order can be from? */
export function isDay(text: string): boolean {
  if (!/^(19[7-9]\d|20\d\d)-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && dayFromEpoch(ms / 86_400_000) === text;
}

const HOUR = 3_600_000;
const clocks = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

function clock(timeZone: string): Intl.DateTimeFormat {
  let found = clocks.get(timeZone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-CA-u-hc-h23', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
    clocks.set(timeZone, found);
  }
  return found;
}

/** What the zone's clock is ahead of UTC at an instant, in milliseconds. Asked once an hour of time, because Intl is slow. */
function zoneOffset(at: number, timeZone: string): number {
  if (timeZone === 'Asia/Shanghai' && at >= 700_000_000_000) return 8 * HOUR; // no summer time since 1991
  const hour = Math.floor(at / HOUR);
  const key = `${timeZone}/${hour}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const p = Object.fromEntries(clock(timeZone).formatToParts(hour * HOUR).map((part) => [part.type, Number(part.value)]));
    offset = Date.UTC(p['year']!, p['month']! - 1, p['day'], p['hour'], p['minute'], p['second']) - hour * HOUR;
    if (offsets.size > 200_000) offsets.clear();
    offsets.set(key, offset);
  }
  return offset;
}

/**
 * The instant of a wall-clock time, given as if it were UTC. A time that the clock skips in spring is read with the
 * offset before the gap; of one that it shows twice in autumn, the first is taken.
 */
export function instantOf(wallAsUtc: number, timeZone: string): number {
  if (timeZone === 'UTC') return wallAsUtc;
  const before = wallAsUtc - zoneOffset(wallAsUtc - 24 * HOUR, timeZone);
  const here = wallAsUtc - zoneOffset(before, timeZone);
  return zoneOffset(here, timeZone) === zoneOffset(before, timeZone) ? here : before;
}

const dayTexts = new Map<number, string>();

/** The calendar day of an instant in a time zone. */
export const dayOf = (at: number, timeZone: string): string => dayText(Math.floor((at + zoneOffset(at, timeZone)) / 86_400_000));

/** `dayFromEpoch` of the days that come again and again. */
export function dayText(days: number): string {
  let text = dayTexts.get(days);
  if (text === undefined) {
    text = dayFromEpoch(days);
    dayTexts.set(days, text);
  }
  return text;
}

/** The hour of an instant, 0–23, on the clock of a time zone. */
export function hourOf(at: number, timeZone: string): number {
  const hours = Math.floor((at + zoneOffset(at, timeZone)) / HOUR);
  return ((hours % 24) + 24) % 24;
}
