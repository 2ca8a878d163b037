import { describe, expect, test } from 'vitest';
import { shopCheckUp } from '../../electron/backend/imports/check-up.ts';
import { fields } from '../../electron/backend/imports/fields.ts';
import { recordFormats } from '../../electron/backend/imports/formats/record-registry.ts';
import { allRecordFields } from '../../electron/backend/imports/records/record-fields.ts';
import { formats } from '../../electron/backend/imports/formats/registry.ts';
import { fieldGroups } from '../../renderer/features/imports/mapper-draft.ts';
import type { TodayReport } from '../../shared/contract/planner.ts';
import { fileWarnings } from '../../shared/domain/file-warning.ts';
import { orderStatuses } from '../../shared/domain/order-status.ts';
import { rowReasons } from '../../shared/domain/row-reason.ts';
import type { ErrorCode } from '../../shared/lib/app-error.ts';
import enCommon from '../../shared/locales/en/common.json';
import enCustomers from '../../shared/locales/en/customers.json';
import enErrors from '../../shared/locales/en/errors.json';
import enImports from '../../shared/locales/en/imports.json';
import enPlanner from '../../shared/locales/en/planner.json';
import zhCommon from '../../shared/locales/zh-CN/common.json';
import zhCustomers from '../../shared/locales/zh-CN/customers.json';
import zhErrors from '../../shared/locales/zh-CN/errors.json';
import zhImports from '../../shared/locales/zh-CN/imports.json';
import zhPlanner from '../../shared/locales/zh-CN/planner.json';
import { ShopMaker } from '../backend/make-shop.ts';

/** A code that is new and isn't here doesn't compile. */
const errorCodes = Object.keys({
  not_exported: 0, no_browser_to_print: 0, too_many_to_print: 0, campaign_closed: 0,
  bad_input: 0, trial_too_small: 0, unknown_endpoint: 0, not_found: 0, name_taken: 0, in_use: 0, busy: 0, cancelled: 0, disk_full: 0, newer_database: 0,
  file_missing: 0, file_altered: 0, file_locked: 0, file_lock_mark: 0, file_nested_archive: 0, too_many_files: 0, file_empty: 0, file_folder: 0, file_too_large: 0, file_not_table: 0, file_damaged: 0, file_encoding: 0, file_unknown_layout: 0, file_damaged_ids: 0, file_needs_period: 0, file_parser_died: 0,
  locked: 0, not_locked: 0, empty_audience: 0, basis_missing: 0, template_invalid: 0, receipts_unreadable: 0, points_short: 0, reward_gone: 0, stock_short: 0, codes_short: 0, reward_limit: 0, no_matching_rows: 0, connection_lost: 0, bug: 0,
  database_damaged: 0, backup_failed: 0, backup_damaged: 0, backup_newer: 0, backup_foreign: 0, backup_not_ours: 0, passphrase_wrong: 0, was_erased: 0, app_locked: 0, lock_passphrase_wrong: 0, export_failed: 0, export_damaged: 0, export_not_ours: 0, salvage_nothing: 0, file_in_data_folder: 0,
} satisfies Record<ErrorCode, 0>);
const nextSteps = Object.keys({ import: 0, find_buyers: 0, fetch_newer: 0, segment: 0, campaign: 0, export: 0, receipts: 0, results: 0 } satisfies Record<TodayReport['next'], 0>);

const plain = (words: object) => Object.keys(words).map((k) => k.replace(/_(one|other)$/, ''));

describe.each([
  ['zh-CN', { common: zhCommon, customers: zhCustomers, errors: zhErrors, imports: zhImports, planner: zhPlanner }],
  ['en', { common: enCommon, customers: enCustomers, errors: enErrors, imports: enImports, planner: enPlanner }],
])('in %s', (_, words) => {
  test.each(errorCodes)('error %s says what happened and what to do', (code) => {
    expect(words.errors).toHaveProperty([code, 'title']);
    expect(words.errors).toHaveProperty([code, 'advice']);
  });
  test('every reason, warning, field and layout of an import has its words', () => {
    expect(plain(words.imports.reason)).toEqual(expect.arrayContaining([...rowReasons]));
    expect(plain(words.imports.warning)).toEqual(expect.arrayContaining([...fileWarnings]));
    expect(plain(words.imports.field)).toEqual(expect.arrayContaining([...fields, ...allRecordFields]));
    expect(plain(words.imports.profile)).toEqual(expect.arrayContaining([...formats, ...recordFormats].map((f) => f.id)));
  });
  test('whatever a check-up can say has its words', () => {
    const empty = shopCheckUp(new ShopMaker().db, null);
    expect(empty.next).toBe('orders');
    expect(plain(words.imports.tells)).toEqual(expect.arrayContaining([...empty.tells, ...empty.cannotTell]));
    expect(plain(words.imports.next)).toEqual(expect.arrayContaining(['orders', 'buyer_columns', 'items']));
  });
  test('every state of an order, platform and next step has its words', () => {
    expect(plain(words.customers.status)).toEqual(expect.arrayContaining([...orderStatuses]));
    expect(plain(words.common.platform)).toEqual(expect.arrayContaining([...formats, ...recordFormats].map((f) => f.platform)));
    expect(Object.keys(words.planner.next)).toEqual(expect.arrayContaining(nextSteps));
  });
});

test('the fields to choose from are those that the back end knows', () => {
  expect(fields).toEqual(expect.arrayContaining(Object.values(fieldGroups).flat()));
});
