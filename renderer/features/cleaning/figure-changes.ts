import { useTranslation } from 'react-i18next';
import { figureNames, type FigureName, type Preview } from '../../../shared/contract/cleaning.ts';
import { useFormat } from '../../lib/format.ts';

export interface FigureChange {
  name: FigureName;
  label: string;
  before: string;
  after: string;
  change: string;
}

/** The figures that a fix moves, in words. */
export function useFigureChanges(): (of: Pick<Preview, 'currency' | 'before' | 'after'>) => FigureChange[] {
  const { t } = useTranslation('cleaning');
  const format = useFormat();
  return ({ currency, before, after }) =>
    figureNames.flatMap((name) => {
      const difference = after[name] - before[name];
      if (difference === 0) return [];
      const show = (n: number) => (name === 'netMinor' ? format.money(n, currency) : format.count(n));
      return [{ name, label: t(`figure.${name}`), before: show(before[name]), after: show(after[name]), change: difference > 0 ? `+${show(difference)}` : show(difference) }];
    });
}
