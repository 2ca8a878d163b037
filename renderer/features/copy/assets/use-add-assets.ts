import { useCallback } from 'react';
import type { FileRef } from '../../../../shared/contract/endpoint.ts';
import { api, files } from '../../../lib/api.ts';
import { useTask } from '../../../lib/query.ts';
import { create } from 'zustand';
import type { AddedAssets } from '../../../../shared/contract/assets.ts';

/** What the last files that were put in have come to. */
export const useLastAdded = create<{ last: AddedAssets | null; set: (last: AddedAssets | null) => void }>((set) => ({ last: null, set: (last) => set({ last }) }));

const MOST_AT_ONCE = 100;

export function useAddAssets() {
  const task = useTask(api.assets.add);
  const { run } = task;
  const setLast = useLastAdded((s) => s.set);
  const take = useCallback(
    async (refs: FileRef[]) => {
      if (refs.length === 0) return;
      const all: AddedAssets = { added: [], same: [], refused: [] };
      for (let from = 0; from < refs.length; from += MOST_AT_ONCE) {
        const part = await run({ files: refs.slice(from, from + MOST_AT_ONCE) });
        if (!part) break;
        all.added.push(...part.added);
        all.same.push(...part.same);
        all.refused.push(...part.refused);
      }
      setLast(all);
    },
    [run, setLast],
  );
  const onDrop = useCallback((dropped: File[]) => void files.drop(dropped).then(take), [take]);
  const onPick = useCallback(() => void files.pick([], true).then(take), [take]);
  return { onDrop, onPick, busy: task.busy, error: task.error };
}
