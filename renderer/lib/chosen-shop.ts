import { create } from 'zustand';

/** Which shop the screens show; null: all together. It stays from one screen to the next while the app is open. */
export const useChosenShop = create<{ shop: number | null; choose: (shop: number | null) => void }>()((set) => ({
  shop: null,
  choose: (shop) => set({ shop }),
}));
