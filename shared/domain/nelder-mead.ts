type Vertex = { at: number[]; value: number };

/** Corner by corner, how far from the worst one through the middle of the others. */
const REFLECT = 1;
const EXPAND = 2;
const CONTRACT = 0.5;
const SHRINK = 0.5;

/**
 * The place near `start` where `f` is least, by the downhill simplex (Nelder & Mead 1965): without derivatives, for a few
 * dimensions. Ends when its corners lie within `close` of each other, in place and in value, or after `most` steps.
 */
export function nelderMead(f: (at: readonly number[]) => number, start: readonly number[], { step, close, most }: { step: number; close: number; most: number }): Vertex {
  const vertex = (at: number[]): Vertex => ({ at, value: f(at) });
  const corners = [vertex([...start]), ...start.map((_, i) => vertex(start.map((x, k) => (k === i ? x + step : x))))];
  for (let i = 0; i < most; i += 1) {
    corners.sort((a, b) => a.value - b.value);
    const best = corners[0]!;
    const worst = corners.at(-1)!;
    if (worst.value - best.value <= close && best.at.every((x, k) => Math.abs(x - worst.at[k]!) <= close)) break;
    const others = corners.slice(0, -1);
    const middle = start.map((_, k) => others.reduce((sum, { at }) => sum + at[k]!, 0) / others.length);
    const towards = (by: number) => vertex(middle.map((x, k) => x + by * (x - worst.at[k]!)));
    const reflected = towards(REFLECT);
    let next: Vertex | undefined;
    if (reflected.value < best.value) {
      const expanded = towards(EXPAND);
      next = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < others.at(-1)!.value) next = reflected;
    else {
      const contracted = towards(reflected.value < worst.value ? CONTRACT : -CONTRACT);
      if (contracted.value < Math.min(reflected.value, worst.value)) next = contracted;
    }
    if (next) corners[corners.length - 1] = next;
    else for (let c = 1; c < corners.length; c += 1) corners[c] = vertex(corners[c]!.at.map((x, k) => best.at[k]! + SHRINK * (x - best.at[k]!)));
  }
  return corners.reduce((best, corner) => (corner.value < best.value ? corner : best));
}
