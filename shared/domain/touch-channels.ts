import { handleKinds } from './handles.ts';

/** How a person can be reached by hand, one by one. */
export const deskWays = ['nick', 'phone', ...handleKinds] as const;
export type DeskWay = (typeof deskWays)[number];

/** What happens at the desk. refused: not to be contacted again; skipped: not now. */
export const deskMarks = ['sent', 'replied', 'added', 'refused', 'skipped'] as const;
export type DeskMark = (typeof deskMarks)[number];

/** Where one person on WeChat stands: asked to add the shop, added it, and took it off again. */
export const wechatMoves = ['invited', 'added', 'removed'] as const;
export type WechatMove = (typeof wechatMoves)[number];

/** Whatever the shop reaches people by. */
export const touchChannels = ['sms', 'email', 'nick', 'wechat', 'wechat_group', 'moments', 'phone', 'whatsapp', 'qq', 'line', 'telegram', 'messenger', 'instagram', 'direct_mail', 'parcel', 'platform_box', 'platform_feed', 'social', 'live', 'event', 'media', 'other'] as const;
export type TouchChannel = (typeof touchChannels)[number];
