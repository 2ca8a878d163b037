import { create } from 'zustand';
import type { Span } from '../../../shared/domain/draft-window.ts';
import type { DraftIdea } from './draft-form.tsx';

/** What hangs at the pointer: an occasion of which a campaign is to be made, or a campaign to be moved. */
export type Dragged = ({ what: 'occasion'; occasion: Span } & Pick<DraftIdea, 'title' | 'type' | 'text'>) | { what: 'campaign'; campaignId: number; name: string; sendDay: string; grabbed: string };

interface Drag {
  dragged: Dragged | null;
  /** The pointer was pressed on a day and not let go: the days that it goes over are chosen. */
  pressing: boolean;
  begin: (dragged: Dragged) => void;
  end: () => void;
  press: () => void;
  release: () => void;
}

export const useCalendarDrag = create<Drag>()((set) => ({
  dragged: null,
  pressing: false,
  begin: (dragged) => set({ dragged, pressing: false }),
  end: () => set({ dragged: null }),
  press: () => set({ pressing: true }),
  release: () => set({ pressing: false }),
}));

/** What makes an element one that can be dragged onto the calendar. */
export function dragOf(dragged: () => Dragged) {
  const { begin, end } = useCalendarDrag.getState();
  return {
    draggable: true,
    onDragStart: (e: React.DragEvent) => {
      e.stopPropagation();
      e.dataTransfer.setData('text/plain', '');
      e.dataTransfer.effectAllowed = 'copyMove';
      begin(dragged());
    },
    onDragEnd: end,
  };
}
