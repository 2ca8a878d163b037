import { keepPreviousData, QueryClient, useQueries, useQuery as useCached, useQueryClient, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { Input, Output, Progress } from '../../shared/contract/endpoint.ts';
import { AppError } from '../../shared/lib/app-error.ts';
import { cancelTask, type Call } from './api.ts';
import { host } from './host.ts';

export const queryClient = new QueryClient({
  defaultOptions: { queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false } },
});

/**
 * Reads from the database, and again whenever it has changed. The rows before stay on the screen meanwhile, and what
 * comes is drawn in pieces between frames, so that a page full of it doesn't hold up the pointer.
 */
export function useQuery<E>(call: Call<E>, input: Input<E>, options: { enabled?: boolean } = {}): UseQueryResult<Output<E>, AppError> {
  const result = useCached<Output<E>, AppError>({
    queryKey: [call.path, input],
    queryFn: () => call(input),
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData,
  });
  const data = useDeferredValue(result.data);
  return { ...result, data, isPlaceholderData: result.isPlaceholderData || data !== result.data } as UseQueryResult<Output<E>, AppError>;
}

/** The same question of several things at once; each is answered when it is. */
export function useQueryEach<E>(call: Call<E>, inputs: Input<E>[]): UseQueryResult<Output<E>, AppError>[] {
  const queries = inputs.map((input) => ({ queryKey: [call.path, input], queryFn: () => call(input), placeholderData: keepPreviousData }));
  return useQueries<UseQueryOptions<Output<E>, AppError>[]>({ queries });
}

/** A task that changes nothing, asked like a query: kept until the data changes, and stopped when nobody waits for it. */
export function useTaskQuery<E>(call: Call<E>, input: Input<E>): UseQueryResult<Output<E>, AppError> & { progress: Progress | null } {
  const [progress, setProgress] = useState<Progress | null>(null);
  const result = useCached<Output<E>, AppError>({
    queryKey: [call.path, input],
    queryFn: async ({ signal }) => {
      const taskId = crypto.randomUUID();
      const off = host().on('progress', (p) => {
        if (p.taskId === taskId) setProgress(p);
      });
      signal.addEventListener('abort', () => void cancelTask(taskId));
      try {
        return await call(input, { taskId });
      } finally {
        off();
        setProgress(null);
      }
    },
    placeholderData: keepPreviousData,
  });
  return { ...result, progress };
}

/** Call once, in the shell: what was read is read again when something has changed. */
export function useRefetchOnChange(): void {
  const client = useQueryClient();
  useEffect(() => host().on('changed', () => void client.invalidateQueries()), [client]);
}

/** What this was answered before, and nobody looks at now, isn't shown once more until it is read anew. */
export const forgetUnseen = <E>(call: Call<E>): void => queryClient.removeQueries({ queryKey: [call.path], type: 'inactive' });

/** A command from a button: `run` gives undefined where it failed, and `error` says why. */
export function useCommand<E>(call: Call<E>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const run = useCallback(
    async (input: Input<E>): Promise<Output<E> | undefined> => {
      setBusy(true);
      setError(null);
      try {
        return await call(input);
      } catch (failure) {
        if (!(failure instanceof AppError)) throw failure;
        setError(failure);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [call],
  );
  return { run, busy, error, clearError: () => setError(null) };
}

/** Long work: as a command, with progress and cancel. A cancelled task is no error. */
export function useTask<E>(call: Call<E>) {
  const [progress, setProgress] = useState<(Progress & { startedAt: number }) | null>(null);
  const taskId = useRef<string | null>(null);
  const tracked = useCallback(
    async (input: Input<E>) => {
      const own = crypto.randomUUID();
      const startedAt = Date.now();
      taskId.current = own;
      setProgress({ step: 'start', done: 0, total: 0, startedAt });
      const off = host().on('progress', (p) => {
        if (p.taskId === own) setProgress({ ...p, startedAt });
      });
      try {
        return await call(input, { taskId: own });
      } catch (failure) {
        if (failure instanceof AppError && failure.code === 'cancelled') return undefined;
        throw failure;
      } finally {
        off();
        taskId.current = null;
        setProgress(null);
      }
    },
    [call],
  );
  const command = useCommand<E>(tracked as unknown as Call<E>);
  const cancel = useCallback(() => {
    if (taskId.current) void cancelTask(taskId.current);
  }, []);
  return { ...command, progress, cancel };
}
