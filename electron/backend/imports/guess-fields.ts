import { provinceName } from '../../../shared/domain/address-region.ts';
import { cellText, isNothing } from '../../../shared/domain/cell-text.ts';
import { dayUnder, writtenOrders } from '../../../shared/domain/date-order.ts';
import { parsePhone } from '../../../shared/domain/phone.ts';
import { isBlankRow, type RawRow } from '../files/raw-row.ts';
import type { Field } from './fields.ts';
import { knownHeadings } from './known-words.ts';
import { plainHeader } from './recognise-header.ts';
import { HEADER_ROWS } from './recognise-layout.ts';

/** Words in headings that no platform's layout has; the first that fits. */
const words: readonly (readonly [RegExp, Field | null])[] = [
  [/(?:物流|快递|运单|面单).*(?:单?号|编号)$|^运单$|tracking (?:no|num|id)|waybill/, 'waybill'],
  [/(?:物流|快递)公司|^快递$|^物流$|承运|carrier|courier|shipping provider/, 'carrier'],
  [/(?:签收|妥投).*(?:时间|日期?$)|delivered (?:at|on|date|time)/, 'signedAt'],
  [/物流|快递|运单|运费|邮费|邮编|发票|tracking|postcode|zip|shipping (?:fee|cost|method)|tax/, null],
  [/子订单|item (?:id|no)|line (?:id|no)/, 'lineNo'],
  [/(?:订单|交易|销售)?(?:单号|订单编?号|流水号|编号$)|小票|order ?(?:id|no\b|num|#|ref)|invoice|receipt ?(?:no|#)/, 'orderNo'],
  [/退款状态|refund status/, 'refundStatus'],
  [/状态|status|state of/, 'status'],
  [/付款.*(?:时间|日期)|支付.*(?:时间|日期)|paid (?:at|on|date)|payment date/, 'paidAt'],
  [/退款|退货金额|refund/, 'refund'],
  [/优惠|折扣|减免|discount|coupon/, 'discount'],
  [/(?:承诺|预约|预计|最晚)/, null],
  [/(?:发货|出库).*(?:时间|日期?$)|shipped (?:at|on|date|time)/, 'shippedAt'],
  [/时间|日期|\b(?:date|time|created)\b|ordered|下单/, 'createdAt'],
  [/单价|unit ?price/, 'unitPrice'],
  [/小计|line total|subtotal/, 'linePaid'],
  [/金额|实付|实收|收款|付款|营业额|应收|合计|总价|总额|货款|amount|total|\bpaid\b|revenue|price|价格/, 'paid'],
  [/货币|币种|currency/, 'currency'],
  [/数量|件数|^[件个]$|qty|quantity|pieces/, 'quantity'],
  [/邮箱|e-?mail/, 'buyerEmail'],
  [/手机|电话|联系方式|phone|mobile|\btel\b|cell/, 'phone'],
  [/旺旺|昵称|会员名|会员号|会员卡|账号|用户名|用户id|微信|buyer|username|nick|member|买家$|^客户$|^客人$|customer id/, 'buyerNick'],
  [/收[货件]人|姓名|联系人|客户名|顾客|名字|recipient|receiver|full ?name|customer|^name$/, 'receiver'],
  [/收货地址|地址|address|street/, 'address'],
  [/省|province|^state$|region/, 'province'],
  [/市$|城市|city|town/, 'city'],
  [/区县|^[区县]$|district|county/, 'district'],
  [/留言|buyer.*note/, 'buyerMemo'],
  [/备注|memo|remark|notes?$/, 'sellerMemo'],
  [/商品(?:id|编[号码])|货号|asin|product ?id/, 'productId'],
  [/商家编码|sku ?code|seller sku/, 'skuCode'],
  [/规格|属性|颜色|尺[码寸]|variant|\bsku\b|size|colou?r/, 'sku'],
  [/类目|分类|品类|category/, 'category'],
  [/商品|宝贝|品名|货品|产品|product|title|item|description|名称/, 'title'],
];

const money = /^[^\d]{0,4}-?\d[\d,.\s']*\d?[^\d]{0,4}$/;
const kinds: readonly (readonly [Field, (text: string) => boolean])[] = [
  ['phone', (text) => ['valid', 'masked', 'virtual'].includes(parsePhone(text).quality) && /\d{3}/.test(text)],
  ['buyerEmail', (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)],
  ['createdAt', (text) => /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/.test(text) || (text.length > 5 && !/^\d+$/.test(text) && writtenOrders.some((order) => dayUnder(text, order) !== null))],
  ['province', (text) => text.length <= 9 && provinceName(text) !== null],
  ['address', (text) => text.length >= 8 && /[省市区县路街道号镇村]/.test(text)],
];
/** What cells of a field must look like, where the heading alone could mislead. */
const looks: Partial<Record<Field, (text: string) => boolean>> = {
  orderNo: (text) => /\d/.test(text),
  phone: (text) => /\d{3}/.test(text) || text.includes('*'),
  paid: (text) => money.test(text),
  unitPrice: (text) => money.test(text),
  linePaid: (text) => money.test(text),
  quantity: (text) => /^\d+(?:\.0+)?\D{0,3}$/.test(text),
  createdAt: (text) => /\d/.test(text),
  paidAt: (text) => /\d/.test(text),
};

/** What each column seems to be: by its heading, and by its values. A field is given once. */
export function guessFields(rows: readonly RawRow[], headerRow: number): (Field | null)[] {
  const below = rows.slice(headerRow + 1).filter(({ cells }) => !isBlankRow(cells));
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const values = Array.from({ length: width }, (_, at) => below.map(({ cells }) => cellText(cells[at] ?? '')).filter((text) => !isNothing(text)));
  const taken = new Set<Field>();
  const take = (field: Field | null | undefined): Field | null => {
    if (field === null || field === undefined || taken.has(field)) return null;
    taken.add(field);
    return field;
  };
  const headings = rows[headerRow]?.cells ?? [];
  const guess = values.map((texts, at) => take(byHeading(headings[at] ?? '', texts)));
  for (const [at, texts] of values.entries()) guess[at] ??= headings[at] && isUnwanted(headings[at]) ? null : take(byValues(texts));
  if (!taken.has('orderNo')) guess.forEach((field, at) => (guess[at] = field ?? (isNumbering(values[at]!) ? take('orderNo') : null)));
  // A list of names: nothing else says who they are.
  if (width === 1 && guess[0] === null && values[0]!.length > 0) guess[0] = 'buyerNick';
  return guess;
}

function byHeading(heading: string, texts: string[]): Field | null {
  const plain = plainHeader(heading);
  if (plain === '') return null;
  const field = knownHeadings.get(plain) ?? words.find(([word]) => word.test(plain))?.[1] ?? null;
  const looksRight = field === null ? undefined : looks[field];
  return looksRight && texts.length > 0 && share(texts, looksRight) < 0.5 ? null : field;
}

const isUnwanted = (heading: string): boolean => words.some(([word, field]) => field === null && word.test(plainHeader(heading)));
const byValues = (texts: string[]): Field | null => (texts.length === 0 ? null : (kinds.find(([, fits]) => share(texts, fits) >= 0.6)?.[0] ?? null));
const share = (texts: string[], fits: (text: string) => boolean): number => texts.filter(fits).length / texts.length;
/** Long, of digits for the most part, and never twice the same. */
const isNumbering = (texts: string[]): boolean => texts.length > 1 && new Set(texts).size === texts.length && share(texts, (text) => /^[\w#-]{8,40}$/.test(text) && /\d{5}/.test(text)) >= 0.9;

/** The row that is the heading: wide, of words that are known or at least of no values; -1 where there is none. */
export function findHeader(rows: readonly RawRow[]): number {
  const isWord = (cell: string) => knownHeadings.has(plainHeader(cell)) || words.some(([word]) => word.test(plainHeader(cell)));
  const isValue = (cell: string) => /^[\d.,:/\s¥$€-]+$/.test(cell) || kinds.some(([, fits]) => fits(cell));
  let best = { row: -1, score: 0 };
  for (const [row, { cells }] of rows.slice(0, HEADER_ROWS).entries()) {
    const filled = cells.map(cellText).filter((cell) => cell !== '');
    const score = filled.filter(isWord).length * 2 + filled.length - 4 * filled.filter(isValue).length;
    const isHeading = filled.length > 1 ? !filled.some(isValue) : filled.some((cell) => isWord(cell) && !isValue(cell) && cell.length <= 12);
    if (isHeading && score > best.score) best = { row, score };
    if (filled.some(isValue)) break; // values have begun: what follows is no heading
  }
  return best.row;
}
