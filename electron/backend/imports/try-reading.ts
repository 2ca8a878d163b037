import type { ReadingCount } from '../../../shared/contract/mapper.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { OpenFile } from '../files/file-refs.ts';
import type { FileTail, RowFate } from './facts.ts';
import type { ParserSource } from './run-import.ts';

/** Enough to see what is wrong, and read in a moment. */
const MOST_ROWS = 5000;
const MOST_REASONS = 12;

/** What would become of a file's first rows if it were read so. */
export async function tryReading(file: OpenFile, parse: ParserSource, checkCancelled: () => void, mostRows = MOST_ROWS): Promise<ReadingCount> {
  const fates: RowFate[] = [];
  const orders = new Set<string>();
  const buyers = new Set<string>();
  let tail: FileTail | undefined;
  for await (const message of parse({ files: [file], mostRows }, (head) => ({ go: { timeZone: head.defaultTimeZone, currency: head.defaultCurrency } }))) {
    checkCancelled();
    if ('failed' in message) throw new AppError(message.failed.code, message.failed.detail);
    if ('fates' in message) fates.push(...message.fates);
    else if ('tail' in message) tail = message.tail;
    else if ('records' in message) for (const { key } of message.records) buyers.add(key);
    else if ('chunk' in message) {
      for (const orderNo of message.chunk.orderNo) orders.add(orderNo);
      for (const account of message.chunk.accounts) if (account !== '') buyers.add(account);
    }
  }
  const rows = tail?.rows ?? 0;
  const rejected = fates.filter(({ fate }) => fate === 'rejected').length;
  return {
    rows,
    all: rows < mostRows,
    good: rows - fates.length,
    rejected,
    skipped: fates.length - rejected,
    reasons: reasonsOf(fates),
    orders: orders.size,
    buyers: buyers.size,
    firstDay: tail?.checkUp?.firstDay ?? null,
    lastDay: tail?.checkUp?.lastDay ?? null,
    unknownWords: (tail?.warnings.find(({ code }) => code === 'unknown_status')?.values ?? []).slice(0, 12),
  };
}

/** Each reason once, with the first row that has it. */
function reasonsOf(fates: RowFate[]): ReadingCount['reasons'] {
  const found = Map.groupBy(fates, ({ reason, column }) => `${reason} ${column ?? ''}`);
  return [...found.values()]
    .map((of) => ({ reason: of[0]!.reason, column: of[0]!.column, value: of[0]!.value, line: of[0]!.line, count: of.length }))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_REASONS);
}
