/** Why a row of a file gave no facts; the screens word each under `imports.reason.*`. */
export const rowReasons = [
  // rejected: the row should have been a sale, but can't be read as one
  'no_order_number',
  'bad_order_number',
  'damaged_order_number', // Excel made it 2.8E+18: the last digits are lost
  'no_status',
  'bad_money',
  'negative_money',
  'money_out_of_range',
  'bad_date',
  'no_date',
  'bad_quantity',
  'too_few_cells',
  'too_many_cells',
  'not_text', // bytes that are no character of the file's encoding
  'unterminated_quote',
  'record_too_long',
  'bad_number',
  'no_identity', // of a person: no platform account, e-mail or real phone
  'no_product',
  'order_rejected', // a further line of an order whose first row was rejected
  // skipped: the row never was a sale
  'repeated_header',
  'description_row', // what a platform writes about its columns
  'summary_row',
] as const;
export type RowReason = (typeof rowReasons)[number];

const skipped = new Set<RowReason>(['repeated_header', 'description_row', 'summary_row']);

/** Example: a 总计 row is skipped, an order of 30 February is rejected. */
export const fateOf = (reason: RowReason): 'rejected' | 'skipped' => (skipped.has(reason) ? 'skipped' : 'rejected');
