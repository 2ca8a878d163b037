import { describe, expect, test } from 'vitest';
import { cleanName } from '../../shared/domain/name-check.ts';
import { suggestEmail } from '../../shared/domain/email-check.ts';
import { nonGoodsOf } from '../../shared/domain/non-goods.ts';
import { isSuspectPhone, phoneKind, repairPhone } from '../../shared/domain/phone-check.ts';
import { regionFromText } from '../../shared/domain/region-from-text.ts';
import { isTestTitle, testReasons } from '../../shared/domain/test-order.ts';
import { checkBirthday, checkEmail, checkPhone, checkRegion } from '../../shared/domain/value-check.ts';

describe('phones', () => {
  test.each([
    ['电话：13812345678（微信同号）', '13812345678'],
    ['138O1234567', '13801234567'],
    ['l38I2345678', '13812345678'],
    ['13812345678/0571-88888888', '13812345678'],
    ['13812345678-0571-88888888', '13812345678'],
    ['8613812345678', '13812345678'],
    ['013812345678', '13812345678'],
    ['138-1234-5678(晚上)', '13812345678'],
    ['13812345678/13987654321', null],
    ['1381234567', null],
    ['0571-88888888', null],
    ['13812345678-1234', null],
    ['138****5678', null],
    ['138123456789', null],
    ['', null],
  ])('%s is meant to be %s', (written, phone) => expect(repairPhone(written)).toBe(phone));
  test.each([
    ['0571-88888888', 'landline'], ['010 12345678', 'landline'], ['88888888', 'landline'], ['400-123-4567', 'service'], ['95555', 'service'], ['1381234567', 'short'], ['138123456789', 'long'], ['不知道', 'other'],
  ])('%s is a %s', (written, kind) => expect(phoneKind(written)).toBe(kind));
  test.each([
    ['+8613800138000', true], ['+8618812345678', true], ['+8613777777777', true], ['+8613887654321', true], ['+8613812341234', false], ['+8613812345679', false], ['+8613777777778', false], ['+12025550123', false],
  ])('%s is suspect: %s', (phone, suspect) => expect(isSuspectPhone(phone)).toBe(suspect));
});

test.each([
  ['a@gmial.com', 'a@gmail.com'], ['a@gmal.com', 'a@gmail.com'], ['a@gmaill.com', 'a@gmail.com'], ['a@qq.con', 'a@qq.com'], ['a@163.cm', 'a@163.com'], ['a@hotmial.com', 'a@hotmail.com'], ['a@outlok.com', 'a@outlook.com'],
  ['A@Gmial.com', 'A@gmail.com'], ['a@mail.com', null], ['a@ymail.com', null], ['a@gmail.com', null], ['a@qp.com', null], ['a@162.com', null], ['a@example.org', null], ['a@vip.qq.com', null], ['nobody', null],
])('the e-mail %s is meant to be %s', (email, meant) => expect(suggestEmail(email)).toBe(meant));

test.each([
  ['沈测试', null], ['John Smith', null], ['张**', null], ["O'Neil-Smith", null], ['阿依古丽·买买提', null],
  ['❤️小 美', { name: '小美', fault: 'symbols' }], ['沈虚构[8888]', { name: '沈虚构', fault: 'code' }], ['沈虚构【1234】', { name: '沈虚构', fault: 'code' }], ['张 三', { name: '张三', fault: 'spaces' }], [' 张三\u200b', { name: '张三', fault: 'spaces' }],
  ['John  Smith', { name: 'John Smith', fault: 'spaces' }], ['测试', { name: '', fault: 'placeholder' }], ['测试01', { name: '', fault: 'placeholder' }], ['test', { name: '', fault: 'placeholder' }], ['aaaa', { name: '', fault: 'placeholder' }],
  ['12345', { name: '', fault: 'placeholder' }], ['收货人', { name: '', fault: 'placeholder' }], ['。', { name: '', fault: 'blank' }], ['😀', { name: '', fault: 'blank' }], [' ', { name: '', fault: 'blank' }],
])('the name %j cleans to %j', (name, clean) => expect(cleanName(name)).toEqual(clean));

test.each([
  ['收货地址：浙江省杭州市余杭区测试路1号', ['浙江省', '杭州市', '余杭区', '测试路1号']],
  ['中国浙江省杭州市余杭区测试路1号', ['浙江省', '杭州市', '余杭区', '测试路1号']],
  ['杭州市余杭区测试路1号', ['浙江省', '杭州市', '余杭区', '测试路1号']],
  ['杭州余杭区测试路1号', ['浙江省', '杭州市', '余杭区', '测试路1号']],
  ['浙江杭州余杭区测试路1号', ['浙江省', '杭州市', '余杭区', '测试路1号']],
  ['广东深圳样例科技园2栋', ['广东省', '深圳市', null, '样例科技园2栋']],
  ['内蒙古锡林郭勒盟样例街1号', ['内蒙古自治区', '锡林郭勒盟', null, '样例街1号']],
  ['海南三亚路1号', null],
  ['吉林路5号', null],
  ['沈测试 13812345678 广东省 深圳市 南山区 样例街1号', ['广东省', '深圳市', '南山区', '样例街1号']],
  ['苏州市姑苏区样例路2号', ['江苏省', '苏州市', '姑苏区', '样例路2号']],
  ['延边朝鲜族自治州延吉市样例路2号', ['吉林省', '延边朝鲜族自治州', '延吉市', '样例路2号']],
  ['测试路1号', null], ['朝阳路1号', null], ['浙江省***', null], ['中山路 3 号', null], ['', null],
])('the address %s lies in %j', (text, expected) => {
  const found = regionFromText(text);
  expect(found && [found.province, found.city, found.district, found.rest]).toEqual(expected);
});

