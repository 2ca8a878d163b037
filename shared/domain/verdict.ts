import type { Campaign, CampaignResults } from '../contract/campaigns.ts';

export type VerdictKey = 'noHoldout' | 'tooEarly' | 'cannotTell' | 'moreBuyers' | 'moreMoney' | 'lessBuyers' | 'lessMoney';

/**
 * Which sentence a result is put in. The goal that was set beforehand decides which difference is spoken of.
 * Worked example: verdict `more` with the goal `revenue` → moreMoney; with the goal `orders` → moreBuyers.
 */
export function verdictKey(verdict: CampaignResults['verdict'], goal: Campaign['goal']): VerdictKey {
  const byMoney = goal === 'revenue' || goal === 'margin';
  switch (verdict) {
    case 'no_holdout':
      return 'noHoldout';
    case 'too_early':
      return 'tooEarly';
    case 'cannot_tell':
      return 'cannotTell';
    case 'more':
      return byMoney ? 'moreMoney' : 'moreBuyers';
    case 'less':
      return byMoney ? 'lessMoney' : 'lessBuyers';
  }
}
