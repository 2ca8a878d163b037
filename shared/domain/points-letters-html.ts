import type { PointEntry } from '../contract/membership.ts';
import { formatMoney } from '../lib/money.ts';
import { escapeHtml } from './escape-html.ts';

export interface PointsLetter {
  number: string | null;
  name: string | null;
  nick: string | null;
  tierName: string | null;
  balance: number;
  usable: number;
  pending: number;
  earned: number;
  used: number;
  /** Within 30 days. */
  expiring: number;
  /** Newest first, each with the sum after it. */
  entries: Pick<PointEntry, 'kind' | 'points' | 'day' | 'balance' | 'orderNo' | 'rewardName'>[];
}
export interface LetterFacts {
  language: 'zh-CN' | 'en';
  day: string;
  programme: string;
  currency: string;
  /** Of 100 points. */
  valueMinor: number;
}

const words = {
  'zh-CN': {
    title: '积分通知单', dear: (name: string) => `${name}，您好：`, member: '会员', asOf: (day: string) => `截至 ${day}，您的积分如下。`, card: '卡号', tier: '等级',
    balance: '积分余额', usable: '现在可用', pending: '待生效', earned: '累计获得', used: '累计使用', expiring: '30 天内到期', worth: (money: string) => `可用积分相当于 ${money}。`,
    last: '最近的积分', date: '日期', what: '事项', points: '积分', after: '之后余额', order: (no: string) => `订单 ${no}`,
    kind: { earn: '获得', clawback: '退款扣回', redeem: '兑换', adjust: '调整', opening: '期初', undo: '撤销', settle: '抵欠分', expire: '到期' },
  },
  en: {
    title: 'Points statement', dear: (name: string) => `Dear ${name},`, member: 'member', asOf: (day: string) => `These are your points as of ${day}.`, card: 'Card', tier: 'Tier',
    balance: 'Balance', usable: 'Usable now', pending: 'Pending', earned: 'Earned in all', used: 'Used in all', expiring: 'Expiring within 30 days', worth: (money: string) => `Your usable points are worth ${money}.`,
    last: 'Your last entries', date: 'Day', what: 'What', points: 'Points', after: 'Balance after', order: (no: string) => `Order ${no}`,
    kind: { earn: 'Earned', clawback: 'Taken back (refund)', redeem: 'Reward', adjust: 'Adjusted', opening: 'Opening balance', undo: 'Undone', settle: 'Paid off', expire: 'Expired' },
  },
} as const;

const style =
  '@page{size:A4;margin:20mm}body{font:15px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1a1a1a;background:#fff;max-width:720px;margin:0 auto;padding:0 16px}article{break-after:page;padding:24px 0}article:last-child{break-after:auto}h1{font-size:22px;margin:0 0 16px;color:#1F6F5C}h2{font-size:15px;margin:24px 0 4px}p{margin:4px 0}dl{display:grid;grid-template-columns:repeat(3,1fr);gap:12px;margin:16px 0}dl div{border:1px solid #ddd;border-radius:6px;padding:8px 12px}dt{font-size:12px;color:#595959}dd{margin:0;font-size:20px;font-variant-numeric:tabular-nums}table{border-collapse:collapse;width:100%;font-size:13px}th,td{text-align:left;border-bottom:1px solid #ddd;padding:4px 8px}.n{text-align:right;font-variant-numeric:tabular-nums}.soft{color:#595959}@media screen{article{border-bottom:1px dashed #bbb}}';

/** Letters that stand alone, one a sheet of A4, in pieces: no script, nothing loaded, every word as text. */
export function pointsLettersHtml(letters: readonly PointsLetter[], facts: LetterFacts): string[] {
  const { language } = facts;
  const head = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${words[language].title}</title><style>${style}</style></head><body>
`;
  return [head, ...letters.map((letter) => letterHtml(letter, facts)), '</body></html>\n'];
}

function letterHtml(letter: PointsLetter, { language, day, programme, currency, valueMinor }: LetterFacts): string {
  const w = words[language];
  const count = (n: number) => new Intl.NumberFormat(language).format(n);
  const name = letter.name ?? letter.nick ?? w.member;
  const facts = [letter.number === null ? null : `${w.card} ${letter.number}`, letter.tierName === null ? null : `${w.tier} ${letter.tierName}`].filter((text) => text !== null).join(' · ');
  const figures = (['balance', 'usable', 'pending', 'earned', 'used', 'expiring'] as const).map((key) => `<div><dt>${w[key]}</dt><dd>${count(letter[key])}</dd></div>`).join('');
  const what = ({ kind, rewardName, orderNo }: PointsLetter['entries'][number]) => [w.kind[kind], rewardName ?? (orderNo === null ? null : w.order(orderNo))].filter((text) => text !== null).join(' · ');
  const rows = letter.entries.map((e) => `<tr><td>${e.day}</td><td>${escapeHtml(what(e))}</td><td class="n">${e.points > 0 ? '+' : ''}${count(e.points)}</td><td class="n">${count(e.balance)}</td></tr>`).join('\n');
  return `<article><h1>${escapeHtml(programme)} · ${w.title}</h1>
<p>${escapeHtml(w.dear(name))}</p><p>${w.asOf(day)}</p>${facts === '' ? '' : `<p class="soft">${escapeHtml(facts)}</p>`}
<dl>${figures}</dl><p>${escapeHtml(w.worth(formatMoney(Math.floor((Math.max(0, letter.usable) * valueMinor) / 100), currency, language)))}</p>
<h2>${w.last}</h2><table><thead><tr><th>${w.date}</th><th>${w.what}</th><th class="n">${w.points}</th><th class="n">${w.after}</th></tr></thead><tbody>
${rows}
</tbody></table></article>
`;
}
