import { Button } from 'antd';
import type { OfferPerson } from '../../../shared/contract/offers-deliveries.ts';
import { showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { go } from '../../lib/route.ts';

/** Somebody in a list; opens their record. */
export function PersonName({ customerId, nick, name, phone }: OfferPerson) {
  const { revealed } = usePrivacy();
  const words = [showName(nick ?? name, revealed), phone === null ? null : showPhone(phone, revealed)].filter((w) => w !== null).join(' ');
  return customerId === null ? (
    <span className="soft">{words}</span>
  ) : (
    <Button type="link" onClick={() => go('customers', 'list', customerId)}>
      {words}
    </Button>
  );
}
