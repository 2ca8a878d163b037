import { escapeHtml } from './escape-html.ts';

export interface BriefPage {
  name: string;
  window: string;
  treated: number;
  heldOut: number;
  brief: { description: string; source: string; sales: string; market: string; hypothesis: string; stopRule: string };
  offers: { who: string; offer: string }[];
  budget: string | null;
  expected: string;
  files: { name: string; rows: number; sha256: string }[];
}

const words = {
  'zh-CN': { window: '效果窗口', arms: (a: number, b: number) => `发给 ${a} 人，留 ${b} 人不发作对照`, description: '活动描述', source: '活动来源', sales: '销售数据', market: '市场现状', hypothesis: '假设', stopRule: '停止规则', offers: '优惠', budget: '预算', expected: '预计费用', files: '名单文件', rows: '行' },
  en: { window: 'Window', arms: (a: number, b: number) => `Sent to ${a}, ${b} left alone to compare with`, description: 'Description', source: 'Source', sales: 'Sales data', market: 'Market situation', hypothesis: 'Hypothesis', stopRule: 'Stop rule', offers: 'Offers', budget: 'Budget', expected: 'Expected costs', files: 'List files', rows: 'rows' },
} as const;

/** One page that stands alone and prints on A4: what, for whom, why, for how much, and which files. Nobody is named. */
export function campaignBriefHtml(page: BriefPage, language: 'zh-CN' | 'en'): string {
  const w = words[language];
  const line = (label: string, text: string | null) => (text === null || text === '' ? '' : `<tr><th>${label}</th><td>${escapeHtml(text).replaceAll('\n', '<br>')}</td></tr>`);
  const { brief } = page;
  const offers = page.offers.map((o) => `${o.who}: ${o.offer}`).join('\n');
  const files = page.files.map((f) => `<tr><td>${escapeHtml(f.name)}</td><td>${f.rows} ${w.rows}</td><td><code>${f.sha256}</code></td></tr>`).join('');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeHtml(page.name)}</title>
<style>@page{size:A4;margin:16mm}body{font:14px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1a1a1a;max-width:760px;margin:24px auto;padding:0 16px}h1{font-size:22px;margin:0 0 12px}h2{font-size:15px;color:#1F6F5C;margin:20px 0 4px}table{border-collapse:collapse;width:100%}th,td{border:1px solid #ddd;padding:4px 8px;text-align:left;vertical-align:top}th{width:110px;font-weight:600;background:#f6f6f4}code{font-size:11px;word-break:break-all}</style></head><body>
<h1>${escapeHtml(page.name)}</h1>
<p>${w.arms(page.treated, page.heldOut)}</p>
<table>${line(w.window, page.window)}${line(w.description, brief.description)}${line(w.source, brief.source)}${line(w.sales, brief.sales)}${line(w.market, brief.market)}${line(w.hypothesis, brief.hypothesis)}${line(w.stopRule, brief.stopRule)}${line(w.offers, offers)}${line(w.budget, page.budget)}${line(w.expected, page.expected)}</table>
<h2>${w.files}</h2>
<table>${files}</table>
</body></html>
`;
}
