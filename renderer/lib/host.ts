import type { Events } from '../../shared/contract/endpoint.ts';
import type { Reply } from '../../shared/lib/app-error.ts';

type Listener<E extends keyof Events> = (payload: Events[E]) => void;

/** What stands behind the page: the preload bridge in Electron, HTTP on the loopback in a browser. */
export interface Host {
  kind: 'electron' | 'browser';
  call: (channel: string, input: unknown, options?: { taskId?: string; files?: File[] }) => Promise<Reply<unknown>>;
  on: <E extends keyof Events>(event: E, listener: Listener<E>) => () => void;
}

declare global {
  interface Window {
    host?: Host;
  }
}

let current: Host | undefined;

export function host(): Host {
  if (!current) throw new Error('no host yet');
  return current;
}

/** Finds the host; false where the page was opened without the start program. */
export async function connect(): Promise<boolean> {
  if (window.host) current = window.host;
  else {
    const { hash } = location; // as the page was opened, whatever is gone to meanwhile
    const { connectBrowser } = await import('./browser-host.ts');
    current = await connectBrowser(hash);
  }
  return current !== undefined;
}
