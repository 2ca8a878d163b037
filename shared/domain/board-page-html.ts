import { escapeHtml } from './escape-html.ts';

export interface BoardPage {
  title: string;
  day: string;
  heads: { title: string; numeric: boolean }[];
  lines: string[][];
  note: string;
  language: 'zh-CN' | 'en';
}

const style =
  '@page{size:A4 landscape;margin:12mm}body{font:12px/1.5 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1a1a1a;background:#fff;margin:0;padding:0 8px}h1{font-size:18px;margin:8px 0 0;color:#1F6F5C}p{margin:2px 0 10px;color:#595959}table{border-collapse:collapse;width:100%}thead{display:table-header-group}tr{break-inside:avoid}th,td{text-align:left;border-bottom:1px solid #ccc;padding:3px 6px;vertical-align:top;overflow-wrap:anywhere}th{border-bottom:1px solid #1F6F5C;white-space:nowrap}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}';

/** A list that prints on A4 across, its head on every sheet: no script, nothing loaded, every word as text. In pieces. */
export function* boardPageHtml({ title, day, heads, lines, note, language }: BoardPage): Generator<string> {
  const cell = (tag: 'th' | 'td', text: string, i: number) => `<${tag}${heads[i]!.numeric ? ' class="n"' : ''}>${escapeHtml(text)}</${tag}>`;
  yield `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeHtml(title)}</title><style>${style}</style></head><body>
<h1>${escapeHtml(title)}</h1><p>${day} · ${escapeHtml(note)}</p>
<table><thead><tr>${heads.map((head, i) => cell('th', head.title, i)).join('')}</tr></thead><tbody>
`;
  for (const line of lines) yield `<tr>${line.map((text, i) => cell('td', text, i)).join('')}</tr>\n`;
  yield '</tbody></table></body></html>\n';
}
