import type { Output } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import type { PriceFault, PriceRegister, PriceRow } from '../../../shared/contract/offers-prices.ts';
import { cellText } from '../../../shared/domain/cell-text.ts';
import { cleanId } from '../../../shared/domain/order-number.ts';
import { parseMoney } from '../../../shared/domain/parse-money.ts';
import { tiers } from '../../../shared/domain/tiers.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { inspectFile } from '../files/inspect-file.ts';
import { openTable } from '../files/open-table.ts';
import { isBlankRow } from '../files/raw-row.ts';
import type { TaskContext } from '../serve.ts';
import { isAboveList, readPrices, writePrice } from './prices.ts';

export const productHeading = /^(?:商品(?:名称|标题|编号|ID|id)?|宝贝(?:标题|名称)?|标题|product(?: (?:name|title|number|id))?|title)$/i;
const headings = {
  product: productHeading,
  sku: /^(?:sku(?: ?编码| ?code)?|规格(?:编码)?|商家编码|seller sku)$/i,
  list: /^(?:标价|原价|一口价|售价|list(?: price)?|price)$/i,
  floor: /^(?:底价|最低价|限价|floor(?: price)?|minimum(?: price)?)$/i,
};
const metals = { bronze: '铜卡', silver: '银卡', gold: '金卡', platinum: '铂金卡', diamond: '钻石卡' };
const everyone = /^(?:会员价|member price)$/i;
const MOST_ROWS = 50_000;
const SHOWN = 100;

interface Columns {
  product: number;
  sku: number;
  list: number;
  floor: number;
  ranks: { rank: number; at: number }[];
}
/** A line as it is written; null: the cell is empty; NaN: no amount. */
interface PriceLine {
  row: number;
  product: string;
  sku: string;
  list: number | null;
  floor: number | null;
  members: { rank: number; price: number | null }[];
}

/** Which column is what; null where a product or any price is missing. */
function columnsOf(cells: readonly string[], register: PriceRegister): Columns | null {
  const words = cells.map((cell) => cell.trim());
  const at = (name: RegExp) => words.findIndex((word) => name.test(word));
  const rankOfWord = (word: string): number => {
    if (everyone.test(word)) return 0;
    const bare = word.replace(/ ?(?:会员价|价格|价|price)$/i, '').toLowerCase();
    const named = register.tiers.find((t) => t.name?.toLowerCase() === bare)?.rank;
    return named ?? tiers.findIndex((tier) => tier === bare || metals[tier] === bare) + 1;
  };
  const ranks = words.flatMap((word, i) => (everyone.test(word) || rankOfWord(word) > 0 ? [{ rank: rankOfWord(word), at: i }] : []));
  const columns = { product: at(headings.product), sku: at(headings.sku), list: at(headings.list), floor: at(headings.floor), ranks };
  return columns.product < 0 || (columns.list < 0 && columns.floor < 0 && ranks.length === 0) ? null : columns;
}

/** A number as it is kept, or a title with its spaces. */
export const productOf = (cell: string): string => (/^[\s='"‘’`]*\d+['"‘’`]*\s*$/.test(cell) ? cleanId(cell) : cellText(cell).trim());

async function readLines(path: string, register: PriceRegister, checkCancelled: () => void): Promise<PriceLine[]> {
  const decimals = String(minorPerUnit(register.currency)).length - 1;
  const table = await openTable(await inspectFile(path));
  for await (const candidate of table.candidates()) {
    const head = candidate.head.find((row) => columnsOf(row.cells, register) !== null);
    const columns = head && columnsOf(head.cells, register);
    if (!columns) continue;
    const lines: PriceLine[] = [];
    for await (const { rows } of candidate.rows({ min: 1, max: Infinity })) {
      checkCancelled();
      for (const { cells, line } of rows) {
        if (line <= head.line || isBlankRow(cells)) continue;
        const money = (at: number) => (at < 0 ? null : parseMoney(cells[at]?.trim() ?? '', decimals));
        lines.push({ row: line, product: productOf(cells[columns.product] ?? ''), sku: columns.sku < 0 ? '' : cleanId(cells[columns.sku] ?? ''), list: money(columns.list), floor: money(columns.floor), members: columns.ranks.map(({ rank, at }) => ({ rank, price: money(at) })) });
      }
      if (lines.length > MOST_ROWS) throw new AppError('bad_input', { field: 'file', reason: 'too_many', limit: MOST_ROWS });
    }
    return lines;
  }
  throw new AppError('file_unknown_layout', { headers: [] });
}

export async function takePrices(path: string, { db, now, today, checkCancelled }: TaskContext): Promise<Output<typeof offers.takePrices>> {
  const lines = await readLines(path, readPrices(db, today), checkCancelled);
  return db.transaction(() => {
    const { rows, currency } = readPrices(db, today);
    const known = new Map(rows.filter((r) => r.currency === currency).map((r) => [`${r.product} ${r.sku}`, r]));
    const told = { added: 0, changed: 0, same: 0, refused: 0, first: [] as { row: number; why: PriceFault }[] };
    const seen = new Set<string>();
    for (const line of lines) {
      const key = `${line.product} ${line.sku}`;
      const price = merge(line, known.get(key));
      const why = seen.has(key) ? 'twice' : faultOf(line, price);
      seen.add(key);
      if (why !== null || price === null) {
        told.refused += 1;
        if (why !== null && told.first.length < SHOWN) told.first.push({ row: line.row, why });
        continue;
      }
      const before = known.get(key);
      if (before && JSON.stringify([before.listMinor, before.floorMinor, before.members]) === JSON.stringify([price.listMinor, price.floorMinor, price.members])) told.same += 1;
      else {
        writePrice(db, { ...price, product: line.product, sku: line.sku, currency, ...(before ? { priceId: before.priceId } : {}) }, now);
        told[before ? 'changed' : 'added'] += 1;
      }
    }
    return told;
  });
}

/** With what is known where a cell is empty; null without a list price. */
function merge(line: PriceLine, before: PriceRow | undefined): Pick<PriceRow, 'listMinor' | 'floorMinor' | 'members'> | null {
  const listMinor = line.list ?? before?.listMinor ?? null;
  if (listMinor === null) return null;
  const members = new Map(before?.members.map((m) => [m.rank, m.priceMinor]));
  for (const { rank, price } of line.members) if (price !== null) members.set(rank, price);
  return { listMinor, floorMinor: line.floor ?? before?.floorMinor ?? null, members: [...members].map(([rank, priceMinor]) => ({ rank, priceMinor })).sort((a, b) => a.rank - b.rank) };
}

function faultOf(line: PriceLine, price: Pick<PriceRow, 'listMinor' | 'floorMinor' | 'members'> | null): PriceFault | null {
  if (line.product === '' || line.product.length > 400 || line.sku.length > 200) return 'no_product';
  if ([line.list, line.floor, ...line.members.map((m) => m.price)].some((p) => p !== null && !(p > 0 && p <= 100_000_000_000))) return 'bad_price';
  if (price === null) return 'no_list';
  return isAboveList(price) ? 'above_list' : null;
}
