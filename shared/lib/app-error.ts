/** The codes that cross from the back end to the screen; `renderer/lib/errors.ts` words each of them once. */
export type ErrorCode =
  | 'bad_input' // the input does not fit the endpoint's schema
  | 'unknown_endpoint'
  | 'not_found' // the thing asked for isn't there (any more)
  | 'name_taken'
  | 'in_use' // another copy of the app holds the data folder
  | 'busy' // a task holds the writer
  | 'cancelled'
  | 'disk_full'
  | 'newer_database'
  | 'database_damaged' // the database can't be read any more; `damage` says how that was seen
  | 'backup_failed' // a backup couldn't be written, for another reason than a full disk
  | 'backup_damaged' // a backup isn't what was written once
  | 'backup_newer' // a backup of a newer version of the app
  | 'backup_foreign' // a database that this app didn't make, or that was tampered with
  | 'backup_not_ours' // a file that isn't an encrypted backup
  | 'export_failed' // an export couldn't be read back as it was written
  | 'export_damaged' // an export isn't what was written once
  | 'export_not_ours' // a file that isn't an export of all data
  | 'salvage_nothing' // nothing of a damaged database can be read any more
  | 'app_locked' // the owner's lock is on: nothing is answered until it is unlocked
  | 'lock_passphrase_wrong' // of the app's lock, or of the ID numbers
  | 'was_erased' // a phone or an e-mail of somebody whose personal information was erased
  | 'passphrase_wrong'
  | 'file_missing' // a file was moved or deleted after it was chosen
  | 'file_in_data_folder' // a file to write was chosen among the app's own
  | 'file_locked' // Excel or WPS holds it open
  | 'file_lock_mark' // `~$…`: what Excel puts beside a file that is open
  | 'file_nested_archive' // an archive in an archive
  | 'too_many_files'
  | 'file_empty'
  | 'file_folder' // a folder where a file was asked for
  | 'file_too_large'
  | 'file_not_table' // not a table: a picture, a PDF, a program
  | 'file_damaged' // damaged or password-protected
  | 'file_encoding'
  | 'file_unknown_layout'
  | 'file_needs_period' // the file doesn't say which days it is about
  | 'file_altered' // a part of a workbook or archive isn't what was written
  | 'file_damaged_ids' // Excel has already cut the order numbers
  | 'file_parser_died' // the parser ran out of memory or crashed
  | 'locked' // the campaign is locked; what was frozen can't change
  | 'not_locked'
  | 'not_exported' // no list was written yet
  | 'campaign_closed' // the owner has closed the campaign
  | 'empty_audience'
  | 'trial_too_small' // too few people in an arm to be judged
  | 'basis_missing' // the owner hasn't said yet whom they may contact
  | 'template_invalid'
  | 'receipts_unreadable'
  | 'no_matching_rows'
  | 'points_short' // fewer points can be used than are wanted
  | 'reward_gone' // fewer of a reward are left than are wanted
  | 'stock_short' // fewer of a gift are left than are wanted
  | 'codes_short' // fewer coupon codes are left than are wanted
  | 'reward_limit' // one person has had as many as they may
  | 'no_browser_to_print' // no Chrome, Edge or Chromium that turns a page into a PDF
  | 'too_many_to_print' // more rows than a page is made of
  | 'connection_lost' // the page lost its host
  | 'bug';

/** Expected failure of a handler. `detail` holds counts, names of columns and the like, never personal data. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;
  constructor(code: ErrorCode, detail: ErrorDetail = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.detail = detail;
  }
}

export type ErrorDetail = Record<string, string | number | boolean | null | string[]>;
export type Reply<T> = { ok: true; value: T } | { ok: false; error: { code: ErrorCode; detail: ErrorDetail } };

export const failure = ({ code, detail }: AppError): Reply<never> => ({ ok: false, error: { code, detail } });
