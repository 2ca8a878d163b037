import type { OrderStatus } from '../../../../shared/domain/order-status.ts';
import type { Field } from '../fields.ts';

/**
 * One layout that a platform exports, as data. To add one: write a file beside this one that exports a Format, add it to
 * registry.ts, and put a sample with its expected counts and sums into tests/fixtures/exports.
 */
export interface Format {
  /** Kept in the database as the file's profile. */
  id: string;
  platform: string;
  /**
   * What a row is: an order without items; an order with its one item; an item whose order is told elsewhere; an order's
   * first row with further rows for its further items, in which the order's columns are empty.
   */
  rows: 'order' | 'order-with-item' | 'item' | 'order-then-items';
  currency: string;
  timeZone: string;
  /** Where its buyers live, if it is one country: how phones and provinces are read. */
  country?: 'CN';
  /** Names of a field's column, the preferred first. Matched after recognise-header.ts has made them plain. */
  columns: Partial<Record<Field, readonly string[]>>;
  /** Fields without which it isn't this layout. */
  needs: readonly Field[];
  /** Further names that tell it from its siblings: one of `marks` must be there, none of `foreign`. */
  marks?: readonly string[];
  foreign?: readonly string[];
  /** names that are known and not used, `|` between: the more of a file's names are known, the surer it is recognised. */
  unused?: string;
  /** Words of the status column; full-width and half-width commas are one. A word that isn't here becomes `review`. */
  statuses: Readonly<Record<string, OrderStatus>>;
  /** Where the money is paid: whether the goods have gone out. */
  fulfilments?: Readonly<Record<string, OrderStatus>>;
  /** Why an order was closed. */
  closeReasons?: Readonly<Record<string, 'open' | 'unpaid' | 'refunded'>>;
  /** Words of the refund columns; one that isn't here is no refund. */
  refunds?: Readonly<Record<string, RefundState>>;
  orderNumber: RegExp;
  /** The order number begins with the day, yyMMdd. */
  dayInOrderNumber?: boolean;
  /** No discount column: it is what the total exceeds the payment by. */
  discountFromTotal?: boolean;
  /** What was refunded may have been taken off the payment already. */
  paidMayBeNet?: boolean;
  /** The platform lets the seller export columns that name the buyer. */
  buyersOffered: boolean;
  /** A file of another kind that tells more of these orders. */
  companion?: 'items' | 'orders';
}

export type RefundState = 'none' | 'pending' | 'refunded';
