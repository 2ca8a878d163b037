import { isMasked, isNothing } from './cell-text.ts';

/** The 34 first-level divisions by their official names. */
export const chinaProvinces = [
  '北京市', '天津市', '上海市', '重庆市', '河北省', '山西省', '辽宁省', '吉林省', '黑龙江省', '江苏省', '浙江省', '安徽省', '福建省', '江西省', '山东省', '河南省', '湖北省',
  '湖南省', '广东省', '海南省', '四川省', '贵州省', '云南省', '陕西省', '甘肃省', '青海省', '台湾省', '内蒙古自治区', '广西壮族自治区', '西藏自治区', '宁夏回族自治区',
  '新疆维吾尔自治区', '香港特别行政区', '澳门特别行政区',
] as const;
const municipalities = new Set<string>(['北京市', '天津市', '上海市', '重庆市']);
const endings = /(?:壮族|回族|维吾尔)?(?:自治区|特别行政区)$|[省市]$/;
const byName = new Map<string, string>(chinaProvinces.flatMap((full) => [full, full.replace(endings, '')].map((name): [string, string] => [name, full])));
for (const [name, full] of [['广西省', '广西壮族自治区'], ['新疆省', '新疆维吾尔自治区'], ['宁夏省', '宁夏回族自治区'], ['西藏省', '西藏自治区'], ['内蒙古省', '内蒙古自治区']] as const) byName.set(name, full);

/** 浙江 → 浙江省, 广西 → 广西壮族自治区; null for what is no province. */
export const provinceName = (text: string): string | null => byName.get(text.trim()) ?? null;

export interface Region {
  province: string | null;
  city: string | null;
  district: string | null;
  /** What is left: street, house, room. */
  rest: string | null;
}

const orNull = (text: string | undefined): string | null => (text === undefined || isNothing(text) || isMasked(text) ? null : text);

/**
 * A whole address in one cell, divisions parted by blanks, the postcode in brackets behind.
 * Example: `浙江省 杭州市 余杭区 样例街道测试路1号(311100)` → 浙江省, 杭州市, 余杭区, 样例街道测试路1号.
 */
export function splitAddress(address: string): Region {
  const end = address.length;
  const close = address.charCodeAt(end - 1);
  const text = close === 0x29 || close === 0xff09 ? address.replace(/[（(]\d{6}[)）]$/, '').trimEnd() : address;
  const first = text.indexOf(' ');
  const province = first > 0 ? byName.get(text.slice(0, first)) : undefined;
  if (province === undefined) return splitUnparted(text);
  let rest = text.slice(first + 1).trimStart();
  const take = (): string => {
    const at = rest.indexOf(' ');
    const part = at < 0 ? rest : rest.slice(0, at);
    rest = at < 0 ? '' : rest.slice(at + 1).trimStart();
    return part;
  };
  const isMunicipality = municipalities.has(province);
  // 北京 朝阳区 …: a municipality may leave its city out.
  const second = isMunicipality && !/^(?:市辖区|县|.+市)(?: |$)/.test(rest) ? province : take();
  const district = rest.includes(' ') ? take() : '';
  return { province, city: isMunicipality ? province : orNull(second), district: orNull(district), rest: orNull(rest) };
}

/** `浙江杭州市余杭区`: the short name counts where a city or (of a municipality) a district follows; 吉林市 and 上海路 are no provinces. */
function provinceAt(text: string): [full: string, length: number] | undefined {
  const full = chinaProvinces.find((name) => text.startsWith(name));
  if (full !== undefined) return [full, full.length];
  for (const length of [2, 3]) {
    const short = byName.get(text.slice(0, length));
    if (short === undefined) continue;
    const follows = municipalities.has(short) ? /^\s?[^\d路街号市]{1,5}[区县]/ : /^\s?[^\d省区县路街号市]{1,8}(?:市|自治州|地区|盟)/;
    if (follows.test(text.slice(length))) return [short, length];
  }
  return undefined;
}

/** `浙江省杭州市余杭区样例街道` without blanks: province and city by their endings. */
function splitUnparted(text: string): Region {
  const found = provinceAt(text);
  if (found) {
    const [full, length] = found;
    let rest = text.slice(length).trim();
    let city: string | null = municipalities.has(full) ? full : null;
    if (city !== null && rest.startsWith(full)) rest = rest.slice(full.length).trim();
    if (city === null) {
      city = /^[^省区县]{1,8}?(?:市|自治州|地区|盟)/.exec(rest)?.[0] ?? null;
      if (city !== null) rest = rest.slice(city.length).trim();
    }
    const district = /^[^\d]{1,8}?(?:区|县|旗|市)/.exec(rest)?.[0] ?? null;
    return { province: full, city, district, rest: orNull(district === null ? rest : rest.slice(district.length).trim()) };
  }
  return { province: null, city: null, district: null, rest: orNull(text) };
}