test.each([
  ['补差价专拍 拍多少补多少', 'difference'], ['补差价', 'difference'], ['差价补拍', 'difference'], ['补拍链接', 'difference'], ['拍多少付多少', 'difference'], ['邮费补拍', 'postage'], ['补邮费', 'postage'], ['运费专拍链接', 'postage'], ['运费', 'postage'], ['补运费差价', 'postage'],
  ['Shipping fee', 'postage'], ['定制定金', 'deposit'], ['订金链接 勿直接拍', 'deposit'], ['定金', 'deposit'], ['尾款专拍', 'deposit'],
  ['陶锅 家用 包邮', null], ['新疆西藏补差价多少 棉被加厚冬季保暖 包邮', null], ['送运费险 夏季连衣裙', null], ['定金膨胀 双11 大衣女冬', null], ['运费险连衣裙', null], ['木勺', null], ['差评不补', null],
])('%s is %s', (title, kind) => expect(nonGoodsOf(title)).toBe(kind));

test.each([['测试商品', true], ['测试链接 勿拍', true], ['测试 勿拍', true], ['测试', true], ['test', true], ['Test product 1', true], ['酸碱度测试纸', false], ['血糖测试仪', false], ['测试纸 100 条', false], ['testosterone', false], ['陶锅', false]])('the title %s is a test: %s', (title, is) => expect(isTestTitle(title)).toBe(is));

test('an order is a test for each reason alone', () => {
  const order = { isPaid: true, paidMinor: 3900, titles: ['陶锅'], nick: 'stranger' };
  const own = new Set(['店主小号']);
  expect(testReasons(order, own)).toEqual([]);
  expect(testReasons({ ...order, paidMinor: 1 }, own)).toEqual(['one_cent']);
  expect(testReasons({ ...order, paidMinor: 1, isPaid: false }, own)).toEqual([]);
  expect(testReasons({ ...order, paidMinor: 0 }, own)).toEqual([]);
  expect(testReasons({ ...order, titles: ['测试链接'] }, own)).toEqual(['test_title']);
  expect(testReasons({ ...order, titles: ['测试链接', '陶锅'] }, own)).toEqual([]);
  expect(testReasons({ ...order, titles: [] }, own)).toEqual([]);
  expect(testReasons({ ...order, nick: '店主小号' }, own)).toEqual(['own_nick']);
});

describe('validators', () => {
  test.each([
    ['+8613912340987', 'valid', null, null], ['13800138000', 'suspect', 'placeholder', null], ['138****5678', 'masked', 'masked', null], ['13812345678-1234', 'virtual', 'virtual', null], ['0571-88888888', 'invalid', 'landline', null],
    ['电话13812345678', 'invalid', 'other', '13812345678'], ['', 'missing', null, null], [null, 'missing', null, null],
  ])('phone %s', (written, state, why, suggestion) => expect(checkPhone(written)).toEqual({ state, why, suggestion }));
  test.each([['a@gmial.com', 'suspect', 'a@gmail.com'], ['a@gmail.com', 'valid', null], ['a***@qq.com', 'masked', null], ['a.b', 'invalid', null], [null, 'missing', null]])('e-mail %s', (written, state, suggestion) =>
    expect(checkEmail(written)).toMatchObject({ state, suggestion }),
  );
  test.each([['1990-05-01', 'valid'], ['--02-29', 'valid'], ['1990-02-30', 'invalid'], ['2026-07-01', 'invalid'], ['2026-06-30', 'suspect'], ['1900-01-01', 'suspect'], ['1970-01-01', 'suspect'], ['1916-01-01', 'valid'], ['1915-12-31', 'suspect'], ['2020-01-01', 'valid'], ['2021-01-01', 'suspect'], ['nonsense', 'invalid'], [null, 'missing']])('birthday %s', (written, state) =>
    expect(checkBirthday(written, '2026-06-30').state).toBe(state),
  );
  test.each([['浙江省', '杭州市', 'valid'], ['浙江省', null, 'suspect'], ['火星省', null, 'suspect'], ['DE-BY', null, 'valid'], ['DE', null, 'valid'], [null, null, 'missing']])('region %s %s', (province, city, state) => expect(checkRegion(province, city).state).toBe(state));
});
