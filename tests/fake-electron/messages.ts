/** Test → stand-in: what a person or another program would do. */
export interface ToFake {
  /** The next open dialog is answered with these paths; the next save dialog with this one. */
  openPaths?: string[];
  savePath?: string;
  /** Files that came from the disk, by name: the only ones with a path. */
  filesOnDisk?: Record<string, string>;
  /** The same call from a frame that isn't ours. */
  forge?: { url: string; channel: string; args: unknown[] };
  /** Someone starts the app again. */
  secondInstance?: true;
  /** The person closes the window, or quits. */
  closeWindow?: true;
  quit?: true;
}

/** Stand-in → test. */
export type FromFake = { note: string; data: unknown } | { loaded: string } | { forged: string };

export function tell(message: FromFake): void {
  process.send?.(message);
}
export const note = (what: string, data: unknown = null) => tell({ note: what, data });

/** Anything that isn't covered throws, so that a new call shows up as a failure and not as silence. */
export function strict<T extends object>(name: string, covered: T): T {
  return new Proxy(covered, {
    get(target, key) {
      if (!(key in target) && typeof key === 'string' && key !== 'then') throw new Error(`the stand-in doesn't cover ${name}.${key}`);
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
