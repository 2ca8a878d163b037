import i18next, { type TFunction } from 'i18next';
import type { Output } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import type { Programme, ProgrammeVersion } from '../../../shared/domain/programme.ts';
import { rankOf, type TierBar, type TierRules } from '../../../shared/domain/tiers.ts';
import { formatMoney } from '../../../shared/lib/money.ts';
import type { Language } from '../../lib/i18n.ts';
import { bonusWords } from './bonus-words.ts';

/** What members of each tier have, by rank. */
export type TierPerks = Output<typeof offers.tierBenefits>;

/** The club's rules as a customer reads them, a line each, in either language whatever the app's is; of bonus events those that aren't over `today`. */
export function clubText({ fromDay, rules }: ProgrammeVersion, language: Language, perks: TierPerks, today: string): string[] {
  const t = i18next.getFixedT(language, 'membership');
  const money = (minor: number) => formatMoney(minor, rules.currency, language);
  const { points, tiers } = rules;
  const { expiry } = points;
  return [
    t('club.title', { name: rules.name, day: fromDay }),
    t(rules.enrolment === 'auto' ? 'club.joinAuto' : 'club.joinByHand'),
    t('club.earn', { money: money(points.perMinor), count: points.points, rounding: t(`wizard.round.${points.rounding}`) }),
    t(rules.earnOn === 'completed' ? 'club.whenCompleted' : 'club.whenPaid', { days: points.pendingDays }),
    expiry.kind === 'never' ? t('club.expiryNever') : expiry.kind === 'months' ? t('club.expiryMonths', { months: expiry.months }) : t('club.expiryYearEnd', { year: yearEnd(t, expiry.years) }),
    t('club.value', { money: money(points.valueMinor) }),
    ...(points.capPerOrder === null ? [] : [t('club.capPerOrder', { points: points.capPerOrder })]),
    ...(points.capPerMonth === null ? [] : [t('club.capPerMonth', { points: points.capPerMonth })]),
    ...(points.excludedCategories.length === 0 ? [] : [t('club.excluded', { list: new Intl.ListFormat(language).format(points.excludedCategories) })]),
    ...eventLines(t, rules, language, money, today),
    ...perkLine(language, perks, 0, null),
    ...(tiers === null ? [] : tierLines(t, tiers, language, money, perks)),
  ];
}

const perkKeys = { once: 'club.perkOnce', month: 'club.perkMonth', quarter: 'club.perkQuarter', year: 'club.perkYear', order: 'club.perkOrder' } as const;

/** None where there is nothing; what every member has isn't said again of a tier. */
function perkLine(language: Language, perks: TierPerks, rank: number, name: string | null): string[] {
  const t = i18next.getFixedT(language, 'offers');
  const everyone = perks.find((p) => p.rank === 0)?.benefits ?? [];
  const own = perks.find((p) => p.rank === rank)?.benefits ?? [];
  const said = rank === 0 ? own : own.filter((b) => !everyone.some((e) => e.name === b.name && e.per === b.per && e.times === b.times));
  const line = (list: string) => (name === null ? t('club.memberPerks', { list }) : t('club.tierPerks', { name, list }));
  const words = ({ name: perk, times, per }: (typeof said)[number]) => t(perkKeys[per], { name: perk, times });
  const plain = said.filter((b) => b.terms === '');
  // What has terms stands in a line of its own, so that it is seen what they belong to.
  const withTerms = said.filter((b) => b.terms !== '').map((b) => line(t('club.perkTerms', { perk: words(b), terms: b.terms.replace(/[。.]$/u, '') })));
  return [...(plain.length === 0 ? [] : [line(new Intl.ListFormat(language).format(plain.map(words)))]), ...withTerms];
}

type T = TFunction<'membership'>;

const yearEnd = (t: T, years: number): string => t(`wizard.years.${Math.min(2, years) as 0 | 1 | 2}`);

function eventLines(t: T, { points: { bonus } }: Programme, language: Language, money: (minor: number) => string, today: string): string[] {
  const events = (bonus?.events ?? []).filter((event) => event.untilDay >= today);
  const list = new Intl.ListFormat(language);
  const lines = events.map((event) => t('club.event', { name: event.name, from: event.fromDay, until: event.untilDay, who: t(event.segmentId === null ? 'club.eventAll' : 'club.eventInvited'), ...bonusWords(event, { t, list, money }) }));
  return events.length < 2 ? lines : [...lines, t(bonus?.stacking === 'best' ? 'club.eventsBest' : 'club.eventsSum')];
}

function tierLines(t: T, rules: TierRules, language: Language, money: (minor: number) => string, perks: TierPerks): string[] {
  const window = rules.window.kind === 'year' ? t('club.year') : t('club.rolling', { months: rules.window.months });
  const say = (bar: TierBar) => {
    const parts = [
      ...(bar.spendMinor === null ? [] : [t('club.barSpend', { money: money(bar.spendMinor) })]),
      ...(bar.orders === null ? [] : [t('club.barOrders', { count: bar.orders })]),
      ...(bar.points === null ? [] : [t('club.barPoints', { points: bar.points })]),
    ];
    return new Intl.ListFormat(language, { type: bar.match === 'all' ? 'conjunction' : 'disjunction' }).format(parts);
  };
  const { period } = rules;
  return [
    ...rules.tiers.flatMap(({ tier, name, up, keep, benefits }) => [
      t('club.tier', { name, window, bar: say(up) }),
      ...(keep === null ? [] : [t('club.keep', { name, window, bar: say(keep) })]),
      ...(benefits === '' ? [] : [t('club.tierBenefits', { name, benefits })]),
      ...perkLine(language, perks, rankOf(tier), name),
    ]),
    period.kind === 'months' ? t('club.holdsMonths', { months: period.months, grace: rules.graceDays }) : t('club.holdsYear', { year: yearEnd(t, period.years), grace: rules.graceDays }),
  ];
}

/** Lines that only one of two versions has; the headline, which says the day, isn't compared. */
export function textChanges(before: readonly string[], after: readonly string[]): { gone: string[]; added: string[] } {
  return { gone: before.slice(1).filter((line) => !after.includes(line)), added: after.slice(1).filter((line) => !before.includes(line)) };
}
