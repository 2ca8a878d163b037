import { chinaProvinces, provinceName, splitAddress, type Region } from './address-region.ts';
import { cityAt, cityOf } from './china-cities.ts';
import { isMasked } from './cell-text.ts';

const label = /^(?:收?货?(?:地址|信息)|寄到|寄|送到|发到|地址)[:\s]*|^中国\s*|^中华人民共和国\s*/;
const district = /^\s?([^\d路街道号]{1,7}?(?:区|县|旗|市))/;
/** A name and a number before the address. */
const MOST_BEFORE = 30;

/**
 * Province, city and district of an address written as free text, where reading it as it stands gave none: words before it,
 * a city without its province, a short name before a district. Null where it isn't certain.
 * Examples: `收货地址：浙江省杭州市余杭区测试路1号` → 浙江省, 杭州市, 余杭区; `杭州余杭区测试路1号` → the same; `测试路1号` → null.
 */
export function regionFromText(written: string): Region | null {
  if (isMasked(written)) return null;
  let text = written.normalize('NFKC').trim();
  for (let next = text.replace(label, ''); next !== text; next = text.replace(label, '')) text = next;
  return split(text) ?? fromProvince(text);
}

function split(text: string): Region | null {
  const region = splitAddress(text);
  if (region.province !== null && region.city !== null) return region;
  const city = cityAt(text) ?? afterProvince(text);
  if (!city) return null;
  const rest = text.slice(city.length).trimStart();
  const found = district.exec(rest)?.[1] ?? null;
  const left = (found === null ? rest : rest.slice(found.length)).trim();
  return { province: city.province, city: city.city, district: found, rest: left === '' ? null : left };
}

/** `浙江杭州余杭区`: both by their short names. */
function afterProvince(text: string): { province: string; city: string; length: number } | null {
  for (const length of [2, 3]) {
    const province = provinceName(text.slice(0, length));
    const city = province === null ? null : cityOf(province, text.slice(length));
    if (province !== null && city !== null) return { province, city: city.city, length: length + city.length };
  }
  return null;
}

function fromProvince(text: string): Region | null {
  const places = chinaProvinces.map((name) => text.indexOf(name)).filter((at) => at > 0 && at <= MOST_BEFORE);
  return places.length === 0 ? null : split(text.slice(Math.min(...places)));
}
