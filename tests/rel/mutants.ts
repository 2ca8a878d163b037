import type { Edit } from './variants.ts';

/** A fault in the rule that an invariant is about, and the test that must see it. */
export interface Mutant {
  /** INV-1 … INV-24 of the catalogue. */
  invariant: number;
  edits: Edit[];
  /** The test's file, and a part of its name. */
  test: [file: string, name: string];
}
const one = (file: string, find: string, replace: string): Edit[] => [{ file, find, replace }];
const MERGED = 'tests/backend/imports/merge-properties.test.ts';

/**
 * One for each invariant that this app has a subject for; of points (INV-2, INV-21) one about bonus events. Migrations
 * (INV-18) and everything at once (INV-22) have the fault runner's own controls.
 */
export const mutants = {
  'a row forgotten': { invariant: 1, edits: one('electron/backend/imports/parse-file.ts', 'if (fate) fates.push(', 'if (fate && fate.reason !== "bad_money") fates.push('), test: ['tests/backend/parser/row-conservation.test.ts', 'one bad row more'] },
  'all bonuses where the best one wins': { invariant: 2, edits: one('shared/domain/bonus-events.ts', "stacking === 'sum' ? each : best === null", "stacking === 'sum' || best !== null ? each : best === null"), test: ['tests/backend/membership/bonus-model.test.ts', 'best'] },
  'money as a fraction': { invariant: 3, edits: one('shared/domain/parse-money.ts', 'for (let known = Math.max(places, 0); known < decimals; known++) minor *= 10;', 'minor = (minor / 10 ** Math.max(places, 0)) * 10 ** decimals;'), test: ['tests/domain/parse-money.test.ts', ''] },
  'refunds added up': { invariant: 4, edits: one('shared/domain/merge-order.ts', 'refundMinor: order((o) => o.refundMinor),', 'refundMinor: ofOrder.reduce((all, o) => all + (o.order!.refundMinor ?? 0), 0),'), test: [MERGED, 'a file cut in two'] },
  'the last file wins': { invariant: 5, edits: one('shared/domain/merge-order.ts', '(x.refundMinor ?? 0) - (y.refundMinor ?? 0) || compareWords(a, b);', '0;'), test: [MERGED, 'files in any order'] },
  'who moves keeps the old address': { invariant: 5, edits: one('electron/backend/imports/grow-customers.ts', '(o.contact_id === null || o.contact_id === contact) && ', ''), test: ['tests/backend/imports/grow-customers.test.ts', 'who only bought again'] },
  'items counted by row': { invariant: 6, edits: one('shared/domain/merge-order.ts', 'if (same) same.push(o);', 'if (same) byKey.set(`${o.item.key}+${byKey.size}`, [o]);'), test: [MERGED, 'a file cut in two'] },
  'undo leaves people': { invariant: 7, edits: one('electron/backend/imports/undo-batch.ts', 'dropOrphans(db, named, total);', 'void dropOrphans;'), test: [MERGED, 'undoing any batch'] },
  'unmerge forgets what was theirs': { invariant: 8, edits: one('electron/backend/people/merge.ts', 'if (merge.fields !== null) restoreOwnFields(', 'if (merge.fields === "") restoreOwnFields('), test: ['tests/backend/people/merge.test.ts', 'unmerge of a merge is what was before'] },
  'a no that came late isn’t heard': { invariant: 9, edits: one('electron/backend/campaigns/export-people.ts', 'person === null || optedOut === 1 || hasRefused(refusals, live.phone, live.email) ||', 'person === null ||'), test: ['tests/backend/campaigns/files-for-others.test.ts', 'whoever has said no'] },
  'what is owed goes into the file': { invariant: 9, edits: one('electron/backend/offers/waiting-deliveries.ts', 'if (why === null) listed.push(row);', 'if (why !== undefined) listed.push(row);'), test: ['tests/backend/offers/deliveries.test.ts', 'who has said no'] },
  'one mark taken off at a time': { invariant: 10, edits: one('shared/domain/order-number.ts', '/^[=\'‘’"`]+|', '/^[=\'‘’"`]|'), test: ['tests/domain/order-number.test.ts', 'cleaning twice changes nothing'] },
  'the computer’s own day': { invariant: 11, edits: one('shared/lib/dates.ts', 'dayText(Math.floor((at + zoneOffset(at, timeZone)) / 86_400_000))', 'dayText(Math.floor((at - (timeZone === "" ? 0 : new Date(at).getTimezoneOffset()) * 60_000) / 86_400_000))'), test: ['tests/domain/dates.test.ts', 'a shop’s day'] },
  'at least is more than': { invariant: 12, edits: one('shared/domain/rule-to-sql.ts', "open.lowOpen ? '>' : '>='", "open.lowOpen ? '>' : '>'"), test: ['tests/backend/segments/rule-oracle.test.ts', 'random rules'] },
  'search in capitals': { invariant: 13, edits: one('electron/backend/customers/search.ts', "join('\\n').toLowerCase()", "join('\\n')"), test: ['tests/backend/customers/search-oracle.test.ts', 'finds whom'] },
  'exports without a guard': { invariant: 14, edits: one('shared/domain/formula-text.ts', '(formula.test(text) ? `\'${text}` : text)', '(formula.test(text) ? text : text)'), test: ['tests/backend/imports/save-rejects.test.ts', ''] },
  'a guard that stays on': { invariant: 14, edits: one('shared/domain/formula-text.ts', "? text.slice(1) : text);", "? text : text);"), test: ['tests/backend/imports/save-rejects.test.ts', 'read as the original'] },
  'a bad row spoils the next': { invariant: 15, edits: one('electron/backend/imports/cell-reader.ts', '    this.fault = null;\n  }\n\n  /** Other cells', '  }\n\n  /** Other cells'), test: ['tests/backend/parser/row-conservation.test.ts', 'one bad row more'] },
  'bytes read otherwise than text': { invariant: 16, edits: one('electron/backend/files/byte-records.ts', 'if (at < 0 || (isFormula && hasByte(bytes, delimiter, start, at))) return false;', 'if (at < 0) return false;'), test: ['tests/backend/parser/byte-records.test.ts', 'quote by quote'] },
  'a restore that leaves the log': { invariant: 17, edits: one('electron/backend/vault/swap.ts', 'for (const name of DATABASE_FILES) if', 'for (const name of DATABASE_FILES.slice(0, 1)) if'), test: ['tests/backend/vault/restore.test.ts', 'a log that a crash has left'] },
  'one number in all shops': { invariant: 19, edits: one('electron/backend/imports/order-writer.ts', 'CROSS JOIN orders o ON o.shop_id = ? AND o.order_no = j.value', 'CROSS JOIN orders o ON (o.shop_id = ? OR 1) AND o.order_no = j.value'), test: [MERGED, 'one number in two shops'] },
  'cancelled half-way': { invariant: 20, edits: one('electron/backend/imports/run-import.ts', 'if (db.connection.inTransaction) db.rollBack();', "if (db.connection.inTransaction) db.connection.exec('COMMIT');"), test: ['tests/backend/imports/run-import.test.ts', 'has never happened'] },
  'templates see objects': { invariant: 23, edits: one('electron/backend/copy/render-template.ts', 'ownPropertyOnly: true', 'ownPropertyOnly: false'), test: ['tests/backend/copy/render-template.test.ts', 'shows nothing of the objects'] },
  'pages without an order': { invariant: 24, edits: one('electron/backend/customers/list-columns.ts', 'known.sort((a, b) => values[a]! - values[b]! || a - b);', 'known.sort((a, b) => values[a]! - values[b]! || b - a);'), test: ['tests/backend/customers/list.test.ts', 'sorted, unknown values last'] },
} satisfies Record<string, Mutant>;

export type MutantName = keyof typeof mutants;
export const mutantNames = Object.keys(mutants) as MutantName[];
export const mutantOf = (name: string): Mutant | undefined => (Object.hasOwn(mutants, name) ? mutants[name as MutantName] : undefined);
