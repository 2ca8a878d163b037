import type { RecordFormatOf } from '../records/record-format.ts';

/** 生意参谋 (Taobao, Tmall), the shop by day: notes above the table, figures as text, `-` where there is no data. The seller picks the columns. */
export const sycmShopDaily: RecordFormatOf<'traffic'> = {
  id: 'sycm-shop-daily-xls',
  platform: 'taobao',
  kind: 'traffic',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  columns: {
    day: ['统计日期', '日期'],
    channel: ['流量来源', '来源名称'],
    visitors: ['访客数'],
    pageViews: ['浏览量'],
    cartAdders: ['加购人数', '商品加购人数'],
    buyers: ['支付买家数'],
    orderCount: ['支付子订单数'],
    units: ['支付商品件数', '支付件数'],
    sales: ['支付金额'],
    conversion: ['支付转化率'],
  },
  needs: ['day', 'visitors'],
  marks: ['支付买家数', '支付金额', '支付转化率', '浏览量', '下单买家数'],
  foreign: ['商品ID', '商品访客数'],
  shopAbove: /^店铺(?:名称)?[:：]\s*(.+)$/,
  unused: '人均浏览量（访问深度）|跳失率|人均停留时长(秒)|老访客数|新访客数|下单买家数|下单金额|下单转化率|客单价|老买家数|新买家数|无线端访客数|PC端访客数|售中申请退款金额|店铺收藏人数|商品收藏人数|商品收藏次数|加购件数|成功退款金额|人均停留时长|收藏人数',
};
