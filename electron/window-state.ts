import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

const length = z.int().min(-100_000).max(100_000);
const saved = z.object({ x: length, y: length, width: length, height: length, maximized: z.boolean() });

/** Without x and y, the system places the window. */
export interface WindowState {
  x?: number;
  y?: number;
  width: number;
  height: number;
  maximized: boolean;
}

export const smallest = { width: 1024, height: 700 };
const usual: WindowState = { width: 1280, height: 800, maximized: false };
const fileIn = (dataDir: string) => join(dataDir, 'window.json');

/** As it was left. A damaged file, or a place that is on no screen any more, gives way to the usual. */
export function readWindowState(dataDir: string, screens: Rectangle[]): WindowState {
  const found = saved.safeParse(readJson(fileIn(dataDir)));
  if (!found.success) return usual;
  const { x, y, maximized } = found.data;
  const width = Math.max(found.data.width, smallest.width);
  const height = Math.max(found.data.height, smallest.height);
  // The title bar must be within reach: 100 px of it on some screen.
  const visible = screens.some((s) => x + width > s.x + 100 && x < s.x + s.width - 100 && y >= s.y - 10 && y < s.y + s.height - 50);
  return visible ? { x, y, width, height, maximized } : { width, height, maximized };
}

export function saveWindowState(dataDir: string, state: z.infer<typeof saved>): void {
  const file = fileIn(dataDir);
  writeFileSync(`${file}.part`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
