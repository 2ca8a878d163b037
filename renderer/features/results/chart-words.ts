import { useTranslation } from 'react-i18next';
import type { ChartWords } from '../../ui/chart.tsx';

export function useChartWords(): ChartWords {
  const { t } = useTranslation('common');
  return { table: t('chart.table'), chart: t('chart.chart'), png: t('chart.png'), csv: t('chart.csv') };
}
