import { App, Button, DatePicker, Input, InputNumber, Popconfirm, Space, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trial } from '../../../shared/contract/results-trials.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { Stat } from '../../ui/stat.tsx';

const NEXT_DAYS = 30;

export function TrialCard({ trial, onEdit }: { trial: Trial; onEdit: () => void }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const remove = useCommand(api.results.deleteTrial);
  const { currency, capMinor, spentMinor, campaignCostMinor, spentAfterMinor, decision } = trial;
  const money = (minor: number) => format.money(minor, currency);
  const over = capMinor !== null && spentMinor > capMinor;
  return (
    <section className="panel trial" aria-label={trial.name}>
      <div className="panel-head">
        <h2>{trial.name}</h2>
        <Space>
          <Tag color={decision === 'keep' ? 'green' : 'default'} className={trial.due ? 'trial-due' : ''}>
            {t(decision === null ? (trial.due ? 'trial.due' : 'trial.running') : `trial.decision.${decision}`)}
          </Tag>
          <Button type="text" size="small" onClick={onEdit}>
            {common('edit')}
          </Button>
          <Popconfirm title={t('trial.deleteAsk')} okText={common('delete')} cancelText={common('cancel')} onConfirm={() => void remove.run({ trialId: trial.trialId })}>
            <Button type="text" size="small">
              {common('delete')}
            </Button>
          </Popconfirm>
        </Space>
      </div>
      <p className="trial-words">{trial.hypothesis}</p>
      {trial.campaignId !== null && (
        <p>
          <a href={address('results', 'campaign', trial.campaignId)}>{t('trial.seeCampaign', { name: trial.campaignName })}</a>
        </p>
      )}
      <div className="stats">
        <Stat label={t('trial.review')} value={format.day(trial.reviewDay)} />
        <Stat label={t('trial.spent')} value={<span className={over ? 'harm' : ''}>{money(spentMinor)}</span>} note={campaignCostMinor > 0 ? t('trial.ofCampaign', { cost: money(campaignCostMinor) }) : undefined} />
        <Stat label={t('trial.cap')} value={capMinor === null ? t('trial.noCap') : money(capMinor)} note={over ? t('trial.over', { by: money(spentMinor - capMinor) }) : undefined} />
      </div>
      <Costs trial={trial} />
      {decision === null ? <Decide trial={trial} /> : <Decided trial={trial} />}
      {spentAfterMinor > 0 && <p className="soft">{t('trial.after', { cost: money(spentAfterMinor) })}</p>}
      <Failure error={remove.error} />
    </section>
  );
}

function Costs({ trial: { trialId, costs, currency } }: { trial: Trial }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const format = useFormat();
  const add = useCommand(api.results.addTrialCost);
  const remove = useCommand(api.results.deleteTrialCost);
  const [amount, setAmount] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const save = async () => {
    const done = amount === null ? undefined : await add.run({ trialId, amountMinor: Math.round(amount * minorPerUnit(currency)), note: note.trim() });
    if (!done) return;
    setAmount(null);
    setNote('');
    if (done.overCap) void message.warning(t('trial.overNow'));
  };
  return (
    <>
      {costs.length > 0 && (
        <ul className="trial-costs">
          {costs.map((c) => (
            <li key={c.costId}>
              <span className="number">{format.day(c.day)}</span> <span className="number">{format.money(c.amountMinor, currency)}</span> <span className="soft">{c.note}</span>
              <Button type="text" size="small" onClick={() => void remove.run({ costId: c.costId })}>
                {common('delete')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="control-form">
        <InputNumber<number> aria-label={t('trial.amount')} min={0.01} max={1_000_000} precision={2} suffix={currency} value={amount} onChange={setAmount} />
        <Input className="trial-note" aria-label={t('trial.note')} placeholder={t('trial.note')} maxLength={200} value={note} onChange={(e) => setNote(e.target.value)} />
        <Button disabled={amount === null} loading={add.busy} onClick={() => void save()}>
          {t('trial.addCost')}
        </Button>
      </div>
      <Failure error={add.error ?? remove.error} />
    </>
  );
}

function Decide({ trial: { trialId } }: { trial: Trial }) {
  const { t } = useTranslation('results');
  const decide = useCommand(api.results.decideTrial);
  const [reason, setReason] = useState('');
  const run = (decision: 'keep' | 'kill') => void decide.run({ trialId, decision, reason: reason.trim() });
  return (
    <>
      <div className="control-form">
        <Input className="trial-note" aria-label={t('trial.reason')} placeholder={t('trial.reason')} maxLength={1000} value={reason} onChange={(e) => setReason(e.target.value)} />
        <Button disabled={reason.trim() === ''} onClick={() => run('keep')}>
          {t('trial.keep')}
        </Button>
        <Button disabled={reason.trim() === ''} onClick={() => run('kill')}>
          {t('trial.kill')}
        </Button>
      </div>
      <Failure error={decide.error} />
    </>
  );
}

function Decided({ trial: { trialId, reason, decidedDay } }: { trial: Trial }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const reopen = useCommand(api.results.reopenTrial);
  const [day, setDay] = useState(dayjs().add(NEXT_DAYS, 'day'));
  return (
    <>
      <p>{t('trial.decided', { day: format.day(decidedDay), reason })}</p>
      <div className="control-form">
        <DatePicker aria-label={t('trial.nextReview')} allowClear={false} minDate={dayjs()} value={day} onChange={(d) => d && setDay(d)} />
        <Button loading={reopen.busy} onClick={() => void reopen.run({ trialId, reviewDay: day.format('YYYY-MM-DD') })}>
          {t('trial.reopen')}
        </Button>
      </div>
      <Failure error={reopen.error} />
    </>
  );
}
