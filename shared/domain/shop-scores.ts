import { addDays, dayOf, daysBetween } from '../lib/dates.ts';
import { isNothing } from './cell-text.ts';
import { parseDateTime } from './parse-date-time.ts';
import { foldWord } from './receipt-columns.ts';

export const scoreNames = ['description', 'service', 'logistics'] as const;
export type ScoreName = (typeof scoreNames)[number];
export const scoreSpans = ['day', 'week'] as const;
export type ScoreSpan = (typeof scoreSpans)[number];
export type Scores = Record<ScoreName, number | null>;

/** Hundredths of 0–5; null where there is none, NaN where it is none. Worked example: `4.8` → 480, `４．85分` → 485, `-` → null, `48` and `4.855` → NaN. */
export function scoreOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/分$/, '').trim();
  if (isNothing(plain)) return null;
  const found = /^(\d)(?:\.(\d{1,2})0*)?$/.exec(plain);
  const value = found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : NaN;
  return value <= 500 ? value : NaN;
}

/**
 * The day, or the last of a week's seven. `span`: days that are neither one nor seven; `day`: no day at all.
 * Worked example: `2026/11/20` → that day; `2026-11-16 ~ 2026-11-22` and `2026-W47` → the week that ends on 2026-11-22.
 */
export function scorePeriodOf(text: string): { day: string; span: ScoreSpan } | 'day' | 'span' {
  const plain = text.normalize('NFKC').trim();
  const numbered = /^(\d{4})(?:-?W|年?第)(\d{1,2})周?$/i.exec(plain);
  if (numbered) {
    const last = lastDayOfWeek(Number(numbered[1]), Number(numbered[2]));
    return last === null ? 'day' : { day: last, span: 'week' };
  }
  const range = /^(.{8,}?)\s*(?:~|至|到|—|–|\s-\s)\s*(.{8,})$/.exec(plain);
  if (!range) {
    const day = dayIn(plain);
    return day === null ? 'day' : { day, span: 'day' };
  }
  const [from, to] = [dayIn(range[1]!), dayIn(range[2]!)];
  if (from === null || to === null) return 'day';
  const days = daysBetween(from, to) + 1;
  return days === 1 ? { day: to, span: 'day' } : days === 7 ? { day: to, span: 'week' } : 'span';
}

function dayIn(text: string): string | null {
  const at = parseDateTime(text, 'UTC');
  return Number.isNaN(at) ? null : dayOf(at, 'UTC');
}

/** Sunday of an ISO week: week 1 holds 4 January. */
function lastDayOfWeek(year: number, week: number): string | null {
  if (year < 2000 || year > 2099 || week < 1) return null;
  const sundayOfFirst = (y: number) => addDays(`${y}-01-04`, (7 - new Date(`${y}-01-04T00:00:00Z`).getUTCDay()) % 7);
  const last = addDays(sundayOfFirst(year), (week - 1) * 7);
  return last < sundayOfFirst(year + 1) ? last : null;
}

const headings: Record<ScoreName | 'day', readonly string[]> = {
  day: ['日期', '统计日期', '统计周期', '统计时间', '周期', '时间', '周', 'date', 'day', 'week', 'period'],
  description: ['描述相符', '宝贝与描述相符', '商品与描述相符', '描述相符评分', '描述评分', '宝贝描述', '商品描述', '描述', 'description', 'itemasdescribed', 'asdescribed'],
  service: ['服务态度', '卖家的服务态度', '卖家服务态度', '服务态度评分', '服务评分', '卖家服务', '服务', 'service', 'sellerservice', 'communication'],
  logistics: ['物流服务', '物流服务的质量', '物流服务质量', '物流服务评分', '物流评分', '物流', '发货速度', 'logistics', 'shipping', 'delivery', 'shippingtime'],
};
export type ScoreColumns = { day: number } & Partial<Record<ScoreName, number>>;

/** Null without a column of days or any of scores. A row without headings is taken as day, description, service, logistics. */
export function findScoreColumns(cells: readonly string[]): { columns: ScoreColumns; isHead: boolean } | null {
  const folded = cells.map(foldWord);
  const at = (field: ScoreName | 'day') => {
    const name = headings[field].find((heading) => folded.includes(heading));
    return name === undefined ? undefined : folded.indexOf(name);
  };
  const day = at('day');
  const found = scoreNames.flatMap((name) => {
    const column = at(name);
    return column === undefined ? [] : [[name, column] as const];
  });
  if (day !== undefined && found.length > 0) return { columns: { day, ...Object.fromEntries(found) }, isHead: true };
  const isBare = cells.length === 4 && typeof scorePeriodOf(cells[0]!) === 'object' && cells.slice(1).every((cell) => !Number.isNaN(scoreOf(cell)));
  return isBare ? { columns: { day: 0, description: 1, service: 2, logistics: 3 }, isHead: false } : null;
}

export interface ScorePhase {
  /** The last before the sending. */
  before: { value: number; day: string } | null;
  /** The lowest from the sending on. */
  lowest: { value: number; day: string } | null;
  nBefore: number;
  nDuring: number;
}
export type ScorePhases = Record<ScoreName, ScorePhase>;

/**
 * What each score was before a campaign and the lowest it came to in its window; a week stands on its last day.
 * `readings`: the earliest first.
 */
export function scoresAround(readings: readonly (Scores & { day: string })[], firstDay: string, lastDay: string): ScorePhases {
  const phaseOf = (name: ScoreName): ScorePhase => {
    const told = readings.flatMap((r) => (r[name] === null ? [] : [{ value: r[name], day: r.day }]));
    const before = told.filter((r) => r.day < firstDay);
    const during = told.filter((r) => r.day >= firstDay && r.day <= lastDay);
    return { before: before.at(-1) ?? null, lowest: during.reduce<ScorePhase['lowest']>((low, r) => (low === null || r.value < low.value ? r : low), null), nBefore: before.length, nDuring: during.length };
  };
  return { description: phaseOf('description'), service: phaseOf('service'), logistics: phaseOf('logistics') };
}
