import { escapeHtml } from './escape-html.ts';

export interface MailLabel {
  recipient: string;
  phone: string;
  /** The line with the street, and the one with its place. */
  street: string;
  place: string;
}

// Sheets of 3 × 8 labels, 70 × 37 mm each (Avery 3474 and its like): 8 × 37 mm fill the 297 mm of A4 but for 1 mm.
const style =
  '@page{size:A4;margin:0}*{box-sizing:border-box}body{margin:0;font:11px/1.4 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#000;background:#fff}section{width:210mm;height:296mm;display:grid;grid-template-columns:repeat(3,70mm);grid-template-rows:repeat(8,37mm);break-after:page;overflow:hidden}section:last-child{break-after:auto}address{font-style:normal;padding:4mm 5mm;overflow:hidden;overflow-wrap:anywhere}b{display:block;font-size:13px}span{display:block}@media screen{section{outline:1px dashed #bbb}}';
const PER_SHEET = 24;

/** Labels in pieces, a sheet each: no script, nothing loaded, every word as text. */
export function mailLabelsHtml(labels: readonly MailLabel[], title: string, language: 'zh-CN' | 'en'): string[] {
  const sheets = Array.from({ length: Math.ceil(labels.length / PER_SHEET) }, (_, i) => labels.slice(i * PER_SHEET, (i + 1) * PER_SHEET));
  const head = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeHtml(title)}</title><style>${style}</style></head><body>
`;
  return [head, ...sheets.map((sheet) => `<section>${sheet.map((label) => labelHtml(label, language)).join('\n')}</section>\n`), '</body></html>\n'];
}

/** In Chinese the place comes first, elsewhere last. */
function labelHtml({ recipient, phone, street, place }: MailLabel, language: 'zh-CN' | 'en'): string {
  const lines = language === 'zh-CN' ? [place, street] : [street, place];
  return `<address><b>${escapeHtml(recipient)}${phone === '' ? '' : ` ${escapeHtml(phone)}`}</b>${lines.filter((line) => line !== '').map((line) => `<span>${escapeHtml(line)}</span>`).join('')}</address>`;
}
