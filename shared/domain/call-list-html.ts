import type { NotCalled } from '../contract/lifecycle-top.ts';
import { formatMoney } from '../lib/money.ts';
import { escapeHtml } from './escape-html.ts';

/** Somebody to call. Words are in the page's language; null where unknown. */
export interface CallLine {
  /** Among those who spend most. */
  place: number;
  name: string | null;
  nick: string | null;
  phone: string;
  lastDay: string | null;
  lastItems: readonly string[];
  lastOrderDays: number | null;
  netMinor: number | null;
  state: string | null;
  birthday: { day: string; inDays: number } | null;
  action: string | null;
}
export interface CallListFacts {
  language: 'zh-CN' | 'en';
  day: string;
  currency: string;
  /** Of how many who spend most. */
  asked: number;
  leftOut: NotCalled;
}

/** A birthday nearer than this is a reason to call. */
const NEAR_DAYS = 14;
const MOST_ITEMS = 3;

const words = {
  'zh-CN': {
    title: '高价值客户电话名单', of: (asked: number, n: number) => `买得最多的 ${asked} 位里，能打的 ${n} 位`, left: '不在名单上', noPhone: (n: number) => `没有能打的号码 ${n} 人`, saidNo: (n: number) => `说过不要或没同意 ${n} 人`, heldOut: (n: number) => `留作对照 ${n} 人`, other: (n: number) => `其他（工单没了结、平台或策略不让打扰、同一个号码）${n} 人`,
    who: '谁', last: '上次买的', why: '为什么打', action: '建议', notes: '记一笔', place: (n: number, money: string) => `第 ${n} 名，共买 ${money}`, ago: (days: number) => `${days} 天没买`, birthday: (day: string, days: number) => (days === 0 ? '今天生日' : `生日 ${day}（${days} 天后）`), more: (n: number) => `另 ${n} 件`, list: '、', sep: '；',
  },
  en: {
    title: 'Call list: top customers', of: (asked: number, n: number) => `Of the ${asked} who spend most, the ${n} who can be called`, left: 'Not on it', noPhone: (n: number) => `no number to call: ${n}`, saidNo: (n: number) => `said no, or never agreed: ${n}`, heldOut: (n: number) => `left alone for a comparison: ${n}`, other: (n: number) => `other (an open case, the platform or the strategy says no, somebody else's number): ${n}`,
    who: 'Who', last: 'Bought last', why: 'Why', action: 'Suggestion', notes: 'Notes', place: (n: number, money: string) => `No. ${n}, spent ${money}`, ago: (days: number) => `${days} days since`, birthday: (day: string, days: number) => (days === 0 ? 'birthday today' : `birthday on ${day} (in ${days} days)`), more: (n: number) => `and ${n} more`, list: ', ', sep: '; ',
  },
} as const;

const style =
  '@page{size:A4 landscape;margin:12mm}body{font:13px/1.5 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1a1a1a;background:#fff;margin:0;padding:0 8px}h1{font-size:18px;margin:8px 0 0;color:#1F6F5C}p{margin:2px 0 10px;color:#595959}table{border-collapse:collapse;width:100%;table-layout:fixed}thead{display:table-header-group}tr{break-inside:avoid}th,td{text-align:left;border-bottom:1px solid #ccc;padding:6px;vertical-align:top;overflow-wrap:anywhere}th{border-bottom:1px solid #1F6F5C}td b{display:block}td small{display:block;font-size:12px;color:#595959}.tel{font-size:15px;font-variant-numeric:tabular-nums}.write{padding-top:28px}.write i{display:block;border-bottom:1px solid #888;margin-bottom:22px}';

/** A list to call from, on A4 across, in pieces: no script, nothing loaded, every word as text. */
export function* callListHtml(lines: readonly CallLine[], facts: CallListFacts): Generator<string> {
  const { language, day, asked, leftOut } = facts;
  const w = words[language];
  const left = (['noPhone', 'saidNo', 'heldOut', 'other'] as const).filter((kind) => leftOut[kind] > 0).map((kind) => w[kind](leftOut[kind]));
  const note = [w.of(asked, lines.length), ...(left.length > 0 ? [`${w.left}: ${left.join(w.list)}`] : [])].join(' · ');
  yield `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${w.title}</title><style>${style}</style></head><body>
<h1>${w.title}</h1><p>${day} · ${escapeHtml(note)}</p>
<table><colgroup><col style="width:17%"><col style="width:22%"><col style="width:19%"><col style="width:14%"><col></colgroup><thead><tr>${[w.who, w.last, w.why, w.action, w.notes].map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>
`;
  for (const line of lines) yield lineHtml(line, facts);
  yield '</tbody></table></body></html>\n';
}

function lineHtml({ place, name, nick, phone, lastDay, lastItems, lastOrderDays, netMinor, state, birthday, action }: CallLine, { language, currency }: CallListFacts): string {
  const w = words[language];
  const more = lastItems.length - MOST_ITEMS;
  const items = [...lastItems.slice(0, MOST_ITEMS), ...(more > 0 ? [w.more(more)] : [])].join(w.list);
  const why = [
    ...(netMinor === null ? [] : [w.place(place, formatMoney(netMinor, currency, language))]),
    ...(lastOrderDays === null ? [] : [state === null ? w.ago(lastOrderDays) : `${state} · ${w.ago(lastOrderDays)}`]),
    ...(birthday !== null && birthday.inDays <= NEAR_DAYS ? [w.birthday(birthday.day, birthday.inDays)] : []),
  ].join(w.sep);
  const small = (text: string | null) => (text === null ? '' : `<small>${escapeHtml(text)}</small>`);
  return `<tr><td><b>${escapeHtml(name ?? '')}</b>${small(nick)}<span class="tel">${escapeHtml(phone)}</span></td><td>${escapeHtml(items)}${small(lastDay)}</td><td>${escapeHtml(why)}</td><td>${escapeHtml(action ?? '')}</td><td class="write"><i></i><i></i></td></tr>
`;
}
