import { App, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Segment } from '../../../shared/contract/segments.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AdAudience } from './ad-audience.tsx';
import { FolderField } from './folder-field.tsx';
import { SegmentCount } from './segment-count.tsx';
import { SegmentValue } from './segment-value.tsx';

/** A segment that is a list of people: its name and its people; there is nothing to edit in its rule. */
export function FrozenSegment({ segment }: { segment: Segment }) {
  const { t } = useTranslation(['segments', 'common']);
  const format = useFormat();
  const { message } = App.useApp();
  const save = useCommand(api.segments.save);
  const [name, setName] = useState(segment.name);
  const [note, setNote] = useState(segment.note);
  const [folder, setFolder] = useState(segment.folder);
  const dirty = name.trim() !== '' && (name !== segment.name || folder.trim() !== segment.folder || note !== segment.note);
  const onSave = async () => {
    if (await save.run({ segmentId: segment.segmentId, name, note, folder, rule: segment.rule })) void message.success(t('common:saved'));
  };
  return (
    <Page
      title={segment.name}
      sentence={t('frozen.sentence', { time: format.time(segment.frozenAt) })}
      action={
        <Space wrap>
          <Button onClick={() => go('customers', 'segments')}>{t('page.backToList')}</Button>
          <AdAudience rule={segment.rule} name={segment.name} />
          <Button onClick={() => go('marketing', 'campaigns', 'new', segment.segmentId)}>{t('page.plan')}</Button>
          <Button type="primary" loading={save.busy} disabled={!dirty} onClick={() => void onSave()}>
            {t('common:save')}
          </Button>
        </Space>
      }
    >
      <Failure error={save.error} onClose={save.clearError} />
      <div className="segment-grid">
        <div className="segment-main">
          <Panel>
            <div className="segment-names">
              <label>
                <span>{t('page.name')}</span>
                <Input value={name} maxLength={60} onChange={(e) => setName(e.target.value)} />
              </label>
              <label>
                <span>{t('page.note')}</span>
                <Input value={note} maxLength={500} placeholder={t('page.noteHint')} onChange={(e) => setNote(e.target.value)} />
              </label>
              <FolderField value={folder} onChange={setFolder} />
            </div>
            <p className="soft">{t('frozen.text')}</p>
          </Panel>
          <SegmentValue segmentId={segment.segmentId} />
        </div>
        <SegmentCount rule={segment.rule} unfinished={0} />
      </div>
    </Page>
  );
}
