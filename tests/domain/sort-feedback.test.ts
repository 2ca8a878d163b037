import { expect, test } from 'vitest';
import { channelOf, findFeedbackColumns, ratingOf } from '../../shared/domain/feedback-columns.ts';
import { sortFeedback } from '../../shared/domain/sort-feedback.ts';

test.each([
  ['TD', null, 'opt_out'],
  ['请退订', null, 'opt_out'],
  ['这个怎么用？', null, 'question'],
  ['还有货吗', null, 'question'],
  ['How much is it', null, 'question'],
  ['show', null, 'other'],
  ['质量差，要退款', null, 'complaint'],
  ['建议出个大杯', null, 'suggestion'],
  ['很好，谢谢', null, 'positive'],
  ['I love it', null, 'positive'],
  ['glove', null, 'other'],
  ['很好', 1, 'complaint'],
  ['', 5, 'positive'],
  ['', 2, 'complaint'],
  ['一般', 3, 'other'],
  ['嗯', null, 'other'],
] as const)('%s with %s stars is %s', (text, rating, kind) => {
  expect(sortFeedback(text, rating)).toBe(kind);
});

test('headings of a table of feedback, stars and channels', () => {
  expect(findFeedbackColumns(['手机号', '评价内容', '星级'])).toEqual({ phone: 0, text: 1, rating: 2 });
  expect(findFeedbackColumns(['手机号', '状态'])).toBeNull();
  expect(['5', '4星', '★★★', '', '-', '3/5', '9', '很好', '☆☆'].map(ratingOf)).toEqual([5, 4, 3, null, null, 3, NaN, NaN, NaN]);
  expect(['微信群', '门店', '客服旺旺', '短信回复', 'Review'].map(channelOf)).toEqual(['wechat', 'other', 'chat', 'sms', 'review']);
});
