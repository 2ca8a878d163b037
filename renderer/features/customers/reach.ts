import type { Customer } from '../../../shared/contract/customers.ts';
import { platformsForbid } from '../../../shared/domain/reachability.ts';

export type SmsReach = 'ok' | 'opted_out' | 'platform_forbids' | 'masked' | 'virtual' | 'invalid' | 'no' | 'none';
export type EmailReach = 'yes' | 'unasked' | 'no' | 'opted_out' | 'platform_forbids' | 'none';

type Reachable = Pick<Customer, 'optedOut' | 'platforms' | 'phoneQuality' | 'email' | 'emailConsent' | 'smsConsent'>;

/** Can an SMS reach this person, and if not, why? Worked example: a masked phone of someone who opted out → opted_out. */
export function smsReach(c: Reachable): SmsReach {
  if (c.optedOut) return 'opted_out';
  if (platformsForbid(c.platforms)) return 'platform_forbids';
  if (c.phoneQuality !== 'valid') return c.phoneQuality;
  return c.smsConsent === 'no' ? 'no' : 'ok';
}

export function emailReach(c: Reachable): EmailReach {
  if (c.optedOut) return 'opted_out';
  if (platformsForbid(c.platforms)) return 'platform_forbids';
  if (!c.email) return 'none';
  return c.emailConsent ?? 'unasked';
}
