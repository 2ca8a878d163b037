import type { segments } from '../../../shared/contract/segments.ts';
import { monthEnd } from '../../../shared/lib/month-ends.ts';
import { readCustomerRows } from '../customers/customer-rows.ts';
import { snapshot } from '../db/remember.ts';
import type { Handlers } from '../serve.ts';
import { choosePeople } from './compile-rule.ts';
import { writeAdAudience } from './ad-audience.ts';
import { countLayers, moveBetweenLayers } from './count-layers.ts';
import { countRule } from './count-rule.ts';
import { explainRule } from './explain-rule.ts';
import { listFieldValues } from './field-values.ts';
import { freezeLayers } from './freeze-layers.ts';
import { duplicateSegment, freezeSegment } from './freeze-segment.ts';
import { deleteLayering, listLayerings, saveLayering } from './layerings.ts';
import { matchList } from './match-list.ts';
import { countOverlap } from './overlap.ts';
import { getSegment, listSegments } from './read-segment.ts';
import { deleteSegment, saveSegment } from './save-segment.ts';

const FIRST_ROWS = 20;

export const segmentsHandlers: Handlers<typeof segments> = {
  list: (_, { db }) => listSegments(db),

  get: ({ segmentId }, { db }) => getSegment(db, segmentId),

  count: ({ rule, shop, asOf }, { db, today }) =>
    snapshot(db, () => {
      const people = choosePeople(db, { shop, asOf, today });
      const { count, of, ids, sql } = countRule(db, rule, people, FIRST_ROWS);
      return { count, of, sql, asOf: people.asOf, currency: people.currency, rows: readCustomerRows(db, ids, people) };
    }),

  save: (segment, context) => saveSegment(segment, context),

  freeze: (input, context) => freezeSegment(input, context),

  overlap: (input, { db, today }) => snapshot(db, () => countOverlap(db, input, today)),

  match: ({ text }, { db }) => snapshot(db, () => matchList(db, text).report),

  duplicate: (input, context) => duplicateSegment(input, context),

  delete: ({ segmentId }, context) => deleteSegment(segmentId, context),

  explain: ({ rule, customerId, shop, asOf }, { db, today }) => snapshot(db, () => explainRule(db, rule, customerId, choosePeople(db, { shop, asOf, today }))),

  sizes: ({ rule, shop, months }, { db, today, progress, checkCancelled }) =>
    [...Array.from({ length: months }, (_, i) => monthEnd(today, months - i)), today].map((asOf, done) => {
      checkCancelled();
      progress({ step: 'count', done, total: months + 1 });
      return snapshot(db, () => {
        const { count, of } = countRule(db, rule, choosePeople(db, { shop, asOf, today }), 0);
        return { day: asOf, count, of };
      });
    }),

  adAudience: (input, context) => writeAdAudience(input, context),

  layerings: (_, { db }) => listLayerings(db),

  saveLayering: (layering, context) => saveLayering(layering, context),

  freezeLayers: (input, context) => freezeLayers(input, context),

  deleteLayering: ({ layeringId }, context) => deleteLayering(layeringId, context),

  countLayers: ({ rules, shop, asOf }, { db, today }) => snapshot(db, () => countLayers(db, rules, choosePeople(db, { shop, asOf, today }))),

  layerMoves: ({ rules, shop, from, to }, { db, today, progress, checkCancelled }) => {
    checkCancelled();
    progress({ step: 'count', done: 0, total: 1 });
    return snapshot(db, () => {
      const after = choosePeople(db, { shop, asOf: to, today });
      const before = choosePeople(db, { shop, asOf: from, today });
      const moves = moveBetweenLayers(db, rules, before, after);
      return { from: before.asOf, to: after.asOf, of: moves.flat().reduce((sum, n) => sum + n, 0), moves };
    });
  },

  values: ({ field, search }, { db }) => listFieldValues(db, field, search),
};
