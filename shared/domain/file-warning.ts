/** What an owner should know of a file that went in; the screens word each under `imports.warning.*`. */
export const fileWarnings = [
  'unknown_status', // values: words never seen before; their orders wait for a look
  'estimated_refund', // count: refunded, but the file doesn't say how much; the whole payment is assumed
  'date_from_order_number', // count: no date in the row; taken from the order number, noon
  'no_status_column', // told from the time of payment
  'no_buyer_column',
  'masked_buyers', // count: nicks like t**1 are nobody
  'masked_phones', // count
  'virtual_phones', // count: they expire
  'damaged_ids', // count of rows
  'mixed_currencies', // values
] as const;
export type FileWarningCode = (typeof fileWarnings)[number];
