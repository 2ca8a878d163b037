import type { OrderStatus } from '../../../../shared/domain/order-status.ts';
import type { DateOrder } from '../../../../shared/domain/parse-date-time.ts';
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
   * What a row is: an order without items; an order with one of its items (the order's money repeats on each); an item
   * whose order is told elsewhere; an order's first row with further rows for its further items, in which the order's
   * columns are empty; an item with money of its own, from which its order's is summed (times and buyer repeat on each).
   */
  rows: 'order' | 'order-with-item' | 'item' | 'order-then-items' | 'items-tell-order';
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
  /** Its headings are everyday words (金额), which mean other things in files of other kinds. */
  hasEverydayWords?: boolean;
  /** names that are known and not used, `|` between: the more of a file's names are known, the surer it is recognised. */
  unused?: string;
  /** Words of the status column; full-width and half-width commas are one. A word that isn't here becomes `review`. */
  statuses: Readonly<Record<string, OrderStatus>>;
  /** Where the money is paid: whether the goods have gone out. */
  fulfilments?: Readonly<Record<string, OrderStatus>>;
  /** Its orders are told elsewhere: it says neither in which state they are nor what they cost. */
  tellsAside?: boolean;
  /** The file has no status, because it holds only orders in this one. */
  onlyStatus?: OrderStatus;
  /** Why an order was closed. */
  closeReasons?: Readonly<Record<string, 'open' | 'unpaid' | 'refunded'>>;
  /** Words of the refund columns; one that isn't here is no refund. */
  refunds?: Readonly<Record<string, RefundState>>;
  /** As refunds, for words that come in compounds. */
  refundPatterns?: readonly (readonly [RegExp, RefundState])[];
  /** What was refunded stands among other words: each first group is an amount. */
  refundAmounts?: RegExp;
  /** A row with a negative payment is a refund of its order, told beside it. */
  negativeIsRefund?: boolean;
  orderNumber: RegExp;
  /** The order number begins with the day, yyMMdd. */
  dayInOrderNumber?: boolean;
  /** No discount column: it is what the total exceeds the payment by. */
  discountFromTotal?: boolean;
  /** What was refunded may have been taken off the payment already. */
  paidMayBeNet?: boolean;
  /** Money is written with its currency: `AU $3,000.00`. */
  currencyInMoney?: boolean;
  /** How 03/04/2026 is read where the file's own first rows don't decide it; 'unknown' refuses such days. */
  dateOrder?: DateOrder | 'unknown';
  /** Text is never quoted (in files parted by TAB): a quote is a character like any other. */
  unquoted?: boolean;
  /** Cells hold line ends and TABs that mean nothing. */
  hasBreaks?: boolean;
  /** A row of a new order number is an order, also where its money is empty. */
  firstRowIsOrder?: boolean;
  /** What stands in the first cells of the lines behind the table. */
  footer?: RegExp;
  /** The row below the header explains the columns. */
  describesColumns?: boolean;
  /** In the seller's memo: the order lives on under other numbers and was never paid under this one. */
  splitMemo?: RegExp;
  /** Items joined in one row, their numbers parted by this: one group, which gives way to rows of their own. */
  joiner?: string;
  /** The items in the cells of `items`. A row with several counts as several. */
  pieces?: (cells: readonly string[]) => Piece[];
  /** The platform lets the seller export columns that name the buyer. */
  buyersOffered: boolean;
  /** A file of another kind that tells more of these orders. */
  companion?: 'items' | 'orders';
}

/** An item that stands in a cell: its fields as text. */
export type Piece = Partial<Record<PieceField, string>>;
export const pieceFields = ['productId', 'title', 'sku', 'skuCode', 'quantity', 'linePaid', 'lineDiscount'] as const satisfies readonly Field[];
type PieceField = (typeof pieceFields)[number];
export type RefundState = 'none' | 'pending' | 'refunded';
