import { isOptOutReply } from './opt-out-reply.ts';

export const feedbackKinds = ['opt_out', 'question', 'complaint', 'positive', 'suggestion', 'other'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];

/** Words by which a text is sorted, in the order in which they are asked; the screen shows them as they stand here. */
export const feedbackWords: Record<'complaint' | 'suggestion' | 'question' | 'positive', readonly string[]> = {
  complaint: ['投诉', '差评', '退货', '退款', '破损', '坏了', '发错', '少发', '假货', '骚扰', '太差', '失望', '不满意', '不好用', '不喜欢', '质量差', '慢死', 'complaint', 'refund', 'broken', 'damaged', 'wrong item', 'disappointed', 'terrible', 'bad quality', 'not good', "don't like"],
  suggestion: ['建议', '希望', '要是能', '能不能出', '最好能', '如果有', 'suggest', 'would be nice', 'wish', 'could you add'],
  question: ['?', '？', '吗', '怎么', '什么', '多少', '几点', '哪里', '哪个', '有没有', '能不能', '可以不', '如何', '请问', 'how', 'what', 'when', 'where', 'which', 'can i', 'do you'],
  positive: ['谢谢', '感谢', '喜欢', '满意', '不错', '很好', '好用', '好评', '推荐', '回购', '想要', '要买', '收到', '好的', '赞', '👍', '❤', 'thank', 'great', 'love', 'good', 'nice', 'perfect', 'recommend', 'yes'],
};
const order = ['complaint', 'suggestion', 'question', 'positive'] as const;
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
const needsBounds = (word: string): boolean => /^[a-z ']+$/.test(word);

function holds(text: string, word: string): boolean {
  const at = plain(word);
  if (!needsBounds(at)) return text.includes(at);
  return new RegExp(`(?<![a-z])${at}`).test(text);
}

/**
 * What a text is, by its words; a rating says it where the words don't: 1 and 2 complain, 4 and 5 are positive.
 * Worked example: "TD" opt_out; "这个怎么用？" question; "质量差，要退款" complaint; "很好，谢谢" positive; "" with 5 stars positive; "嗯" other.
 */
export function sortFeedback(text: string, rating: number | null = null): FeedbackKind {
  if (isOptOutReply(text)) return 'opt_out';
  const said = plain(text);
  const found = order.find((kind) => feedbackWords[kind].some((word) => holds(said, word)));
  if (found === 'positive' && rating !== null && rating <= 2) return 'complaint';
  if (found !== undefined) return found;
  if (rating === null || rating === 3) return 'other';
  return rating <= 2 ? 'complaint' : 'positive';
}
