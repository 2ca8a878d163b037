import type { assets } from '../../../shared/contract/assets.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { Handlers } from '../serve.ts';
import { addAssets, addDrawn } from './add-assets.ts';
import { changeAsset, deleteAsset, saveThumbnail } from './change-asset.ts';
import { listAssets, listAttached, readBytes } from './list-assets.ts';
import { deletePoster, listPosters, savePoster } from './posters.ts';

export const assetsHandlers: Handlers<typeof assets> = {
  list: (_, { db }) => listAssets(db),
  attached: (owner, { db }) => listAttached(db, owner),
  add: addAssets,
  addDrawn: (picture, { db, now }) => addDrawn(db, picture, now),
  read: ({ assetId }, { db }) => {
    const { type, bytes } = readBytes(db, assetId);
    return { type, bytes: bytes.toString('base64') };
  },
  saveThumbnail: (input, { db }) => saveThumbnail(db, input),
  change: (input, { db }) => changeAsset(db, input),
  delete: (input, { db }) => deleteAsset(db, input),
  save: ({ assetId, to }, { db, file }) => writeWhole(file(to).path, [readBytes(db, assetId).bytes]),
  posters: (_, { db }) => listPosters(db),
  savePoster: (poster, { db, now }) => savePoster(db, poster, now),
  deletePoster: ({ posterId }, { db }) => deletePoster(db, posterId),
};
