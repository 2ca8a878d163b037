import { showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { address } from '../../lib/route.ts';

/** Somebody in a list; opens their record. */
export function PersonLink({ customerId, nick, name, phone }: { customerId: number; nick: string | null; name: string | null; phone: string | null }) {
  const { revealed } = usePrivacy();
  const known = nick ?? name;
  return <a href={address('customers', 'list', customerId)}>{known === null ? showPhone(phone, revealed) : showName(known, revealed)}</a>;
}
