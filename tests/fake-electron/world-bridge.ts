// The two halves of contextBridge: one runs in the page's own world, one with the preload in an isolated world of the same
// page. They speak by CustomEvent, whose `detail` Chromium clones from world to world, as the real bridge does. Both are
// sent as text, so each is one function that uses nothing from outside.

export function pageHalf(): void {
  type Plain = Record<string, unknown>;
  const isPlain = (v: unknown): v is Plain => typeof v === 'object' && v !== null && Object.getPrototypeOf(v) === Object.prototype;
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const pending = new Map<number, { done: (value: unknown) => void; fail: (error: Error) => void }>();
  let lastId = 0;
  let answer: Plain = {};

  const outgoing = (v: unknown): unknown => {
    if (typeof v === 'function') {
      functions.set(++lastId, v as (...args: unknown[]) => unknown);
      return { $function: lastId };
    }
    if (Array.isArray(v)) return v.map(outgoing);
    return isPlain(v) ? Object.fromEntries(Object.entries(v).map(([key, x]) => [key, outgoing(x)])) : v;
  };
  const incoming = (v: unknown): unknown => {
    if (isPlain(v) && '$function' in v) return (...args: unknown[]) => call(v['$function'] as number, args);
    if (Array.isArray(v)) return v.map(incoming);
    return isPlain(v) ? Object.freeze(Object.fromEntries(Object.entries(v).map(([key, x]) => [key, incoming(x)]))) : v;
  };
  function call(id: number, args: unknown[]): unknown {
    document.dispatchEvent(new CustomEvent('bridge:call', { detail: { id, args: structuredClone(args.map(outgoing)) } }));
    if (typeof answer['error'] === 'string') throw new Error(answer['error']);
    if (typeof answer['promise'] !== 'number') return incoming(answer['value']);
    const id2 = answer['promise'];
    return new Promise((done, fail) => pending.set(id2, { done, fail }));
  }
  const on = (type: string, listener: (detail: Plain) => void) => document.addEventListener(type, (event) => listener((event as CustomEvent<Plain>).detail));
  on('bridge:answer', (detail) => (answer = detail));
  on('bridge:settle', ({ id, value, error }) => {
    const waiting = pending.get(id as number);
    pending.delete(id as number);
    if (typeof error === 'string') waiting?.fail(new Error(error));
    else waiting?.done(incoming(value));
  });
  on('bridge:callback', ({ id, args }) => functions.get(id as number)?.(...(incoming(args) as unknown[])));
  on('bridge:expose', ({ key, api }) => Object.defineProperty(window, key as string, { value: incoming(api), enumerable: true }));
}

export function preloadHalf(source: string, file: string): void {
  if (window !== window.top || location.href === 'about:blank') return;
  type Plain = Record<string, unknown>;
  type Listener = (...args: unknown[]) => unknown;
  const world = globalThis as unknown as { bridgeSend: (text: string) => void; bridgeReply: Listener; bridgeEvent: Listener; filesOnDisk?: Record<string, string> };
  const isPlain = (v: unknown): v is Plain => typeof v === 'object' && v !== null && Object.getPrototypeOf(v) === Object.prototype;
  const functions = new Map<number, Listener>();
  const waiting = new Map<number, { done: (value: unknown) => void; fail: (error: Error) => void }>();
  const listeners = new Map<string, Set<Listener>>();
  let lastId = 0;

  const say = (type: string, detail: unknown) => document.dispatchEvent(new CustomEvent(type, { detail }));
  const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
  const outgoing = (v: unknown): unknown => {
    if (typeof v === 'function') {
      functions.set(++lastId, v as Listener);
      return { $function: lastId };
    }
    if (Array.isArray(v)) return v.map(outgoing);
    return isPlain(v) ? Object.fromEntries(Object.entries(v).map(([key, x]) => [key, outgoing(x)])) : v;
  };
  const incoming = (v: unknown): unknown => {
    if (isPlain(v) && '$function' in v) return (...args: unknown[]) => void say('bridge:callback', { id: v['$function'], args: structuredClone(args.map(outgoing)) });
    if (Array.isArray(v)) return v.map(incoming);
    return isPlain(v) ? Object.fromEntries(Object.entries(v).map(([key, x]) => [key, incoming(x)])) : v;
  };
  document.addEventListener('bridge:call', (event) => {
    const { id, args } = (event as CustomEvent<{ id: number; args: unknown[] }>).detail;
    try {
      const result = functions.get(id)?.(...(incoming(args) as unknown[]));
      if (!(result instanceof Promise)) {
        say('bridge:answer', { value: structuredClone(outgoing(result)) });
        return;
      }
      const promise = ++lastId;
      say('bridge:answer', { promise });
      result.then(
        (value) => say('bridge:settle', { id: promise, value: structuredClone(outgoing(value)) }),
        (error: unknown) => say('bridge:settle', { id: promise, error: textOf(error) }),
      );
    } catch (error) {
      say('bridge:answer', { error: textOf(error) });
    }
  });

  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((done, fail) => {
        waiting.set(++lastId, { done, fail });
        // JSON knows no undefined, which the real channel keeps.
        const sent = structuredClone(args).map((arg) => (arg === undefined ? { $undefined: true } : arg));
        world.bridgeSend(JSON.stringify({ id: lastId, channel, args: sent }));
      }),
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
    off: (channel: string, listener: Listener) => {
      listeners.get(channel)?.delete(listener);
    },
  };
  world.bridgeReply = (message) => {
    const { id, channel, value, error } = message as { id: number; channel: string; value?: unknown; error?: string };
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.done(value);
    else call?.fail(new Error(`Error invoking remote method '${channel}': ${error}`));
  };
  world.bridgeEvent = (channel, args) => {
    for (const listener of listeners.get(channel as string) ?? []) listener({ sender: ipcRenderer }, ...(args as unknown[]));
  };
  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (key: string, api: unknown) => say('bridge:expose', { key, api: outgoing(api) }) },
    webUtils: { getPathForFile: (chosen: File) => world.filesOnDisk?.[chosen.name] ?? '' },
  };
  // As in a sandboxed preload, `require` knows electron and nothing of Node.
  const require = (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the built preload is a text
  new Function('require', 'module', 'exports', `${source}\n//# sourceURL=${file}`)(require, { exports: {} }, {});
}
