import type { SeasonGroup } from '../../../shared/domain/season-groups.ts';
import type { ChartColors } from '../../ui/chart.tsx';

/** One colour a group: those who stay in jade, paler the less they are sure; new amber, leaving violet, gone grey. */
export function groupStyle(group: SeasonGroup | null, { series, line }: ChartColors): { color: string; opacity: number } {
  const [jade = line, amber = line, violet = line, grey = line] = series;
  const styles = { best: { color: jade, opacity: 1 }, regular: { color: jade, opacity: 0.65 }, returning: { color: jade, opacity: 0.35 }, new: { color: amber, opacity: 1 }, leaving: { color: violet, opacity: 1 }, gone: { color: grey, opacity: 0.7 } };
  return group === null ? { color: line, opacity: 1 } : styles[group];
}
