import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CampaignLevers, LeverTold } from '../../shared/contract/strategy-levers.ts';
import { Definition } from '../ui/definition.tsx';
import { Panel } from '../ui/panel.tsx';
import { api } from './api.ts';
import { Failure } from './failure.tsx';
import { useFormat } from './format.ts';
import { useCommand, useQuery } from './query.ts';
import { address } from './route.ts';

/** Fast, strong, accurate: how a campaign stands in each, and which moved since the last one alike. */
export function LeversPanel({ campaignId }: { campaignId: number }) {
  const { t } = useTranslation('strategy');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { data, error } = useQuery(api.strategy.levers, { campaignId });
  const tick = useCommand(api.strategy.tickLever);
  if (!data) return error ? <Failure error={error} /> : null;
  const { past } = data;
  return (
    <Panel title={t('levers.title')} extra={<Definition label={common('definition')} text={t('define.levers')} />}>
      <Failure error={tick.error} />
      <div className="wide-table">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('levers.lever')}</th>
              <th>{t('levers.now')}</th>
              <th>{t('levers.score')}</th>
              {past && <th>{t('levers.then')}</th>}
              {past && <th>{t('levers.moved')}</th>}
            </tr>
          </thead>
          <tbody>
            {data.levers.map((told) => {
              const then = past?.levers.find((l) => l.lever === told.lever);
              return (
                <tr key={told.lever}>
                  <td>
                    <strong>{t(`levers.name.${told.lever}`)}</strong>
                  </td>
                  <td>
                    <LeverValue told={told} />
                  </td>
                  <td>{told.score === null ? <Checkbox checked={told.ticked} disabled={tick.busy} onChange={(e) => void tick.run({ campaignId, lever: told.lever, ticked: e.target.checked })}>{t('levers.tick')}</Checkbox> : t(`levers.scores.${told.score}`)}</td>
                  {past && <td>{then && <LeverValue told={then} />}</td>}
                  {past && <td>{t(`levers.move.${past.moved[told.lever] ?? 'unknown'}`)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="soft">
        {past ? <PastNote told={data} past={past} /> : t('levers.noPast')} {past && t('levers.honest')}{' '}
        {past && <a href={address('results', 'campaign', past.campaignId)}>{t('levers.toPast', { name: past.name, day: format.day(past.sendDay) })}</a>}
      </p>
    </Panel>
  );
}

function PastNote({ told: { rate, treated }, past }: { told: CampaignLevers; past: NonNullable<CampaignLevers['past']> }) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  return rate === null ? t('levers.pastRate', { before: format.share(past.rate), people: format.count(past.treated) }) : t('levers.rates', { now: format.share(rate), treated: format.count(treated), before: format.share(past.rate), people: format.count(past.treated) });
}

function LeverValue({ told: { lever, value, people, basis, score } }: { told: LeverTold }) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  if (value === null) return <span className="soft">{t(score === null ? 'levers.cannotTell' : 'levers.named')}</span>;
  const days = format.count(Math.abs(Math.round(value)));
  const text = lever === 'fast' ? t(value < 0 ? 'levers.early' : 'levers.late', { days }) : lever === 'strong' ? t('levers.off', { share: format.share(value) }) : t(basis === 'goods' ? 'levers.goods' : 'levers.words', { share: format.share(value) });
  return (
    <>
      {text} {people !== null && <small className="soft number">{t('levers.n', { people: format.count(people) })}</small>}
    </>
  );
}
