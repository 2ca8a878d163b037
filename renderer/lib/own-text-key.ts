import type { Campaign } from '../../shared/contract/campaigns.ts';

/** What a campaign's own text is called beside its variants: by conditions it is for the rest, by lot it is one of them. */
export const ownTextKey = ({ dealtBy }: Pick<Campaign, 'dealtBy'>) => (dealtBy === 'lot' ? 'variant.original' : 'variant.rest');
