import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import type { Partner } from '../../../shared/contract/offers-partners.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';

export function listPartners(db: ReadDb): Output<typeof offers.partners> {
  const partners = db.all<Partner>(
    `SELECT r.id AS partnerId, r.name, r.note, (SELECT count(*) FROM partner_products g JOIN products p ON p.shop_id = g.shop_id AND p.key = g.product_key WHERE g.partner_id = r.id) AS products,
      (SELECT count(*) FROM partner_deals d WHERE d.partner_id = r.id) AS deals FROM partners r ORDER BY r.name, r.id`,
  );
  const { products } = db.get<{ products: number }>('SELECT count(*) AS products FROM products WHERE not_goods = 0')!;
  const { free } = db.get<{ free: number }>('SELECT count(*) AS free FROM products p WHERE p.not_goods = 0 AND NOT EXISTS (SELECT 1 FROM partner_products g WHERE g.shop_id = p.shop_id AND g.product_key = p.key)')!;
  const { lastDay } = db.get<{ lastDay: string | null }>('SELECT max(day) AS lastDay FROM orders')!;
  return { partners, products, free, lastDay };
}

export function getPartner(db: ReadDb, partnerId: number): { name: string } {
  const partner = db.get<{ name: string }>('SELECT name FROM partners WHERE id = :partnerId', { partnerId });
  if (!partner) throw new AppError('not_found', { what: 'partner' });
  return partner;
}

export function savePartner(db: WriteDb, { partnerId, name, note }: Parsed<typeof offers.savePartner>, now: number): Output<typeof offers.savePartner> {
  const twin = db.get<{ id: number }>('SELECT id FROM partners WHERE name = :name', { name });
  if (twin && twin.id !== partnerId) throw new AppError('name_taken', { name });
  if (partnerId === undefined) return { partnerId: addPartner(db, name, now, note) };
  if (db.run('UPDATE partners SET name = :name, note = :note WHERE id = :partnerId', { partnerId, name, note }).changes === 0) throw new AppError('not_found', { what: 'partner' });
  return { partnerId };
}

export const addPartner = (db: WriteDb, name: string, now: number, note = ''): number => db.run('INSERT INTO partners (name, note, at) VALUES (:name, :note, :now)', { name, note, now }).lastInsertRowid;

export function removePartner(db: WriteDb, partnerId: number): Output<typeof offers.removePartner> {
  getPartner(db, partnerId);
  db.run('DELETE FROM partners WHERE id = :partnerId', { partnerId });
  return { partnerId };
}
