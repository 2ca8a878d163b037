import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignResults } from '../../../shared/contract/campaigns.ts';
import { useFormat } from '../../lib/format.ts';
import { Chart } from '../../ui/chart.tsx';
import { Panel } from '../../ui/panel.tsx';
import { byDayOption, type DayRow } from './by-day-chart.ts';
import { useChartWords } from './chart-words.ts';
import { FigureHelp } from './figure-help.tsx';
import type { MemberGroup } from '../../lib/members-drawer.tsx';

/** Day by day, how many had bought; what of the window is still to come is marked. */
export function ByDayPanel({ results, onShow }: { results: CampaignResults; onShow: (group: MemberGroup) => void }) {
  const { t, i18n } = useTranslation('campaigns');
  const format = useFormat();
  const words = useChartWords();
  const option = useMemo(() => {
    const day = new Intl.DateTimeFormat(i18n.language, { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
    return byDayOption(results, {
      treated: t('check.treated'),
      heldOut: t('results.heldOutShort'),
      unfinished: t('results.toCome'),
      share: format.share,
      day: (text) => day.format(Date.parse(`${text}T00:00:00Z`)),
    });
  }, [results, t, format, i18n.language]);
  const days = results.byDay.length;
  const last = results.byDay.at(-1);
  if (!last) return <p className="soft">{t('results.notBegun', { day: format.day(results.firstDay) })}</p>;
  return (
    <Panel title={t('results.byDay')}>
      <Chart<DayRow>
        title={t('results.byDayTitle', { count: days, treated: format.share(last.treatedRate) })}
        rows={results.byDay}
        option={option}
        words={words}
        definition={<FigureHelp figure="byDay" results={results} />}
        onPick={() => onShow('buyers_treated')}
        columns={[
          { title: t('results.day'), value: (r) => r.day },
          { title: t('check.treated'), numeric: true, value: (r) => format.share(r.treatedRate) },
          { title: t('results.heldOutShort'), numeric: true, value: (r) => (r.heldOutRate === null ? null : format.share(r.heldOutRate)) },
          { title: t('results.buyersTreated'), numeric: true, opens: 0, value: (r) => r.treatedBuyers },
          { title: t('results.buyersHeldOut'), numeric: true, value: (r) => r.heldOutBuyers },
        ]}
      />
    </Panel>
  );
}
