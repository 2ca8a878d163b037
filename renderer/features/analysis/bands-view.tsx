import { Skeleton } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Bands } from '../../../shared/contract/analysis.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useFieldNames } from '../../lib/own-fields.ts';
import { useQuery } from '../../lib/query.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { AnalysisFrame } from './analysis-frame.tsx';
import { useAnalysisView } from './analysis-store.ts';
import { AttributeSelect } from './attribute-select.tsx';
import { useAttributeWords } from './attribute-words.ts';
import { BandsChart } from './bands-chart.tsx';
import { BandsTable } from './bands-table.tsx';
import { CuttingControls } from './cutting-controls.tsx';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { useScope } from './use-scope.ts';

/** One attribute of everyone, cut into bands. */
export function BandsView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('analysis');
  const scope = useScope();
  const { field, cutting, cut } = useAnalysisView();
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const settled = useDebounced(cutting, 120);
  const { data: told, error } = useQuery(api.analysis.bands, useMemo(() => ({ ...scope, field, cutting: settled }), [scope, field, settled]));
  const data = told?.field === field ? told : undefined;
  const onCuts = (cuts: number[]) => cut({ cutting: { by: 'cuts', cuts: cuts.toSorted((a, b) => a - b) }, ...(cuts.length === data?.cuts.length ? {} : { names: [] }) });
  // What is being dragged follows the hand at once; the counts come after.
  const shown = data && cutting !== settled && cutting.by === 'cuts' && cutting.cuts.length === data.cuts.length ? { ...data, cuts: cutting.cuts } : data;
  return (
    <AnalysisFrame choice={choice} sentence={data && <BandsSentence bands={data} />} filters={<AttributeSelect label={t('attribute.label')} value={field} onChange={(next) => cut({ field: next, cutting: { by: 'quantiles', bands: 5 }, names: [], bandingId: null })} />}>
      <Failure error={error} />
      {!data && !error && <Skeleton active />}
      {shown && shown.known > 0 && (
        <>
          <CuttingControls bands={shown} onCuts={onCuts} />
          <BandsChart bands={shown} onCuts={onCuts} onAsk={ask} />
          <BandsTable bands={shown} onAsk={ask} />
        </>
      )}
      {asked && <PeopleDrawer asked={{ ...asked, saveAs: asked.title.slice(0, 60) }} asOf={scope.asOf} onClose={() => ask(null)} />}
    </AnalysisFrame>
  );
}

function BandsSentence({ bands }: { bands: Bands }) {
  const { t } = useTranslation('analysis');
  const format = useFormat();
  const words = useAttributeWords(bands.currency);
  const name = useFieldNames()(bands.field);
  if (!bands.spread) return t('bands.nobody', { name });
  const top = bands.bands.at(-1)!;
  return <Trans t={t} i18nKey="bands.sentence" values={{ people: format.count(bands.known), name, median: words.amount(bands, bands.spread.median), band: words.band(bands, top, bands.step), count: format.count(top.customers), share: format.share(top.customers / bands.known) }} components={{ b: <strong /> }} />;
}
