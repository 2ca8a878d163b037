// BrowserWindow on a page of a real Chromium: the built preload runs in an isolated world of it, requests for `app://` are
// answered by the app's own protocol handler, and everything else is stopped.
import { chromium, type BrowserContext, type CDPSession, type Page, type Request as PageRequest, type Route } from '@playwright/test';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { findBrowser } from '../../electron/find-browser.ts';
import { app, ipcHandlers, schemeHandlers } from './app.ts';
import { note, strict, tell } from './messages.ts';
import { pageHalf, preloadHalf } from './world-bridge.ts';

/** Chromium doesn't know the scheme, so it sees an https address that never leaves this process. */
const toPage = (url: string) => url.replace(/^app:\/\/([^/]+)/, 'https://$1.app.test');
const toApp = (url: string) => url.replace(/^https:\/\/([^/]+)\.app\.test/, 'app://$1');

interface WindowOptions extends Record<string, unknown> {
  width: number;
  height: number;
  webPreferences: Record<string, unknown> & { preload?: string };
}
interface Invocation {
  id: number;
  channel: string;
  args: unknown[];
}

class WebContents extends EventEmitter {
  mainFrame = { url: 'about:blank' };
  page: Page | undefined;
  session: CDPSession | undefined;
  file = '';
  preloadWorld: number | undefined;
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  readonly owner: BrowserWindow;

