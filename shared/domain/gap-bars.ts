/** A bar of the distribution: gaps of `from` up to and with `to` days; `to` null: and longer. */
export interface Bar {
  from: number;
  to: number | null;
  count: number;
}

const widths = [1, 2, 5, 7, 10, 15, 30, 60, 90, 180, 365];
const MOST_BARS = 40;

/**
 * Gaps in bars of one round width, as many as the shortest 98 % need; the rest in one open bar. `sorted` ascending, days.
 * Worked example: 10, 20, 40 and 400 days → width 10: 1–10 has one, 11–20 one, 31–40 one …
 */
export function gapBars(sorted: ArrayLike<number>): Bar[] {
  if (sorted.length === 0) return [];
  const reach = Math.max(1, sorted[Math.floor((sorted.length - 1) * 0.98)]!);
  const width = widths.find((w) => reach / w <= MOST_BARS) ?? Math.ceil(reach / MOST_BARS);
  const bars = Array.from({ length: Math.ceil(reach / width) }, (_, i): Bar => ({ from: i === 0 ? Math.min(1, sorted[0]!) : i * width + 1, to: (i + 1) * width, count: 0 }));
  const end = bars.length * width;
  let longer = 0;
  for (let i = 0; i < sorted.length; i += 1) {
    const gap = sorted[i]!;
    if (gap > end) longer += 1;
    else bars[Math.max(0, Math.ceil(gap / width) - 1)]!.count += 1;
  }
  return longer === 0 ? bars : [...bars, { from: end + 1, to: null, count: longer }];
}
