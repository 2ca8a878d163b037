import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { note, strict } from './messages.ts';

type Handler = (event: unknown, ...args: unknown[]) => unknown;
type SchemeHandler = (request: Request) => Response | Promise<Response>;
export const ipcHandlers = new Map<string, Handler>();
export const schemeHandlers = new Map<string, SchemeHandler>();

/** Where the app under test lies: the project, or what was taken out of a package. */
const root = process.env['FAKE_APP_ROOT'] ?? process.cwd();
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name: string; version: string };

class App extends EventEmitter {
  readonly isPackaged = false;
  quitting = false;
  /** Set by the stand-in: closes windows and the browser. */
  closeAll: () => Promise<void> = () => Promise.resolve();
  readonly #ready = Promise.withResolvers<undefined>();
  readonly #paths = new Map<string, string>();
  #isReady = false;

  /** Only once the entry has evaluated, as in Electron: a top-level `await app.whenReady()` never ends. */
  becomeReady(): void {
    this.#isReady = true;
    this.emit('ready');
    this.#ready.resolve(undefined);
  }
  isReady = () => this.#isReady;
  whenReady = () => this.#ready.promise;
  enableSandbox(): void {
    if (this.#isReady) throw new Error('enableSandbox after ready');
    note('enableSandbox');
  }
  requestSingleInstanceLock = () => process.env['FAKE_SECOND_INSTANCE'] === undefined;
  setPath(key: string, path: string): void {
    this.#paths.set(key, path);
  }
  getPath(key: string): string {
    const path = this.#paths.get(key);
    if (!path) throw new Error(`the stand-in has no path '${key}'`);
    return path;
  }
  getAppPath = () => root;
  getVersion = () => version;
  getName = () => name;
  exit(code: number): void {
    process.exit(code);
  }
  quit(): void {
    const event = { prevented: false, preventDefault: () => (event.prevented = true) };
    this.emit('before-quit', event);
    note('before-quit', { prevented: event.prevented });
    if (event.prevented) return;
    this.quitting = true;
    void this.closeAll().then(() => {
      this.emit('will-quit', { preventDefault: () => note('will-quit prevented') });
      process.exit(0);
    });
  }
}
export const app = strict('app', new App());
