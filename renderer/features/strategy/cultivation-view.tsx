import { Alert, Button, InputNumber, Skeleton, App } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { CultivationRules } from '../../../shared/contract/strategy-cultivation.ts';
import { ladderProblem } from '../../../shared/domain/cultivation.ts';
import { plays } from '../../../shared/domain/playbook.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useTaskQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useCultivation } from './cultivation-store.ts';
import { CultivationTable } from './cultivation-table.tsx';
import { StuckPeople } from './stuck-people.tsx';

/** From new to returning to best: how many get on in time, and whom to help. */
export function CultivationView({ choice }: { choice: ReactNode }) {
  const { t, i18n } = useTranslation('strategy');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const { draft, step, take, look } = useCultivation();
  const { data, error } = useTaskQuery(api.strategy.cultivation, useMemo(() => ({ step, ...(shop === null ? {} : { shop }) }), [step, shop]));
  const save = useCommand(api.strategy.saveCultivation);
  const freeze = useCommand(api.segments.freeze);
  const create = useCommand(api.campaigns.create);
  const rules: CultivationRules | null = draft ?? data?.rules ?? null;
  const problem = rules && ladderProblem(rules.steps);
  const first = data?.steps[0];
  const everyone = data?.steps.reduce((sum, s) => sum + s.customers + s.left, 0) ?? 0;

  const onSave = async () => {
    if (!rules || !(await save.run(rules))) return;
    take(null);
    void message.success(t('cultivation.saved'));
  };
  const onStart = async () => {
    const play = data && plays.find((p) => p.id === data.rules.steps[data.steps.findIndex((s) => s.step === step)]!.action);
    if (!play) return;
    const day = new Intl.DateTimeFormat(i18n.language, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date());
    const name = t('campaignName', { what: t('cultivation.list', { step: t(`cultivation.step.${step}`), play: t(`play.${play.id}.name`) }), day }).slice(0, 60);
    const frozen = await freeze.run({ name, who: { customerIds: data.stuckIds } });
    if (!frozen) return;
    const made = await create.run({ name, channel: 'sms', text: '', type: play.type, goal: play.goal, segmentId: frozen.segmentId, holdoutShare: play.holdoutShare, contactGapDays: play.contactGapDays, origin: { card: 'stage', key: play.id, offer: play.offer } });
    if (made) go('marketing', 'campaigns', made.campaignId, 'say');
  };
  return (
    <Page
      title={t('cultivation.title')}
      sentence={first && (first.conversion?.rate ? <Trans t={t} i18nKey="cultivation.sentence" values={{ rate: format.share(first.conversion.rate.value), days: data.rules.steps[0]!.withinDays, stuck: format.count(first.stuck) }} components={{ b: <strong /> }} /> : t(everyone === 0 ? 'stages.nobody' : 'cultivation.cannotTell', { least: data.leastEntered }))}
      action={
        <Button type="primary" loading={save.busy} disabled={!data || problem !== null || (draft === null && data.isSaved)} onClick={() => void onSave()}>
          {t('cultivation.save')}
        </Button>
      }
      filters={
        <>
          {choice}
          <ShopFilter />
          {draft && <Button onClick={() => take(null)}>{t('drop')}</Button>}
        </>
      }
    >
      <Failure error={error ?? save.error ?? freeze.error ?? create.error} />
      {!data && !error && <Skeleton active />}
      {problem && <Alert type="warning" showIcon title={t('cultivation.order')} />}
      {data && rules && (
        <>
          <CoverageNotice shop={shop} />
          <Panel title={t('cultivation.ladder')} extra={<Definition label={common('definition')} text={t('define.cultivation', { lead: data.leadDays, least: data.leastEntered })} n={common('nOf', { n: format.count(everyone) })} />}>
            <CultivationTable told={data} rules={rules} chosen={step} onChange={take} onLook={look} />
            <label className="cultivation-exit">
              <span>{t('cultivation.exit')}</span>
              <InputNumber min={7} max={3650} precision={0} suffix={t('cultivation.day')} placeholder={data.exitDays === null ? t('cultivation.never') : String(Math.round(data.exitDays))} value={rules.exitDays} onChange={(exitDays) => take({ ...rules, exitDays })} />
              <small className="soft">{t(rules.exitDays !== null ? 'cultivation.exitOwn' : data.exitDays === null ? 'cultivation.exitNone' : 'cultivation.exitCuts')}</small>
            </label>
          </Panel>
          <StuckPeople told={data} step={step} busy={freeze.busy || create.busy} onStart={() => void onStart()} />
          <ExclusionsNote shop={shop} />
        </>
      )}
    </Page>
  );
}
