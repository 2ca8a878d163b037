import type { RecordFormatOf } from '../records/record-format.ts';

/** 生意参谋 (Taobao, Tmall), products ranked: one row a product and period. The file’s name has no shop. */
export const sycmProductRank: RecordFormatOf<'productTraffic'> = {
  id: 'sycm-product-rank-xls',
  platform: 'taobao',
  kind: 'productTraffic',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  columns: {
    day: ['统计日期'],
    productId: ['商品ID', '商品Id', '主商品ID'],
    title: ['商品名称', '商品标题'],
    visitors: ['商品访客数'],
    pageViews: ['商品浏览量'],
    cartAdders: ['商品加购人数'],
    buyers: ['支付买家数'],
    units: ['支付件数'],
    sales: ['支付金额'],
    conversion: ['商品支付转化率', '支付转化率'],
  },
  needs: ['day', 'productId', 'visitors'],
  unused: '货号|商品状态|商品标签|平均停留时长|商品详情页跳出率|商品收藏人数|商品加购件数|下单买家数|下单件数|下单金额|下单转化率|支付新买家数|支付老买家数|老买家支付金额|聚划算支付金额|访客平均价值|成功退款金额|竞争力评分|年累计支付金额|月累计支付金额|月累计支付件数|搜索引导支付转化率|搜索引导访客数|搜索引导支付买家数',
};
