import { isMainlandMobile } from './mainland-mobile.ts';

export type NoteIdKind = 'phone' | 'wechat' | 'qq';
/** An id that stands in a note, from `start` up to `end`. */
export interface NoteId {
  kind: NoteIdKind;
  /** A phone's eleven digits, a WeChat id in lower case, a QQ number. */
  value: string;
  start: number;
  end: number;
}

const chineseDigits = '零一二三四五六七八九';
const otherDigits: Record<string, string> = { 〇: '0', 幺: '1', 两: '2', 壹: '1', 贰: '2', 叁: '3', 肆: '4', 伍: '5', 陆: '6', 柒: '7', 捌: '8', 玖: '9' };

/** Full-width signs as plain ones, one for one, so that places stay what they are. */
const plain = (text: string): string => text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');

function digitOf(char: string): string {
  const at = char === '' ? -1 : chineseDigits.indexOf(char);
  return at >= 0 ? String(at) : (otherDigits[char] ?? char);
}

/** Behind one of these stands a number that nobody can ring. */
const numberOfThings = /(?:订单|单号|运单|快递|物流|编号|流水|货号|款号|型号|条码|条形码|会员卡|卡号|账号|order|no\.?)[号是为:#\s]*$/i;
/** A platform's stand-in, which expires: 13812345678-1234, 13812345678转0001. */
const extension = /^\s?[-转#,]\s?\d{2,6}(?!\d)/;
/** How people part eleven digits. */
const groupings = new Set(['11', '3,4,4', '3,8', '7,4', '4,3,4', '4,4,3', Array(11).fill(1).join()]);

const strict = /(?<![A-Za-z0-9.])(?:\+?86[-\s]?)?(1\d{10})(?![\d.]\d|\d)/g;
const labelled = /(?:电话|手机|tel|phone|vx?|wx|微信|qq)[:\s号是]*$/i;
const parted = /(?<![A-Za-z0-9])1(?:[-\s.]{0,2}\d){10}(?!\d)/g;
const spelt = /[1一幺壹](?:[-\s.]?[\d〇幺两零一二三四五六七八九壹贰叁肆伍陆柒捌玖]){10}/g;

function phones(text: string): NoteId[] {
  const found: NoteId[] = [];
  const add = (start: number, end: number, digits: string) => {
    if (!isMainlandMobile(digits) || extension.test(text.slice(end))) return;
    if (numberOfThings.test(text.slice(0, start))) return;
    found.push({ kind: 'phone', value: digits, start, end });
  };
  for (const m of text.matchAll(strict)) {
    const end = m.index + m[0].length;
    add(end - 11, end, m[1]!);
  }
  // Letters right before the digits make a waybill of them, unless they say what the number is: tel13812345678.
  for (const m of text.matchAll(/[A-Za-z]+(1\d{10})(?!\d)/g)) {
    const end = m.index + m[0].length;
    if (labelled.test(text.slice(0, end - 11))) add(end - 11, end, m[1]!);
  }
  for (const m of text.matchAll(parted)) {
    const groups = m[0].split(/[-\s.]+/).map((g) => g.length);
    if (groups.length > 1 && groupings.has(groups.join())) add(m.index, m.index + m[0].length, m[0].replace(/\D/g, ''));
  }
  for (const m of text.matchAll(spelt)) {
    const end = m.index + m[0].length;
    const digits = Array.from(m[0].replace(/[-\s.]/g, ''), digitOf).join('');
    const beside = digitOf(text[m.index - 1] ?? '') + digitOf(text[end] ?? '');
    if (!/^[\d\s.-]+$/.test(m[0]) && !/\d/.test(beside)) add(m.index, end, digits);
  }
  return found;
}

const wechatLabel = /(?:微信|威信|薇信|维信|v信|weixin|wechat|(?<![a-z0-9])(?:vx|wx)|(?<=[加+])v|(?<![a-z0-9])v(?=\s?:))(\s?(?:号码?|id)?(?:是|为|同)?[\s:]*)/gi;
const wechatId = /^[A-Za-z][-_A-Za-z0-9]{5,19}(?![-_A-Za-z0-9@])/;
const noIds = new Set(['wechat', 'weixin', 'wechatpay', 'iphone', 'taobao', 'alipay']);

function wechats(text: string): NoteId[] {
  const found: NoteId[] = [];
  for (const m of text.matchAll(wechatLabel)) {
    const start = m.index + m[0].length;
    const id = wechatId.exec(text.slice(start))?.[0];
    if (id === undefined || noIds.has(id.toLowerCase())) continue;
    // Without a colon or 号 between, plain words follow too: wx please. An id has a digit or a mark in it.
    if (!/[:号是为]/.test(m[1]!) && !/[-_\d]/.test(id)) continue;
    found.push({ kind: 'wechat', value: id.toLowerCase(), start, end: start + id.length });
  }
  return found;
}

const qqNumber = /(?:(?<![a-z0-9@.])qq|扣扣|企鹅号?|(?<![a-z0-9])q(?=\s?:))\s?(?:号码?|是|为|:)*[\s:]*([1-9]\d{4,9})(?![\d@A-Za-z])/gi;

function qqs(text: string): NoteId[] {
  return [...text.matchAll(qqNumber)].map((m) => {
    const end = m.index + m[0].length;
    return { kind: 'qq', value: m[1]!, start: end - m[1]!.length, end };
  });
}

/**
 * Phones, WeChat ids and QQ numbers that someone wrote into a note, where it is certain that they are: eleven digits of a
 * mobile (parted, spelt in Chinese, 13八 0013 8000), or what follows 微信, vx, wx, V: or QQ. Order and waybill numbers,
 * and stand-ins with an extension, are none.
 * Worked example: `发顺丰，电话138 1234 5678，v：Xiao_yun88` → phone 13812345678, wechat xiao_yun88.
 */
export function findNoteIds(note: string): NoteId[] {
  const text = plain(note);
  const all = [...phones(text), ...wechats(text), ...qqs(text)].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: NoteId[] = [];
  for (const id of all) {
    if (id.start < (kept.at(-1)?.end ?? 0) || kept.some((k) => k.kind === id.kind && k.value === id.value)) continue;
    kept.push(id);
  }
  return kept;
}
