import type { RecordKind } from '../../../../shared/contract/imports.ts';
import type { DateOrder } from '../../../../shared/domain/parse-date-time.ts';
import type { FieldOf } from './record-fields.ts';

/**
 * One layout of a file that isn't about orders, as data. To add one: write a file in formats/ that exports such a format,
 * add it to formats/record-registry.ts, give it its words (imports.profile), and put a sample with its expected counts
 * and sums into tests/fixtures/exports. Fields of a kind are in record-fields.ts.
 */
export interface RecordFormatOf<K extends RecordKind> {
  /** Kept in the database as the file's profile. */
  id: string;
  platform: string;
  kind: K;
  currency: string;
  timeZone: string;
  /** Where its people live, if it is one country: how phones and provinces are read. */
  country?: 'CN';
  /** Names of a field's column, the preferred first; matched after recognise-header.ts has made them plain. */
  columns: Partial<Record<FieldOf<K>, readonly string[]>>;
  /** Fields without which it isn't this layout; of each list within, one is enough. */
  needs: readonly (FieldOf<K> | readonly FieldOf<K>[])[];
  /** Further names that tell it from its siblings: one of `marks` must be there, none of `foreign`. */
  marks?: readonly string[];
  foreign?: readonly string[];
  /** Names that are known and not used, `|` between. */
  unused?: string;
  /** The least share of the columns that must be known, for a layout that many a file could be taken for. */
  knownShare?: number;
  /** How 03/04/2026 is read where the file's own rows don't decide it; 'unknown' refuses such days. */
  dateOrder?: DateOrder | 'unknown';
  /** Text is never quoted (in files parted by TAB). */
  unquoted?: boolean;
  /** Money is written with its currency. */
  currencyInMoney?: boolean;
  /** Above the table: the shop's name. */
  shopAbove?: RegExp;
  /** Rows have no day: the period stands above the table or in the file's name, else the owner says it. */
  periodOutside?: boolean;
  /** Fees: a payment to the seller that was taken back from them is a refund. */
  refundFee?: RegExp;
}
export type RecordFormat = { [K in RecordKind]: RecordFormatOf<K> }[RecordKind];
