import { Alert, Button, Form, Input, InputNumber, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exclusionReasons } from '../../../shared/contract/campaigns.ts';
import type { DeskAudience } from '../../../shared/contract/outreach-desk.ts';
import { deskWays, type DeskWay } from '../../../shared/domain/touch-channels.ts';
import { api } from '../../lib/api.ts';
import { useExclusionWords } from '../../lib/exclusion-words.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { useTextInserts } from '../../lib/text-inserts.ts';
import { InsertTextArea } from '../../ui/insert-text-area.tsx';
import { SegmentSelect } from './segment-select.tsx';
import { hasOwnWords } from './way-words.ts';

type Source = 'segment' | 'campaign';

/** A new round: whom, by what way, with which words. */
export function DeskForm({ onOpened, onCancel }: { onOpened: (deskId: number) => void; onCancel: () => void }) {
  const { t } = useTranslation(['outreach', 'common']);
  const inserts = useTextInserts();
  const campaigns = useQuery(api.campaigns.list, {});
  const templates = useQuery(api.copy.list, {});
  const open = useCommand(api.outreach.openDesk);
  const [source, setSource] = useState<Source>('segment');
  const [segmentId, setSegmentId] = useState<number | null>(null);
  const [campaignId, setCampaignId] = useState<number | null>(null);
  const [way, setWay] = useState<DeskWay>('nick');
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [most, setMost] = useState(50);
  const audience = useQuery(api.outreach.deskAudience, { segmentId: segmentId ?? 1, way }, { enabled: source === 'segment' && segmentId !== null });
  const locked = (campaigns.data ?? []).filter((c) => c.lockedAt !== null);
  const noBasis = source === 'segment' && segmentId !== null && audience.error?.code === 'basis_missing';
  const ready = name.trim() !== '' && (source === 'campaign' ? campaignId !== null : segmentId !== null && text.trim() !== '' && (audience.data?.eligible ?? 0) > 0);
  const onOk = async () => {
    const whom = source === 'campaign' ? { campaignId: campaignId! } : { segmentId: segmentId!, text, most };
    const done = await open.run({ name: name.trim(), way, ...whom });
    if (done) onOpened(done.deskId);
  };
  return (
    <Modal open width={640} title={t('desk.new')} okText={t('desk.start')} cancelText={t('common:cancel')} okButtonProps={{ disabled: !ready, loading: open.busy }} onOk={() => void onOk()} onCancel={onCancel}>
      <div className="outreach-form"><Form layout="vertical" component={false}>
        <Form.Item label={t('desk.whom')}>
          <Segmented<Source> value={source} onChange={setSource} options={(['segment', 'campaign'] as const).map((value) => ({ value, label: t(`desk.source.${value}`) }))} />
        </Form.Item>
        {source === 'segment' ? (
          <Form.Item label={t('segment')} htmlFor="desk-segment">
            <SegmentSelect
              id="desk-segment"
              value={segmentId}
              onPick={(segment) => {
                setSegmentId(segment?.segmentId ?? null);
                if (name === '' && segment) setName(segment.name.slice(0, 60));
              }}
            />
          </Form.Item>
        ) : (
          <Form.Item label={t('desk.campaign')} htmlFor="desk-campaign" help={t('desk.campaignHelp')}>
            <Select<number>
              id="desk-campaign"
              showSearch={{ optionFilterProp: 'label' }}
              value={campaignId}
              options={locked.map((c) => ({ value: c.campaignId, label: t('desk.campaignOption', { name: c.name, count: c.treated ?? 0 }) }))}
              notFoundContent={t('desk.noCampaigns')}
              onChange={(id) => {
                setCampaignId(id);
                const found = locked.find((c) => c.campaignId === id);
                if (found) {
                  if (name === '') setName(found.name.slice(0, 60));
                  setWay(found.channel === 'sms' ? 'phone' : 'nick');
                }
              }}
            />
          </Form.Item>
        )}
        <Form.Item label={t('desk.way')} htmlFor="desk-way" help={t(`desk.wayHelp.${hasOwnWords(way) ? way : 'handle'}`, { name: t(`channel.${way}`) })}>
          <Select<DeskWay> id="desk-way" value={way} onChange={setWay} options={deskWays.map((value) => ({ value, label: t(`channel.${value}`) }))} />
        </Form.Item>
        {source === 'segment' && noBasis && (
          <Alert
            type="info"
            showIcon
            title={t('desk.noBasis')}
            action={
              <Button size="small" onClick={() => go('settings')}>
                {t('desk.toSettings')}
              </Button>
            }
          />
        )}
        {source === 'segment' && segmentId !== null && audience.data && !noBasis && <Audience audience={audience.data} most={most} way={way} />}
        <Form.Item label={t('desk.name')} htmlFor="desk-name">
          <Input id="desk-name" value={name} maxLength={60} onChange={(e) => setName(e.target.value)} />
        </Form.Item>
        {source === 'segment' && (
          <>
            <Form.Item label={t('desk.text')} htmlFor="desk-text">
              <InsertTextArea
                label={t('desk.text')}
                value={text}
                onChange={setText}
                inserts={inserts}
                insertLabel={t('desk.insert')}
                minRows={4}
                extra={
                  <Select<number | null>
                    size="small"
                    aria-label={t('desk.template')}
                    style={{ width: 200 }}
                    placeholder={t('desk.template')}
                    value={null}
                    options={(templates.data ?? []).map((m) => ({ value: m.templateId, label: m.name }))}
                    notFoundContent={t('desk.noTemplates')}
                    onChange={(id) => setText(templates.data?.find((m) => m.templateId === id)?.text ?? text)}
                  />
                }
              />
            </Form.Item>
            <Form.Item label={t('desk.most')} htmlFor="desk-most" help={t('desk.mostHelp')}>
              <InputNumber<number> id="desk-most" min={1} max={2000} precision={0} value={most} onChange={(n) => setMost(n ?? 50)} />
            </Form.Item>
          </>
        )}
      </Form></div>
      <Failure error={open.error} onClose={open.clearError} />
    </Modal>
  );
}

/** Who could be written to, and why not the others. */
function Audience({ audience, most, way }: { audience: DeskAudience; most: number; way: DeskWay }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const contactGapDays = useQuery(api.settings.get, {}).data?.contactGapDays ?? 0;
  const words = useExclusionWords(way === 'nick' ? 'nick' : 'sms', contactGapDays);
  const out: [string, number][] = exclusionReasons.filter((r) => audience.excluded[r] > 0).map((r) => [words(r), audience.excluded[r]]);
  if (audience.heldOut > 0) out.push([t('desk.out.held_out'), audience.heldOut]);
  if (audience.notOnWechat > 0) out.push([t('desk.out.not_on_wechat'), audience.notOnWechat]);
  if (audience.noHandle > 0) out.push([t('desk.out.no_handle'), audience.noHandle]);
  return (
    <div className="desk-audience" role="status">
      <p>{t('desk.audience', { segment: format.count(audience.segment), eligible: format.count(audience.eligible), first: format.count(Math.min(most, audience.eligible)) })}</p>
      {out.length > 0 && (
        <ul>
          {out.map(([reason, n]) => (
            <li key={reason}>{t('desk.outOf', { reason, n: format.count(n) })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
