import type { Newsletter, letters } from '../../../shared/contract/letters.ts';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import { newsletterHtml, newsletterText } from '../../../shared/domain/newsletter.ts';
import { isWebAddress } from '../../../shared/domain/web-address.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { TaskContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { newsletterMessage } from './newsletter-message.ts';
import { isMailPicture, readLetterPictures } from './letter-pictures.ts';

type Row = Omit<Newsletter, 'blocks'> & { blocks: string };
const select = 'SELECT id AS newsletterId, name, subject, blocks, sender, unsubscribe, updated_at AS updatedAt FROM newsletters';
const read = ({ blocks, ...row }: Row): Newsletter => ({ ...row, blocks: JSON.parse(blocks) as Newsletter['blocks'] });

export const listNewsletters = (db: ReadDb): Newsletter[] => db.all<Row>(`${select} ORDER BY updated_at DESC, id DESC`).map(read);

function getNewsletter(db: ReadDb, newsletterId: number): Newsletter {
  const row = db.get<Row>(`${select} WHERE id = :newsletterId`, { newsletterId });
  if (!row) throw new AppError('not_found', { what: 'newsletter' });
  return read(row);
}

export function saveNewsletter(db: WriteDb, { newsletterId, blocks, ...letter }: Parsed<typeof letters.saveNewsletter>, now: number): Newsletter {
  if (blocks.some(({ url }) => url !== '' && !isWebAddress(url))) throw new AppError('bad_input', { fields: ['url'] });
  if (!blocks.every((b) => isMailPicture(db, b))) throw new AppError('bad_input', { fields: ['assetId'] });
  const namesake = db.get<{ id: number }>('SELECT id FROM newsletters WHERE name = :name', { name: letter.name });
  if (namesake && namesake.id !== newsletterId) throw new AppError('name_taken');
  const values = { ...letter, blocks: JSON.stringify(blocks), now };
  if (newsletterId === undefined) return getNewsletter(db, db.run('INSERT INTO newsletters (name, subject, blocks, sender, unsubscribe, updated_at) VALUES (:name, :subject, :blocks, :sender, :unsubscribe, :now)', values).lastInsertRowid);
  getNewsletter(db, newsletterId);
  db.run('UPDATE newsletters SET name = :name, subject = :subject, blocks = :blocks, sender = :sender, unsubscribe = :unsubscribe, updated_at = :now WHERE id = :newsletterId', { ...values, newsletterId });
  return getNewsletter(db, newsletterId);
}

export function deleteNewsletter(db: WriteDb, newsletterId: number): { newsletterId: number } {
  getNewsletter(db, newsletterId);
  db.run('DELETE FROM newsletters WHERE id = :newsletterId', { newsletterId });
  return { newsletterId };
}

export async function exportNewsletter({ newsletterId, as, to }: Parsed<typeof letters.exportNewsletter>, { db, file }: TaskContext): Promise<Output<typeof letters.exportNewsletter>> {
  const letter = getNewsletter(db, newsletterId);
  const language = readSettings(db).language === 'en' ? 'en' : 'zh-CN';
  if (as === 'text') return writeWhole(file(to).path, [newsletterText(letter)]);
  const pictures = readLetterPictures(db, letter.blocks);
  const srcOf = (way: (p: (typeof pictures)[number]) => string) => new Map(pictures.map((p) => [p.assetId, { src: way(p), width: p.width }]));
  if (as === 'html') return writeWhole(file(to).path, [newsletterHtml(letter, language, srcOf(({ type, bytes }) => `data:${type};base64,${bytes.toString('base64')}`))]);
  return writeWhole(file(to).path, newsletterMessage({ subject: letter.subject, text: newsletterText(letter), html: newsletterHtml(letter, language, srcOf(({ cid }) => `cid:${cid}`)), pictures }));
}
