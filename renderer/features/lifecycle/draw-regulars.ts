import { wrapText } from '../../lib/wrap-text.ts';
import type { RegularsBlock } from './regulars-blocks.ts';

/** Pixels: a phone held upright, so that the page fills it. */
export const PAGE_WIDTH = 1080;
export const PAGE_HEIGHT = 1920;
const MARGIN = 56;
const HEAD = 224;
const FOOT = 92;

/** The picture looks the same whatever theme the app is in: it is for somebody else's screen. */
const colors = { ground: '#f6f7f5', paper: '#ffffff', ink: '#1c2421', soft: '#5d6964', line: '#e3e7e4', brand: '#1f6f5c', brandSoft: '#e6f1ee', onBrand: '#ffffff', amber: '#b7791f' };

export interface RegularsPage {
  title: string;
  subtitle: string;
  blocks: RegularsBlock[];
  /** What stands where a figure can't be told yet. */
  notYet: string;
  foot: string;
}

/** Draws the page on a canvas of PAGE_WIDTH × PAGE_HEIGHT. */
export function drawRegulars(canvas: CanvasRenderingContext2D, { title, subtitle, blocks, notYet, foot }: RegularsPage, family: string): void {
  const write = (text: string, x: number, y: number, size: number, color: string, weight = 400) => {
    canvas.font = `${weight} ${size}px ${family}`;
    canvas.fillStyle = color;
    canvas.fillText(text, x, y);
  };
  const lines = (text: string, size: number, width: number, most: number, weight = 400) => {
    canvas.font = `${weight} ${size}px ${family}`;
    return wrapText(text, (line) => canvas.measureText(line).width <= width, most);
  };
  const box = (x: number, y: number, width: number, height: number, radius: number, color: string) => {
    canvas.fillStyle = color;
    canvas.beginPath();
    canvas.roundRect(x, y, width, height, radius);
    canvas.fill();
  };
  canvas.textBaseline = 'alphabetic';
  canvas.fillStyle = colors.ground;
  canvas.fillRect(0, 0, PAGE_WIDTH, PAGE_HEIGHT);
  canvas.fillStyle = colors.brand;
  canvas.fillRect(0, 0, PAGE_WIDTH, HEAD);
  write(title, MARGIN, 112, 68, colors.onBrand, 600);
  write(lines(subtitle, 34, PAGE_WIDTH - 2 * MARGIN, 1)[0] ?? '', MARGIN, 172, 34, colors.brandSoft);

  const gap = 20;
  const height = (PAGE_HEIGHT - HEAD - FOOT - gap * (blocks.length + 1)) / blocks.length;
  const width = PAGE_WIDTH - 2 * MARGIN;
  const inner = width - 72;
  blocks.forEach((block, i) => {
    const top = HEAD + gap + i * (height + gap);
    const left = MARGIN + 36;
    box(MARGIN, top, width, height, 20, colors.paper);
    box(MARGIN, top + 28, 8, height - 56, 4, block.value === null ? colors.line : i === 3 ? colors.amber : colors.brand);
    write(block.title, left, top + 56, 34, colors.soft, 600);
    const isLong = (block.value ?? '').length > 12;
    const size = block.value === null ? 48 : isLong ? 48 : 76;
    const value = lines(block.value ?? notYet, size, inner, 1, 600)[0] ?? '';
    write(value, left, top + 134, size, block.value === null ? colors.soft : colors.ink, 600);
    if (block.share !== undefined) {
      canvas.font = `600 ${size}px ${family}`;
      const from = left + canvas.measureText(value).width + 40;
      const room = MARGIN + width - 36 - from;
      box(from, top + 96, room, 28, 14, colors.brandSoft);
      if (block.share > 0) box(from, top + 96, Math.max(28, room * Math.min(1, block.share)), 28, 14, colors.brand);
    }
    lines(block.text, 32, inner, 2).forEach((line, k) => write(line, left, top + 186 + k * 44, 32, colors.ink));
    write(lines(block.basis, 28, inner, 1)[0] ?? '', left, top + height - 24, 28, colors.soft);
  });
  write(lines(foot, 26, width, 1)[0] ?? '', MARGIN, PAGE_HEIGHT - 38, 26, colors.soft);
}
