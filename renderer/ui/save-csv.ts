import { csvText } from './csv-text.ts';

/** Hands a file of the page's own to the owner. */
export function saveFile(href: string, name: string): void {
  const link = document.createElement('a');
  Object.assign(link, { href, download: name });
  link.click();
}

/** Rows as a file that Excel reads as UTF-8. */
export function saveCsv(rows: readonly (readonly (string | number | null)[])[], title: string): void {
  saveFile(`data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${csvText(rows)}`)}`, `${title.slice(0, 40)}.csv`);
}
