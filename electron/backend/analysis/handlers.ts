import type { analysis } from '../../../shared/contract/analysis.ts';
import { readCustomerRows } from '../customers/customer-rows.ts';
import { snapshot } from '../db/remember.ts';
import { choosePeople } from '../segments/compile-rule.ts';
import type { Handlers } from '../serve.ts';
import { numericFields } from './attribute-values.ts';
import { deleteBanding, listBandings, saveBanding } from './bandings.ts';
import { readBands, tellAttribute } from './bands.ts';
import { readClusters } from './clusters.ts';
import { crosstabPeople, readCrosstab } from './crosstab.ts';
import { readCorrelation } from './correlation.ts';
import { readCycles } from './cycles.ts';

export const analysisHandlers: Handlers<typeof analysis> = {
  attributes: (_, { db }) => numericFields(db).map(tellAttribute),

  bands: ({ field, cutting, shop, asOf }, { db, today }) => snapshot(db, () => readBands(db, choosePeople(db, { shop, asOf, today }), field, cutting)),

  bandings: (_, { db }) => listBandings(db),

  saveBanding: (banding, { db, now }) => saveBanding(db, banding, now),

  deleteBanding: ({ bandingId }, { db }) => deleteBanding(db, bandingId),

  correlation: ({ x, y, shop, asOf }, { db, today }) => snapshot(db, () => readCorrelation(db, choosePeople(db, { shop, asOf, today }), x, y)),

  crosstab: ({ rows, columns, shop, asOf }, { db, today }) => snapshot(db, () => readCrosstab(db, choosePeople(db, { shop, asOf, today }), { rows, columns })),

  crosstabPeople: ({ shop, asOf, ...asked }, { db, today }) => snapshot(db, () => ({ customerIds: crosstabPeople(db, choosePeople(db, { shop, asOf, today }), asked) })),

  cycles: ({ groupBy, by, shop, asOf }, { db, today, progress, checkCancelled }) => snapshot(db, () => readCycles(db, choosePeople(db, { shop, asOf, today }), { groupBy, by }, { progress, checkCancelled })),

  clusters: ({ who, k, shop, asOf }, { db, today, progress, checkCancelled }) => readClusters(db, choosePeople(db, { shop, asOf, today }), { who, k }, { progress, checkCancelled }),

  people: ({ customerIds, shop, asOf }, { db, today }) =>
    snapshot(db, () => {
      const people = choosePeople(db, { shop, asOf, today });
      return { rows: readCustomerRows(db, customerIds, people), currency: people.currency };
    }),
};
