import type { boards, HandedOut } from '../../../shared/contract/boards.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import { isRange } from '../../../shared/domain/board-columns.ts';
import { boardPageHtml } from '../../../shared/domain/board-page-html.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { snapshot } from '../db/remember.ts';
import { writeWhole } from '../files/write-whole.ts';
import { writeXlsx } from '../files/write-xlsx.ts';
import { whyLeftOut } from '../people/left-out.ts';
import type { TaskContext } from '../serve.ts';
import { boardWords } from './board-words.ts';
import { findRows, known } from './find-rows.ts';
import { topics } from './topics.ts';

const BLOCK = 1000;
const MOST_PRINTED = 5000;

/** What a board shows, for somebody to work from. Rows of people who said no or are left alone don't go along. */
export async function handOut({ topic, sort, filters, columns, form, title, language, to }: Parsed<typeof boards.handOut>, { db, today, file, progress, checkCancelled }: TaskContext): Promise<HandedOut> {
  const words = boardWords(topic, language);
  const leftOut = { optedOut: 0, heldOut: 0 };
  const lines = snapshot(db, () => {
    const shown = [...new Set(columns)].map((id) => known(topic, id));
    const ids = findRows(db, topic, { sort, filters }, today);
    if (form === 'page' && ids.length > MOST_PRINTED) throw new AppError('too_many_to_print', { limit: MOST_PRINTED, rows: ids.length });
    const why = whyLeftOut(db, today);
    const lines: string[][] = [];
    for (let from = 0; from < ids.length; from += BLOCK) {
      checkCancelled();
      progress({ step: 'write', done: from, total: ids.length });
      for (const row of topics[topic].rows(db, ids.slice(from, from + BLOCK), today)) {
        const reason = row.customerId === null ? null : why(row.customerId);
        if (reason === null) lines.push(shown.map(({ id, column }) => words.text(column, row.cells[id] ?? null, row.currency, form)));
        else leftOut[reason] += 1;
      }
    }
    return lines;
  });
  const heads = [...new Set(columns)].map((id) => ({ title: words.title(id), numeric: isRange(known(topic, id).column) }));
  const text = form === 'page' ? boardPageHtml({ title, day: today, heads, lines, note: words.note(lines.length, leftOut), language }) : writeXlsx(words.topic, heads.map(({ title: header }) => ({ header, kind: 'text' })), lines, '@');
  await writeWhole(file(to).path, text);
  return { rows: lines.length, leftOut };
}
