/** Names that platforms write and `Intl` doesn't. */
const others: Record<string, string> = { USA: 'US', 'RUSSIAN FEDERATION': 'RU', 'GREAT BRITAIN': 'GB', UK: 'GB', 'KOREA, SOUTH': 'KR', 'HONG KONG': 'HK', 'CZECH REPUBLIC': 'CZ', TURKEY: 'TR', 'MAINLAND CHINA': 'CN' };
let byName: Map<string, string> | undefined;

/** ISO 3166 code of a country, by code or English name. Examples: `us` → US, `United States` → US; null for what is none. */
export function countryCode(text: string): string | null {
  const name = text.trim().toUpperCase();
  const other = Object.hasOwn(others, name) ? others[name] : undefined;
  if (other !== undefined) return other;
  if (/^[A-Z]{2}$/.test(name)) return name;
  return (byName ??= names()).get(name) ?? null;
}

function names(): Map<string, string> {
  const words = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  // Codes that have gone out of use (DD) share their names with those that took their place.
  const isInUse = (code: string): boolean => new Intl.Locale(`und-${code}`).region === code;
  return new Map(codes.flatMap((code) => {
    const name = words.of(code);
    return name === undefined || !isInUse(code) ? [] : [[name.toUpperCase(), code] as const];
  }));
}
