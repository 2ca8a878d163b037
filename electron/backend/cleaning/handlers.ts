import type { cleaning } from '../../../shared/contract/cleaning.ts';
import { snapshot } from '../db/remember.ts';
import type { Handlers } from '../serve.ts';
import { checkCustomer } from './check-customer.ts';
import { readOwnNicks } from './decisions.ts';
import { countExclusions, setExclusions, setOwnNicks } from './exclusions.ts';
import { searchProducts } from './find-products.ts';
import { countChecked, listFindings } from './findings.ts';
import { applyFix, leaveFindings, listFixes, previewFix, undoFix } from './fixes.ts';

export const cleaningHandlers: Handlers<typeof cleaning> = {
  findings: (input, { db }) => snapshot(db, () => listFindings(db, input)),
  checked: (_, { db }) => countChecked(db),
  preview: (choice, { db, now }) => previewFix(db, choice, now),
  apply: (choice, { db, now }) => applyFix(db, choice, now),
  leave: (choice, { db, now }) => leaveFindings(db, choice, now),
  undo: ({ fixId }, { db, now }) => undoFix(db, fixId, now),
  products: ({ search }, { db }) => searchProducts(db, search),
  fixes: (_, { db }) => listFixes(db),
  exclusions: ({ shop }, { db }) => snapshot(db, () => countExclusions(db, shop)),
  setExclusions: (change, { db, now }) => setExclusions(db, change, now),
  ownNicks: (_, { db }) => readOwnNicks(db),
  setOwnNicks: ({ nicks }, { db }) => setOwnNicks(db, nicks),
  customer: ({ customerId }, { db, today }) => snapshot(db, () => checkCustomer(db, customerId, today)),
};
