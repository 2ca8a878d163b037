import { create } from 'zustand';

/** Whether the form is open, and what stays from one application to the next while the app is open; `wording` null: as the screen proposes. */
interface NewMemberDraft {
  open: boolean;
  since: string | null;
  source: string;
  staff: string;
  wording: string | null;
  change: (part: Partial<Omit<NewMemberDraft, 'change'>>) => void;
}

export const useNewMemberDraft = create<NewMemberDraft>()((set) => ({ open: false, since: null, source: '', staff: '', wording: null, change: (part) => set(part) }));
