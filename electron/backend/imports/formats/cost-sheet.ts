import type { RecordFormatOf } from '../records/record-format.ts';

/** A list of one’s own: what a piece of a product or of an SKU costs, and from which day on. */
export const costSheet: RecordFormatOf<'costs'> = {
  id: 'cost-sheet',
  platform: 'other',
  kind: 'costs',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  columns: {
    productId: ['商品ID', '商品编号', '宝贝ID', '货品ID', 'ASIN', 'Item ID', 'Product ID'],
    title: ['商品', '商品名称', '商品标题', '宝贝标题', '品名', '货品名称', 'Product', 'Product Name', 'Title'],
    skuCode: ['SKU', 'SKU编码', '规格编码', '商家编码', '货号', 'Seller SKU'],
    sku: ['规格', '规格名称', '颜色分类', 'Variant'],
    unitCost: ['单位成本', '成本', '成本价', '单件成本', '采购价', '进价', '进货价', 'Unit Cost', 'Cost', 'Cost per Item', 'Cost per item', 'Purchase Price'],
    fromDay: ['生效日期', '起始日期', '开始日期', '从哪天起', '日期', 'From', 'From Day', 'Effective From', 'Valid From', 'Date'],
    currency: ['币种', '货币', 'Currency'],
  },
  needs: ['unitCost', ['productId', 'title', 'skuCode']],
  foreign: ['订单号', '订单编号', '单号', '实付金额', '支付金额', 'Order ID', 'Order Number', 'Paid', '访客数', '手机号'],
  knownShare: 0.5,
  dateOrder: 'unknown',
  unused: '备注|供应商|序号|Note|Supplier|No|单位|Unit|售价|Price|库存|Stock|类目|Category',
};
