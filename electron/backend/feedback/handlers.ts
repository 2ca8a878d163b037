import type { feedback } from '../../../shared/contract/feedback.ts';
import { snapshot } from '../db/remember.ts';
import type { Handlers } from '../serve.ts';
import { deleteFeedback, saveFeedback, setFeedbackStatus } from './change-feedback.ts';
import { listFeedback } from './list-feedback.ts';
import { listReplies } from './replies.ts';
import { takeFeedback } from './take-feedback.ts';

export const feedbackHandlers: Handlers<typeof feedback> = {
  list: (input, { db }) => snapshot(db, () => listFeedback(db, input)),
  save: saveFeedback,
  setStatus: (input, { db }) => setFeedbackStatus(db, input),
  delete: ({ feedbackId }, { db }) => deleteFeedback(db, feedbackId),
  take: ({ file }, context) => takeFeedback(context.file(file).path, context),
  replies: (input, { db }) => listReplies(db, input),
};
