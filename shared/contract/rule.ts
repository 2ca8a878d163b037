import * as z from 'zod';

/** One condition. Money is in the currency's unit (yuan), days are whole days before `asOf`. */
export interface Condition {
  field: string;
  operator: string;
  value?: unknown;
}
/** react-querybuilder's own JSON, so that its editor and its format are one. */
export interface RuleGroup {
  combinator: 'and' | 'or';
  not?: boolean | undefined;
  rules: (Condition | RuleGroup)[];
}

const condition = z.object({ field: z.string().max(60), operator: z.string().max(40), value: z.unknown().optional() });
export const rule: z.ZodType<RuleGroup, RuleGroup> = z.lazy(() =>
  z.object({ combinator: z.enum(['and', 'or']), not: z.boolean().optional(), rules: z.array(z.union([rule, condition])).max(60) }),
);
