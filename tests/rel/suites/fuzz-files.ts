import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseFiles } from '../../../electron/backend/imports/parse-files.ts';
import { fuzzers, sameRows, type Fuzzed } from '../fuzz-bytes.ts';
import type { Run } from '../run.ts';

const SAMPLES = 'tests/fixtures/exports';
const MOST_MS = 20_000;

interface Outcome {
  /** Rows that the file says it has, and those that came out as facts, records or fates; null where it was refused by name. */
  rows: number | null;
  accounted: number;
  /** Lines of its rows. */
  lines: number[];
}

/** What the parser makes of a file. Refusals are values; what it throws beyond is a crash. */
async function read(path: string, name: string): Promise<Outcome> {
  const outcome: Outcome = { rows: null, accounted: 0, lines: [] };
  const take = (lines: Iterable<number>) => {
    for (const line of lines) outcome.lines.push(line);
  };
  for await (const message of parseFiles({ files: [{ path, name }], period: { first: '2026-10-01', last: '2026-10-31' } }, () => ({ go: { timeZone: 'Asia/Shanghai', currency: 'CNY' } }))) {
    if ('chunk' in message) {
      outcome.accounted += message.chunk.count;
      take(message.chunk.line);
    } else if ('records' in message) {
      outcome.accounted += message.records.length;
      take(message.records.map(({ line }) => line));
    } else if ('fates' in message) {
      outcome.accounted += message.fates.length;
      take(message.fates.map(({ line }) => line));
    } else if ('tail' in message) outcome.rows = message.tail.rows;
  }
  return outcome;
}

/**
 * Sample exports of every platform with something wrong in them: bytes flipped, cut, moved, repeated; lines doubled, lost
 * and swapped; cells garbled. Each is read to its end or refused by name, in good time, with every row accounted for; where
 * the fault leaves the number of rows known, it is that number.
 */
export async function fuzzFiles(run: Run): Promise<void> {
  const paths = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:csv|txt|xlsx|xls)$/.test(name)).sort();
  const samples = await Promise.all(paths.map(async (name) => ({ name, bytes: readFileSync(join(SAMPLES, name)), whole: await read(join(SAMPLES, name), name) })));
  const names = Object.keys(fuzzers);
  for (let i = 0; i < run.points; i++) {
    const sample = samples[i % samples.length]!;
    const way = names[run.pick(names.length)]!;
    const of = samples[run.pick(samples.length)]!.bytes;
    const fuzzed: Fuzzed | null = fuzzers[way]!({ bytes: sample.bytes, lines: sample.whole.lines, other: of, pick: (below) => run.pick(below) });
    const { bytes, rows } = fuzzed ?? sameRows(sample.bytes);
    const path = join(run.folder, `fuzzed${extname(sample.name)}`);
    writeFileSync(path, bytes);
    const name = `${sample.name}, ${way}, file ${i + 1}`;
    await run.attempt(name, async () => {
      const startedAt = performance.now();
      const outcome = await read(path, sample.name);
      const ms = performance.now() - startedAt;
      if (ms > MOST_MS) run.violate(`${name}: it took ${Math.round(ms)} ms`);
      if (outcome.rows !== null && outcome.rows !== outcome.accounted) run.violate(`${name}: ${outcome.rows} rows, ${outcome.accounted} accounted for`);
      if (rows !== null && outcome.rows !== null && sample.whole.rows !== null && outcome.rows !== sample.whole.rows + rows) run.violate(`${name}: ${outcome.rows} rows where ${sample.whole.rows} ${rows < 0 ? '-' : '+'} ${Math.abs(rows)} stand`);
      return true;
    });
  }
  if ('polluted' in {}) run.violate('the prototype of everything was changed');
}
