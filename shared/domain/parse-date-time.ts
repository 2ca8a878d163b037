import { asciiOf } from '../lib/ascii.ts';
import { instantOf } from '../lib/dates.ts';

const DAY = 86_400_000;

/** Days since 1970 of a day of the calendar, NaN where there is no such day (30 February) or no order can be from then. */
function dayNumber(year: number, month: number, day: number): number {
  if (!(year >= 1990 && year <= 2100 && month >= 1 && month <= 12 && day >= 1)) return NaN;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > (month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)) return NaN;
  // Counted from 1 March, so that the leap day is a year's last.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

let lastDate = NaN;
let lastNumber = NaN;

/** A file's rows go by days: most cells are of the day that was read last. */
function dayNumberAgain(year: number, month: number, day: number): number {
  const date = (year * 100 + month) * 100 + day;
  if (date !== lastDate) {
    lastNumber = dayNumber(year, month, day);
    lastDate = date;
  }
  return lastNumber;
}

function wall(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  if (!(hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59)) return NaN;
  return dayNumberAgain(year, month, day) * DAY + hour * 3_600_000 + minute * 60_000 + second * 1000;
}

/**
 * `2018-07-18 10:45:03`, the one form of nearly every cell: what its clock shows, as if it were UTC. Of bytes, because
 * most cells are read as such.
 */
export function plainWall(bytes: Uint8Array, from: number, to: number): number {
  if (to - from !== 19) return NaN;
  const mark = bytes[from + 4];
  if ((mark !== 0x2d && mark !== 0x2f) || bytes[from + 7] !== mark || bytes[from + 13] !== 0x3a || bytes[from + 16] !== 0x3a) return NaN;
  const gap = bytes[from + 10];
  if (gap !== 0x20 && gap !== 0x54) return NaN;
  const year = twoDigits(bytes, from) * 100 + twoDigits(bytes, from + 2);
  return wall(year, twoDigits(bytes, from + 5), twoDigits(bytes, from + 8), twoDigits(bytes, from + 11), twoDigits(bytes, from + 14), twoDigits(bytes, from + 17));
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 48;
  const ones = bytes[at + 1]! - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

const written = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?:[T\s]*(上午|下午|AM|PM)?\s?(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2})(?:\.\d{1,9})?)?[秒分]?)?\s?(AM|PM)?$/i;
const withOffset = /^(.{8,30}?)\s?(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2}))$/;

function writtenWall(text: string): number {
  const found = written.exec(text);
  if (!found) return NaN;
  const half = (found[4] ?? found[8] ?? '').toUpperCase();
  let hour = Number(found[5] ?? 0);
  if (half === '下午' || half === 'PM') hour = hour < 12 ? hour + 12 : hour;
  else if (half !== '' && hour === 12) hour = 0;
  return wall(Number(found[1]), Number(found[2]), Number(found[3]), hour, Number(found[6] ?? 0), Number(found[7] ?? 0));
}

export type DateOrder = 'mdy' | 'dmy';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const clockTail = '(?:,?[ T]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s?(AM|PM)?)?$';
const named = new RegExp(`^(?:([a-z]{3})[a-z]*[-. ]+(\\d{1,2})|(\\d{1,2})[-. ]+([a-z]{3})[a-z]*)[-,. ]+(\\d{4}|\\d{2})${clockTail}`, 'i');
const numbered = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${clockTail}`, 'i');

/** `Sep-27-26`, `26-May-26 23:45:00`: the month's name leaves no doubt. */
function namedWall(text: string): number {
  const found = named.exec(text);
  if (!found) return NaN;
  const month = monthNames.indexOf((found[1] ?? found[4])!.toLowerCase()) + 1;
  return tailWall(found[5]!, month, Number(found[2] ?? found[3]), found.slice(6));
}

function tailWall(year: string, month: number, day: number, [hours, minutes, seconds, half]: (string | undefined)[]): number {
  const afternoon = half?.toUpperCase();
  let hour = Number(hours ?? 0);
  if (afternoon === 'PM' && hour < 12) hour += 12;
  if (afternoon === 'AM' && hour === 12) hour = 0;
  return wall(year.length === 2 ? 2000 + Number(year) : Number(year), month, day, hour, Number(minutes ?? 0), Number(seconds ?? 0));
}

function numberedWall(text: string, order: DateOrder): number {
  const found = numbered.exec(text);
  if (!found) return NaN;
  const [first, second] = [Number(found[1]), Number(found[3])];
  return tailWall(found[4]!, order === 'mdy' ? first : second, order === 'mdy' ? second : first, found.slice(5));
}

/**
 * Which way a file writes its days: decided by one that can be read in one way only, and never by two that contradict.
 * Example: `05/06/2026`, `05/27/2026` → mdy; null where none decides.
 */
export function dateOrderOf(texts: Iterable<string>): DateOrder | null {
  const seen = new Set<DateOrder>();
  for (const text of texts) {
    const found = numbered.exec(text);
    if (!found) continue;
    if (Number(found[1]) > 12) seen.add('dmy');
    if (Number(found[3]) > 12) seen.add('mdy');
  }
  return seen.size === 1 ? [...seen][0]! : null;
}

/** Excel's serial day (1900 system): 45351.75 is 2024-02-29 18:00. Only days of 1990–2100, so that it is no other number. */
function serialWall(text: string): number {
  if (!/^\d{5}(\.\d{1,12})?$/.test(text)) return NaN;
  const ms = Math.round((Number(text) - 25_569) * 86_400) * 1000;
  return Number(text) >= 32_874 && Number(text) <= 73_415 ? ms : NaN;
}

/**
 * The instant of a date cell; NaN where it can't be read for certain (01/02/2024 may be January or February).
 * `order` is the file's, where it is known.
 * Examples in Asia/Shanghai: `2018-07-18 10:45:03` → 02:45:03Z; `2026-10-01 14:00:03 +0200` → 12:00:03Z whatever the zone.
 */
export function parseDateTime(text: string, timeZone: string, order?: DateOrder): number {
  const plain = plainWall(asciiOf(text), 0, text.length);
  if (!Number.isNaN(plain)) return instantOf(plain, timeZone);
  if (text.length > 40) return NaN;
  const zoned = withOffset.exec(text);
  if (zoned?.[1] !== undefined) {
    const local = writtenWall(zoned[1].trim());
    const minutes = zoned[3] === undefined ? 0 : (zoned[3] === '-' ? -1 : 1) * (Number(zoned[4]) * 60 + Number(zoned[5]));
    if (!Number.isNaN(local) && /:/.test(zoned[1])) return Math.abs(minutes) <= 14 * 60 ? local - minutes * 60_000 : NaN;
  }
  let at = writtenWall(text);
  if (Number.isNaN(at)) at = serialWall(text);
  if (Number.isNaN(at)) at = namedWall(text);
  if (Number.isNaN(at) && order !== undefined) at = numberedWall(text, order);
  return Number.isNaN(at) ? NaN : instantOf(at, timeZone);
}
