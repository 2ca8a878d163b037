import { orderStatuses, type OrderStatus } from '../../../shared/domain/order-status.ts';

/** What a word of a platform means: full-width and half-width commas, blanks and upper case make no difference. */
const plainWord = (word: string): string => word.normalize('NFKC').replace(/[\s\u200b-\u200f]+/g, word.includes('_') ? '_' : '').toLowerCase();

const REMEMBERED = 1000;

/** Looks words of one column up, remembering how they are written; `unknown` are the words never seen before. */
export class WordMap<T> {
  readonly #plain: Map<string, T>;
  readonly #patterns: readonly (readonly [RegExp, T])[];
  readonly #written = new Map<string, T | undefined>();
  readonly unknown = new Set<string>();

  constructor(words: Readonly<Record<string, T>>, patterns: readonly (readonly [RegExp, T])[] = []) {
    this.#patterns = patterns;
    this.#plain = new Map(Object.entries(words).map(([word, meaning]) => [plainWord(word), meaning]));
  }

  find(word: string): T | undefined {
    let meaning = this.#written.get(word);
    if (meaning !== undefined || this.#written.has(word)) return meaning;
    meaning = this.#plain.get(plainWord(word)) ?? this.#patterns.find(([pattern]) => pattern.test(word))?.[1];
    if (meaning === undefined && this.unknown.size < 20) this.unknown.add(word.slice(0, 60));
    if (this.#written.size < REMEMBERED) this.#written.set(word, meaning);
    return meaning;
  }
}

/** Index of a status, as facts carry it. */
export const statusIndex = (status: OrderStatus): number => orderStatuses.indexOf(status);
