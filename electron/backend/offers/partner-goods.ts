import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import type { GoodsFault, GoodsKey, PartnerGoods } from '../../../shared/contract/offers-partners.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { inspectFile } from '../files/inspect-file.ts';
import { openTable } from '../files/open-table.ts';
import { isBlankRow } from '../files/raw-row.ts';
import type { TaskContext } from '../serve.ts';
import { addPartner, getPartner } from './partners.ts';
import { productHeading, productOf } from './take-prices.ts';

const partnerHeading = /^(?:供应商(?:名称)?|供货商|厂家|合作方|supplier(?: name)?|vendor|partner)$/i;
const MOST_ROWS = 50_000;
const SHOWN = 100;
const LONGEST_NAME = 80;

export function listPartnerGoods(db: ReadDb, { partnerId, search, limit }: Parsed<typeof offers.partnerGoods>): Output<typeof offers.partnerGoods> {
  const wanted = { search: search.trim(), ...(partnerId === undefined ? {} : { partnerId }) };
  const from = `FROM products p JOIN shops s ON s.id = p.shop_id LEFT JOIN partner_products g ON g.shop_id = p.shop_id AND g.product_key = p.key LEFT JOIN partners r ON r.id = g.partner_id
    WHERE p.not_goods = 0 AND (:search = '' OR instr(lower(p.title), lower(:search)) > 0 OR p.key = :search)${partnerId === undefined ? '' : ' AND g.partner_id = :partnerId'}`;
  const { total } = db.get<{ total: number }>(`SELECT count(*) AS total ${from}`, wanted)!;
  return { total, goods: db.all<PartnerGoods>(`SELECT p.shop_id AS shopId, p.key, p.title, s.name AS shop, r.id AS partnerId, r.name AS partner ${from} ORDER BY p.title, p.shop_id LIMIT :limit`, { ...wanted, limit }) };
}

export function assignGoods(db: WriteDb, { partnerId, goods }: Parsed<typeof offers.assignGoods>): Output<typeof offers.assignGoods> {
  if (partnerId !== null) getPartner(db, partnerId);
  for (const key of goods) checkGoods(db, key);
  return { changed: goods.filter((key) => assign(db, key, partnerId)).length };
}

export function checkGoods(db: ReadDb, { shopId, key }: GoodsKey): void {
  if (!db.get('SELECT 1 FROM products WHERE shop_id = :shopId AND key = :key', { shopId, key })) throw new AppError('not_found', { what: 'product' });
}

/** Whether it is somebody else's now. */
function assign(db: WriteDb, { shopId, key }: GoodsKey, partnerId: number | null): boolean {
  const before = db.get<{ id: number }>('SELECT partner_id AS id FROM partner_products WHERE shop_id = :shopId AND product_key = :key', { shopId, key })?.id ?? null;
  if (before === partnerId) return false;
  if (partnerId === null) db.run('DELETE FROM partner_products WHERE shop_id = :shopId AND product_key = :key', { shopId, key });
  else db.run('INSERT INTO partner_products (shop_id, product_key, partner_id) VALUES (:shopId, :key, :partnerId) ON CONFLICT DO UPDATE SET partner_id = excluded.partner_id', { shopId, key, partnerId });
  return true;
}

interface GoodsLine {
  row: number;
  product: string;
  partner: string;
}

async function readLines(path: string, checkCancelled: () => void): Promise<GoodsLine[]> {
  const table = await openTable(await inspectFile(path));
  for await (const candidate of table.candidates()) {
    const placeOf = (cells: readonly string[], heading: RegExp) => cells.findIndex((cell) => heading.test(cell.trim()));
    const head = candidate.head.find(({ cells }) => placeOf(cells, productHeading) >= 0 && placeOf(cells, partnerHeading) >= 0);
    if (!head) continue;
    const [product, partner] = [placeOf(head.cells, productHeading), placeOf(head.cells, partnerHeading)];
    const lines: GoodsLine[] = [];
    for await (const { rows } of candidate.rows({ min: 1, max: Infinity })) {
      checkCancelled();
      for (const { cells, line } of rows) if (line > head.line && !isBlankRow(cells)) lines.push({ row: line, product: productOf(cells[product] ?? ''), partner: cells[partner]?.trim() ?? '' });
      if (lines.length > MOST_ROWS) throw new AppError('bad_input', { field: 'file', reason: 'too_many', limit: MOST_ROWS });
    }
    return lines;
  }
  throw new AppError('file_unknown_layout', { headers: [] });
}

/** A line is of every product that has this number or this title, in whichever shop. */
export async function takePartnerGoods(path: string, { db, now, checkCancelled }: TaskContext): Promise<Output<typeof offers.takePartnerGoods>> {
  const lines = await readLines(path, checkCancelled);
  return db.transaction(() => {
    const told = { taken: 0, moved: 0, same: 0, refused: 0, newPartners: 0, first: [] as { row: number; why: GoodsFault }[] };
    const partners = new Map(db.all<{ id: number; name: string }>('SELECT id, name FROM partners').map((r) => [r.name, r.id]));
    const before = new Map(db.all<GoodsKey & { partnerId: number }>('SELECT shop_id AS shopId, product_key AS key, partner_id AS partnerId FROM partner_products').map((g) => [`${g.shopId} ${g.key}`, g.partnerId]));
    const named = new Map<string, GoodsKey[]>();
    for (const { shopId, key, title } of db.all<GoodsKey & { title: string }>('SELECT shop_id AS shopId, key, title FROM products')) for (const name of new Set([key, title])) named.set(name, [...(named.get(name) ?? []), { shopId, key }]);
    const seen = new Set<string>();
    for (const { row, product, partner } of lines) {
      const goods = named.get(product);
      const why: GoodsFault | null = product === '' ? 'no_product' : partner === '' || partner.length > LONGEST_NAME ? 'no_partner' : goods === undefined ? 'unknown_product' : goods.some((g) => seen.has(`${g.shopId} ${g.key}`)) ? 'twice' : null;
      if (why !== null || goods === undefined) {
        told.refused += 1;
        if (why !== null && told.first.length < SHOWN) told.first.push({ row, why });
        continue;
      }
      let partnerId = partners.get(partner);
      if (partnerId === undefined) {
        partners.set(partner, (partnerId = addPartner(db, partner, now)));
        told.newPartners += 1;
      }
      const to = partnerId;
      const hadOther = goods.some((g) => (before.get(`${g.shopId} ${g.key}`) ?? to) !== to);
      const changed = goods.filter((g) => assign(db, g, to)).length > 0;
      told[hadOther ? 'moved' : changed ? 'taken' : 'same'] += 1;
      for (const g of goods) seen.add(`${g.shopId} ${g.key}`);
    }
    return told;
  });
}
