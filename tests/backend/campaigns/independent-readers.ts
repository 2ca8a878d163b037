import { unzip } from '../vault/unzip.ts';

const unescape = (text: string): string => text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|amp|quot|apos));/gi, (_, hex?: string, decimal?: string, name?: string) => (hex ? String.fromCodePoint(parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[name!]!));
const textOf = (xml: string): string => [...xml.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)].map(([, text]) => unescape(text!)).join('').replaceAll(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
const columnOf = (ref: string): number => Array.from(ref.replaceAll(/\d/g, '')).reduce((n, sign) => 26 * n + sign.charCodeAt(0) - 64, 0) - 1;

/** The cells of a workbook's first sheet by ECMA-376 alone, with nothing of what wrote it. A cell that isn't text, or is a formula, is an error. */
export function readSheet(path: string): string[][] {
  const parts = unzip(path);
  const part = (name: string) => parts.get(name)!.toString('utf8');
  const [, id] = /<sheet\b[^>]*\br:id="([^"]+)"/.exec(part('xl/workbook.xml'))!;
  const target = [...part('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([r]) => r).find((r) => r.includes(`Id="${id!}"`))!;
  const [, sheetName] = /Target="\/?(?:xl\/)?([^"]+)"/.exec(target)!;
  const shared = parts.has('xl/sharedStrings.xml') ? [...part('xl/sharedStrings.xml').matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, si]) => textOf(si!)) : [];
  return [...part(`xl/${sheetName!}`).matchAll(/<row\b[^>]*>([\s\S]*?)<\/row>/g)].map(([, row]) => {
    const cells: string[] = [];
    for (const [, attributes, content] of row!.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const [, ref] = /r="([A-Z]+)\d+"/.exec(attributes!)!;
      const type = /t="(\w+)"/.exec(attributes!)?.[1];
      if (content === undefined || content === '') continue;
      if (content.includes('<f') || (type !== 's' && type !== 'inlineStr')) throw new Error(`${ref!} isn't text: ${attributes!}`);
      cells[columnOf(ref!)] = type === 's' ? shared[Number(/<v>(\d+)<\/v>/.exec(content)![1])]! : textOf(content);
    }
    return Array.from(cells, (cell: string | undefined) => cell ?? '');
  });
}

/** RFC 4180, sign by sign. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[(i += 1)]!;
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === ',') [row, cell] = [[...row, cell], ''];
    else if (sign === '\r' && text[i + 1] === '\n') {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      i += 1;
    } else if (sign === '\r' || sign === '\n' || sign === '"') throw new Error(`a bare ${JSON.stringify(sign)} at ${i}`);
    else cell += sign;
  }
  if (quoted || cell !== '' || row.length > 0) throw new Error('the last line has no end');
  return rows;
}

/** vCard 3.0 by RFC 2426: what stands in each card, unfolded and unescaped; N as its five parts. */
export function readCards(text: string): Record<string, string | string[]>[] {
  for (const line of text.split('\r\n')) if (Buffer.byteLength(line) > 75) throw new Error(`longer than 75 octets: ${line}`);
  const plain = (value: string) => value.replaceAll(/\\([\\,;n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
  return text
    .replaceAll(/\r\n /g, '')
    .split('BEGIN:VCARD\r\nVERSION:3.0\r\n')
    .slice(1)
    .map((card) => {
      const lines = card.split('\r\n');
      if (lines.at(-2) !== 'END:VCARD' || lines.at(-1) !== '') throw new Error(`no end: ${card}`);
      return Object.fromEntries(lines.slice(0, -2).map((line) => {
        const at = line.indexOf(':');
        const [key, value] = [line.slice(0, at), line.slice(at + 1)];
        return [key, key === 'N' ? [...`${value};`.matchAll(/((?:\\.|[^;\\])*);/g)].map(([, part]) => plain(part!)) : plain(value)];
      }));
    });
}
