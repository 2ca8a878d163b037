import type { outreach } from '../../../shared/contract/outreach.ts';
import { snapshot } from '../db/remember.ts';
import { getSegment } from '../segments/read-segment.ts';
import type { Handlers } from '../serve.ts';
import { readCrowd } from './crowd.ts';
import { chooseDeskPeople } from './desk-people.ts';
import { listDesks } from './desk-seats.ts';
import { bringBack, closeDesk, mark, undoMark } from './mark.ts';
import { openDesk } from './open-desk.ts';
import { readDesk } from './read-desk.ts';

export const outreachHandlers: Handlers<typeof outreach> = {
  desks: (_, { db }) => listDesks(db),
  desk: ({ deskId }, context) => snapshot(context.db, () => readDesk(deskId, context)),
  deskAudience: ({ segmentId, way }, { db, today }) =>
    snapshot(db, () => {
      const { eligible, ...rest } = chooseDeskPeople(db, getSegment(db, segmentId).rule, way, today, []);
      return { ...rest, eligible: eligible.length };
    }),
  openDesk: (input, context) => openDesk(input, context),
  mark: (input, context) => mark(input, context),
  undoMark: ({ deskId }, { db }) => undoMark(deskId, db),
  bringBack: ({ deskId }, { db }) => bringBack(deskId, db),
  closeDesk: (input, context) => closeDesk(input, context),

  crowd: ({ segmentId }, { db, today }) => snapshot(db, () => readCrowd(db, segmentId, today)),
};
