import type { PosterField, PosterTexts } from '../../../../shared/domain/posters.ts';
import { wrapText } from '../../../lib/wrap-text.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
/** A text that didn't stand as it was meant to: smaller, or not to its end. */
export interface PosterNote {
  field: PosterField;
  what: 'shrunk' | 'cut';
}
export interface Pen {
  c: CanvasRenderingContext2D;
  width: number;
  height: number;
  /** About a 1080th of the width: all measures are in it. */
  u: number;
  texts: PosterTexts;
  photo: CanvasImageSource | null;
  photoSize: { width: number; height: number };
  /** The square code, already drawn. */
  qr: CanvasImageSource | null;
  notes: PosterNote[];
}

const sans = `'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif`;
export const serif = `'Songti SC', 'STZhongsong', 'Source Han Serif SC', 'Noto Serif CJK SC', 'Noto Serif SC', SimSun, serif`;

export interface Words {
  field: PosterField;
  /** Units; `least`: as small as it may become. */
  size: number;
  least?: number;
  color: string;
  weight?: number;
  family?: string;
  lines?: number;
  leading?: number;
  /** Between letters, in ems. */
  tracking?: number;
  /** Above it, units. */
  gap?: number;
  /** A short bar above it. */
  bar?: string;
  /** Stands on a plate of this colour. */
  plate?: string;
  /** Instead of the field's whole text. */
  text?: string;
}
interface Measured {
  words: Words;
  lines: string[];
  size: number;
  height: number;
}
type Align = 'left' | 'center';

function setFont({ c }: Pen, words: Words, size: number): void {
  c.font = `${words.weight ?? 400} ${size}px ${words.family ?? sans}`;
  c.letterSpacing = `${(words.tracking ?? 0) * size}px`;
}

function measure(pen: Pen, words: Words, width: number, scale: number): Measured & { cut: boolean } {
  const { c, u, texts } = pen;
  const text = (words.text ?? texts[words.field]).trim();
  // Two signs in a line of their own look like a mistake: a short word stays whole.
  const most = Array.from(text).length <= 6 ? 1 : (words.lines ?? 1);
  const room = words.plate ? width - 2 * words.size * u * scale : width;
  const least = (words.least ?? words.size * 0.55) * u;
  for (let size = words.size * u * scale; ; size *= 0.95) {
    setFont(pen, words, size);
    const fits = (line: string) => c.measureText(line).width <= room;
    const whole = text.split('\n').flatMap((part) => wrapText(part, fits, 99));
    const isLast = size * 0.95 < least;
    const isFit = whole.length <= most && whole.every(fits);
    if (!isFit && !isLast) continue;
    const lines = isFit ? whole : wrapText(text.replaceAll('\n', ' '), fits, most).map((line) => cutTo(line, fits));
    const height = (lines.length - 1) * size * (words.leading ?? 1.35) + size * 1.16 + (words.plate ? size * 0.9 : 0);
    return { words, lines, size, height, cut: !isFit };
  }
}

function cutTo(line: string, fits: (line: string) => boolean): string {
  if (fits(line)) return line;
  let short = line;
  while (short.length > 1 && !fits(`${short}…`)) short = short.slice(0, -1);
  return `${short}…`;
}

const BAR = 28;

/** Texts under each other in a box: as large as meant, smaller where they don't fit, which is noted. */
export function writeBlock(pen: Pen, box: Box, list: readonly Words[], align: Align = 'left', place: 'top' | 'middle' | 'bottom' = 'top'): void {
  const { c, u, texts, notes } = pen;
  const said = list.filter((w) => (w.text ?? texts[w.field]).trim() !== '');
  let measured: ReturnType<typeof measure>[] = [];
  const gapOf = (m: Measured, i: number) => (i === 0 ? 0 : (m.words.gap ?? 24) * u) + (m.words.bar ? BAR * u : 0);
  const total = () => measured.reduce((n, m, i) => n + m.height + gapOf(m, i), 0);
  let scale = 1;
  do {
    measured = said.map((w) => measure(pen, w, box.width, scale));
    scale *= 0.95;
  } while (total() > box.height && scale > 0.4);
  for (const m of measured) if (m.cut || m.size < m.words.size * u * 0.97) notes.push({ field: m.words.field, what: m.cut ? 'cut' : 'shrunk' });
  const spare = Math.max(0, box.height - total());
  let y = box.y + (place === 'top' ? 0 : place === 'middle' ? spare / 2 : spare);
  c.textBaseline = 'alphabetic';
  for (const [i, m] of measured.entries()) {
    const { words, lines, size } = m;
    if (words.bar) {
      c.fillStyle = words.bar;
      const at = y + (i === 0 ? 0 : (words.gap ?? 24) * u);
      c.fillRect(align === 'left' ? box.x : box.x + box.width / 2 - 32 * u, at, 64 * u, 5 * u);
    }
    y += gapOf(m, i);
    setFont(pen, words, size);
    const widest = Math.max(...lines.map((l) => c.measureText(l).width));
    const left = (width: number) => (align === 'left' ? box.x : box.x + (box.width - width) / 2);
    const inset = words.plate ? size * 0.8 : 0;
    if (words.plate) {
      c.fillStyle = words.plate;
      c.beginPath();
      c.roundRect(left(widest + 2 * inset), y, widest + 2 * inset, m.height, 8 * u);
      c.fill();
    }
    c.fillStyle = words.color;
    lines.forEach((line, k) => {
      // The last letter's own space would put a centred line off its middle.
      const width = c.measureText(line).width - (align === 'center' ? (words.tracking ?? 0) * size : 0);
      c.fillText(line, left(width) + (align === 'left' ? inset : 0), y + (words.plate ? size * 0.45 : 0) + size * 0.98 + k * size * (words.leading ?? 1.35));
    });
    y += m.height;
  }
  c.letterSpacing = '0px';
}

