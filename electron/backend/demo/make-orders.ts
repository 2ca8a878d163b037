import { seededRandom } from '../../../shared/domain/seeded-random.ts';
import { dayFromEpoch, epochDay } from '../../../shared/lib/dates.ts';
import { planOrders } from './order-days.ts';
import { makePerson, type SamplePerson } from './sample-people.ts';
import { sampleProducts, type SampleProduct } from './sample-products.ts';

export interface SampleItem {
  itemNo: string;
  product: SampleProduct;
  sku: string;
  quantity: number;
  dueMinor: number;
  paidMinor: number;
  refundMinor: number;
}
export interface SampleOrder {
  orderNo: string;
  person: SamplePerson;
  /** Wall clock in China, YYYY-MM-DD HH:mm:ss. */
  createdAt: string;
  paidAt: string | null;
  confirmedAt: string | null;
  state: 'unpaid' | 'closed_unpaid' | 'paid' | 'shipped' | 'completed' | 'refunded';
  items: SampleItem[];
  dueMinor: number;
  paidMinor: number;
  refundMinor: number;
  buyerMemo: string;
  sellerMemo: string;
}
export interface OrdersWanted {
  customers: number;
  orders: number;
  seed: number;
  /** First and last day. */
  from: string;
  to: string;
}

const buyerMemos = ['请用顺丰', '麻烦包装好一点，送人的', '工作日送货', '颜色随机就行', '第二次买了，很好用'];
const sellerMemos = ['老客，送贴纸', '要求尽快发货', '补发过一次', '送小样', '地址已电话确认'];

/**
 * Orders of a made-up shop in the order of time, one after the other: the same for the same wish. About three in ten
 * customers come back; winter and summer goods, 双11 and 618 have their seasons; some orders stay unpaid or are refunded.
 */
export function* makeOrders(wanted: OrdersWanted): Generator<SampleOrder> {
  const random = seededRandom(wanted.seed);
  const { days, people } = planOrders(wanted, random);
  const last = epochDay(wanted.to);
  for (let i = 0; i < days.length; i += 1) yield makeOrder(i, days[i]!, last - days[i]!, makePerson(wanted.seed, people[i]!), random);
}

function makeOrder(index: number, day: number, daysAgo: number, person: SamplePerson, random: () => number): SampleOrder {
  const orderNo = `29${String(index + 1).padStart(13, '0')}0017`;
  const date = dayFromEpoch(day);
  const createdSecond = Math.floor((8 + 15 * random()) * 3600);
  const state = stateOf(daysAgo, random());
  const isPaid = state !== 'unpaid' && state !== 'closed_unpaid';
  const items = makeItems(orderNo, date, isPaid, random);
  const sum = (read: (item: SampleItem) => number) => items.reduce((total, item) => total + read(item), 0);
  if (state === 'refunded') for (const item of items) item.refundMinor = item.paidMinor;
  // Now and then one item goes back.
  else if (isPaid && random() < 0.03) items[0]!.refundMinor = Math.round(items[0]!.paidMinor / 2);
  return {
    orderNo,
    person,
    createdAt: at(day, createdSecond),
    paidAt: isPaid ? at(day, Math.min(86_399, createdSecond + 20 + Math.floor(random() * 900))) : null,
    confirmedAt: state === 'completed' ? at(day + 4 + Math.floor(random() * 8), createdSecond) : null,
    state,
    items,
    dueMinor: sum((item) => item.dueMinor),
    paidMinor: sum((item) => item.paidMinor),
    refundMinor: sum((item) => item.refundMinor),
    buyerMemo: random() < 0.05 ? buyerMemos[Math.floor(random() * buyerMemos.length)]! : '',
    sellerMemo: random() < 0.08 ? sellerMemos[Math.floor(random() * sellerMemos.length)]! : '',
  };
}

function stateOf(daysAgo: number, chance: number): SampleOrder['state'] {
  if (chance < 0.045) return daysAgo === 0 ? 'unpaid' : 'closed_unpaid';
  if (chance < 0.075 && daysAgo > 2) return 'refunded';
  if (daysAgo < 3) return 'paid';
  return daysAgo < 12 ? 'shipped' : 'completed';
}

function makeItems(orderNo: string, date: string, isPaid: boolean, random: () => number): SampleItem[] {
  const count = random() < 0.68 ? 1 : random() < 0.75 ? 2 : 3;
  const chosen = new Set<SampleProduct>();
  while (chosen.size < count) chosen.add(chooseProduct(Number(date.slice(5, 7)) - 1, random));
  // Promotions and coupons: what the buyer paid of what was due.
  const isPromotion = date.slice(5) >= '11-01' && date.slice(5) <= '11-11';
  const share = isPromotion ? 0.85 : random() < 0.2 ? 0.9 : 1;
  return [...chosen].map((product, i) => {
    const quantity = random() < 0.88 ? 1 : 2;
    const dueMinor = Math.round(product.priceYuan * 100) * quantity;
    const itemNo = count === 1 ? orderNo : `${orderNo.slice(0, 15)}${String(i + 1).padStart(4, '0')}`;
    const sku = product.skus[Math.floor(random() * product.skus.length)]!;
    return { itemNo, product, sku, quantity, dueMinor, paidMinor: isPaid ? Math.round(dueMinor * share) : 0, refundMinor: 0 };
  });
}

function chooseProduct(month: number, random: () => number): SampleProduct {
  const weight = (product: SampleProduct) => product.weight * product.months[month]!;
  let left = random() * sampleProducts.reduce((sum, product) => sum + weight(product), 0);
  return sampleProducts.find((product) => (left -= weight(product)) < 0) ?? sampleProducts[0]!;
}

const at = (day: number, second: number) => `${dayFromEpoch(day)} ${new Date(second * 1000).toISOString().slice(11, 19)}`;
