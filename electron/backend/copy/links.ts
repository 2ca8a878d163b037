import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { letters, Link } from '../../../shared/contract/letters.ts';
import { isWebAddress } from '../../../shared/domain/web-address.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';

type Row = Omit<Link, 'clicks'> & { clicks: string };
const select = `SELECT l.id AS linkId, l.name, l.url, l.short, l.created_at AS createdAt,
  (SELECT json_group_array(json_object('day', k.day, 'clicks', k.clicks) ORDER BY k.day DESC) FROM link_clicks k WHERE k.link_id = l.id) AS clicks FROM links l`;
const read = ({ clicks, ...row }: Row): Link => ({ ...row, clicks: JSON.parse(clicks) as Link['clicks'] });

export const listLinks = (db: ReadDb): Link[] => db.all<Row>(`${select} ORDER BY l.created_at DESC, l.id DESC`).map(read);

function getLink(db: ReadDb, linkId: number): Link {
  const row = db.get<Row>(`${select} WHERE l.id = :linkId`, { linkId });
  if (!row) throw new AppError('not_found', { what: 'link' });
  return read(row);
}

export function saveLink(db: WriteDb, { linkId, ...link }: Parsed<typeof letters.saveLink>, now: number): Link {
  if (!isWebAddress(link.url)) throw new AppError('bad_input', { fields: ['url'] });
  const namesake = db.get<{ id: number }>('SELECT id FROM links WHERE name = :name', { name: link.name });
  if (namesake && namesake.id !== linkId) throw new AppError('name_taken');
  if (linkId === undefined) return getLink(db, db.run('INSERT INTO links (name, url, short, created_at) VALUES (:name, :url, :short, :now)', { ...link, now }).lastInsertRowid);
  getLink(db, linkId);
  db.run('UPDATE links SET name = :name, url = :url, short = :short WHERE id = :linkId', { ...link, linkId });
  return getLink(db, linkId);
}

export function deleteLink(db: WriteDb, linkId: number): { linkId: number } {
  getLink(db, linkId);
  db.run('DELETE FROM links WHERE id = :linkId', { linkId });
  return { linkId };
}

export function setClicks(db: WriteDb, { linkId, day, clicks }: Parsed<typeof letters.setClicks>): Link {
  getLink(db, linkId);
  if (!isDay(day)) throw new AppError('bad_input', { fields: ['day'] });
  if (clicks === null) db.run('DELETE FROM link_clicks WHERE link_id = :linkId AND day = :day', { linkId, day });
  else db.run('INSERT INTO link_clicks (link_id, day, clicks) VALUES (:linkId, :day, :clicks) ON CONFLICT (link_id, day) DO UPDATE SET clicks = excluded.clicks', { linkId, day, clicks });
  return getLink(db, linkId);
}
