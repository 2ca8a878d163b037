import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { placeOnBars, valueOnBars, type AxisBar } from './bars-axis.ts';

interface CutHandlesProps {
  bars: AxisBar[];
  cuts: number[];
  least: number;
  most: number;
  /** The finest difference between cuts, and how far an arrow key moves one. */
  step: number;
  snap: number;
  label: (index: number) => string;
  say: (cut: number) => string;
  onChange: (cuts: number[]) => void;
}

/** The cuts as lines over a histogram: dragged, or moved by arrow keys (Page keys by ten steps); Delete takes one away. */
export function CutHandles({ bars, cuts, least, most, step, snap, label, say, onChange }: CutHandlesProps) {
  const box = useRef<HTMLDivElement>(null);
  const dragged = useRef<number | null>(null);
  const bounds = (i: number) => ({ low: i === 0 ? least + step : cuts[i - 1]! + step, high: i === cuts.length - 1 ? most : cuts[i + 1]! - step });
  const move = (i: number, wanted: number) => {
    const { low, high } = bounds(i);
    const value = clean(Math.min(high, Math.max(low, clean(Math.round(wanted / snap) * snap))));
    if (value !== cuts[i]) onChange(cuts.map((cut, at) => (at === i ? value : cut)));
  };
  const onPointer = (event: PointerEvent<HTMLDivElement>) => {
    if (dragged.current === null || !box.current) return;
    const { left, width } = box.current.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - left) / width));
    move(dragged.current, valueOnBars(bars, most, share * bars.length));
  };
  const onKey = (event: KeyboardEvent, i: number) => {
    const cut = cuts[i]!;
    const { low, high } = bounds(i);
    const to: Record<string, number> = { ArrowLeft: cut - snap, ArrowDown: cut - snap, ArrowRight: cut + snap, ArrowUp: cut + snap, PageDown: cut - 10 * snap, PageUp: cut + 10 * snap, Home: low, End: high };
    if (event.key === 'Delete' || event.key === 'Backspace') onChange(cuts.filter((_, at) => at !== i));
    else if (to[event.key] === undefined) return;
    else move(i, to[event.key]!);
    event.preventDefault();
  };
  return (
    <div ref={box} className="cut-handles">
      {cuts.map((cut, i) => (
        <div
          key={i}
          role="slider"
          tabIndex={0}
          aria-label={label(i)}
          aria-valuenow={cut}
          aria-valuemin={bounds(i).low}
          aria-valuemax={bounds(i).high}
          aria-valuetext={say(cut)}
          className="cut-handle"
          style={{ left: `${(100 * placeOnBars(bars, most, cut)) / bars.length}%` }}
          onKeyDown={(event) => onKey(event, i)}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            dragged.current = i;
          }}
          onPointerMove={onPointer}
          onPointerUp={() => (dragged.current = null)}
          onPointerCancel={() => (dragged.current = null)}
        />
      ))}
    </div>
  );
}

/** Without the crumbs of binary fractions. */
const clean = (value: number): number => Math.round(value * 1e6) / 1e6;
