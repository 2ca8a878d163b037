import type { ItemPart, Observation, OrderPart } from '../../../shared/domain/merge-order.ts';
import { noMemo, type Memo } from './body.ts';
import { SEPARATOR, type FactChunk } from './facts.ts';
import { accountScore, type Identities } from './identities.ts';
import type { RowWords } from './order-rows.ts';
import { itemPart, orderPart } from './row-parts.ts';

/** A row of a chunk with everybody and everything in it found in the database. */
export interface ReadRow {
  /** Its place in the chunk. */
  row: number;
  seen: Observation;
  memo: Memo;
  /** Set once the order's memos are known; null where it has none. */
  memoId: number | null;
  currency: string;
  sku: string;
}

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

  constructor(people: Identities) {
    this.#people = people;
  }

  start(chunk: FactChunk): void {
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

  read(chunk: FactChunk, row: number, words: RowWords): ReadRow {
    const currency = chunk.currency[row]! < 0 ? '' : this.#texts[chunk.currency[row]!]!;
    const sku = chunk.sku[row]! < 0 ? '' : this.#texts[chunk.sku[row]!]!;
    const buyer = chunk.buyer[row]!;
    const product = chunk.product[row]!;
    const memo = this.#memos.get(row) ?? noMemo;
    const order = orderPart(chunk, row, currency);
    const item = itemPart(chunk, row, sku);
    const seen: Observation = {
      words: () => {
        this.#people.flush();
        return words.of(seen, memo);
      },
      order,
      item,
      accountId: buyer < 0 ? null : this.#accountIds[buyer]!,
      accountScore: buyer < 0 ? 0 : this.#accountScores[buyer]!,
      contactId: buyer < 0 ? null : this.#contactIds[buyer]!,
      contactScore: buyer < 0 ? 0 : this.#contactScores[buyer]!,
      productId: product < 0 ? null : this.#productIds[product]!,
    };
    return { row, seen, memo, memoId: null, currency, sku };
  }
}

type Said = Pick<Observation, 'order' | 'item' | 'accountId' | 'contactId' | 'productId'> & { memoId: number | null };

/** Do two rows of one order say exactly the same? */
export function saysTheSame(a: Said | ReadRow, b: ReadRow): boolean {
  const x = 'seen' in a ? a.seen : a;
  const y = b.seen;
  return x.accountId === y.accountId && x.contactId === y.contactId && x.productId === y.productId && a.memoId === b.memoId && equalParts(x.order, y.order) && equalParts(x.item, y.item);
}

function equalParts<T extends OrderPart | ItemPart>(a: T | null, b: T | null): boolean {
  if (a === null || b === null) return a === b;
  for (const key in a) if (a[key] !== b[key]) return false;
  return true;
}
