import type { DeskWay } from '../../../shared/domain/touch-channels.ts';

const worded = ['nick', 'wechat', 'phone', 'whatsapp'] as const;

/** The other messengers share their words. */
export const hasOwnWords = (way: DeskWay): way is (typeof worded)[number] => (worded as readonly string[]).includes(way);
