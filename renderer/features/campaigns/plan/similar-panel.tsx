import { Skeleton } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import type { Campaign } from '../../../../shared/contract/campaigns.ts';
import { api } from '../../../lib/api.ts';
import { Failure } from '../../../lib/failure.tsx';
import { useFormat } from '../../../lib/format.ts';
import { useQuery } from '../../../lib/query.ts';
import { address } from '../../../lib/route.ts';
import { Panel } from '../../../ui/panel.tsx';

/** What came of campaigns like this one, and what that leads to expect. */
export function SimilarPanel({ campaign: { campaignId } }: { campaign: Campaign }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const similar = useQuery(api.planning.similar, { campaignId });
  const found = similar.data;
  const expected = found?.expected;
  return (
    <Panel title={t('similar.title')}>
      <Failure error={similar.error} />
      {!found && !similar.error && <Skeleton active paragraph={{ rows: 1 }} />}
      {found?.campaigns.length === 0 && <p className="soft plan-text">{t('similar.none')}</p>}
      {found && found.campaigns.length > 0 && (
        <>
          <p className="campaign-sentence">
            {expected ? (
              <Trans t={t} i18nKey="similar.expected" count={expected.treated} values={{ campaigns: expected.campaigns, rate: format.share(expected.rate), low: format.share(expected.low), high: format.share(expected.high) }} components={{ strong: <strong /> }} />
            ) : (
              t('similar.one')
            )}
          </p>
          <div className="plan-scroll">
            <table className="plain-table">
              <thead>
                <tr>
                  <th>{t('similar.name')}</th>
                  <th>{t('similar.shared')}</th>
                  <th className="is-number">{t('similar.treated')}</th>
                  <th className="is-number">{t('similar.rate')}</th>
                  <th>{t('similar.added')}</th>
                </tr>
              </thead>
              <tbody>
                {found.campaigns.map((c) => (
                  <tr key={c.campaignId}>
                    <td>
                      <a href={address('results', 'campaign', c.campaignId)}>{c.name}</a> <span className="soft">{format.day(c.sendDay)}</span>
                    </td>
                    <td>{c.shared.map((s) => t(`similar.same.${s}`)).join(' · ')}</td>
                    <td className="is-number">{format.count(c.treated)}</td>
                    <td className="is-number">{t('similar.range', { rate: format.share(c.rate.value), low: format.share(c.rate.low), high: format.share(c.rate.high) })}</td>
                    <td>{c.added === null ? <span className="soft">{t('similar.noHoldout')}</span> : t('similar.points', { points: format.points(c.added.value), low: format.points(c.added.low), high: format.points(c.added.high) })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Panel>
  );
}
