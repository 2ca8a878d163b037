import type { Format } from './format.ts';
import { taobao } from './taobao.ts';

/** 宝贝报表 (ExportOrderDetailList) up to 2019: ten columns, rows with an empty eleventh, no number, money or time of its own. */
export const taobaoItemsCsv2017: Format = {
  ...taobao,
  id: 'taobao-items-csv-2017',
  rows: 'item',
  columns: {
    orderNo: ['订单编号'],
    title: ['标题'],
    unitPrice: ['价格'],
    quantity: ['购买数量'],
    skuCode: ['商家编码', '外部系统编号'],
    sku: ['商品属性'],
    lineStatus: ['订单状态'],
  },
  needs: ['orderNo', 'title', 'quantity'],
  foreign: ['子订单编号', '主订单编号', '选购商品', '买家实际支付金额', '买家实付金额'],
  companion: 'orders',
  unused: '套餐信息|备注',
};
