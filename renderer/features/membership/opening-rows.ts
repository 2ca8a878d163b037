/** A row of the pasted list. */
export interface OpeningRow {
  who: string;
  points: number;
  number: string | null;
}

/** Who, points and perhaps a card number, separated by commas, semicolons, tabs or blanks. `bad`: rows that can't be read. */
export function readOpeningRows(text: string): { rows: OpeningRow[]; bad: number } {
  const rows: OpeningRow[] = [];
  let bad = 0;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const [who = '', points = '', number = '', ...rest] = line.trim().split(/\s*[,，;；\t]\s*|\s+/);
    const sum = Number(points);
    const readable = who !== '' && /^\d{1,9}$/.test(points) && /^[A-Za-z0-9-]{0,20}$/.test(number) && rest.length === 0;
    if (readable) rows.push({ who, points: sum, number: number === '' ? null : number });
    else bad += 1;
  }
  return { rows, bad };
}
