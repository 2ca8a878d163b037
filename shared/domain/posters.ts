export const posterTemplates = ['fresh', 'offer', 'members', 'season', 'birthday', 'regulars', 'clearance', 'referral'] as const;
export type PosterTemplate = (typeof posterTemplates)[number];

/** Pixels, as the channels want them. */
export const posterSizes = { square: { width: 1080, height: 1080 }, portrait: { width: 1242, height: 1660 }, story: { width: 1080, height: 1920 }, strip: { width: 750, height: 2000 } } as const;
export type PosterSize = keyof typeof posterSizes;
export const posterSizeNames = Object.keys(posterSizes) as PosterSize[];

/** What stands on a poster; '' for nothing. */
export const posterFields = ['eyebrow', 'title', 'offer', 'detail', 'note', 'shop'] as const;
export type PosterField = (typeof posterFields)[number];
export type PosterTexts = Record<PosterField, string>;