/** One under the other, from right to left in columns of at most so many signs: as a couplet is hung. */
export function writeUpright(pen: Pen, box: Box, { field, size, color, family, weight, text }: Words): void {
  const { c, u, texts, notes } = pen;
  const signs = Array.from((text ?? texts[field]).replaceAll(/\s+/g, ''));
  let px = size * u;
  const columns = () => Math.ceil((signs.length * px * 1.16) / box.height);
  while (px > size * u * 0.4 && columns() * px * 1.35 > box.width) px *= 0.95;
  if (px < size * u * 0.97) notes.push({ field, what: 'shrunk' });
  const a = Math.max(1, Math.floor(box.height / (px * 1.16)));
  c.font = `${weight ?? 400} ${px}px ${family ?? serif}`;
  c.fillStyle = color;
  c.textAlign = 'center';
  signs.forEach((sign, i) => c.fillText(sign, box.x + box.width - px * 0.6 - Math.floor(i / a) * px * 1.35, box.y + px * 0.95 + (i % a) * px * 1.16));
  c.textAlign = 'left';
}

/** The photo fills the box, cut at its edges as little as can be. False where there is none. */
export function coverPhoto({ c, photo, photoSize }: Pen, box: Box, shape: 'box' | 'arch' | 'circle' = 'box', filter = 'none'): boolean {
  if (!photo) return false;
  const scale = Math.max(box.width / photoSize.width, box.height / photoSize.height);
  const width = box.width / scale;
  const height = box.height / scale;
  c.save();
  c.beginPath();
  if (shape === 'box') c.rect(box.x, box.y, box.width, box.height);
  else if (shape === 'arch') c.roundRect(box.x, box.y, box.width, box.height, [box.width / 2, box.width / 2, 0, 0]);
  else c.ellipse(box.x + box.width / 2, box.y + box.height / 2, box.width / 2, box.height / 2, 0, 0, 7);
  c.clip();
  c.filter = filter;
  c.drawImage(photo, (photoSize.width - width) / 2, (photoSize.height - height) / 2, width, height, box.x, box.y, box.width, box.height);
  c.restore();
  return true;
}

export function fill({ c }: Pen, box: Box, color: string): void {
  c.fillStyle = color;
  c.fillRect(box.x, box.y, box.width, box.height);
}

export function ring({ c }: Pen, x: number, y: number, radius: number, color: string, line: number | null): void {
  c.beginPath();
  c.arc(x, y, radius, 0, 7);
  if (line === null) {
    c.fillStyle = color;
    c.fill();
  } else {
    c.strokeStyle = color;
    c.lineWidth = line;
    c.stroke();
  }
}

export const MARGIN = 84;
const QR = 196;

/** Who it is and what to do, and the code at the right. Returns where it begins. */
export function writeFoot(pen: Pen, colors: { shop: string; note: string; line?: string }, margin = MARGIN): number {
  const { c, u, width, height, qr, texts } = pen;
  if (!qr && texts.shop.trim() === '' && texts.note.trim() === '') return height - margin * u;
  const tall = qr ? QR : 96;
  const top = height - (margin + tall) * u;
  if (qr) {
    const x = width - (margin + QR) * u;
    c.fillStyle = '#ffffff';
    c.beginPath();
    c.roundRect(x, top, QR * u, QR * u, 10 * u);
    c.fill();
    c.drawImage(qr, x + 14 * u, top + 14 * u, (QR - 28) * u, (QR - 28) * u);
  }
  if (colors.line) fill(pen, { x: margin * u, y: top - 36 * u, width: width - 2 * margin * u, height: Math.max(1, 1.5 * u) }, colors.line);
  writeBlock(pen, { x: margin * u, y: top, width: width - (2 * margin + (qr ? QR + 40 : 0)) * u, height: tall * u }, [
    { field: 'shop', size: 36, least: 24, weight: 600, color: colors.shop, tracking: 0.04 },
    { field: 'note', size: 27, least: 20, lines: 2, color: colors.note, gap: 10 },
  ], 'left', 'bottom');
  return top - (colors.line ? 36 : 0) * u;
}
