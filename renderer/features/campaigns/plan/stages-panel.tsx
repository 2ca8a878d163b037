import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { campaignStages } from '../../../../shared/domain/campaign-stage.ts';
import type { Campaign } from '../../../../shared/contract/campaigns.ts';
import type { CampaignPlan } from '../../../../shared/contract/planning.ts';
import { addDays } from '../../../../shared/lib/dates.ts';
import { api } from '../../../lib/api.ts';
import { Failure } from '../../../lib/failure.tsx';
import { useFormat } from '../../../lib/format.ts';
import { useCommand, useQuery } from '../../../lib/query.ts';
import { Panel } from '../../../ui/panel.tsx';

const figures = ['eligible', 'segmentCount', 'costMinor', 'budgetMinor', 'treated', 'heldOut', 'rows', 'treatedBuyers', 'heldOutBuyers', 'incrementalBuyers', 'incrementalBuyersLow', 'incrementalBuyersHigh', 'unfinished'] as const;

/** From draft to closed, each with the day on which it came to be so and its figures of that day. */
export function StagesPanel({ campaign, plan }: { campaign: Campaign; plan: CampaignPlan }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const [closing, setClosing] = useState(false);
  const { campaignId, currency } = campaign;
  const planned = useCommand(api.planning.markPlanned);
  const reopen = useCommand(api.planning.reopen);
  const at = campaignStages.indexOf(plan.stage);
  const say = (name: (typeof figures)[number], value: number) => t(`stages.figure.${name}`, { value: name.endsWith('Minor') ? format.money(value, currency) : format.count(Math.round(value)) });
  return (
    <Panel title={t('stages.title')}>
      <Failure error={planned.error ?? reopen.error} />
      <ol className="plan-stages">
        {campaignStages.map((stage, i) => {
          const move = plan.moves.find((m) => m.stage === stage);
          return (
            <li key={stage} className={`${i <= at ? 'is-past' : ''}${i === at ? ' is-now' : ''}`} aria-current={i === at ? 'step' : undefined}>
              <strong>{t(`stage.${stage}`)}</strong>
              {move && <span className="number">{format.time(move.at)}</span>}
              {move && figures.filter((f) => move.figures[f] !== undefined).map((f) => <span key={f}>{say(f, move.figures[f]!)}</span>)}
            </li>
          );
        })}
      </ol>
      <div className="plan-actions">
        {campaign.state === 'draft' && (
          <>
            <Button loading={planned.busy} onClick={() => void planned.run({ campaignId })}>
              {t(plan.stage === 'planned' ? 'stages.again' : 'stages.markPlanned')}
            </Button>
            <span className="soft">{t('stages.markHint')}</span>
          </>
        )}
        {campaign.exports.length > 0 && plan.stage !== 'closed' && <Button onClick={() => setClosing(true)}>{t('stages.close')}</Button>}
        {plan.stage === 'closed' && (
          <Button loading={reopen.busy} onClick={() => void reopen.run({ campaignId })}>
            {t('stages.reopen')}
          </Button>
        )}
      </div>
      {plan.stage === 'closed' && <Lesson campaignId={campaignId} lesson={plan.brief.lesson} />}
      {campaign.state !== 'draft' && <TypeMeasureNote campaignId={campaignId} />}
      {closing && <CloseDialog campaign={campaign} lesson={plan.brief.lesson} onDone={() => setClosing(false)} />}
    </Panel>
  );
}

function Lesson({ campaignId, lesson }: { campaignId: number; lesson: string }) {
  const { t } = useTranslation('planning');
  const save = useCommand(api.planning.saveBrief);
  const [text, setText] = useState(lesson);
  return (
    <div className="plan-measure">
      <div>{t('stages.lesson')}</div>
      <Input.TextArea aria-label={t('stages.lesson')} placeholder={t('stages.lessonHint')} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} value={text} onChange={(e) => setText(e.target.value)} onBlur={() => text !== lesson && void save.run({ campaignId, lesson: text })} />
      <Failure error={save.error} />
    </div>
  );
}

function CloseDialog({ campaign, lesson: before, onDone }: { campaign: Campaign; lesson: string; onDone: () => void }) {
  const { t } = useTranslation(['planning', 'common']);
  const format = useFormat();
  const { message } = App.useApp();
  const close = useCommand(api.planning.close);
  const results = useQuery(api.campaigns.results, { campaignId: campaign.campaignId });
  const [lesson, setLesson] = useState(before);
  const ok = async () => {
    if (!(await close.run({ campaignId: campaign.campaignId, lesson }))) return;
    void message.success(t('stage.closed'));
    onDone();
  };
  return (
    <Modal open title={t('stages.closeTitle', { name: campaign.name })} okText={t('stages.close')} cancelText={t('common:cancel')} okButtonProps={{ loading: close.busy }} onOk={() => void ok()} onCancel={onDone}>
      <p>{t('stages.closeText')}</p>
      {results.data?.unfinished === true && campaign.sendDay !== null && <p className="harm">{t('stages.closeEarly', { day: format.day(addDays(campaign.sendDay, campaign.windowDays)) })}</p>}
      <Input.TextArea aria-label={t('stages.lesson')} placeholder={t('stages.lessonHint')} rows={4} maxLength={2000} value={lesson} onChange={(e) => setLesson(e.target.value)} />
      <Failure error={close.error} />
    </Modal>
  );
}

/** By what this kind of campaign is judged, and how that stands. */
function TypeMeasureNote({ campaignId }: { campaignId: number }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const found = useQuery(api.planning.typeMeasure, { campaignId }).data;
  if (!found) return null;
  const { treated, heldOut, difference } = found;
  return (
    <div className="plan-measure">
      <div className="soft">{t(`measure.${found.measure}`, { count: found.days, days: found.days })}</div>
      <Trans t={t} i18nKey="measure.reading" values={{ people: format.count(treated.people), hits: format.count(treated.hits), rate: format.share(treated.rate.value), low: format.share(treated.rate.low), high: format.share(treated.rate.high) }} components={{ strong: <strong /> }} />{' '}
      {heldOut && difference && t('measure.heldOut', { people: format.count(heldOut.people), hits: format.count(heldOut.hits), points: format.points(difference.value), from: format.points(difference.low), to: format.points(difference.high) })}{' '}
      {found.unfinished && <span className="soft">{t('measure.unfinished', { day: format.day(found.lastDay) })}</span>}
    </div>
  );
}
