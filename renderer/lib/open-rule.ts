import type { RuleGroup } from '../../shared/contract/rule.ts';
import { go } from './route.ts';

/** The people whom a rule finds, in the editor of a new segment: they can be looked at, narrowed down, and saved. */
export const openRule = (rule: RuleGroup): void => go('customers', 'segments', 'new', JSON.stringify(rule));
