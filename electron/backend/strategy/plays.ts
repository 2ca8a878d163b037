import type { PlayCard, StableGoals } from '../../../shared/contract/playbook.ts';
import { playRule, plays } from '../../../shared/domain/playbook.ts';
import { peopleFrom, type People } from '../segments/compile-rule.ts';
import { countRule } from '../segments/count-rule.ts';
import type { QueryContext } from '../serve.ts';
import { readStableGoals } from './stable-goals.ts';
import { campaignsOf, readCardResults } from './card-results.ts';

export function readPlays(context: QueryContext, people: People): { buyers: number; cards: PlayCard[]; stable: StableGoals | null } {
  const { db } = context;
  const cards = plays.map((play): PlayCard => {
    const campaigns = campaignsOf(context, 'stage', play.id);
    const rule = playRule(play, campaigns);
    return { id: play.id, rule, customers: countRule(db, rule, people, 0).count, results: readCardResults(context, campaigns) };
  });
  return { buyers: db.get<{ n: number }>(`SELECT count(*) AS n FROM ${peopleFrom(people)} WHERE m.last_day IS NOT NULL`)!.n, cards, stable: readStableGoals(db, people) };
}
