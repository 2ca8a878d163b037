import { create } from 'zustand';
import type { Board, BoardView } from '../../../shared/contract/boards.ts';
import type { BoardTopic } from '../../../shared/domain/board-columns.ts';

type View = Pick<BoardView, 'sort' | 'filters' | 'hidden' | 'dense'> & { board: number | null };

interface BoardViews {
  views: Record<BoardTopic, View>;
  change: (topic: BoardTopic, part: Partial<View>) => void;
  take: (topic: BoardTopic, board: Board) => void;
}

const first = (by: string, hidden: string[] = []): View => ({ sort: { by, descending: true }, filters: {}, hidden, dense: false, board: null });

/** How each topic is looked at; it stays so while the app is open. */
export const useBoardViews = create<BoardViews>()((set) => ({
  views: {
    orders: first('day', ['shop', 'discount', 'refund', 'province', 'district']),
    members: first('balance', ['phone', 'pending']),
    products: first('paid', ['cost']),
    campaigns: first('sendDay', ['windowDays', 'failed', 'fixed']),
    cases: { ...first('due', ['outcome', 'cost', 'closed']), sort: { by: 'due', descending: false } },
  },
  change: (topic, part) => set((s) => ({ views: { ...s.views, [topic]: { ...s.views[topic], ...part } } })),
  take: (topic, { boardId, view: { sort, filters, hidden, dense } }) => set((s) => ({ views: { ...s.views, [topic]: { sort, filters, hidden, dense, board: boardId } } })),
}));
