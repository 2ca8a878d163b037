import i18next, { type TFunction } from 'i18next';
import type { ProgrammeVersion } from '../../../shared/domain/programme.ts';
import type { TierBar, TierRules } from '../../../shared/domain/tiers.ts';
import { formatMoney } from '../../../shared/lib/money.ts';
import type { Language } from '../../lib/i18n.ts';

/** The club's rules as a customer reads them, a line each, in either language whatever the app's is. */
export function clubText({ fromDay, rules }: ProgrammeVersion, language: Language): string[] {
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
    ...(tiers === null ? [] : tierLines(t, tiers, language, money)),
  ];
}

type T = TFunction<'membership'>;

const yearEnd = (t: T, years: number): string => t(`wizard.years.${Math.min(2, years) as 0 | 1 | 2}`);

function tierLines(t: T, rules: TierRules, language: Language, money: (minor: number) => string): string[] {
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
    ...rules.tiers.flatMap(({ name, up, keep, benefits }) => [
      t('club.tier', { name, window, bar: say(up) }),
      ...(keep === null ? [] : [t('club.keep', { name, window, bar: say(keep) })]),
      ...(benefits === '' ? [] : [t('club.tierBenefits', { name, benefits })]),
    ]),
    period.kind === 'months' ? t('club.holdsMonths', { months: period.months, grace: rules.graceDays }) : t('club.holdsYear', { year: yearEnd(t, period.years), grace: rules.graceDays }),
  ];
}

/** Lines that only one of two versions has; the headline, which says the day, isn't compared. */
export function textChanges(before: readonly string[], after: readonly string[]): { gone: string[]; added: string[] } {
  return { gone: before.slice(1).filter((line) => !after.includes(line)), added: after.slice(1).filter((line) => !before.includes(line)) };
}
