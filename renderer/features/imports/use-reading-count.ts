import { useEffect, useState } from 'react';
import type { FileRef } from '../../../shared/contract/endpoint.ts';
import type { Reading, ReadingCount } from '../../../shared/contract/mapper.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api, cancelTask } from '../../lib/api.ts';

const WAIT_MS = 300;

/** What would become of the rows, counted anew shortly after each change; the count before stays meanwhile. */
export function useReadingCount(file: FileRef, inside: string, reading: Reading | null): { count: ReadingCount | null; busy: boolean; error: AppError | null } {
  const [state, setState] = useState<{ key: string; count: ReadingCount | null; error: AppError | null }>({ key: '', count: null, error: null });
  const key = reading === null ? '' : JSON.stringify(reading);
  useEffect(() => {
    if (key === '') return undefined;
    const taskId = crypto.randomUUID();
    let left = false;
    const timer = setTimeout(() => {
      api.imports.tryReading({ file, inside, reading: JSON.parse(key) as Reading }, { taskId }).then(
        (count) => {
          if (!left) setState({ key, count, error: null });
        },
        (error: unknown) => {
          if (!left && error instanceof AppError) setState({ key, count: null, error });
        },
      );
    }, WAIT_MS);
    return () => {
      left = true;
      clearTimeout(timer);
      void cancelTask(taskId);
    };
  }, [file, inside, key]);
  return key === '' ? { count: null, busy: false, error: null } : { count: state.count, busy: state.key !== key, error: state.error };
}
