/** A file with something wrong in it. `rows`: how many more rows it has than it had; null where that can't be known. */
export interface Fuzzed {
  bytes: Buffer;
  rows: number | null;
}
interface Material {
  bytes: Buffer;
  /** Lines on which rows begin, from 1. */
  lines: readonly number[];
  /** Of another file. */
  other: Buffer;
  pick: (below: number) => number;
}

export const sameRows = (bytes: Buffer): Fuzzed => ({ bytes, rows: 0 });
const unknown = (bytes: Buffer): Fuzzed => ({ bytes, rows: null });
const splice = (bytes: Buffer, at: number, gone: number, put: Buffer | string = ''): Buffer => Buffer.concat([bytes.subarray(0, at), Buffer.from(put as string, 'latin1'), bytes.subarray(at + gone)]);

const hostile = ['"', "'", ',', '\t', '\n', '\r', '\r\n', '\0', '\ufeff', '""', '="', '\u00ff\u00fe', '__proto__', '=1+1', '-', '\u0081', '1e309', '-0', '99999999999999999999', '2026-02-30', '00/00/0000', '<td>', '</table>', '<!DOCTYPE x>', ']]>', '&#x0;', '\u2028'];
const quiet = ['__proto__', 'constructor', '1e309', '-0', '99999999999999999999999', '2026-02-30 25:61:61', 'NaN', 'null', '-', '0x10', '4.1E+17', '12,34.5.6'.replace(',', '')];

/** Lines of a file of text in which a line is a row, as bytes; null where that isn't so. */
function textLines({ bytes, lines }: Material): { all: string[]; rows: number[] } | null {
  if (bytes[0] === 0x50 || bytes[0] === 0xd0 || bytes.includes('<t', 0, 'latin1')) return null;
  const all = bytes.toString('latin1').split('\n');
  const rows = [...new Set(lines)].map((line) => line - 1);
  const isRow = (text: string | undefined) => text !== undefined && text.trim() !== '' && text.split('"').length % 2 === 1 && !text.slice(0, -1).includes('\r');
  if (rows.length === 0 || rows.length !== lines.length || !all.every((text) => text.split('"').length % 2 === 1) || !rows.every((at) => isRow(all[at]))) return null;
  return { all, rows };
}
const joined = (all: string[], rows: number): Fuzzed => ({ bytes: Buffer.from(all.join('\n'), 'latin1'), rows });

export const fuzzers: Record<string, (material: Material) => Fuzzed | null> = {
  'bits flipped': ({ bytes, pick }) => {
    const fuzzed = Buffer.from(bytes);
    for (let n = 1 + pick(8); n > 0; n--) fuzzed[pick(fuzzed.length)]! ^= 1 << pick(8);
    return unknown(fuzzed);
  },
  'bytes set': ({ bytes, pick }) => {
    const fuzzed = Buffer.from(bytes);
    for (let n = 1 + pick(20); n > 0; n--) fuzzed[pick(fuzzed.length)] = [0, 9, 10, 13, 34, 39, 44, 61, 255, 254, 128, pick(256)][pick(12)]!;
    return unknown(fuzzed);
  },
  'cut off': ({ bytes, pick }) => unknown(bytes.subarray(0, pick(bytes.length))),
  'the beginning gone': ({ bytes, pick }) => unknown(bytes.subarray(1 + pick(Math.min(bytes.length - 1, 400)))),
  'a piece gone': ({ bytes, pick }) => unknown(splice(bytes, pick(bytes.length), 1 + pick(300))),
  'a piece twice': ({ bytes, pick }) => {
    const at = pick(bytes.length);
    return unknown(splice(bytes, at, 0, bytes.subarray(at, at + 1 + pick(2000))));
  },
  'a piece of another file': ({ bytes, other, pick }) => {
    const from = pick(other.length);
    return unknown(splice(bytes, pick(bytes.length), pick(200), other.subarray(from, from + 1 + pick(1000))));
  },
  'something hostile put in': ({ bytes, pick }) => {
    let fuzzed = bytes;
    for (let n = 1 + pick(5); n > 0; n--) fuzzed = splice(fuzzed, pick(fuzzed.length), 0, Buffer.from(hostile[pick(hostile.length)]!));
    return unknown(fuzzed);
  },
  'a very long cell': ({ bytes, pick }) => unknown(splice(bytes, pick(bytes.length), 0, Buffer.alloc(1 + pick(300_000), [65, 34, 44, 49, 32, 9, 39, 45, 46, 61, 47, 10][pick(12)]))),
  'two files in one': ({ bytes, other }) => unknown(Buffer.concat([bytes, other])),
  'zeros behind': ({ bytes, pick }) => unknown(Buffer.concat([bytes, Buffer.alloc(1 + pick(5000))])),
  'read as UTF-16': ({ bytes }) => unknown(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString('latin1'), 'utf16le')])),
  'a line twice': (material) => {
    const text = textLines(material);
    if (!text) return null;
    const at = text.rows[material.pick(text.rows.length)]!;
    return joined([...text.all.slice(0, at), text.all[at]!, ...text.all.slice(at)], 1);
  },
  'a line lost': (material) => {
    const text = textLines(material);
    if (!text || text.rows.length < 3) return null;
    return joined(text.all.toSpliced(text.rows[material.pick(text.rows.length)]!, 1), -1);
  },
  'lines swapped': (material) => {
    const text = textLines(material);
    if (!text) return null;
    const [a, b] = [text.rows[material.pick(text.rows.length)]!, text.rows[material.pick(text.rows.length)]!];
    return joined(text.all.with(a, text.all[b]!).with(b, text.all[a]!), 0);
  },
  'a cell garbled': (material) => {
    const text = textLines(material);
    if (!text) return null;
    const at = text.rows[material.pick(text.rows.length)]!;
    const cells = text.all[at]!.split(/([,\t])/);
    const cell = 2 * material.pick(Math.ceil(cells.length / 2));
    // One that is quoted stays so, and the last keeps its line's end.
    if (/["=\r]/.test(cells[cell]!)) return null;
    return joined(text.all.with(at, cells.with(cell, quiet[material.pick(quiet.length)]!).join('')), 0);
  },
};