  constructor(owner: BrowserWindow) {
    super();
    this.owner = owner;
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  /** By a browser of its own, for the app's can't print; without scripts where the window has none. */
  async printToPDF(options: Record<string, unknown>): Promise<Buffer> {
    note('printToPDF', options);
    const executablePath = findBrowser();
    const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', '--disable-gpu'] });
    try {
      const page = await browser.newPage({ javaScriptEnabled: this.owner.preference('javascript') !== false, offline: true });
      await page.goto(pathToFileURL(this.file).href);
      return await page.pdf({ format: 'A4', printBackground: options['printBackground'] === true, preferCSSPageSize: options['preferCSSPageSize'] === true });
    } finally {
      await browser.close();
    }
  }
  send(channel: string, ...args: unknown[]): void {
    void this.inPreload(`bridgeEvent(${JSON.stringify(channel)}, ${JSON.stringify(structuredClone(args))})`);
  }
  async inPreload(expression: string): Promise<void> {
    // A page that is just closing has no world any more.
    await this.session?.send('Runtime.evaluate', { expression, ...(this.preloadWorld === undefined ? {} : { contextId: this.preloadWorld }) }).catch(() => undefined);
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly #all = new Set<BrowserWindow>();
  static #context: BrowserContext | undefined;
  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.#all];
  }
  static fromWebContents(contents: WebContents): BrowserWindow {
    return contents.owner;
  }
  static async closeBrowser(): Promise<void> {
    await BrowserWindow.#context?.close();
  }

  readonly webContents = new WebContents(this);
  readonly #options: WindowOptions;
  #destroyed = false;

  constructor(options: WindowOptions) {
    super();
    if (!app.isReady()) throw new Error('new BrowserWindow before the app is ready');
    const { webPreferences } = options;
    if (webPreferences['nodeIntegration'] === true || webPreferences['contextIsolation'] === false || webPreferences['sandbox'] === false || webPreferences['webSecurity'] === false) {
      throw new Error('unsafe webPreferences');
    }
    this.#options = options;
    BrowserWindow.#all.add(this);
    note('BrowserWindow', JSON.parse(JSON.stringify(options)));
    app.emit('web-contents-created', {}, this.webContents);
    return strict('BrowserWindow', this);
  }

  show = () => note('show');
  focus = () => note('focus');
  restore = () => note('restore');
  maximize = () => note('maximize');
  isMinimized = () => true;
  isMaximized = () => false;
  isDestroyed = () => this.#destroyed;
  preference = (name: string) => this.#options.webPreferences[name];
  getNormalBounds = () => ({ x: 12, y: 34, width: this.#options.width, height: this.#options.height });

  close(): void {
    if (this.#destroyed) return;
    this.emit('close', { preventDefault: () => note('close prevented') });
    this.#destroyed = true;
    BrowserWindow.#all.delete(this);
    this.emit('closed');
    if (BrowserWindow.#all.size === 0 && !app.quitting) app.emit('window-all-closed');
  }

  loadFile(path: string): Promise<void> {
    this.webContents.file = path;
    return Promise.resolve();
  }
  destroy(): void {
    this.#destroyed = true;
    BrowserWindow.#all.delete(this);
    this.emit('closed');
  }

  async loadURL(url: string): Promise<void> {
    const contents = this.webContents;
    const context = (BrowserWindow.#context ??= await this.#launch());
    const page = (contents.page = context.pages()[0] ?? (await context.newPage()));
    // Not before its request was answered: a window that is closed sooner never asks.
    page.on('popup', (popup) => popup.once('requestfailed', () => void popup.close()));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) contents.mainFrame = { url: toApp(frame.url()) };
    });
    page.on('close', () => this.close());
    const session = (contents.session = await context.newCDPSession(page));
    await this.#installPreload(session);
    await page.goto(toPage(url));
    this.emit('ready-to-show');
    tell({ loaded: url });
  }

  async #launch(): Promise<BrowserContext> {
    const executablePath = findBrowser();
    if (!executablePath) throw new Error('no browser');
    const context = await chromium.launchPersistentContext('', {
      executablePath,
      headless: true,
      viewport: { width: this.#options.width, height: this.#options.height },
      locale: 'zh-CN',
      args: [`--remote-debugging-port=${process.env['FAKE_CDP_PORT'] ?? '0'}`, '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    await context.route('**/*', (route) => this.#answer(route));
    return context;
  }

  async #installPreload(session: CDPSession): Promise<void> {
    const preload = this.#options.webPreferences.preload!;
    await session.send('Page.enable');
    await session.send('Runtime.enable');
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === 'preload') this.webContents.preloadWorld = context.id;
    });
    session.on('Runtime.bindingCalled', ({ payload }) => void this.#invoke(JSON.parse(payload) as Invocation));
    await session.send('Runtime.addBinding', { name: 'bridgeSend', executionContextName: 'preload' });
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${pageHalf.toString()})()` });
    const args = [readFileSync(preload, 'utf8'), preload].map((text) => JSON.stringify(text)).join(', ');
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${preloadHalf.toString()})(${args})`, worldName: 'preload' });
  }

  async #invoke({ id, channel, args }: Invocation): Promise<void> {
    const contents = this.webContents;
    const reply: Record<string, unknown> = { id, channel };
    try {
      const handler = ipcHandlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      const given = args.map((arg) => (JSON.stringify(arg) === '{"$undefined":true}' ? undefined : arg));
      reply['value'] = structuredClone(await handler({ sender: contents, senderFrame: contents.mainFrame }, ...given));
    } catch (error) {
      reply['error'] = String(error);
    }
    await contents.inPreload(`bridgeReply(${JSON.stringify(reply)})`);
  }

  /** Every request of every page: asks the app where Electron would. */
  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const url = toApp(request.url());
    if (this.#opensWindow(request)) {
      const decision = this.webContents.openHandler?.({ url }) ?? { action: 'allow' };
      note('window.open', { url, ...decision });
      if (decision.action === 'deny') return route.abort('blockedbyclient');
    } else if (this.#leavesPage(request, url)) {
      const stopped = this.#asksToNavigate(url);
      note('will-navigate', { url, stopped });
      if (stopped) return route.abort('aborted');
    }
    const handler = schemeHandlers.get(url.slice(0, url.indexOf(':')));
    if (!handler) {
      note('request stopped', url);
      return route.abort('blockedbyclient');
    }
    const body = request.postDataBuffer();
    const response = await handler(new Request(url, { method: request.method(), headers: request.headers(), ...(body ? { body: new Uint8Array(body) } : {}) }));
    return route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) });
  }

  #opensWindow(request: PageRequest): boolean {
    try {
      return request.isNavigationRequest() && request.frame().page() !== this.webContents.page;
    } catch {
      return true; // the first request of a popup comes before its frame
    }
  }
  #leavesPage(request: PageRequest, url: string): boolean {
    const { page, mainFrame } = this.webContents;
    return request.isNavigationRequest() && request.frame() === page?.mainFrame() && mainFrame.url !== 'about:blank' && url !== mainFrame.url;
  }
  #asksToNavigate(url: string): boolean {
    const event = { url, stopped: false, preventDefault: () => (event.stopped = true) };
    this.webContents.emit('will-navigate', event);
    return event.stopped;
  }
}
