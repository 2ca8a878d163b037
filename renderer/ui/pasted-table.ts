const made = new WeakSet<File>();

/** Has the file been made of something pasted? It then lies nowhere on the disk. */
export const isPasted = (file: File): boolean => made.has(file);

/**
 * What was copied, as a table: cells parted by TAB, as Excel and WPS give them, or a list of several lines; else a web
 * page's table. Null where it is neither. Examples: `a\tb` → a table; two phones on two lines → a list; one word → null.
 */
export function tableText({ text, html }: { text: string; html: string }): { text: string; extension: 'tsv' | 'html' } | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (text.includes('\t') || lines.length > 1) return { text, extension: 'tsv' };
  return /<table[\s>]/i.test(html) ? { text: html.slice(html.search(/<table[\s>]/i)), extension: 'html' } : null;
}

/** A pasted table as a file; files that were copied as they are. */
export function pastedFiles(data: DataTransfer, name: string): File[] {
  const table = tableText({ text: data.getData('text/plain'), html: data.getData('text/html') });
  if (!table) return data.getData('text/plain') === '' ? [...data.files] : [];
  return [textFile(table.text, `${name}.${table.extension}`)];
}

/** A text as a file that lies nowhere. */
export function textFile(text: string, name: string): File {
  const file = new File([text], name, { type: 'text/plain' });
  made.add(file);
  return file;
}
