import { makeZip, sheetXml, workbookParts, type NumberCell, type ZipPart } from './make-zip.ts';
import { csvLine, manyOrders, taobaoCells, taobaoCsv, taobaoHeader, type TaobaoCells } from './taobao-csv.ts';

/** What must become of a file: so many rows in and so many told apart with their reasons, or the whole of it refused. */
export type Outcome = { in: number; out?: string[] } | { refused: string };
export type Case = [number: number, what: string, file: string | Uint8Array, outcome: Outcome];

const header = csvLine(taobaoHeader);
const line = (cells: TaobaoCells = {}) => csvLine(taobaoCells(cells));
const three = manyOrders(3);
const good = taobaoCsv(...three);
const lines = good.trimEnd().split('\n');
const bytes = (...parts: (string | Uint8Array)[]) => Buffer.concat(parts.map((part) => Buffer.from(part)));
const hex = (text: string) => Buffer.from(text, 'hex');
const utf16 = (text: string, big = false) => (big ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le'));
/** Three orders, the second of which is as given. */
const one = (cells: TaobaoCells) => taobaoCsv({ ...three[0] }, { ...three[1], ...cells }, { ...three[2] });
const rejects = (...out: string[]): Outcome => ({ in: 2, out });
const all: Outcome = { in: 3 };

const encoding: Case[] = [
  [1, 'UTF-8', good, all],
  [2, 'UTF-8 with its mark', `\ufeff${good}`, all],
  [3, 'two marks', `\ufeff\ufeff${good}`, all],
  [4, 'a mark in the middle: files joined', `${good}\ufeff${good}`, { in: 6, out: ['repeated_header'] }],
  [5, 'UTF-16LE with a mark', utf16(`\ufeff${good}`), all],
  [6, 'UTF-16BE with a mark', utf16(`\ufeff${good}`, true), all],
  [7, 'UTF-16LE without', utf16(good), all],
  [8, 'UTF-16 with an odd byte', bytes(utf16(`\ufeff${good}`), hex('41')), { in: 3, out: ['bad_order_number'] }],
  [9, 'UTF-32', bytes(hex('fffe0000'), hex('61000000')), { refused: 'file_encoding' }],
  [18, 'UTF-8 with a line in GB18030', bytes(lines.slice(0, 2).join('\n'), '\n', lines[2]!.split('沈测试')[0]!, hex('c9f2b2e2cad4'), lines[2]!.split('沈测试')[1]!, '\n', lines[3]!), all],
  [19, 'UTF-8 cut in a character', bytes(good.trimEnd(), ',', hex('e4bd')), { in: 2, out: ['too_many_cells'] }],
  [20, 'an overlong form', bytes(one({ nick: '@@' }).split('@@')[0]!, hex('c0af'), one({ nick: '@@' }).split('@@')[1]!), rejects('not_text')],
  [21, 'lone surrogates', bytes(one({ nick: '@@' }).split('@@')[0]!, hex('eda081'), one({ nick: '@@' }).split('@@')[1]!), rejects('not_text')],
  [23, 'NULs between the cells', good.replaceAll(',交易', ',\0交易'), all],
  [24, 'NULs alone', new Uint8Array(3000), { refused: 'file_empty' }],
  [25, 'UTF-7 is text', one({ memo: '+ADw-b+AD4-' }), all],
  [26, 'EBCDIC', hex('d6d9c4c5d96bd5d6'.repeat(40)), { refused: 'file_unknown_layout' }],
  [27, 'a name that turns the direction of writing', one({ receiver: '\u202eexe.沈' }), all],
  [28, 'invisible marks in an order number', one({ no: '2000\u200b0000\ufe0f0000000018' }), all],
  [29, 'an accent of its own', one({ receiver: 'Jose\u0301' }), all],
  [30, 'a family of emoji', one({ nick: '👨‍👩‍👧 店' }), all],
];

const structure: Case[] = [
  [31, 'nothing', '', { refused: 'file_empty' }],
  [32, 'a mark alone', '\ufeff', { refused: 'file_empty' }],
  [33, 'a line end alone', '\n', { refused: 'file_empty' }],
  [34, 'a header alone', header, { in: 0 }],
  [35, 'no header', lines.slice(1).join('\n'), { refused: 'file_unknown_layout' }],
  [36, 'titles above the header', `订单报表\n导出时间：2026-11-01\n\n${good}`, all],
  [37, 'totals below', `${good}总计,,90.00,90.00\n`, { in: 3, out: ['summary_row'] }],
  [38, 'the header twice', `${header}\n${good}`, { in: 3, out: ['repeated_header'] }],
  [39, 'the header again in the middle', [...lines.slice(0, 2), header, ...lines.slice(2)].join('\n'), { in: 3, out: ['repeated_header'] }],
  [40, 'a heading twice', [`${header},买家留言`, ...lines.slice(1).map((l) => `${l},`)].join('\n'), all],
  [41, 'headings without a name', [`${header},,`, ...lines.slice(1).map((l) => `${l},x,y`)].join('\n'), all],
  [42, 'headings that name parts of objects', [`${header},__proto__,constructor,toString`, ...lines.slice(1).map((l) => `${l},a,b,c`)].join('\n'), all],
  [43, '50,000 headings', `${'列,'.repeat(50_000)}\n`, { refused: 'file_too_large' }],
  [44, 'a million columns', `${','.repeat(1_000_000)}\n`, { refused: 'file_too_large' }],
  [45, 'a short row', [...lines.slice(0, 2), '200000000000000099,nick', ...lines.slice(2)].join('\n'), { in: 3, out: ['too_few_cells'] }],
  [46, 'a long row', [...lines.slice(0, 2), `${line()},surplus`, ...lines.slice(2)].join('\n'), { in: 3, out: ['too_many_cells'] }],
  [47, 'a delimiter behind every row', lines.map((l) => `${l},`).join('\n'), all],
  [48, 'a quote that is never closed', [...lines.slice(0, 2), lines[2]!.replace('tb00000001', '"tb00000001'), lines[3]!].join('\n'), rejects('unterminated_quote')],
  [49, 'a quote within a bare cell', [...lines.slice(0, 3), lines[3]!.replace(/,$/, ',15" monitor')].join('\n'), all],
  [50, 'a quote within quotes', [...lines.slice(0, 3), lines[3]!.replace(/,$/, ',"a"b"')].join('\n'), all],
  [51, 'quotes alone', '"'.repeat(4_000_000), { refused: 'file_unknown_layout' }],
  [52, 'line ends within quotes', one({ memo: '一\n二\n三' }), all],
  [53, 'LF', good, all],
  [54, 'CRLF', good.replaceAll('\n', '\r\n'), all],
  [55, 'CR', good.replaceAll('\n', '\r'), all],
  [56, 'line ends of all kinds', lines.map((l, i) => l + ['\n', '\r\n', '\r'][i % 3]!).join(''), all],
  [57, 'other line ends within a cell', one({ memo: 'a\u2028b\u0085c' }), all],
  [58, 'no last line end', good.trimEnd(), all],
  [59, 'a NUL at the end', `${good.trimEnd()}\0`, all],
  [60, 'semicolons and decimal commas', [taobaoHeader, taobaoCells({ paid: '30,00' })].map((c) => csvLine(c, ';')).join('\n'), { in: 1 }],
  [61, 'tabs', [taobaoHeader, ...three.map(taobaoCells)].map((c) => csvLine(c, '\t')).join('\n'), all],
  [62, 'bars', [taobaoHeader, ...three.map(taobaoCells)].map((c) => csvLine(c, '|')).join('\n'), all],
  [64, 'sep=; first', `sep=;\n${[taobaoHeader, ...three.map(taobaoCells)].map((c) => csvLine(c, ';')).join('\n')}`, all],
  [65, 'one column', '订单编号\n1\n2\n', { refused: 'file_unknown_layout' }],
  [66, 'blanks about quotes', [...lines.slice(0, 3), lines[3]!.replace('tb00000001', '"tb00000001" ')].join('\n'), all],
  [67, 'a backslash is a character', one({ memo: 'a\\b' }), all],
  [68, 'a remark', [...lines.slice(0, 2), '# 备注', ...lines.slice(2)].join('\n'), { in: 3, out: ['bad_order_number'] }],
  [69, 'a cell of five megabytes', [...lines.slice(0, 3), lines[3]!.replace(/,$/, `,${'长'.repeat(1_700_000)}`)].join('\n'), rejects('record_too_long')],
  [72, 'the same line a thousand times', [lines[0], ...Array<string>(1000).fill(lines[1]!)].join('\n'), { in: 1000 }],
];

const values: Case[] = [
  [73, 'an id that Excel has cut', one({ no: '2.02403E+20' }), rejects('damaged_order_number')],
  [74, 'an id of 24 digits', one({ no: '202403011234567890123456' }), all],
  [75, 'leading zeros', one({ no: '000000000000000018' }), all],
  [76, 'an id as a formula', [...lines.slice(0, 2), lines[2]!.replace(/^(\d+)/, '="$1"'), lines[3]!].join('\n'), all],
  [77, 'a negative amount', one({ paid: '-5000' }), rejects('negative_money')],
  [78, 'an amount in brackets is negative', one({ paid: '(5,000)' }), rejects('negative_money')],
  [79, 'points and commas', one({ paid: '5,000.00', total: '5.000,00' }), all],
  [80, 'signs of currencies', one({ paid: '¥5,000', total: '5,000元' }), all],
  [81, 'full-width digits', one({ paid: '１２３' }), all],
  [82, 'Arabic digits', one({ paid: '١٢٣' }), rejects('bad_money')],
  [83, 'beyond all numbers', one({ paid: '1e309' }), rejects('bad_money')],
  [83, 'no number', one({ paid: 'NaN' }), rejects('bad_money')],
  [84, 'twenty nines', one({ paid: '99,999,999,999,999,999,999' }), rejects('bad_money')],
  [85, 'more digits than a number keeps', one({ paid: '9007199254740993' }), rejects('bad_money')],
  [86, 'three decimals of a yuan', one({ paid: '0.305' }), rejects('bad_money')],
  [87, 'no amount', one({ paid: '' }), rejects('bad_money')],
  [88, '#REF!', one({ paid: '#REF!' }), rejects('bad_money')],
  [88, '#N/A', one({ paid: '#N/A' }), rejects('bad_money')],
  [88, '#DIV/0!', one({ paid: '#DIV/0!' }), rejects('bad_money')],
  [89, '30 February', one({ created: '2024/2/30' }), rejects('bad_date')],
  [90, '29 February of a common year', one({ created: '2023-02-29' }), rejects('bad_date')],
  [91, 'a day of zeros', one({ created: '0000-00-00' }), rejects('bad_date')],
  [92, 'the day that Excel made up', one({ created: '1900-02-29' }), rejects('bad_date')],
  [93, 'a day as a number', one({ created: '45351.75' }), all],
  [94, 'a day that can be read two ways', one({ created: '01/02/2024' }), rejects('bad_date')],
  [95, 'a year of two digits', one({ created: '24-03-01' }), rejects('bad_date')],
  [96, 'a day in Chinese', one({ created: '2024年3月1日 下午3:05' }), all],
  [98, 'a zone ahead of all', one({ created: '2024-03-01T00:00:00+14:00' }), all],
  [100, 'the year 9999', one({ created: '9999-01-01' }), rejects('bad_date')],
  [100, 'the year 1601', one({ created: '1601-01-01' }), rejects('bad_date')],
  [101, 'seconds of Unix', one({ created: '1700000000' }), rejects('bad_date')],
  [102, 'a phone with its country', one({ phone: '+86 138 0013 8000' }), all],
  [102, 'two phones in a cell', one({ phone: '13800138000/13900139000' }), all],
  [103, 'a masked phone', one({ phone: '138****1234' }), all],
  [104, 'a stand-in that expires', one({ phone: '13800138000-1234' }), all],
  [106, 'a name that is a formula', one({ receiver: '=HYPERLINK("http://x","y")' }), all],
  [107, 'a name that is a page', one({ nick: '<img src=x onerror=alert(1)>' }), all],
  [108, 'a name that is a command', one({ nick: "'; DROP TABLE customer;--" }), all],
  [109, 'an address that runs', one({ memo: 'javascript:alert(1)' }), all],
  [110, 'colours of a terminal', one({ memo: '\u001b[31mred' }), all],
  [111, 'a cell longer than Excel takes', one({ memo: '长'.repeat(32_768) }), all],
  [112, 'people named NULL, undefined and true', taobaoCsv({ ...three[0], nick: 'NULL' }, { ...three[1], nick: 'undefined' }, { ...three[2], nick: 'true' }), all],
  [113, 'a name of blanks', one({ receiver: ' \u3000 ' }), all],
  [114, 'a state never seen before', one({ status: '等待神秘的事' }), all],
];

const rows = [taobaoHeader, ...three.map(taobaoCells)];
const parts = () => workbookParts([sheetXml(rows)]);
const part = (name: string, change: (content: string) => string): ZipPart[] => parts().map((p) => (p.name === name ? { ...p, content: change(String(p.content)) } : p));
const sheet = 'xl/worksheets/sheet1.xml';
const doctype = (inside: string) => (content: string) => content.replace(/^<\?xml[^>]*\?>/, `<?xml version="1.0"?><!DOCTYPE x [${inside}]>`);
const cell = (at: string, value: string | NumberCell) => sheetXml([taobaoHeader, ...three.map((c, i) => taobaoCells(c).map((text, k) => (i === 1 && taobaoHeader[k] === at ? value : text)))]);
const formula = (f: string, v: string) => part(sheet, (xml) => xml.replace(/<c r="D3"[^>]*>.*?<\/c>/, `<c r="D3" t="str"><f>${f}</f>${v}</c>`));

const containers: Case[] = [
  [115, 'the least that is a workbook', makeZip(parts()), all],
  [116, 'half a gigabyte of blanks', makeZip([...parts(), { name: 'xl/worksheets/sheet9.xml', content: ' '.repeat(60 * 1024 ** 2) }]), { refused: 'file_too_large' }],
  [118, 'a zip within a zip', makeZip([...parts(), { name: 'xl/embeddings/inner.zip', content: makeZip(parts()) }]), all],
  [120, 'a size that lies', makeZip([...parts(), { name: 'xl/media/a.bin', content: 'x', claimedSize: 0x7fff_ff00 }]), { refused: 'file_too_large' }],
  [121, 'thousands of entries', makeZip([...parts(), ...Array.from({ length: 2100 }, (_, i) => ({ name: `x${i}`, content: '' }))]), { refused: 'file_too_large' }],
  [122, 'a billion laughs', makeZip(part(sheet, doctype('<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">'))), { refused: 'file_damaged' }],
  [123, 'a file of the machine as an entity', makeZip(part('xl/workbook.xml', doctype('<!ENTITY x SYSTEM "file:///etc/passwd">'))), { refused: 'file_damaged' }],
  [124, 'an entity from elsewhere', makeZip(part('xl/styles.xml', doctype('<!ENTITY % p SYSTEM "http://127.0.0.1/x">%p;'))), { refused: 'file_damaged' }],
  [125, 'a link to elsewhere', makeZip(part('xl/_rels/workbook.xml.rels', (xml) => xml.replace('</Relationships>', '<Relationship Id="e" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="http://127.0.0.1/x.xlsx" TargetMode="External"/></Relationships>'))), all],
  [126, 'a formula with its value', makeZip(formula('1+1', '<v>30.00</v>')), all],
  [127, 'a formula without a value', makeZip(formula('1+1', '')), rejects('bad_money')],
  [128, 'a formula that runs a program is text', makeZip(workbookParts([cell('买家留言', "=cmd|' /C calc'!A0")])), all],
  [129, 'a cell at the far corner', makeZip(part(sheet, (xml) => xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'))), { refused: 'file_too_large' }],
  [131, 'a dimension that lies', makeZip(workbookParts([sheetXml(rows, 'A1:XFD1048576')])), all],
  [134, 'an HTML table', `<html><body><table>${rows.map((r) => `<tr>${r.map((c) => `<td>${c}</td>`).join('')}</tr>`).join('')}</table></body></html>`, all],
  [137, 'a PDF', '%PDF-1.7\n%âãÏÓ', { refused: 'file_not_table' }],
  [137, 'a JPEG', hex('ffd8ffe000104a46494600010100000100010000ffdb'), { refused: 'file_not_table' }],
  [138, 'macros', makeZip([...parts(), { name: 'xl/vbaProject.bin', content: 'Sub AutoOpen()' }]), all],
  [140, 'the calendar that begins in 1904', makeZip(workbookParts([cell('订单创建时间', { number: '41837.25', date: true })], { date1904: true })), all],
  [141, 'thirty sheets', makeZip(workbookParts([sheetXml(rows), ...Array.from({ length: 29 }, () => sheetXml([['x']]))])), all],
  [143, 'a zip that is cut', makeZip(parts()).subarray(0, -40), { refused: 'file_damaged' }],
  [143, 'an amount that isn’t what was saved', makeZip(parts().map((p) => (p.name === sheet ? { ...p, content: String(p.content).replace('30.00', '80.00'), checksumOf: String(p.content) } : p))), { refused: 'file_altered' }],
  [144, 'entries that climb out of their folder', makeZip([...parts(), { name: '../../climbed.txt', content: 'x' }, { name: 'C:\\x', content: 'y' }]), all],
  [146, 'a name from the prototype', makeZip([...parts(), { name: 'xl/comments1.xml', content: '<comments><commentList><comment ref="__proto__"><text><t>x</t></text></comment></commentList></comments>' }]), all],
];

/** Files as they come off the wrong tools, numbered as in the catalogue of what is promised for them. */
export const corpus: Case[] = [...encoding, ...structure, ...values, ...containers];
