import { showEmail, showName, showPhone, usePrivacy } from '../../lib/privacy.ts';

const show = { buyer: showName, email: showEmail, phone: showPhone };

/** What an account is called on its platform, masked until shown. */
export function useAccountName(): (account: { kind: string; value: string }) => string {
  const { revealed } = usePrivacy();
  return ({ kind, value }) => show[kind as keyof typeof show](value, revealed);
}
