import { Alert, App, Input, Modal, Segmented, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { exclusionReasons } from '../../../shared/contract/campaigns.ts';
import type { Channel } from '../../../shared/contract/copy.ts';
import { planHorizons, type PlanTrialOutlook } from '../../../shared/contract/lifecycle-plan-trials.ts';
import { api } from '../../lib/api.ts';
import { useExclusionWords } from '../../lib/exclusion-words.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { usePlans } from './plans-store.ts';

type Horizon = (typeof planHorizons)[number];
const channels = ['sms', 'email', 'nick'] as const;
const aloneShares = [0, 0.1, 0.2, 0.33] as const;

/** Turns the two plans of the screen into a randomised trial: who takes part, what so many can show, and then two drafts. */
export function PlanTrialForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('planTrials');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const format = useFormat();
  const { plans } = usePlans();
  const start = useCommand(api.lifecycle.startPlanTrial);
  const [name, setName] = useState(t('defaultName', { day: format.day(dayjs().format('YYYY-MM-DD')) }));
  const [hypothesis, setHypothesis] = useState('');
  const [channel, setChannel] = useState<Channel>('sms');
  const [horizonDays, setHorizon] = useState<Horizon>(90);
  const [aloneShare, setAlone] = useState<number>(0);
  const asked = useMemo(() => ({ plans, channel, horizonDays, aloneShare }), [plans, channel, horizonDays, aloneShare]);
  const { data, error } = useQuery(api.lifecycle.planTrialOutlook, asked);
  const small = data !== undefined && (data.arms.x < data.leastInArm || (aloneShare > 0 && data.arms.alone < data.leastInArm));
  const ready = data !== undefined && !small && name.trim() !== '' && hypothesis.trim() !== '';
  const ok = async () => {
    const done = await start.run({ ...asked, name: name.trim(), hypothesis: hypothesis.trim() });
    if (!done) return;
    void message.success(t('started', { y: done.people.y, x: done.people.x }));
    onDone();
  };
  return (
    <Modal open width={720} title={t('title')} okText={t('ok')} cancelText={common('cancel')} okButtonProps={{ disabled: !ready, loading: start.busy }} onOk={() => void ok()} onCancel={onDone}>
      <div className="trial-form">
        <p>{t('about')}</p>
        <label>
          <span>{t('name')}</span>
          <Input aria-label={t('name')} maxLength={60} value={name} onChange={(e) => setName(e.target.value)} />
        </label>
        <label>
          <span>{t('hypothesis')}</span>
          <Input.TextArea aria-label={t('hypothesis')} autoSize={{ minRows: 2, maxRows: 5 }} maxLength={1000} placeholder={t('hypothesisHint')} value={hypothesis} onChange={(e) => setHypothesis(e.target.value)} />
        </label>
        <div className="trial-choices">
          <div>
            <span>{t('channel')}</span>
            <Segmented<Channel> aria-label={t('channel')} value={channel} onChange={setChannel} options={channels.map((value) => ({ value, label: common(`channel.${value}`) }))} />
          </div>
          <div>
            <span>{t('horizon')}</span>
            <Segmented<Horizon> aria-label={t('horizon')} value={horizonDays} onChange={setHorizon} options={planHorizons.map((value) => ({ value, label: t('days', { days: value }) }))} />
          </div>
          <div>
            <span>{t('alone')}</span>
            <Segmented<number> aria-label={t('alone')} value={aloneShare} onChange={setAlone} options={aloneShares.map((value) => ({ value, label: value === 0 ? t('aloneNone') : format.share(value) }))} />
          </div>
        </div>
        {aloneShare > 0 && <p className="soft">{t('aloneHelp')}</p>}
        <Failure error={error} />
        {!data && !error && <Skeleton active paragraph={{ rows: 2 }} />}
        {data && <Outlook told={data} channel={channel} horizonDays={horizonDays} />}
        {small && <Alert type="warning" showIcon title={t('tooSmall', { least: data.leastInArm })} />}
        <Failure error={start.error} />
      </div>
    </Modal>
  );
}

function Outlook({ told, channel, horizonDays }: { told: PlanTrialOutlook; channel: Channel; horizonDays: number }) {
  const { t, i18n } = useTranslation('planTrials');
  const format = useFormat();
  const { plans } = usePlans();
  const words = useExclusionWords(channel, Math.min(plans.y.minDays, plans.x.minDays));
  const { people, arms, baseRate, detectable, neededPeople } = told;
  const left = [...exclusionReasons.map((reason) => [words(reason), told.excluded[reason]] as const), [t('inTrial'), told.inTrial] as const].filter(([, count]) => count > 0);
  const power = { days: horizonDays, rate: format.share(baseRate), needed: neededPeople ?? 0, lift: detectable === null ? '' : format.decimal(100 * detectable) };
  return (
    <>
      <p>
        <Trans t={t} i18nKey="people" values={{ people, y: told.byY, x: told.byX, both: told.byBoth }} components={{ b: <strong /> }} /> {t(arms.alone > 0 ? 'armsAlone' : 'arms', arms)} <span className="soft">{t('allShops')}</span>
      </p>
      {left.length > 0 && <p className="soft">{t('left', { reasons: new Intl.ListFormat(i18n.language).format(left.map(([reason, count]) => t('reason', { reason, count: format.count(count) }))) })}</p>}
      {people > 0 && <Alert type={told.canShow ? 'info' : 'warning'} showIcon title={neededPeople === null ? t('noBase') : t(told.canShow ? 'canShow' : detectable === null ? 'cannotShowAny' : 'cannotShow', power)} />}
    </>
  );
}
