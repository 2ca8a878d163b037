import { LockPage } from '../features/vault/lock-page.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Look, useSystemDark } from './look.tsx';

/** In the place of the app while it is locked. The owner's settings aren't read either, so it looks as the system does. */
export function Locked() {
  return (
    <Look dark={useSystemDark()}>
      <ErrorBoundary>
        <LockPage />
      </ErrorBoundary>
    </Look>
  );
}
