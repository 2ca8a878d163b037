import { expect, test } from 'vitest';
import { chinaProvinces, provinceName, splitAddress } from '../../shared/domain/address-region.ts';

test('every province by its full and its short name', () => {
  expect(chinaProvinces).toHaveLength(34);
  for (const full of chinaProvinces) expect(provinceName(full)).toBe(full);
  expect(['浙江', '广西', '北京', '内蒙古', '新疆', '宁夏', '西藏', '香港', '黑龙江', '新疆省', 'DE', ''].map(provinceName)).toEqual([
    '浙江省', '广西壮族自治区', '北京市', '内蒙古自治区', '新疆维吾尔自治区', '宁夏回族自治区', '西藏自治区', '香港特别行政区', '黑龙江省', '新疆维吾尔自治区', null, null,
  ]);
});

test.each([
  ['浙江省 杭州市 余杭区 样例街道测试路1号演示大厦2幢301室(311100)', ['浙江省', '杭州市', '余杭区', '样例街道测试路1号演示大厦2幢301室']],
  ['江苏省 苏州市 工业园区 模拟街道例子巷5号(000000)', ['江苏省', '苏州市', '工业园区', '模拟街道例子巷5号']],
  ['广西 南宁市 青秀区 样例路 3 号', ['广西壮族自治区', '南宁市', '青秀区', '样例路 3 号']],
  ['北京 北京市 朝阳区 样例街1号', ['北京市', '北京市', '朝阳区', '样例街1号']],
  ['上海 上海市 浦东新区 样例路', ['上海市', '上海市', '浦东新区', '样例路']],
  ['北京 朝阳区 样例街1号', ['北京市', '北京市', '朝阳区', '样例街1号']],
  ['新疆维吾尔自治区 自治区直辖县级行政区划 石河子市 样例路', ['新疆维吾尔自治区', '自治区直辖县级行政区划', '石河子市', '样例路']],
  ['浙江省 杭州市 余杭区 ***', ['浙江省', '杭州市', '余杭区', null]],
  ['浙江省 ***', ['浙江省', null, null, null]],
  ['浙江省杭州市余杭区样例街道1号', ['浙江省', '杭州市', '余杭区', '样例街道1号']],
  ['北京市朝阳区样例街1号', ['北京市', '北京市', '朝阳区', '样例街1号']],
  ['1 Test Street, Springfield', [null, null, null, '1 Test Street, Springfield']],
  ['', [null, null, null, null]],
])('%s', (address, parts) => {
  expect(Object.values(splitAddress(address))).toEqual(parts);
});

test.each([
  ['浙江杭州市余杭区样例街道1号', '浙江省', '杭州市', '余杭区'], ['北京朝阳区样例路2号', '北京市', '北京市', '朝阳区'], ['内蒙古呼和浩特市赛罕区', '内蒙古自治区', '呼和浩特市', '赛罕区'],
  ['吉林市龙潭区样例街1号', null, null, null], ['上海路5号', null, null, null], ['海南', null, null, null],
])('a province by its short name, where a city follows: %s', (address, province, city, district) => {
  expect(splitAddress(address)).toMatchObject({ province, city, district });
});
