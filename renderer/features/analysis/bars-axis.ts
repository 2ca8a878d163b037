export interface AxisBar {
  from: number;
  to: number | null;
}

/** Pixels around a histogram's bars, so that what lies over it stands where its axis says. */
export const histogramGrid = { left: 64, right: 16, top: 24, bottom: 48 };

/**
 * Where a value lies on an axis that has one step a bar, 0 at the first bar's left edge. The open bar at the end reaches
 * to the greatest value.
 * Worked example: bars 0–10, 10–20 and the rest up to 120, value 70 → 2.5.
 */
export function placeOnBars(bars: readonly AxisBar[], most: number, value: number): number {
  const { start, width, closed, end } = axisOf(bars);
  if (value <= end) return Math.max(0, (value - start) / width);
  return most > end ? Math.min(bars.length, closed + (value - end) / (most - end)) : closed;
}

/** The other way round. */
export function valueOnBars(bars: readonly AxisBar[], most: number, place: number): number {
  const { start, width, closed, end } = axisOf(bars);
  return place <= closed ? start + place * width : end + (place - closed) * (most - end);
}

function axisOf(bars: readonly AxisBar[]): { start: number; width: number; closed: number; end: number } {
  const closed = bars.filter((b) => b.to !== null).length;
  const start = bars[0]?.from ?? 0;
  const width = (bars[0]?.to ?? start + 1) - start;
  return { start, width, closed, end: start + closed * width };
}

/** How far a cut moves at a time: a tenth of a bar, in a round number of steps. */
export function snapOf(bars: readonly AxisBar[], step: number): number {
  const tenth = axisOf(bars).width / 10;
  return Math.max(step, Math.round(tenth / step) * step);
}
