import type { people } from '../../../shared/contract/people.ts';
import { snapshot } from '../db/remember.ts';
import type { Handlers } from '../serve.ts';
import { listKnownValues, pinValue } from './known-values.ts';
import { mergePeople, unmergePeople } from './merge.ts';
import { previewMerge } from './merge-preview.ts';
import { readLinks } from './person-links.ts';
import { listSuggestions } from './suggestions.ts';
import { liftApart, separateAccounts, tellApart } from './tell-apart.ts';

export const peopleHandlers: Handlers<typeof people> = {
  links: ({ customerId }, { db }) => snapshot(db, () => readLinks(db, customerId)),
  suggestions: ({ offset, limit }, { db }) => snapshot(db, () => listSuggestions(db, offset, limit)),
  mergePreview: ({ customerId, otherId }, { db }) => snapshot(db, () => previewMerge(db, customerId, otherId)),
  merge: (input, { db, now }) => mergePeople(db, input, now),
  unmerge: ({ decisionId }, { db, now }) => unmergePeople(db, decisionId, now),
  separate: ({ customerId, accountIds }, { db, now }) => separateAccounts(db, customerId, accountIds, now),
  tellApart: ({ customerId, otherId }, { db, now }) => tellApart(db, customerId, otherId, now),
  liftApart: ({ decisionId }, { db, now }) => liftApart(db, decisionId, now),
  values: ({ customerId }, { db }) => snapshot(db, () => listKnownValues(db, customerId)),
  pin: ({ customerId, field, value }, { db, now }) => pinValue(db, customerId, field, value, now),
};
