const MOST = 2000;
const shape = /^(?<to>https?:\/\/(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]+(?::\d{1,5})?(?:\/[^?#]*)?)(?:\?(?<query>[^#]*))?(?<fragment>#.*)?$/iu;
const forbidden = /[\s\u0000-\u001f"'<>\\^`{|}]/u;

/** A link that may stand in a message: http or https to a named host; nobody's password in it, nothing that would end an attribute. */
export const isWebAddress = (text: string): boolean => text.length <= MOST && !forbidden.test(text) && shape.test(text);

export const utmKeys = ['source', 'medium', 'campaign', 'content'] as const;
export type Utm = Partial<Record<(typeof utmKeys)[number], string>>;

/**
 * The link with the marks by which a statistics tool tells where a visit came from. What it has of its own stays; a mark
 * that is there already is replaced, an empty one left out. Undefined where it is no link.
 * Worked example: https://a.cn/x?id=1#b with source sms → https://a.cn/x?id=1&utm_source=sms#b.
 */
export function withUtm(link: string, utm: Utm): string | undefined {
  const groups = isWebAddress(link) ? shape.exec(link)?.groups : undefined;
  if (!groups) return undefined;
  const marks = utmKeys.flatMap((key) => {
    const value = utm[key]?.trim() ?? '';
    return value === '' ? [] : [{ key: `utm_${key}`, value }];
  });
  const own = (groups['query'] ?? '').split('&').filter((pair) => pair !== '' && !marks.some((m) => pair === m.key || pair.startsWith(`${m.key}=`)));
  const query = [...own, ...marks.map((m) => `${m.key}=${encodeURIComponent(m.value).replaceAll("'", '%27')}`)].join('&');
  return `${groups['to']!}${query === '' ? '' : `?${query}`}${groups['fragment'] ?? ''}`;
}
