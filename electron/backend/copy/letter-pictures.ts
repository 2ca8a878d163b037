import { LETTER_WIDTH, mailPictureTypes, MOST_LETTER_BYTES, type NewsletterBlock } from '../../../shared/domain/newsletter.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';

export interface MailPicture {
  assetId: number;
  /** Its name inside the message. */
  cid: string;
  type: string;
  width: number;
  bytes: Buffer;
}

/** One that was deleted since may stand there still: its words do. */
export function isMailPicture(db: ReadDb, { kind, assetId }: NewsletterBlock): boolean {
  if (kind !== 'picture' || assetId === undefined || assetId === null) return true;
  const asset = db.get<{ type: string }>('SELECT type FROM assets WHERE id = :assetId', { assetId });
  return asset === undefined || mailPictureTypes.includes(asset.type);
}

/** Each once, however often it is shown. Refused where they are too many bytes for a mail. */
export function readLetterPictures(db: ReadDb, blocks: readonly NewsletterBlock[]): MailPicture[] {
  const ids = new Set(blocks.flatMap((b) => (b.kind === 'picture' && b.assetId ? [b.assetId] : [])));
  const pictures = [...ids].flatMap((assetId) => {
    const row = db.get<{ type: string; width: number | null; bytes: Buffer }>('SELECT type, width, bytes FROM assets JOIN asset_bytes ON asset_id = id WHERE id = :assetId', { assetId });
    return row ? [{ assetId, cid: `picture-${assetId}@huitouke`, type: row.type, width: row.width ?? LETTER_WIDTH, bytes: row.bytes }] : [];
  });
  if (pictures.reduce((n, p) => n + p.bytes.length, 0) > MOST_LETTER_BYTES) throw new AppError('bad_input', { field: 'pictures', reason: 'too_large', limit: MOST_LETTER_BYTES });
  return pictures;
}
