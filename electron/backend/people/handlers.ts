import type { people } from '../../../shared/contract/people.ts';
import { snapshot } from '../db/remember.ts';
import { settleReferrals } from '../offers/settle-referrals.ts';
import type { CommandContext, Handlers } from '../serve.ts';
import { listKnownValues, pinValue } from './known-values.ts';
import { mergePeople, unmergePeople } from './merge.ts';
import { previewMerge } from './merge-preview.ts';
import { readLinks } from './person-links.ts';
import { listSuggestions } from './suggestions.ts';
import { liftApart, separateAccounts, tellApart } from './tell-apart.ts';

/** Two who turn out to be one bring no reward to themselves. */
function settled<T>(done: T, { db, now, today }: CommandContext): T {
  settleReferrals(db, { now, today });
  return done;
}

export const peopleHandlers: Handlers<typeof people> = {
  links: ({ customerId }, { db }) => snapshot(db, () => readLinks(db, customerId)),
  suggestions: ({ offset, limit }, { db }) => snapshot(db, () => listSuggestions(db, offset, limit)),
  mergePreview: ({ customerId, otherId }, { db }) => snapshot(db, () => previewMerge(db, customerId, otherId)),
  merge: (input, context) => settled(mergePeople(context.db, input, context.now), context),
  unmerge: ({ decisionId }, context) => settled(unmergePeople(context.db, decisionId, context.now), context),
  separate: ({ customerId, accountIds }, { db, now }) => separateAccounts(db, customerId, accountIds, now),
  tellApart: ({ customerId, otherId }, { db, now }) => tellApart(db, customerId, otherId, now),
  liftApart: ({ decisionId }, { db, now }) => liftApart(db, decisionId, now),
  values: ({ customerId }, { db }) => snapshot(db, () => listKnownValues(db, customerId)),
  pin: ({ customerId, field, value }, { db, now }) => pinValue(db, customerId, field, value, now),
};
