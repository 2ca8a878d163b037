import { dayFromEpoch, epochDay } from '../lib/dates.ts';

export const ownKinds = ['text', 'number', 'date', 'choice', 'multi'] as const;
/** multi: several of a choice. */
export type OwnKind = (typeof ownKinds)[number];
export const ownSections = ['family', 'work', 'person', 'other'] as const;
export type OwnSection = (typeof ownSections)[number];

/** Ready-made fields that the owner may switch on. Rules know them by these names too. */
export const standardFields = {
  marital_status: { kind: 'choice', section: 'family' },
  household_size: { kind: 'number', section: 'family' },
  child_birthday: { kind: 'date', section: 'family' },
  occupation: { kind: 'text', section: 'work' },
  income_band: { kind: 'choice', section: 'work' },
  education: { kind: 'choice', section: 'person' },
  interests: { kind: 'multi', section: 'person' },
  /** What the owner knows of their taste, beside what their purchases say. */
  preference: { kind: 'text', section: 'person' },
  /** The channels on which somebody follows the owner. */
  follows: { kind: 'multi', section: 'other' },
  wechat_added: { kind: 'choice', section: 'other' },
} as const satisfies Record<string, { kind: OwnKind; section: OwnSection }>;
export type StandardField = keyof typeof standardFields;
export const standardIds = Object.keys(standardFields) as StandardField[];

/** What a rule, a text and a file's column call an own field. */
export type OwnFieldKey = `own_${number}`;
export const ownKey = (fieldId: number): OwnFieldKey => `own_${fieldId}`;
/** The id in such a key; undefined where it isn't one. */
export function ownIdOf(key: string): number | undefined {
  const id = /^own_([1-9]\d{0,9})$/.exec(key)?.[1];
  return id === undefined ? undefined : Number(id);
}

export const MOST_OWN_VALUE = 200;

export interface OwnValue {
  value: string;
  /** The number, or a date's days since 1970; null for words. */
  number: number | null;
}

/**
 * What a cell or the owner's typing is to a field: its values in the order of the options; none where nothing is written,
 * undefined where it can't be read.
 * Worked example: "1,200" to a number → 1200; "2020/3/5" to a date → 2020-03-05; "茶、书" to several of [书, 茶] → 书 and 茶.
 */
export function readOwnValue({ kind, options }: { kind: OwnKind; options: readonly string[] }, written: string): OwnValue[] | undefined {
  const text = written.replace(/\s+/g, ' ').trim();
  if (text === '') return [];
  switch (kind) {
    case 'text':
      return [{ value: text.slice(0, MOST_OWN_VALUE), number: null }];
    case 'number': {
      const number = Number(text.replace(/(?<=\d)[,，](?=\d{3}(?!\d))/g, ''));
      return Number.isFinite(number) && Math.abs(number) <= 1e12 ? [{ value: String(number), number }] : undefined;
    }
    case 'date': {
      const day = dayIn(text);
      return day === undefined ? undefined : [{ value: day, number: epochDay(day) }];
    }
    case 'choice':
      return options.includes(text) ? [{ value: text, number: null }] : undefined;
    case 'multi': {
      const words = options.includes(text) ? [text] : [...new Set(text.split(/[,，;；、|]/).map((word) => word.trim()).filter((word) => word !== ''))];
      if (!words.every((word) => options.includes(word))) return undefined;
      return options.filter((word) => words.includes(word)).map((value) => ({ value, number: null }));
    }
  }
}

/** 2020-03-05, 2020/3/5, 2020.3.5, 2020年3月5日, each also with a time behind. */
function dayIn(text: string): string | undefined {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]\d{1,2}:\d{2}.*)?$/.exec(text);
  if (!parts) return undefined;
  const day = `${parts[1]!}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`;
  // Also of those who were born before there were shops.
  const known = Number(parts[1]) >= 1900 && Number(parts[1]) <= 2100 && Number(parts[2]) <= 12 && Number(parts[3]) <= 31;
  return known && dayFromEpoch(epochDay(day)) === day ? day : undefined;
}

/** Several values as one text: for a file's cell, a message, or a field that becomes text. */
export const ownText = (values: readonly string[]): string => values.join('、');
