import type { TalkSheet } from '../contract/talks.ts';
import { escapeHtml } from './escape-html.ts';

const words = {
  'zh-CN': { about: '适用', opening: '开场', questions: '问什么', objections: '客户会说', you: '我们答', closing: '收尾' },
  en: { about: 'For', opening: 'Opening', questions: 'What to ask', objections: 'They say', you: 'We answer', closing: 'Closing' },
} as const;

/** A page that stands alone and prints on A4: no script, nothing loaded, every word of the owner's as text. */
export function talkSheetHtml({ name, about, opening, questions, objections, closing }: Omit<TalkSheet, 'sheetId' | 'updatedAt'>, language: 'zh-CN' | 'en'): string {
  const w = words[language];
  const part = (title: string, inner: string) => (inner === '' ? '' : `<section><h2>${title}</h2>${inner}</section>\n`);
  const said = (text: string) => (text === '' ? '' : `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`);
  const rows = objections.map((o) => `<tr><td>${said(o.they)}</td><td>${said(o.you)}</td></tr>`).join('');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeHtml(name)}</title>
<style>@page{size:A4;margin:18mm}body{font:15px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1a1a1a;max-width:720px;margin:24px auto;padding:0 16px}h1{font-size:22px;margin:0 0 4px}h2{font-size:15px;color:#1F6F5C;margin:20px 0 4px;border-bottom:1px solid #ddd}section{break-inside:avoid}p{margin:4px 0}ol{margin:4px 0;padding-left:22px}table{border-collapse:collapse;width:100%}td,th{border:1px solid #ddd;padding:4px 8px;text-align:left;vertical-align:top;width:50%}</style></head><body>
<h1>${escapeHtml(name)}</h1>
${about === '' ? '' : `<p>${w.about}：${escapeHtml(about)}</p>\n`.replace('：', language === 'en' ? ': ' : '：')}${part(w.opening, said(opening))}${part(w.questions, questions.length === 0 ? '' : `<ol>${questions.map((q) => `<li>${escapeHtml(q)}</li>`).join('')}</ol>`)}${part(w.objections, rows === '' ? '' : `<table><tr><th>${w.objections}</th><th>${w.you}</th></tr>${rows}</table>`)}${part(w.closing, said(closing))}</body></html>
`;
}
