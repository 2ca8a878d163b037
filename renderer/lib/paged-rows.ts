import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Input, Output } from '../../shared/contract/endpoint.ts';
import type { Call } from './api.ts';

const PAGE = 100;

/**
 * A long list, fetched as it comes into view: pages of a hundred, kept while the input stays the same. For endpoints that
 * take offset and limit and give total and rows.
 */
export function usePagedRows<R, E>(call: Call<E> & ((input: never) => Promise<{ total: number; rows: R[] }>), input: Omit<Input<E>, 'offset' | 'limit'>, enabled = true) {
  const [range, setRange] = useState<[number, number]>([0, 0]);
  const from = Math.floor(range[0] / PAGE);
  const to = Math.floor(range[1] / PAGE);
  const pages = from === 0 ? [] : [0];
  for (let page = from; page <= to; page++) pages.push(page);
  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: [call.path, input, 'page', page],
      queryFn: () => call({ ...input, offset: page * PAGE, limit: PAGE } as Input<E>),
      placeholderData: page === 0 ? keepPreviousData : undefined,
      enabled,
    })),
  });
  const data = (page: number) => {
    const at = pages.indexOf(page);
    return at < 0 ? undefined : (results[at]?.data as (Output<E> & { total: number; rows: R[] }) | undefined);
  };
  const head = data(0);
  const row = (index: number): R | undefined => data(Math.floor(index / PAGE))?.rows[index % PAGE];
  const onRange = useCallback((first: number, last: number) => setRange((r) => (r[0] === first && r[1] === last ? r : [first, last])), []);
  return { total: head?.total ?? 0, head, row, onRange, isLoading: results[0]?.isLoading ?? false, error: results.find((r) => r.error)?.error ?? null };
}
