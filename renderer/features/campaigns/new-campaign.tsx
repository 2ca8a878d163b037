import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useNewCampaign } from './new-campaign-store.ts';
import { SegmentChoice } from './segment-choice.tsx';
import './campaigns.css';

/** The first step of a campaign that isn't there yet: who, and its name. The rest is a draft in the database. */
export function NewCampaign({ segmentId: suggested, sendDay }: { segmentId: number | null; sendDay: string | null }) {
  const { t, i18n } = useTranslation('campaigns');
  const format = useFormat();
  const store = useNewCampaign();
  const create = useCommand(api.campaigns.create);
  const segments = useQuery(api.segments.list, {});
  const segmentId = store.segmentId ?? suggested;
  const segment = segments.data?.find((s) => s.segmentId === segmentId);
  const day = sendDay === null ? new Date() : new Date(`${sendDay}T12:00:00`);
  const today = new Intl.DateTimeFormat(i18n.language, { month: 'short', day: 'numeric' }).format(day);
  const name = store.name ?? (segment ? t('who.defaultName', { segment: segment.name, day: today }).slice(0, 80) : '');

  const onCreate = async () => {
    if (!segment) return;
    const made = await create.run({ name, segmentId: segment.segmentId, channel: 'sms', text: '', ...(sendDay === null ? {} : { sendDay }) });
    if (!made) return;
    store.change({ segmentId: null, name: null });
    go('marketing', 'campaigns', made.campaignId, 'say');
  };
  return (
    <Page title={t('new')} narrow action={<Button onClick={() => go('marketing', 'campaigns')}>{t('backToList')}</Button>}>
      <Failure error={create.error} onClose={create.clearError} />
      <Panel title={t('who.title')}>
        <SegmentChoice segmentId={segment?.segmentId ?? null} segments={segments.data} format={format} onChoose={(chosen) => store.change({ segmentId: chosen.segmentId })} />
        <Form layout="vertical" component={false}>
          <Form.Item label={t('who.name')} htmlFor="campaign-name" extra={t('who.nameHint')}>
            <Input id="campaign-name" value={name} maxLength={80} onChange={(e) => store.change({ name: e.target.value })} />
          </Form.Item>
        </Form>
        <Button type="primary" loading={create.busy} disabled={!segment || name.trim() === ''} onClick={() => void onCreate()}>
          {t('who.create')}
        </Button>
      </Panel>
    </Page>
  );
}
