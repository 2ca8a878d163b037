import { hasLock, readLock } from './lock-file.ts';

/** What may be asked of a locked app. */
const OPEN = new Set(['vault.lockState', 'vault.unlock']);

/**
 * Whether the app is locked. It lives in the host's own process, before every thread and every host's own calls: a page
 * that was tampered with can't get round it. Locked at the start where there is a lock.
 */
export class AppLock {
  readonly #dataDir: string;
  readonly #tell: (locked: boolean) => void;
  #locked: boolean;
  #timer: NodeJS.Timeout | undefined;

  constructor(dataDir: string, tell: (locked: boolean) => void) {
    this.#dataDir = dataDir;
    this.#tell = tell;
    this.#locked = hasLock(dataDir);
  }

  get isLocked(): boolean {
    return this.#locked;
  }

  refuses(endpoint: string): boolean {
    return this.#locked && !OPEN.has(endpoint);
  }

  /** An endpoint has answered well. */
  heed(endpoint: string): void {
    if (endpoint === 'vault.unlock') this.#set(false);
    else if (endpoint === 'vault.lock') this.#set(hasLock(this.#dataDir));
    else if (endpoint !== 'vault.active' && endpoint !== 'vault.setLock' && endpoint !== 'vault.removeLock') return;
    this.#wait();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  /** From the last sign of somebody at the keyboard. */
  #wait(): void {
    clearTimeout(this.#timer);
    const minutes = this.#locked ? 0 : (readLock(this.#dataDir)?.idleMinutes ?? 0);
    if (minutes > 0) this.#timer = setTimeout(() => this.#set(true), minutes * 60_000).unref();
  }

  #set(locked: boolean): void {
    if (locked === this.#locked) return;
    this.#locked = locked;
    this.#tell(locked);
  }
}
