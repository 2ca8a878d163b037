import type { customers } from '../../../shared/contract/customers.ts';
import { snapshot } from '../db/remember.ts';
import { idNumberHandlers } from '../id-numbers/handlers.ts';
import { ownFieldHandlers } from '../own-fields/handlers.ts';
import { personOf } from '../people/decisions.ts';
import { peopleHandlers } from '../people/handlers.ts';
import type { Handlers } from '../serve.ts';
import { sheetHandlers } from '../sheets/handlers.ts';
import { listAcquisitionPeople, readAcquisition, setSourceCost } from './acquisition.ts';
import { addProspect } from './add-prospect.ts';
import { listFollowers, setFollowers } from './followers.ts';
import { getCustomer } from './get-customer.ts';
import { readHabits } from './habits.ts';
import { listCustomers } from './list-customers.ts';
import { previewErasure } from '../vault/erase/preview-erasure.ts';
import { choosePeople } from '../segments/compile-rule.ts';
import { recordOptOuts } from './opt-outs.ts';
import { readReach } from './reach.ts';
import { readTimeline } from './timeline.ts';
import { updateCustomer } from './update-customer.ts';
import { findWithPhone, listMemberSources } from './with-phone.ts';

export const customersHandlers: Handlers<typeof customers> = {
  list: (input, { db, today }) => snapshot(db, () => listCustomers(db, input, today)),

  get: ({ customerId, asOf }, { db, today }) => snapshot(db, () => getCustomer(db, customerId, asOf, today)),

  habits: ({ customerId, asOf }, { db, today }) => snapshot(db, () => readHabits(db, customerId, asOf ?? today)),

  update: (changes, { db }) => updateCustomer(db, changes),

  optOut: ({ customerId: askedId, optedOut, reason }, { db, now }) => {
    const customerId = personOf(db, askedId) ?? askedId;
    recordOptOuts(db, [{ customerId, optedOut, source: 'owner', reason, at: now }]);
    const { out } = db.get<{ out: number }>('SELECT opted_out AS out FROM customers WHERE id = :customerId', { customerId })!;
    return { customerId, optedOut: out === 1 };
  },

  withPhone: ({ phone }, { db }) => snapshot(db, () => findWithPhone(db, phone)),
  memberSources: (_, { db }) => listMemberSources(db),
  addProspect,

  acquisition: ({ months }, { db, today }) => snapshot(db, () => readAcquisition(db, months, today)),
  acquisitionPeople: (input, { db, today }) => snapshot(db, () => listAcquisitionPeople(db, input, today)),
  setSourceCost,

  erasurePreview: ({ customerId }, { db }) => snapshot(db, () => previewErasure(db, customerId)),

  timeline: (input, { db }) => snapshot(db, () => readTimeline(db, input)),

  reach: ({ shop, months }, { db, today, checkCancelled }) => {
    checkCancelled();
    return snapshot(db, () => readReach(db, choosePeople(db, { shop, today }), months));
  },

  followers: (_, { db }) => listFollowers(db),
  setFollowers: (input, context) => setFollowers(input, context),

  ...idNumberHandlers,
  ...peopleHandlers,
  ...ownFieldHandlers,
  ...sheetHandlers,
};
