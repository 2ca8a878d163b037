import type { ItemPart, Observation, OrderPart } from '../../../shared/domain/merge-order.ts';
import { noMemo, type Memo } from './body.ts';
import { SEPARATOR, type FactChunk } from './facts.ts';
import { accountScore, type Identities } from './identities.ts';
import type { RowWords } from './order-rows.ts';
import { itemPart, orderPart } from './row-parts.ts';

/** A row of a chunk with everybody and everything in it found in the database. */
export interface ReadRow extends Observation {
  /** Its place in the chunk. */
  row: number;
  memo: Memo;
  /** Set once the order's memos are known; null where it has none. */
  memoId: number | null;
  currency: string;
  sku: string;
}
/** As much of a row as makes an item and nothing else. */
export type ItemRow = Pick<ReadRow, 'row' | 'item' | 'accountId' | 'contactId' | 'productId' | 'memoId' | 'currency' | 'sku'>;

/** Reads one file's chunks. What a place in the file's lists stands for is looked up when it comes. */
export class RowReader {
  readonly #people: Identities;
  readonly #accountIds: (number | null)[] = [];
  readonly #accountScores: number[] = [];
  readonly #contactIds: (number | null)[] = [];
  readonly #contactScores: number[] = [];
  readonly #productIds: (number | null)[] = [];
  readonly #texts: string[] = [];
  /** By place in the chunk. */
  #memos = new Map<number, Memo>();

  /** One function for all rows, because a million of them pass. */
  readonly #tell: (this: ReadRow) => string;

  constructor(people: Identities, words: RowWords) {
    this.#people = people;
    this.#tell = function () {
      people.flush();
      return words.of(this, this.memo);
    };
  }

  start(chunk: FactChunk): void {
    this.#people.learn(chunk.accounts);
    for (const [i, account] of chunk.accounts.entries()) {
      const accountId = this.#people.account(account);
      const contactId = this.#people.contact(accountId, chunk.contacts[i]!);
      this.#accountIds.push(accountId);
      this.#accountScores.push(accountScore(account.slice(0, account.indexOf(SEPARATOR))));
      this.#contactIds.push(contactId);
      this.#contactScores.push(this.#people.scoreOf(contactId));
    }
    for (const product of chunk.products) this.#productIds.push(this.#people.product(product));
    for (const text of chunk.texts) this.#texts.push(text);
    this.#memos = new Map(chunk.memos.map((memo) => [memo.row, memo]));
  }

  /** Has any row of the chunk one? */
  get hasMemos(): boolean {
    return this.#memos.size > 0;
  }

  read(chunk: FactChunk, row: number): ReadRow {
    const currency = this.#text(chunk.currency[row]!);
    const sku = this.#text(chunk.sku[row]!);
    const buyer = chunk.buyer[row]!;
    return {
      words: this.#tell,
      row,
      order: orderPart(chunk, row, currency),
      item: itemPart(chunk, row, sku),
      accountId: buyer < 0 ? null : this.#accountIds[buyer]!,
      accountScore: buyer < 0 ? 0 : this.#accountScores[buyer]!,
      contactId: buyer < 0 ? null : this.#contactIds[buyer]!,
      contactScore: buyer < 0 ? 0 : this.#contactScores[buyer]!,
      productId: this.#product(chunk, row),
      memo: this.#memos.get(row) ?? noMemo,
      memoId: null,
      currency,
      sku,
    };
  }

  /** A row that names nobody and holds no memo, of which only the item is asked for. */
  readItem(chunk: FactChunk, row: number): ItemRow {
    const sku = this.#text(chunk.sku[row]!);
    return { row, item: itemPart(chunk, row, sku), accountId: null, contactId: null, productId: this.#product(chunk, row), memoId: null, currency: this.#text(chunk.currency[row]!), sku };
  }

  #text(place: number): string {
    return place < 0 ? '' : this.#texts[place]!;
  }

  #product({ product }: FactChunk, row: number): number | null {
    return product[row]! < 0 ? null : this.#productIds[product[row]!]!;
  }
}

type Said = Pick<ReadRow, 'order' | 'item' | 'accountId' | 'contactId' | 'productId' | 'memoId'>;

/** Do two rows of one order say exactly the same? */
export function saysTheSame(a: Said, b: Said): boolean {
  return a.accountId === b.accountId && a.contactId === b.contactId && a.productId === b.productId && a.memoId === b.memoId && equalParts(a.order, b.order) && equalParts(a.item, b.item);
}

function equalParts<T extends OrderPart | ItemPart>(a: T | null, b: T | null): boolean {
  if (a === null || b === null) return a === b;
  for (const key in a) if (a[key] !== b[key]) return false;
  return true;
}
