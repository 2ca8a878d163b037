import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Bands } from '../../../shared/contract/analysis.ts';
import { MOST_BANDS, type Cutting } from '../../../shared/domain/banding.ts';
import { useAnalysisView } from './analysis-store.ts';

const ways = ['quantiles', 'width', 'cuts'] as const;

/** How the attribute is cut. Whatever is dragged or typed becomes boundaries of one's own. */
export function CuttingControls({ bands, onCuts }: { bands: Bands; onCuts: (cuts: number[]) => void }) {
  const { t } = useTranslation('analysis');
  const { cutting, cut } = useAnalysisView();
  const choose = (by: Cutting['by']) => {
    if (by === 'quantiles') cut({ cutting: { by, bands: Math.max(2, bands.cuts.length + 1) }, names: [] });
    else if (by === 'width') cut({ cutting: { by, from: 0, width: usualWidth(bands) }, names: [] });
    else cut({ cutting: { by, cuts: bands.cuts } });
  };
  return (
    <div className="cutting">
      <Segmented aria-label={t('cutting.label')} value={cutting.by} onChange={choose} options={ways.map((value) => ({ value, label: t(`cutting.${value}`) }))} />
      {cutting.by === 'quantiles' && (
        <label className="labelled">
          <span className="soft">{t('cutting.bands')}</span>
          <InputNumber min={2} max={MOST_BANDS} precision={0} value={cutting.bands} aria-label={t('cutting.bands')} onChange={(value) => value !== null && cut({ cutting: { by: 'quantiles', bands: value }, names: [] })} />
        </label>
      )}
      {cutting.by === 'width' && (
        <>
          <label className="labelled">
            <span className="soft">{t('cutting.from')}</span>
            <InputNumber value={cutting.from} min={-1e9} max={1e9} aria-label={t('cutting.from')} onChange={(from) => from !== null && cut({ cutting: { ...cutting, from }, names: [] })} />
          </label>
          <label className="labelled">
            <span className="soft">{t('cutting.every')}</span>
            <InputNumber value={cutting.width} min={bands.step} max={1e9} aria-label={t('cutting.every')} onChange={(width) => width !== null && width > 0 && cut({ cutting: { ...cutting, width }, names: [] })} />
          </label>
        </>
      )}
      {cutting.by === 'cuts' && (
        <div className="own-cuts">
          {bands.cuts.map((value, i) => (
            <span key={i} className="own-cut">
              <InputNumber value={value} step={bands.step} aria-label={t('cutting.cut', { n: i + 1 })} onChange={(next) => next !== null && onCuts(bands.cuts.map((x, at) => (at === i ? next : x)))} />
              <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('cutting.remove', { n: i + 1 })} onClick={() => onCuts(bands.cuts.filter((_, at) => at !== i))} />
            </span>
          ))}
          <Button icon={<PlusOutlined />} disabled={bands.cuts.length >= MOST_BANDS - 1 || middleOf(bands) === null} onClick={() => onCuts([...bands.cuts, middleOf(bands)!])}>
            {t('cutting.add')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** About six bands between the lowest and the highest of the histogram's closed bars. */
function usualWidth({ bars, step }: Bands): number {
  const first = bars[0];
  const last = bars.findLast((b) => b.to !== null);
  if (!first || !last) return 1;
  const rough = ((last.to ?? 0) - first.from) / 6;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, step)));
  return Math.max(step, Math.round(rough / power) * power);
}

/** A new boundary: in the middle of the most peopled band that can be parted; null where none can. */
function middleOf({ bands, spread, step }: Bands): number | null {
  if (!spread) return null;
  const places = bands.map((b) => ({ customers: b.customers, low: b.from ?? spread.least, high: b.to ?? spread.most })).filter(({ low, high }) => high - low > step);
  const widest = places.reduce<(typeof places)[number] | null>((best, next) => (best === null || next.customers > best.customers ? next : best), null);
  return widest && Math.max(widest.low + step, Math.round((widest.low + widest.high) / 2 / step) * step);
}
