import type { careEndpoints } from '../../../../shared/contract/membership-care.ts';
import { snapshot } from '../../db/remember.ts';
import type { Handlers } from '../../serve.ts';
import { addReading, answerPerception, deleteReading, deleteStandard, readPerception, saveStandard } from './perception.ts';
import { listMemberTasks, listProcedures, saveProcedure, tickTask } from './tasks.ts';

export const careHandlers: Handlers<typeof careEndpoints> = {
  procedures: (_, { db }) => listProcedures(db),
  saveProcedure: (input, { db, now, today }) => saveProcedure(db, input, { now, today }),
  memberTasks: (_, { db, today }) => snapshot(db, () => listMemberTasks(db, today)),
  tickTask: (input, { db, now, today }) => tickTask(db, input, { now, today }),
  perception: (_, { db, today }) => snapshot(db, () => readPerception(db, today)),
  answerPerception: (input, { db, today }) => answerPerception(db, input, today),
  saveStandard: (input, { db, now }) => saveStandard(db, input, now),
  deleteStandard: ({ standardId }, { db }) => deleteStandard(db, standardId),
  addReading: (input, { db, now, today }) => addReading(db, input, { now, today }),
  deleteReading: ({ readingId }, { db }) => deleteReading(db, readingId),
};
