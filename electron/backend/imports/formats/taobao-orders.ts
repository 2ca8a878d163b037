import type { Format } from './format.ts';
import { taobao } from './taobao.ts';

/** What the order exports (ExportOrderList) of all years share: one row an order, no items (宝贝标题 joins all titles). */
export const taobaoOrders = {
  ...taobao,
  rows: 'order',
  columns: {
    orderNo: ['订单编号'],
    shippedAt: ['发货时间'],
    carrier: ['物流公司'],
    waybill: ['物流单号'],
    status: ['订单状态'],
    closeReason: ['订单关闭原因'],
    createdAt: ['订单创建时间'],
    paidAt: ['订单付款时间'],
    total: ['总金额(旧版)', '总金额'],
    paid: ['买家实际支付金额', '买家实付金额'],
    settled: ['打款商家金额', '确认收货打款金额'],
    refund: ['退款金额'],
    buyerMemo: ['买家留言'],
    sellerMemo: ['订单备注', '商家备注', '商家备忘'],
    shopName: ['店铺名称'],
    buyerNick: ['买家会员名', '买家会员昵称'],
    buyerEmail: ['买家支付宝账号'],
    receiver: ['收货人姓名'],
    phone: ['联系手机', '联系电话'],
    virtualUntil: ['虚拟号过期时间'],
    address: ['收货地址'],
  },
  needs: ['orderNo', 'paid'],
  foreign: ['子订单编号', '购买数量', '卖家会员名'],
  discountFromTotal: true,
  companion: 'items',
  unused:
    '支付单号|支付详情|买家应付货款|买家应付邮费|买家支付积分|返点积分|买家实际支付积分|买家实付积分|运送方式|宝贝标题|商品标题|宝贝种类|宝贝总数量|店铺Id|卖家服务费|买家服务费|发票抬头|是否手机订单|分阶段订单信息|特权订金订单id|是否上传合同照片|是否上传小票|是否代付|定金排名|修改后的sku|修改后的收货地址|异常信息|天猫卡券抵扣|集分宝抵扣|是否是O2O交易|预约门店|新零售交易类型|新零售导购门店名称|新零售导购门店id|新零售发货门店名称|新零售发货门店id|确认收货时间|含应开票给个人的个人红包|含应开票给个人红包|是否信用购|体验期结束时间|前N有礼|配送类型|主订单编号|满返红包金额|直播返现状态|返现金额|延迟发货自动赔付金额|新零售成交门店昵称|新零售成交门店id|新零售成交经销商id|预售订单|备注标签|商品属性SKU|是否主动赔付|主动赔付金额|主动赔付出账时间|C2B小额收款',
} satisfies Partial<Format>;
