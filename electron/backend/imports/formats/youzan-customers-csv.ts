import type { RecordFormatOf } from '../records/record-format.ts';

/** Youzan (有赞) customers, 34 columns and a comma behind the header. One phone may stand on several of them; some have none, or a masked one. */
export const youzanCustomers: RecordFormatOf<'people'> = {
  id: 'youzan-customers-csv',
  platform: 'youzan',
  kind: 'people',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  country: 'CN',
  columns: {
    nick: ['客户昵称'],
    name: ['客户姓名'],
    phone: ['客户手机号'],
    birthday: ['客户生日'],
    gender: ['客户性别'],
    tags: ['标签', '权益卡'],
    source: ['来源渠道'],
    since: ['成为客户时间', '成为会员时间'],
    activeAt: ['最近浏览时间', '上次消费时间'],
    orderCount: ['消费次数'],
    city: ['微信地域'],
    district: ['所属区域'],
  },
  needs: ['phone', 'name', 'nick'],
  marks: ['客户积分', '消费次数', '成为客户时间'],
  foreign: ['订单号'],
  unused: '是否会员|成长值|免费等级|付费等级|客户积分|客户储值余额|消费金额|累计退款金额|累计退款订单数|笔单价|分销员|导购员|企微好友|来源方式|成为会员店铺|公众号|公众号关注时间|指定时间消费次数|指定时间消费金额',
};
