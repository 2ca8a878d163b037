import type { Channel } from '../../../shared/contract/copy.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';

/** Whether a channel reaches somebody; null where no field tells. */
export function reachRule(channel: Channel): RuleGroup | null {
  return channel === 'nick' ? null : { combinator: 'and', rules: [{ field: channel === 'sms' ? 'reachable_sms' : 'reachable_email', operator: '=', value: true }] };
}
