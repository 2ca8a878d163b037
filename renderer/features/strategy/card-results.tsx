import { useTranslation } from 'react-i18next';
import type { CardResult } from '../../../shared/contract/playbook.ts';
import { useFormat } from '../../lib/format.ts';
import { address } from '../../lib/route.ts';

/** What came of a card's campaigns in this shop. */
export function CardResults({ results }: { results: CardResult[] }) {
  const { t } = useTranslation('strategy');
  const { t: campaigns } = useTranslation('campaigns');
  const format = useFormat();
  if (results.length === 0) return <p className="soft">{t('results.none')}</p>;
  return (
    <ul className="card-results">
      {results.map((r) => (
        <li key={r.campaignId}>
          <a href={address('results', 'campaign', r.campaignId)}>{r.name}</a>
          <span className="soft number">{t('results.line', { day: format.day(r.sendDay), treated: r.treated, rate: format.share(r.rate) })}</span>
          <span className="number">{r.rateDifference === null ? campaigns(`results.short.${r.verdict}`) : t('results.lift', { points: format.points(r.rateDifference), verdict: campaigns(`results.short.${r.verdict}`) })}</span>
        </li>
      ))}
    </ul>
  );
}
