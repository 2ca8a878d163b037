import type { offers } from '../../../shared/contract/offers.ts';
import { snapshot } from '../db/remember.ts';
import { businessDay } from '../membership/clock.ts';
import type { Handlers } from '../serve.ts';
import { listBenefits, saveBenefit } from './benefits.ts';
import { moveDeliveries, promise, readBoard, takeResults } from './deliveries.ts';
import { readMatrix, saveMatrix } from './matrix.ts';
import { undoMove } from './open-delivery.ts';
import { saveDeliveries } from './save-deliveries.ts';
import { tierBenefits } from './tier-benefits.ts';

export const offersHandlers: Handlers<typeof offers> = {
  benefits: (_, { db, today }) => snapshot(db, () => listBenefits(db, businessDay(db, today))),
  saveBenefit: (input, { db, now }) => saveBenefit(db, input, now),
  matrix: (_, { db, today }) => snapshot(db, () => readMatrix(db, today)),
  saveMatrix: ({ cells }, { db }) => saveMatrix(db, cells),
  tierBenefits: (_, { db, today }) => tierBenefits(db, businessDay(db, today)),

  board: (input, { db, today }) => snapshot(db, () => readBoard(db, input, today)),
  promise: (input, { db, now, today }) => promise(db, input, { now, today: businessDay(db, today) }),
  moveDeliveries: (input, { db, now }) => moveDeliveries(db, input, now),
  undoMove: ({ deliveryId }, { db, now }) => undoMove(db, deliveryId, now),
  saveDeliveries: (input, context) => saveDeliveries(input, context),
  takeResults: ({ text }, { db, now }) => takeResults(db, text, now),
};
