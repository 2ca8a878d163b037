import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { customers } from '../../../shared/contract/customers.ts';
import { ownText } from '../../../shared/domain/own-fields.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { readRefusals, hasRefused } from '../campaigns/refusals.ts';
import { readCustomerRows } from '../customers/customer-rows.ts';
import { chosenIds } from '../customers/list-customers.ts';
import { snapshot } from '../db/remember.ts';
import type { FileColumn } from '../files/write-csv.ts';
import { writeWhole } from '../files/write-whole.ts';
import { writeXlsx } from '../files/write-xlsx.ts';
import { listFields } from '../own-fields/read-fields.ts';
import { choosePeople } from '../segments/compile-rule.ts';
import type { TaskContext } from '../serve.ts';
import { readEditable } from './editable-values.ts';
import { editableHeadings, fixedHeadings, type FixedColumn } from './sheet-columns.ts';

const BLOCK = 1000;

/** A list of people as a workbook, to be edited there; nobody who said no is in it. */
export async function writeSheet({ list, to, language }: Parsed<typeof customers.toSheet>, { db, today, file, progress, checkCancelled }: TaskContext): Promise<Output<typeof customers.toSheet>> {
  const { rows, columns, leftOut } = snapshot(db, () => {
    const people = choosePeople(db, { shop: list.shop, asOf: list.asOf, today });
    const refusals = readRefusals(db);
    const editable = editableHeadings(listFields(db), language);
    const ids = chosenIds(db, list, today);
    const rows: string[][] = [];
    for (let from = 0; from < ids.length; from += BLOCK) {
      checkCancelled();
      progress({ step: 'write', done: from, total: ids.length });
      const found = readCustomerRows(db, ids.slice(from, from + BLOCK), people);
      const values = readEditable(db, found.map((c) => c.customerId), today);
      for (const c of found) {
        if (c.optedOut || c.erased || hasRefused(refusals, c.phoneQuality === 'valid' ? c.phone : null, c.email)) continue;
        const fixed: Record<FixedColumn, string> = {
          number: String(c.customerId),
          nick: c.nick ?? '',
          name: c.name ?? '',
          phone: c.phone ?? '',
          province: c.province ?? '',
          city: c.city ?? '',
          orders: String(c.orders),
          net: c.netTotalMinor === null ? '' : String(c.netTotalMinor / minorPerUnit(people.currency)),
          last: c.lastDay ?? '',
        };
        const own = values.get(c.customerId)!;
        rows.push([...Object.values(fixed), ...editable.map(({ what }) => ownText(own.get(what) ?? []))]);
      }
    }
    const columns: FileColumn[] = [...Object.values(fixedHeadings).map((names) => names[language]), ...editable.map(({ heading }) => heading)].map((header) => ({ header, kind: 'text' }));
    return { rows, columns, leftOut: ids.length - rows.length };
  });
  const { sha256 } = await writeWhole(file(to).path, writeXlsx('people', columns, rows, '@'));
  return { rows: rows.length, leftOut, sha256 };
}
