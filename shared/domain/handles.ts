/** Messengers on which a person has a name or number of their own. */
export const handleKinds = ['wechat', 'whatsapp', 'qq', 'line', 'telegram', 'messenger', 'instagram'] as const;
export type HandleKind = (typeof handleKinds)[number];

export const isHandleKind = (way: string): way is HandleKind => (handleKinds as readonly string[]).includes(way);
