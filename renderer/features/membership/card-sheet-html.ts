import { escapeHtml } from '../../../shared/domain/escape-html.ts';

export interface SheetCard {
  number: string;
  name: string | null;
  tier: string | null;
  since: string;
  /** The code as SVG markup, of the app's own making. */
  code: string;
}

const style =
  '@page{size:A4;margin:12mm}body{font:12px/1.5 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1a1a1a;background:#fff;margin:0}main{display:grid;grid-template-columns:repeat(2,85.6mm);gap:3mm;justify-content:center}article{box-sizing:border-box;width:85.6mm;height:54mm;border:1px dashed #999;border-radius:3mm;padding:5mm;break-inside:avoid;display:grid;grid-template:auto 1fr/1fr 28mm;gap:1mm 3mm}h1{grid-column:1/-1;font-size:15px;margin:0;color:#1F6F5C;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}.told{align-self:end;min-width:0}.told p{margin:0;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}.number{font-size:20px;font-weight:600;font-variant-numeric:tabular-nums}.soft{color:#595959}svg{width:28mm;height:28mm;align-self:end}';

/** A sheet of cards that stands alone and prints eight on an A4: no script, nothing loaded, every word as text. */
export function cardSheetHtml(cards: readonly SheetCard[], title: string, language: string): string {
  const line = (text: string | null, style: string) => (text === null ? '' : `<p class="${style}">${escapeHtml(text)}</p>`);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>
${cards.map((c) => `<article><h1>${escapeHtml(title)}</h1><div class="told">${line(c.tier, 'soft')}${line(c.name, '')}${line(c.number, 'number')}${line(c.since, 'soft')}</div>${c.code}</article>`).join('\n')}
</main></body></html>
`;
}
