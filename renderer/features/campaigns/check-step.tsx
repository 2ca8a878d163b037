import { Button, DatePicker, Form, InputNumber, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { address, go } from '../../lib/route.ts';
import { TextProblems } from '../../lib/text-preview.tsx';
import { addDays } from '../../../shared/lib/dates.ts';
import { pickerDay } from '../../lib/picker-days.ts';
import { Panel } from '../../ui/panel.tsx';
import { AudiencePanel } from './audience-panel.tsx';
import { BasisPanel } from './basis-panel.tsx';
import type { CampaignEdit } from './campaign-draft.ts';
import { VariantCoverage } from './variant-coverage.tsx';
import { CostSentence } from './cost-sentence.tsx';
import { HoldoutPanel } from './holdout-panel.tsx';

/** Everything that is to be known before the lock. */
export function CheckStep({ edit: { view, edit } }: { edit: CampaignEdit }) {
  const { t } = useTranslation('campaigns');
  const audience = useQuery(api.campaigns.audience, { campaignId: view.campaignId });
  const found = audience.data;
  return (
    <>
      <Failure error={audience.error} />
      {!found && !audience.error && <Skeleton active />}
      {found && (
        <>
          <AudiencePanel audience={found} campaign={view} />
          <VariantCoverage audience={found} campaign={view} />
          <BasisPanel audience={found} />
          <Panel title={t('check.cost')}>
            <CostSentence audience={found} campaign={view} />
          </Panel>
          <HoldoutPanel audience={found} view={view} onShare={(holdoutShare) => edit({ holdoutShare })} />
          <WhenPanel edit={{ view, edit }} />
          {found.problems.length > 0 && (
            <Panel title={t('check.text')} extra={<a href={address('marketing', 'campaigns', view.campaignId, 'say')}>{t('check.fixText')}</a>}>
              <TextProblems problems={found.problems} />
            </Panel>
          )}
        </>
      )}
      <div className="campaign-foot">
        <Button type="primary" onClick={() => go('marketing', 'campaigns', view.campaignId, 'export')}>
          {t('check.next')}
        </Button>
      </div>
    </>
  );
}

/** When it is sent, how long orders count, and how long people are left in peace. */
function WhenPanel({ edit: { view, edit } }: { edit: Pick<CampaignEdit, 'view' | 'edit'> }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const from = view.sendDay ?? dayjs().format('YYYY-MM-DD');
  return (
    <Panel title={t('check.when')}>
      <Form layout="vertical" component={false}>
        <div className="campaign-fields">
          <Form.Item label={t('check.sendDay')} htmlFor="campaign-send-day" extra={t('check.sendDayHint')}>
            <DatePicker id="campaign-send-day" value={pickerDay(view.sendDay)} onChange={(day) => edit({ sendDay: day === null ? null : day.format('YYYY-MM-DD') })} />
          </Form.Item>
          <Form.Item label={t('check.windowDays')} htmlFor="campaign-window" extra={t('check.window', { from: format.day(from), to: format.day(addDays(from, view.windowDays)) })}>
            <InputNumber<number> id="campaign-window" min={1} max={365} precision={0} suffix={t('check.days')} value={view.windowDays} onChange={(n) => n !== null && edit({ windowDays: n })} />
          </Form.Item>
          <Form.Item label={t('check.gap')} htmlFor="campaign-gap" extra={t('check.gapHint')}>
            <InputNumber<number> id="campaign-gap" min={0} max={365} precision={0} suffix={t('check.days')} value={view.contactGapDays} onChange={(n) => n !== null && edit({ contactGapDays: n })} />
          </Form.Item>
        </div>
      </Form>
    </Panel>
  );
}
