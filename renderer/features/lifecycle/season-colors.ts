import { REST } from '../../../shared/domain/own-season-groups.ts';
import { isPresetGroup } from '../../lib/season-groups.ts';
import type { ChartColors } from '../../ui/chart.tsx';

/** One colour a group: those who stay in jade, paler the less they are sure; new amber, leaving violet, gone grey. The owner's own by their place. */
export function groupStyle(group: string | null, { series, line }: ChartColors, place: number): { color: string; opacity: number } {
  const [jade = line, amber = line, violet = line, grey = line] = series;
  const styles = { best: { color: jade, opacity: 1 }, regular: { color: jade, opacity: 0.65 }, returning: { color: jade, opacity: 0.35 }, new: { color: amber, opacity: 1 }, leaving: { color: violet, opacity: 1 }, gone: { color: grey, opacity: 0.7 } };
  if (group === null) return { color: line, opacity: 1 };
  if (group === REST) return { color: grey, opacity: 0.35 };
  return isPresetGroup(group) ? styles[group] : { color: [jade, amber, violet][place % 3]!, opacity: [0.85, 0.5, 0.25, 0.7][Math.floor(place / 3) % 4]! };
}
