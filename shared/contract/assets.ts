import * as z from 'zod';
import { posterSizeNames, posterTemplates, type PosterSize, type PosterTemplate, type PosterTexts } from '../domain/posters.ts';
import { command, fileIn, fileOut, id, query, task } from './endpoint.ts';

export const assetKinds = ['picture', 'video', 'sound', 'document'] as const;
export type AssetKind = (typeof assetKinds)[number];
/** Bytes of one file, and of all together: they lie in the database and so in every backup. */
export const MOST_ASSET_BYTES = 10_000_000;
export const MOST_ALL_BYTES = 300_000_000;

export const assetUses = ['newsletter', 'poster', 'template', 'campaign'] as const;
export interface Asset {
  assetId: number;
  name: string;
  kind: AssetKind;
  /** By the content: image/png. */
  type: string;
  /** Bytes. */
  size: number;
  /** Pixels of a picture. */
  width: number | null;
  height: number | null;
  tags: string[];
  licence: string;
  addedAt: number;
  /** A small JPEG, base64; null where none was drawn yet. */
  thumbnail: string | null;
  uses: { what: (typeof assetUses)[number]; id: number; name: string }[];
}

export type AttachedAsset = Pick<Asset, 'assetId' | 'name' | 'kind' | 'thumbnail'>;

/** Why a file wasn't taken: a key of `assets.refused.*`. */
export const refusals = ['unreadable', 'empty', 'too_large', 'no_room', 'unknown', 'heic', 'broken', 'script'] as const;
export type AssetRefusal = (typeof refusals)[number];
export interface AddedAssets {
  added: number[];
  /** Those that were there already. */
  same: { name: string; assetId: number }[];
  refused: { name: string; reason: AssetRefusal }[];
}

export interface Poster {
  posterId: number;
  name: string;
  template: PosterTemplate;
  size: PosterSize;
  texts: PosterTexts;
  photoId: number | null;
  /** What the square code says; '' for none. */
  qrText: string;
  /** A picture of a code instead, such as WeChat gives. */
  qrPhotoId: number | null;
  updatedAt: number;
}

const name = z.string().trim().min(1).max(120);
const words = z.string().max(200);
const texts = z.strictObject({ eyebrow: words, title: words, offer: words, detail: words, note: words, shop: words });

export const assets = {
  list: query(z.strictObject({})).returns<{ assets: Asset[]; bytes: number }>(),
  attached: query(z.strictObject({ what: z.enum(['template', 'campaign']), id })).returns<AttachedAsset[]>(),
  add: task('writer', z.strictObject({ files: z.array(fileIn).min(1).max(100) })).returns<AddedAssets>(),
  /** A picture that was drawn here; up to 5 MB. `bytes`: base64. */
  addDrawn: command(z.strictObject({ name, bytes: z.string().min(1).max(7_000_000) })).returns<AddedAssets>(),
  read: query(z.strictObject({ assetId: id })).returns<{ type: string; bytes: string }>(),
  saveThumbnail: command(z.strictObject({ assetId: id, bytes: z.string().min(1).max(300_000) })).returns<{ assetId: number }>(),
  change: command(z.strictObject({ assetId: id, name, tags: z.array(z.string().trim().min(1).max(20)).max(20), licence: z.string().trim().max(300), templateIds: z.array(id).max(100), campaignIds: z.array(id).max(100) })).returns<Asset>(),
  /** One that is used goes only where that was seen: `usedToo`. */
  delete: command(z.strictObject({ assetId: id, usedToo: z.boolean().default(false) })).returns<{ assetId: number }>(),
  /** The file as it came. */
  save: task('analysis', z.strictObject({ assetId: id, to: fileOut })).returns<{ sha256: string }>(),
  posters: query(z.strictObject({})).returns<Poster[]>(),
  savePoster: command(z.strictObject({ posterId: id.optional(), name: z.string().trim().min(1).max(60), template: z.enum(posterTemplates), size: z.enum(posterSizeNames), texts, photoId: id.nullable(), qrText: z.string().trim().max(300), qrPhotoId: id.nullable() })).returns<Poster>(),
  deletePoster: command(z.strictObject({ posterId: id })).returns<{ posterId: number }>(),
};
