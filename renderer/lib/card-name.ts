import { showName } from './privacy.ts';

/** How much of a holder's name stands on a card. */
export const cardNames = ['none', 'masked', 'full'] as const;
export type CardName = (typeof cardNames)[number];

export const cardName = (name: string | null, shown: CardName): string | null => (name === null || shown === 'none' ? null : showName(name, shown === 'full'));
