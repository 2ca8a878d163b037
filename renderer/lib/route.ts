import { useSyncExternalStore } from 'react';

/** Where we are, as the address's fragment says: `#/customers/segments/12` → `customers/segments/12`. */
export function useRoute(): string {
  const hash = useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed);
      return () => window.removeEventListener('hashchange', changed);
    },
    () => location.hash,
  );
  return hash.replace(/^#\/?/, '');
}

/** The parts of such a route: ['customers', 'segments', '12']. */
export const partsOf = (route: string): string[] => route.split('/').filter(Boolean).map(decodeURIComponent);

export const address = (...parts: (string | number)[]): string => `#/${parts.map((p) => encodeURIComponent(p)).join('/')}`;

export function go(...parts: (string | number)[]): void {
  location.hash = address(...parts);
}
