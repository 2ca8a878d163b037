import { FullDiskPage } from '../features/vault/full-disk-page.tsx';
import { RecoveryPage } from '../features/vault/recovery-page.tsx';
import type { AppError } from '../../shared/lib/app-error.ts';
import { useRefetchOnChange } from '../lib/query.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Look, useSystemDark } from './look.tsx';

/** In the place of the app, where its database can't be opened. The owner's settings are in there, so it looks as the system does. */
export function Recovery({ error }: { error: AppError }) {
  useRefetchOnChange();
  return (
    <Look dark={useSystemDark()}>
      <ErrorBoundary>
        {error.code === 'disk_full' ? <FullDiskPage /> : <RecoveryPage error={error} />}
      </ErrorBoundary>
    </Look>
  );
}
