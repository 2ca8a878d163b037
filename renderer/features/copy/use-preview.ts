import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { useQuery } from '../../lib/query.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import type { CopyDraft } from './copy-drafts.ts';

export const EVERYONE = 0;
const PAGE = 5;

/** The text on real customers: of whom, and which page of them. */
export function usePreview({ text, channel }: Pick<CopyDraft, 'text' | 'channel'>) {
  const [segmentId, setSegmentId] = useState(EVERYONE);
  const [customerId, setCustomerId] = useState<number | null>(null);
  const [page, setPage] = useState(0);
  const settled = useDebounced(text, 250);
  const isEmpty = settled.trim() === '';
  const whom = customerId !== null ? { customerId } : segmentId === EVERYONE ? {} : { segmentId };
  const found = useQuery(api.copy.preview, { text: settled, channel, limit: PAGE, offset: page * PAGE, ...whom }, { enabled: !isEmpty });
  const choose = (next: { segmentId?: number; customerId?: number | null }) => {
    setSegmentId(next.segmentId ?? EVERYONE);
    setCustomerId(next.customerId ?? null);
    setPage(0);
  };
  return { isEmpty, found: isEmpty ? undefined : found.data, error: found.error, problems: isEmpty ? [] : (found.data?.problems ?? []), segmentId, customerId, choose, page, pages: Math.ceil((found.data?.people ?? 0) / PAGE), setPage };
}
export type Preview = ReturnType<typeof usePreview>;
