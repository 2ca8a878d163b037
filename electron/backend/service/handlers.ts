import type { service } from '../../../shared/contract/service.ts';
import { snapshot } from '../db/remember.ts';
import type { Handlers } from '../serve.ts';
import { listCases } from './cases.ts';
import { addCaseStep, closeCase, deleteCase, reopenCase, saveCase } from './change-case.ts';
import { deleteLifeEvent, listLifeEvents, saveLifeEvent } from './life-events.ts';

export const serviceHandlers: Handlers<typeof service> = {
  cases: (input, { db, today, now }) => snapshot(db, () => listCases(db, input, { today, now })),
  saveCase: (input, context) => saveCase(input, context),
  addCaseStep: (input, { db, now }) => addCaseStep(db, input, now),
  closeCase: (input, context) => closeCase(input, context),
  reopenCase: ({ caseId }, { db }) => reopenCase(db, caseId),
  deleteCase: ({ caseId }, { db }) => deleteCase(db, caseId),
  lifeEvents: (input, { db, today }) => snapshot(db, () => listLifeEvents(db, input, today)),
  saveLifeEvent: (input, { db, now }) => saveLifeEvent(db, input, now),
  deleteLifeEvent: ({ eventId }, { db }) => deleteLifeEvent(db, eventId),
};
