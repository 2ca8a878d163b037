import { create } from 'zustand';
import type { Board } from '../../../shared/contract/boards.ts';
import type { ListColumnId } from '../../../shared/contract/customers.ts';

interface CustomersView {
  search: string;
  sort: { by: ListColumnId; descending: boolean };
  filters: Partial<Record<ListColumnId, string>>;
  /** The owner's fields that have a column. */
  own: number[];
  hidden: string[];
  dense: boolean;
  /** Which kept way to look it began with. */
  board: number | null;
  change: (part: Partial<Pick<CustomersView, 'search' | 'sort' | 'hidden' | 'own' | 'dense'>>) => void;
  filter: (column: ListColumnId, text: string) => void;
  clear: () => void;
  take: (board: Board) => void;
}

/** How the list is looked at; it stays so while the app is open. */
export const useCustomersView = create<CustomersView>()((set) => ({
  search: '',
  sort: { by: 'lastDay', descending: true },
  filters: {},
  own: [],
  hidden: ['email', 'platforms', 'purchaseDays', 'refundMinor', 'firstDay', 'phoneQuality'],
  dense: false,
  board: null,
  change: (part) => set(part),
  filter: (column, text) =>
    set((s) => {
      const others = Object.entries(s.filters).filter(([id]) => id !== column);
      return { filters: Object.fromEntries(text === '' ? others : [...others, [column, text]]) };
    }),
  clear: () => set({ search: '', filters: {}, board: null }),
  // Saving has seen to it that the columns are the list's.
  take: ({ boardId, view }) => set({ ...(view as Pick<CustomersView, 'search' | 'sort' | 'filters' | 'own' | 'hidden' | 'dense'>), board: boardId }),
}));
