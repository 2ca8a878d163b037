import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import type { membership } from '../../../shared/contract/membership.ts';
import type { BenefitRhythm } from '../../../shared/domain/benefits.ts';
import type { Programme } from '../../../shared/domain/programme.ts';
import type { Input } from '../../../shared/contract/endpoint.ts';
import type { copy } from '../../../shared/contract/copy.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { segments } from '../../../shared/contract/segments.ts';

// Words of the sample shop's owner: data, which stays in their language whatever the app's is.

const all = (...rules: RuleGroup['rules']): RuleGroup => ({ combinator: 'and', rules });

export const sampleSegments: Input<typeof segments.save>[] = [
  {
    name: '买过一次没再来',
    note: '一到六个月前买过一次，短信能到。最该先试着请回来的人。',
    rule: all({ field: 'orders', operator: '=', value: 1 }, { field: 'last_order_days', operator: 'between', value: [30, 180] }, { field: 'reachable_sms', operator: '=', value: true }),
  },
  { name: '老客（两次以上）', note: '', rule: all({ field: 'orders', operator: '>=', value: 2 }) },
  {
    name: '久未下单的老客',
    note: '买过两次以上，四个月没有再来。',
    rule: all({ field: 'orders', operator: '>=', value: 2 }, { field: 'last_order_days', operator: '>', value: 120 }),
  },
  { name: '消费满 300 元', note: '', rule: all({ field: 'net_total', operator: '>=', value: 300 }) },
  {
    name: '江浙沪包邮区',
    note: '',
    rule: all({ field: 'province', operator: 'in', value: ['江苏省', '浙江省', '上海市'] }),
  },
  {
    name: '买过茶或咖啡',
    note: '喝完了就会再买的人。',
    rule: all({ field: 'bought_product', operator: 'bought', value: { names: ['样例桂花红茶 250g', '样例挂耳咖啡 20包'], withinDays: 365, times: 1 } }),
  },
];

export const sampleTemplates: Input<typeof copy.save>[] = [
  { name: '请回来看看', channel: 'sms', text: '{{ customer.name | default: "亲" }}，好久不见，给您留了一张20元券，满99可用，本周日前在店里直接抵扣。' },
  { name: '新品到店', channel: 'sms', text: '{{ customer.name | default: "亲" }}，您上次买的{{ customer.last_product | default: "宝贝" }}有新款了，老客先看，三天内下单送小样。' },
  { name: '旺旺问候', channel: 'nick', text: '{{ customer.nick | default: "亲" }}在吗？店里上了新，给老客留了券，看看有没有喜欢的～' },
];

/** A point a yuan, worth a cent, for a year. */
export const sampleProgramme: Programme = {
  name: '小满积分',
  currency: 'CNY',
  enrolment: 'auto',
  earnOn: 'completed',
  points: { points: 1, perMinor: 100, rounding: 'down', capPerOrder: null, capPerMonth: null, excludedCategories: [], pendingDays: 15, expiry: { kind: 'months', months: 12 }, valueMinor: 100 },
  tiers: {
    window: { kind: 'rolling', months: 12 },
    period: { kind: 'months', months: 12 },
    graceDays: 30,
    tiers: [
      { tier: 'silver', name: '银卡', up: { match: 'all', spendMinor: 20000, orders: null, points: null }, keep: null, benefits: '生日月双倍心意卡' },
      { tier: 'gold', name: '金卡', up: { match: 'all', spendMinor: 50000, orders: null, points: null }, keep: { match: 'any', spendMinor: 40000, orders: 4, points: null }, benefits: '全年包邮；新品先买' },
      { tier: 'diamond', name: '钻石卡', up: { match: 'all', spendMinor: 100000, orders: 5, points: null }, keep: null, benefits: '全年包邮；新品先买；专属客服' },
    ],
  },
};
export const sampleRewards: Parsed<typeof membership.saveReward>[] = [
  { name: '帆布袋一只', kind: 'gift', points: 300, unitCostMinor: 650, stock: 100, perPerson: 1, note: '随下一单寄出', ended: false },
  { name: '满 99 减 10 元券', kind: 'coupon', points: 500, unitCostMinor: 1000, stock: null, perPerson: 2, note: '', ended: false },
  { name: '优先发货', kind: 'service', points: 100, unitCostMinor: 0, stock: null, perPerson: null, note: '备注“优先”，当天发', ended: false },
];
/** With how often each rank has it. */
export const sampleBenefits: (Parsed<typeof offers.saveBenefit> & { cells: { rank: number; times: number; per: BenefitRhythm }[] })[] = [
  { name: '生日小样', kind: 'gift', unitCostMinor: 850, validityDays: null, fromDay: null, untilDay: null, goods: '', terms: '随生日月的订单寄出', toldWhere: ['message'], stock: 200, ended: false, cells: [{ rank: 2, times: 1, per: 'year' }, { rank: 3, times: 1, per: 'year' }, { rank: 5, times: 1, per: 'year' }] },
  { name: '包邮', kind: 'free_shipping', unitCostMinor: 450, validityDays: null, fromDay: null, untilDay: null, goods: '全店', terms: '', toldWhere: ['page', 'rules'], stock: null, ended: false, cells: [{ rank: 3, times: 1, per: 'order' }, { rank: 5, times: 1, per: 'order' }] },
  { name: '专属客服', kind: 'priority', unitCostMinor: 0, validityDays: null, fromDay: null, untilDay: null, goods: '', terms: '旺旺直接找“店长”，当天回复', toldWhere: [], stock: null, ended: false, cells: [{ rank: 5, times: 1, per: 'year' }] },
  { name: '退货运费险', kind: 'insurance', unitCostMinor: 60, validityDays: null, fromDay: null, untilDay: null, goods: '', terms: '', toldWhere: ['page'], stock: null, ended: false, cells: [{ rank: 0, times: 1, per: 'order' }] },
];
