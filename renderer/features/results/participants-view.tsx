import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { participantTraits, type GroupRates, type ParticipantGroup, type ParticipantTrait } from '../../../shared/contract/results.ts';
import type { State } from '../../../shared/domain/lifecycle-states.ts';
import type { Tier } from '../../../shared/domain/tiers.ts';
import { api } from '../../lib/api.ts';
import { useChoiceWords } from '../../lib/choice-words.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { usePlatformName } from '../../lib/platform-name.ts';
import { useQuery } from '../../lib/query.ts';
import { useTierNames } from '../../lib/tier-names.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { NextAudience } from './next-audience.tsx';
import { useDifferenceText } from './difference-text.ts';

/** Provinces are many: the largest are enough. */
const MOST = 10;

/** Who took part, by what they were on the day before; and how many of those asleep or lost it woke. */
export function ParticipantsView({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { data, error } = useQuery(api.results.participants, { campaignId: campaign.campaignId });
  if (!data) return error ? <Failure error={error} /> : <Skeleton active />;
  const traits = participantTraits.filter((trait) => data.groups.some((g) => g.trait === trait));
  const help = <Definition label={common('definition')} text={t('participants.define', { day: format.day(data.asOf) })} n={common('nOf', { n: format.count((campaign.treated ?? 0) + (campaign.heldOut ?? 0)) })} />;
  return (
    <>
      <WokenUp rates={data.wokenUp} />
      {traits.map((trait, i) => (
        <Panel key={trait} title={t(`trait.${trait}`)} {...(i === 0 ? { extra: help } : {})}>
          <Groups trait={trait} groups={data.groups.filter((g) => g.trait === trait).slice(0, MOST)} />
        </Panel>
      ))}
      <p className="soft">{t('participants.caution')}</p>
      <NextAudience campaign={campaign} />
    </>
  );
}

function WokenUp({ rates: { treated, heldOut, difference } }: { rates: GroupRates }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const text = useDifferenceText();
  if (treated.people === 0) return null;
  const share = (arm: GroupRates['treated']) => format.share(arm.people === 0 ? null : arm.buyers / arm.people);
  return (
    <Panel title={t('wokenUp.title')}>
      <p>{t('wokenUp.sentence', { people: format.count(treated.people), buyers: format.count(treated.buyers), rate: share(treated) })}</p>
      <p className="soft">{difference === null ? t('wokenUp.alone') : t('wokenUp.against', { rate: share(heldOut), people: format.count(heldOut.people), difference: text(difference) })}</p>
    </Panel>
  );
}

function Groups({ trait, groups }: { trait: ParticipantTrait; groups: ParticipantGroup[] }) {
  const { t } = useTranslation('results');
  const { t: words } = useTranslation('campaigns');
  const format = useFormat();
  const nameOf = useTraitNames();
  const difference = useDifferenceText();
  return (
    <table className="plain-table effect-table">
      <thead>
        <tr>
          <th>{t(`trait.${trait}`)}</th>
          <th className="number">{words('check.treated')}</th>
          <th className="number">{words('results.heldOutShort')}</th>
          <th className="number">{t('differs')}</th>
          <th className="number">{t('participants.index')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ value, treated, heldOut, difference: d, index, few }) => (
          <tr key={value ?? ''} className={few ? 'is-few' : ''} title={few ? t('participants.few') : undefined}>
            <th scope="row">{nameOf(trait, value)}</th>
            <td className="number">{treated.people === 0 ? '–' : t('rateOf', { rate: format.share(treated.buyers / treated.people), buyers: treated.buyers, people: treated.people })}</td>
            <td className="number">{heldOut.people === 0 ? '–' : t('rateOf', { rate: format.share(heldOut.buyers / heldOut.people), buyers: heldOut.buyers, people: heldOut.people })}</td>
            <td className="number">{difference(d)}</td>
            <td className="number">{index === null ? '–' : format.count(Math.round(100 * index))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useTraitNames(): (trait: ParticipantTrait, value: string | null) => string {
  const { t } = useTranslation('results');
  const { t: life } = useTranslation('lifecycle');
  const platformName = usePlatformName();
  const rfmGroups = useChoiceWords()('rfm');
  const { nameOf } = useTierNames();
  return (trait, value) => {
    if (trait === 'tier') return nameOf(value as Tier | null);
    if (value === null) return t(trait === 'state' ? 'history.never' : 'unknown');
    if (trait === 'rfm') return rfmGroups.find((g) => g.value === value)?.label ?? value;
    if (trait === 'state') return life(`state.${value as State}`);
    if (trait === 'history') return t(`history.${value as 'never'}`);
    return trait === 'platform' ? platformName(value) : value;
  };
}
