import type { parcels } from '../../../shared/contract/parcels.ts';
import { snapshot } from '../db/remember.ts';
import type { Handlers } from '../serve.ts';
import { listLate, openLateCases } from './late.ts';
import { readSpeed } from './speed.ts';

export const parcelsHandlers: Handlers<typeof parcels> = {
  speed: (input, { db }) => snapshot(db, () => readSpeed(db, input)),
  late: (input, { db }) => snapshot(db, () => listLate(db, input)),
  openCases: (input, context) => openLateCases(input, context),
};
