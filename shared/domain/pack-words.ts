import type { CheckItem } from './launch-checks.ts';

interface PackWords {
  brief: string;
  list: string;
  rest: string;
  original: string;
  variant: (position: number) => string;
  copy: string;
  subject: string;
  talk: string;
  goods: string;
  item: string;
  listPrice: string;
  promoPrice: string;
  limit: string;
  stock: string;
  costs: string;
  kind: string;
  planned: string;
  committed: string;
  actual: string;
  cost: Record<'message' | 'fixed' | 'gift' | 'coupon' | 'postage' | 'staff' | 'media' | 'other', string>;
  checks: string;
  question: string;
  answer: string;
  reason: string;
  ticked: string;
  waived: string;
  check: Record<CheckItem, string>;
}

/** Names of the pack's files and headings, in the owner's language. */
export const packWords: Record<'zh-CN' | 'en', PackWords> = {
  'zh-CN': {
    brief: '简报',
    list: '名单',
    rest: '其余',
    original: '原版',
    variant: (n) => `版本${n}`,
    copy: '文案',
    subject: '邮件主题：',
    talk: '话术单',
    goods: '活动商品',
    item: '商品',
    listPrice: '原价',
    promoPrice: '活动价',
    limit: '每人限购',
    stock: '库存',
    costs: '费用',
    kind: '类别',
    planned: '预计',
    committed: '已承诺',
    actual: '已支出',
    cost: { message: '发送费', fixed: '固定费用', gift: '赠品', coupon: '优惠', postage: '邮寄', staff: '人工', media: '推广', other: '其他' },
    checks: '核对清单',
    question: '项目',
    answer: '结果',
    reason: '理由',
    ticked: '已核对',
    waived: '不做',
    check: { audience: '人群', exclusions: '排除', copy: '文案', holdout: '对照组', window: '时间', cost: '费用', margin: '毛利', stock: '库存', service: '客服' },
  },
  en: {
    brief: 'Brief',
    list: 'List',
    rest: 'Rest',
    original: 'Original',
    variant: (n) => `Variant ${n}`,
    copy: 'Copy',
    subject: 'Subject: ',
    talk: 'Talk sheet',
    goods: 'Goods',
    item: 'Item',
    listPrice: 'List price',
    promoPrice: 'Campaign price',
    limit: 'Limit each',
    stock: 'Stock',
    costs: 'Costs',
    kind: 'Kind',
    planned: 'Planned',
    committed: 'Committed',
    actual: 'Paid',
    cost: { message: 'Messages', fixed: 'Fixed costs', gift: 'Gifts', coupon: 'Coupons', postage: 'Postage', staff: 'Staff', media: 'Advertising', other: 'Other' },
    checks: 'Checklist',
    question: 'Question',
    answer: 'Answer',
    reason: 'Reason',
    ticked: 'Checked',
    waived: 'Left out',
    check: { audience: 'Audience', exclusions: 'Exclusions', copy: 'Copy', holdout: 'Hold-out', window: 'Time', cost: 'Costs', margin: 'Margin', stock: 'Stock', service: 'Service' },
  },
};
