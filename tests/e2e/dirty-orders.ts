import { csvFile, type ChosenFile } from './exports.ts';

/** The headings of an order export of Taobao's. */
export const orderHeader = ['订单编号', '买家会员名', '买家支付宝账号', '总金额', '买家实际支付金额', '订单状态', '收货人姓名', '收货地址 ', '联系手机', '订单创建时间', '订单付款时间 ', '退款金额', '订单关闭原因', '买家留言', '订单备注'];
const itemHeader = ['子订单编号', '主订单编号', '标题', '价格', '购买数量', '订单状态', '买家应付货款', '买家实际支付金额', '退款状态', '退款金额', '订单创建时间', '订单付款时间', '商品id'];

interface Dirty {
  nick?: string;
  mail?: string;
  paid?: string;
  status?: string;
  receiver?: string;
  address?: string;
  phone?: string;
  buyerMemo?: string;
  sellerMemo?: string;
  title: string;
}
const tidy = { nick: '', mail: '', paid: '39.00', status: '交易成功', receiver: '沈虚构', phone: '13912340987', buyerMemo: '', sellerMemo: '' };

/** One of everything that the cleaning centre looks for; the people are made up. */
const orders: Dirty[] = [
  { nick: '样例买家甲', title: '陶锅' },
  { nick: '样例买家甲', title: '补差价专拍 拍多少补多少', paid: '5.00' },
  { nick: '样例买家乙', title: '木勺', phone: '13712340987', status: '快件已揽收' },
  { nick: '样例买家丙', title: '木勺', phone: '13612340987', status: '快件已揽收', paid: '25.00' },
  { nick: '店主小号', title: '测试链接 勿拍', phone: '13512340987', paid: '0.01' },
  ...['一', '二', '三', '四'].map((n) => ({ nick: `刷手${n}`, title: '竹篮', phone: '15812340987', address: `江苏省 苏州市 姑苏区 样例路${n}号(215000)` })),
  { nick: '样例买家丁', title: '竹篮', phone: '13412340987', sellerMemo: '补单，已返' },
  { nick: '样例买家戊', title: '陶锅', phone: '电话：18712340987（微信同号）', receiver: '❤️小 美', mail: 'xiaomei@gmial.com' },
  { nick: '样例买家己', title: '陶锅', phone: '13800138000', receiver: '沈虚构[8888]' },
  { nick: '样例买家庚', title: '木勺', phone: '15012340987', address: '收货地址：杭州市西湖区样例路2号' },
  { nick: '', title: '木勺', phone: '', receiver: '', address: '', buyerMemo: '麻烦发顺丰，微信：xiaoyun_88' },
  { nick: '', title: '木勺', phone: '', receiver: '', address: '', buyerMemo: '电话 159 1234 0987 到了打我' },
  { nick: '样例买家辛', title: '竹篮', phone: '186****0987', buyerMemo: 'v：bamboo_2026' },
];
const number = (i: number) => String(300_000_000_000_000_017n + BigInt(i));
const day = (i: number) => `2026-09-${String(i + 1).padStart(2, '0')} 10:00:00`;
export const csv = (rows: string[][]) => rows.map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\r\n') + '\r\n';

export function dirtyFiles(): ChosenFile[] {
  const rows = orders.map((order, i) => ({ ...tidy, address: `浙江省 杭州市 余杭区 样例街道${i + 1}号(311100)`, ...order }));
  return [
    csvFile('ExportOrderList202610010900.csv', csv([orderHeader, ...rows.map((r, i) => [number(i), r.nick, r.mail, r.paid, r.paid, r.status, r.receiver, r.address, r.phone, day(i), day(i), '0.00', '订单未关闭', r.buyerMemo, r.sellerMemo])])),
    csvFile('ExportOrderDetailList202610010900.csv', csv([itemHeader, ...rows.map((r, i) => [`${number(i)}1`, number(i), r.title, r.paid, '1', '交易成功', r.paid, r.paid, '没有申请退款', '0.00', day(i), day(i), ''])])),
  ];
}
