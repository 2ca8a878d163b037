import { newcombe, wilson, type Estimate, type Interval } from './lift.ts';

/** Members of a group and others who were alike when the window began. */
export interface AlikeStratum {
  members: number;
  memberBuyers: number;
  others: number;
  otherBuyers: number;
}
export interface MatchedComparison {
  members: number;
  memberBuyers: number;
  memberRate: Interval & { value: number };
  /** The others, as many of each kind as there are members of it. */
  others: number;
  otherRate: Interval & { value: number };
  difference: Estimate;
  /** Members like whom there is nobody else. */
  alone: number;
}

/**
 * Members beside others like them: each kind of others counts as much as there are members of that kind, and stands for so
 * many people as would tell as much if they counted alike (Kish's effective size). A comparison, no effect: who joins a
 * group chose to. Null where no member has anybody like them.
 * Worked example: 10 members of which 5 bought, beside 40 like them of which 10 did → 50 % beside 25 %.
 */
export function compareAlike(strata: readonly AlikeStratum[]): MatchedComparison | null {
  const used = strata.filter((s) => s.members > 0 && s.others > 0);
  const members = used.reduce((sum, s) => sum + s.members, 0);
  if (members === 0) return null;
  const memberBuyers = used.reduce((sum, s) => sum + s.memberBuyers, 0);
  const weight = (s: AlikeStratum) => s.members / members;
  const otherRate = used.reduce((sum, s) => sum + (weight(s) * s.otherBuyers) / s.others, 0);
  const effective = 1 / used.reduce((sum, s) => sum + weight(s) ** 2 / s.others, 0);
  return {
    members,
    memberBuyers,
    memberRate: { value: memberBuyers / members, ...wilson(memberBuyers, members) },
    others: used.reduce((sum, s) => sum + s.others, 0),
    otherRate: { value: otherRate, ...wilson(otherRate * effective, effective) },
    difference: newcombe(memberBuyers, members, otherRate * effective, effective),
    alone: strata.filter((s) => s.others === 0).reduce((sum, s) => sum + s.members, 0),
  };
}
