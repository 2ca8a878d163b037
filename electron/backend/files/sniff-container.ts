export type Container = 'text' | 'xlsx' | 'ole2' | 'html' | 'not_table';

const foreign: [magic: string, at: number][] = [
  ['%PDF', 0], ['\x89PNG', 0], ['GIF8', 0], ['\xff\xd8\xff', 0], ['MZ\x90', 0], ['\x7fELF', 0], ['Rar!', 0], ['7z\xbc\xaf', 0], ['\x1f\x8b', 0], ['RIFF', 0], ['BM', 0], ['ftyp', 4],
  ['SQLite format 3', 0], ['OggS', 0], ['ID3', 0], ['\xca\xfe\xba\xbe', 0], ['II*\0', 0], ['MM\0*', 0], ['{\\rtf', 0],
];

/** What a file is, by its first bytes; its name may lie. Taobao's `.xls` of 2025 is an HTML table. */
export function sniffContainer(head: Uint8Array): Container {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096)).toString('latin1');
  if (text.startsWith('PK\x03\x04')) return 'xlsx';
  if (text.startsWith('\xd0\xcf\x11\xe0')) return 'ole2';
  if (foreign.some(([magic, at]) => text.startsWith(magic, at) && (magic !== 'BM' || hasControls(text)))) return 'not_table';
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|meta|table|body|style)/i.test(text) && !/^\s*<\?xml/.test(text)) return 'html';
  return 'text';
}

const hasControls = (text: string): boolean => /[\0-\x08\x0e-\x19]/.test(text);
