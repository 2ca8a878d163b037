import { seededRandom } from '../../../shared/domain/seeded-random.ts';

export interface SamplePerson {
  nick: string;
  alipay: string;
  receiver: string;
  phone: string;
  address: string;
}

const families = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈', '沈', '韩', '杨', '朱', '许', '何', '吕', '张', '林', '郭'];
const given = ['样', '例', '示范', '小样', '演示', '晓例', '文样', '样宁', '例安', '示然'];
const nickWords = ['爱喝茶的', '慢生活', '小院里', '暖暖', '阳台上的', '早起的', '橘子味', '一只', '山里来的', '云朵'];
const nickEnds = ['样例', '猫', '厨房', '先生', '小姐', '日子', '果果', '掌柜', '小鹿', '阿姨'];

/** Province, city, district and how many live there. */
const places: [string, string, string, number][] = [
  ['广东省', '深圳市', '南山区', 12], ['广东省', '广州市', '天河区', 11], ['广东省', '佛山市', '顺德区', 5], ['浙江省', '杭州市', '余杭区', 11], ['浙江省', '宁波市', '鄞州区', 5],
  ['江苏省', '苏州市', '工业园区', 8], ['江苏省', '南京市', '鼓楼区', 7], ['上海', '上海市', '徐汇区', 11], ['北京', '北京市', '朝阳区', 10], ['四川省', '成都市', '武侯区', 8],
  ['湖北省', '武汉市', '洪山区', 6], ['湖南省', '长沙市', '岳麓区', 5], ['山东省', '青岛市', '市南区', 5], ['山东省', '济南市', '历下区', 4], ['福建省', '厦门市', '思明区', 4],
  ['河南省', '郑州市', '金水区', 5], ['陕西省', '西安市', '雁塔区', 4], ['辽宁省', '沈阳市', '和平区', 3], ['重庆', '重庆市', '渝中区', 4], ['云南省', '昆明市', '五华区', 2],
];
const placeWeight = places.reduce((sum, [, , , weight]) => sum + weight, 0);

/** Of 100 numbers: the rest are whole. */
const MASKED = 14;
const VIRTUAL = 6;

/**
 * A made-up person, the same for the same seed and number. Phones are of the block 199000, which nobody is known to have.
 */
export function makePerson(seed: number, index: number): SamplePerson {
  const random = seededRandom(seed * 1_000_003 + index);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const number = `199${String(index % 100_000_000).padStart(8, '0')}`;
  const quality = random() * 100;
  const phone = quality < MASKED ? `199****${number.slice(-4)}` : quality < MASKED + VIRTUAL ? `${number}-${1000 + Math.floor(random() * 9000)}` : number;
  let left = random() * placeWeight;
  const place = places.find(([, , , weight]) => (left -= weight) < 0) ?? places[0]!;
  return {
    nick: `${pick(nickWords)}${pick(nickEnds)}${index.toString(36)}`,
    alipay: random() < 0.5 ? number : `yangli${index}@example.com`,
    receiver: `${pick(families)}${pick(given)}`,
    phone,
    address: `${place[0]} ${place[1]} ${place[2]} 样例街道示范路${1 + Math.floor(random() * 199)}号${1 + Math.floor(random() * 12)}幢${1 + Math.floor(random() * 30)}0${1 + Math.floor(random() * 4)}室(000000)`,
  };
}
