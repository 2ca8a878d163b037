import type { FeedbackChannel } from '../contract/feedback.ts';
import { foldWord } from './receipt-columns.ts';

export const feedbackFields = ['text', 'rating', 'day', 'channel', 'campaign', 'orderNo', 'phone', 'nick', 'email'] as const;
export type FeedbackField = (typeof feedbackFields)[number];

/** Headings of each field, best first, folded like words. */
const headings: Record<FeedbackField, readonly string[]> = {
  text: ['反馈内容', '评价内容', '评论内容', '反馈', '评价', '评论', '留言', '回复内容', '意见', '内容', '回复', 'feedback', 'comment', 'comments', 'review', 'reviewtext', 'reply', 'text', 'message', 'body'],
  rating: ['评分', '星级', '打分', '分数', '满意度', 'rating', 'stars', 'score'],
  day: ['反馈时间', '评价时间', '反馈日期', '日期', '时间', '回复时间', 'date', 'day', 'time', 'submittedat', 'createdat'],
  channel: ['渠道', '来源', '反馈渠道', 'channel', 'source'],
  campaign: ['营销计划', '活动名称', '活动', 'campaign', 'campaignname'],
  orderNo: ['订单编号', '订单号', '主订单编号', 'orderno', 'ordernumber', 'orderid', 'order'],
  phone: ['手机号', '手机号码', '手机', '电话', '号码', '联系电话', 'mobile', 'phone', 'phonenumber'],
  nick: ['买家昵称', '买家会员名', '会员名', '旺旺', '旺旺号', '昵称', '淘宝昵称', 'nick', 'buyernick', 'buyer', 'username'],
  email: ['邮箱', '电子邮箱', 'email', 'emailaddress'],
};

export type FeedbackColumns = Partial<Record<FeedbackField, number>>;

/** Null where no column holds what was said or how many stars. Worked example: 手机号, 评价内容, 星级 → phone 0, text 1, rating 2. */
export function findFeedbackColumns(headers: readonly string[]): FeedbackColumns | null {
  const folded = headers.map(foldWord);
  const columns: FeedbackColumns = {};
  for (const field of feedbackFields) {
    const name = headings[field].find((heading) => folded.includes(heading));
    if (name !== undefined) columns[field] = folded.indexOf(name);
  }
  return columns.text === undefined && columns.rating === undefined ? null : columns;
}

const channelWords: [FeedbackChannel, RegExp][] = [
  ['review', /评价|评论|review/i],
  ['wechat', /微信|wechat|weixin|朋友圈/i],
  ['sms', /短信|sms/i],
  ['email', /邮件|邮箱|e-?mail/i],
  ['chat', /旺旺|客服|聊天|千牛|chat/i],
  ['survey', /问卷|调查|survey/i],
  ['phone', /电话|来电|phone|call/i],
];
/** Worked example: 微信群 → wechat; 门店 → other. */
export const channelOf = (text: string): FeedbackChannel => channelWords.find(([, words]) => words.test(text))?.[0] ?? 'other';

/** 1–5; null where there is none, NaN where it is none of these. Worked example: "5星" → 5, "★★★" → 3, "" → null, "9" → NaN. */
export function ratingOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  if (plain === '' || plain === '-') return null;
  if (/^[★⭐☆\s\ufe0f]+$/u.test(plain)) return Array.from(plain.matchAll(/[★⭐]/gu)).length || NaN;
  const found = /^([1-5])(?:\.0+)?\s*(?:星|分|stars?|\/\s*5)?$/i.exec(plain);
  return found ? Number(found[1]) : NaN;
}
