import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Input, Output } from '../../shared/contract/endpoint.ts';
import type { Call } from './api.ts';

const PAGE = 100;

/**
 * A long list, fetched as it comes into view: pages of a hundred, kept while the input stays the same. For endpoints that
 * take offset and limit and give total and rows.
 */
export function usePagedRows<R, E>(call: Call<E> & ((input: never) => Promise<{ total: number; rows: R[] }>), input: Omit<Input<E>, 'offset' | 'limit'>, enabled = true) {
  const [[from, to], setPages] = useState<[number, number]>([0, 0]);
  const keyOf = (page: number) => [call.path, input, 'page', page];
  const known = useQueryClient().getQueryData<{ total: number }>(keyOf(0))?.total ?? 0;
  // One page further either way, so that rows are there before they come into view.
  const first = Math.max(1, from - 1);
  const last = Math.max(to, Math.min(to + 1, Math.ceil(known / PAGE) - 1));
  const pages = [0];
  for (let page = first; page <= last; page++) pages.push(page);
  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: keyOf(page),
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
  // While the rows on the screen stay within the same pages nothing is asked and nobody drawn again.
  const onRange = useCallback((first: number, last: number) => {
    const [a, b] = [Math.floor(first / PAGE), Math.floor(last / PAGE)];
    setPages((pages) => (pages[0] === a && pages[1] === b ? pages : [a, b]));
  }, []);
  return { total: head?.total ?? 0, head, row, onRange, isLoading: results[0]?.isLoading ?? false, error: results.find((r) => r.error)?.error ?? null };
}
