import { create } from 'zustand';

/** Names, phones and addresses are masked on the screen until the owner asks to see them; never kept. */
export const usePrivacy = create<{ revealed: boolean; toggle: () => void }>()((set) => ({
  revealed: false,
  toggle: () => set((s) => ({ revealed: !s.revealed })),
}));

const bare = (phone: string) => phone.replace(/^\+86(?=1\d{10}$)/, '');

export function showPhone(phone: string | null, revealed: boolean): string {
  if (!phone) return '–';
  const digits = bare(phone);
  return revealed || digits.includes('*') || digits.length < 7 ? digits : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/** The first character of a name or nick stays. */
export function showName(name: string | null, revealed: boolean): string {
  if (!name) return '–';
  return revealed || name.includes('*') ? name : `${Array.from(name)[0] ?? ''}**`;
}

/** Accounts that go by e-mail may hold a phone instead. */
export function showEmail(email: string | null, revealed: boolean): string {
  if (!email) return '–';
  return revealed ? email : !email.includes('@') ? showPhone(email, revealed) : email.replace(/^(.).*(?=@)/u, '$1***');
}

export const showAddress = (text: string | null, revealed: boolean): string => (!text ? '–' : revealed ? text : `${Array.from(text).slice(0, 6).join('')}…`);
