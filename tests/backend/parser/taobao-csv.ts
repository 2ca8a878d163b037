/** Few columns of Taobao's order export, enough for it to be recognised. */
export const taobaoHeader = ['订单编号', '买家会员名', '总金额', '买家实际支付金额', '订单状态', '收货人姓名', '收货地址 ', '联系手机', '订单创建时间', '订单付款时间 ', '退款金额', '订单关闭原因', '买家留言'];

export type TaobaoCells = Partial<Record<'no' | 'nick' | 'total' | 'paid' | 'status' | 'receiver' | 'address' | 'phone' | 'created' | 'paidAt' | 'refund' | 'reason' | 'memo', string>>;

const usual = {
  no: '200000000000000017', nick: 'tb00000001', total: '30.00', paid: '30.00', status: '交易成功', receiver: '沈测试', address: '浙江省 杭州市 余杭区 样例街道1号(311100)',
  phone: '13800138000', created: '2018-07-18 07:00:00', paidAt: '2018-07-18 10:45:03', refund: '0.00', reason: '订单未关闭', memo: '',
} satisfies TaobaoCells;

export const taobaoCells = (cells: TaobaoCells = {}): string[] => Object.values({ ...usual, ...cells });
export const csvLine = (cells: readonly string[], delimiter = ','): string => cells.map((cell) => (/["\n\r,;\t|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter);
export const taobaoCsv = (...rows: TaobaoCells[]): string => [taobaoHeader, ...rows.map(taobaoCells)].map((cells) => csvLine(cells)).join('\n') + '\n';
/** `count` sound orders with numbers of their own. */
export const manyOrders = (count: number, from = 0): TaobaoCells[] => Array.from({ length: count }, (_, i) => ({ no: String(200_000_000_000_000_000n + BigInt(from + i)) }));
