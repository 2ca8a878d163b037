import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { useRuleSentence } from '../../lib/rule-sentence.ts';
import { go } from '../../lib/route.ts';
import { Panel } from '../../ui/panel.tsx';
import type { CampaignEdit } from './campaign-draft.ts';
import { OtherSettings } from './other-settings.tsx';
import { SegmentCardPanel } from './segment-card.tsx';
import { SegmentChoice } from './segment-choice.tsx';

export function WhoStep({ edit: { view, edit } }: { edit: CampaignEdit }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const segments = useQuery(api.segments.list, {});
  const sentence = useRuleSentence(view.currency);
  const isDraft = view.state === 'draft';
  return (
    <>
      <Panel title={t('who.title')}>
        {isDraft ? (
          <SegmentChoice segmentId={view.segmentId} segments={segments.data} format={format} onChoose={({ segmentId, name, rule }) => edit({ segmentId }, { segmentName: name, rule })} />
        ) : (
          <p className="campaign-frozen">{view.segmentName ?? t('who.ownRule')}</p>
        )}
        <p className="campaign-rule">{sentence(view.rule)}</p>
        <Form layout="vertical" component={false} disabled={!isDraft}>
          <Form.Item label={t('who.name')} htmlFor="campaign-name" extra={t('who.nameHint')} {...(view.name.trim() === '' ? { validateStatus: 'error' as const } : {})}>
            <Input id="campaign-name" value={view.name} maxLength={80} onChange={(e) => edit({ name: e.target.value })} />
          </Form.Item>
        </Form>
        <OtherSettings view={view} edit={edit} />
      </Panel>
      {view.segmentId !== null && <SegmentCardPanel segmentId={view.segmentId} />}
      <div className="campaign-foot">
        <Button type="primary" onClick={() => go('marketing', 'campaigns', view.campaignId, 'say')}>
          {t('who.next')}
        </Button>
      </div>
    </>
  );
}
