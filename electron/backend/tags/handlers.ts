import type { tags } from '../../../shared/contract/tags.ts';
import { snapshot } from '../db/remember.ts';
import type { Handlers } from '../serve.ts';
import { applyTag, undoTagChange } from './apply-tag.ts';
import { listTagChanges, listTags } from './read-tags.ts';
import { deleteTag, saveTag } from './save-tag.ts';
import { describeTagPeople } from './tag-people.ts';
import { tagSizes } from './tag-sizes.ts';

export const tagsHandlers: Handlers<typeof tags> = {
  list: (_, { db, today }) => snapshot(db, () => listTags(db, today)),
  save: (tag, context) => saveTag(tag, context),
  delete: ({ tagId }, context) => deleteTag(tagId, context),
  apply: (input, context) => applyTag(input, context),
  undo: ({ changeId }, context) => undoTagChange(changeId, context),
  changes: ({ tagId }, { db }) => listTagChanges(db, tagId),
  sizes: ({ tagId, months }, context) => tagSizes(tagId, months, context),
  people: ({ tagId }, { db, today }) => snapshot(db, () => describeTagPeople(db, tagId, today)),
};
