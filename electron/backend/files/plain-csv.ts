import Papa from 'papaparse';

/** The whole records of a text, or null where only reading quote by quote tells them (CsvGuard). */
export type PlainReader = (text: string) => string[][] | null;

/**
 * Most files quote every cell or none, and have neither quotes nor line ends within a cell: then a text is parted at its
 * line ends and quotes at once, several times faster than cell by cell. Anything else is left to the slow way, for what is
 * taken here must read exactly as there; but `="123"`, which sellers' tools write so that Excel leaves numbers alone, is
 * given as 123.
 * Example: `="1","a,b",2` → `1`, `a,b`, `2`; `"a ""b"""` → null.
 */
export function plainReader(delimiter: string, hasQuotes: boolean): PlainReader {
  const bare = new Papa.Parser({ delimiter, newline: '\n', fastMode: true });
  const quoted = new Papa.Parser({ delimiter: `"${delimiter}"`, newline: '\n', fastMode: true });
  const recordsOf = (parser: Papa.Parser, text: string) => (parser.parse(text, 0, false) as { data: string[][] }).data;
  return (text) => {
    if (!hasQuotes || !text.includes('"')) return recordsOf(bare, text);
    const records = recordsOf(quoted, text);
    for (let i = 0; i < records.length; i++) {
      const cells = readQuoted(records[i]!, delimiter);
      if (cells === null) return null;
      records[i] = cells;
    }
    return records;
  };
}

/** A line parted wherever one quoted cell follows another. */
function readQuoted(parts: string[], delimiter: string): string[] | null {
  const last = parts.length - 1;
  if (last === 0) return cellsOf(parts[0]!.split('"'), delimiter);
  for (let i = 1; i < last; i++) if (parts[i]!.includes('"')) return readMixed(parts, delimiter);
  const first = parts[0]!;
  const start = first.indexOf('"') + 1;
  const end = parts[last]!;
  const isPlain = (start === 1 || (start === 2 && first.startsWith('='))) && !first.includes('"', start) && end !== '' && end.indexOf('"') === end.length - 1;
  if (!isPlain || (start === 2 && first.includes(delimiter))) return readMixed(parts, delimiter);
  parts[0] = first.slice(start);
  parts[last] = end.slice(0, -1);
  return parts;
}

/** The same, where cells of other kinds stand between. */
function readMixed(parts: string[], delimiter: string): string[] | null {
  const cells: string[] = [];
  const last = parts.length - 1;
  for (let i = 0; i <= last; i++) {
    const part = parts[i]!;
    if (i > 0 && i < last && !part.includes('"')) cells.push(part);
    else {
      const own = cellsOf(`${i > 0 ? '"' : ''}${part}${i < last ? '"' : ''}`.split('"'), delimiter);
      if (own === null) return null;
      for (const cell of own) cells.push(cell);
    }
  }
  return cells;
}

/** A text parted at its quotes: what stands within a pair of them is every second part. */
function cellsOf(parts: string[], delimiter: string): string[] | null {
  const last = parts.length - 1;
  if (last === 0) return parts[0]!.split(delimiter);
  if (last % 2 === 1) return null;
  const cells: string[] = [];
  for (let i = 0; i < last; i += 2) {
    const between = parts[i]!;
    const inside = parts[i + 1]!;
    if (i > 0 ? between !== delimiter : between !== '') {
      const isFormula = between.endsWith('=');
      const bare = isFormula ? between.slice(0, -1) : between;
      if (!addBare(cells, bare, delimiter, i === 0) || (isFormula && inside.includes(delimiter))) return null;
    }
    cells.push(inside);
  }
  const rest = parts[last]!;
  if (rest === '') return cells;
  if (!rest.startsWith(delimiter)) return null;
  for (const cell of rest.slice(1).split(delimiter)) cells.push(cell); // more than a call takes arguments
  return cells;
}

/** Cells without quotes before one that has them: `,a,b,` (at the line's start `a,b,`). */
function addBare(cells: string[], between: string, delimiter: string, isFirst: boolean): boolean {
  if (isFirst && between === '') return true;
  if (!between.endsWith(delimiter) || (!isFirst && !between.startsWith(delimiter))) return false;
  if (!isFirst && between.length === 1) return true;
  for (const cell of between.slice(isFirst ? 0 : 1, -1).split(delimiter)) cells.push(cell);
  return true;
}
