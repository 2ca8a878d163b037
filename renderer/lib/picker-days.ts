import dayjs, { type Dayjs } from 'dayjs';

/*
 * A date picker whose value is another object than at the last drawing takes it for a new value, and forgets what is being
 * typed. So the same day is always the same object, and so are the same two days.
 */
const days = new Map<string, Dayjs>();
const pairs = new Map<string, [Dayjs | null, Dayjs | null]>();

/** The value of a picker: `day` is YYYY-MM-DD, or null where none is chosen. */
export function pickerDay(day: string | null): Dayjs | null {
  if (day === null) return null;
  const known = days.get(day) ?? dayjs(day);
  days.set(day, known);
  return known;
}

/** The value of a picker of two days. */
export function pickerDays(first: string | null, last: string | null): [Dayjs | null, Dayjs | null] {
  const key = `${first ?? ''}/${last ?? ''}`;
  const known = pairs.get(key) ?? [pickerDay(first), pickerDay(last)];
  pairs.set(key, known);
  return known;
}
