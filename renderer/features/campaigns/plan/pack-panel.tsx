import { FolderOpenOutlined } from '@ant-design/icons';
import { App, Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign, campaigns } from '../../../../shared/contract/campaigns.ts';
import type { Output } from '../../../../shared/contract/endpoint.ts';
import { api, files } from '../../../lib/api.ts';
import { Failure } from '../../../lib/failure.tsx';
import { useFormat } from '../../../lib/format.ts';
import { useQuery, useTask } from '../../../lib/query.ts';
import { Panel } from '../../../ui/panel.tsx';
import { TaskProgress } from '../../../ui/task-progress.tsx';
import './plan.css';

type Preset = Output<typeof campaigns.presets>[number];

/** All that the day of sending needs, in one archive. */
export function PackPanel({ campaign, presets, nameOf }: { campaign: Campaign; presets: Preset[]; nameOf: (id: string) => string }) {
  const { t } = useTranslation(['planning', 'campaigns']);
  const format = useFormat();
  const { message } = App.useApp();
  const task = useTask(api.planning.pack);
  const sheets = useQuery(api.copy.talkSheets, {}).data ?? [];
  const [preset, setPreset] = useState<string | null>(null);
  const [splitAt, setSplitAt] = useState<number | null>(null);
  const [talkSheetId, setTalkSheetId] = useState<number | null>(null);
  const chosen = preset ?? presets[0]?.id;
  if (chosen === undefined) return null;
  const onExport = async () => {
    const to = await files.saveTarget(`${campaign.name} ${t('pack.title')}.zip`);
    if (!to) return;
    const written = await task.run({ campaignId: campaign.campaignId, preset: chosen, splitAt, talkSheetId, to });
    if (!written) return;
    await files.deliver(to);
    const leftOut = written.leftOutSinceLock > 0 ? t('campaigns:export.leftOut', { count: written.leftOutSinceLock }) : '';
    void message.success(t('pack.done', { count: written.rows, files: written.files, leftOut }));
  };
  return (
    <Panel title={t('pack.title')}>
      <p className="soft plan-text">{t('pack.text')}</p>
      <div className="pack-fields">
        <label>
          {t('pack.preset')}
          <Select<string> aria-label={t('pack.preset')} value={chosen} onChange={setPreset} options={presets.map((p) => ({ value: p.id, label: nameOf(p.id) }))} />
        </label>
        <label>
          {t('pack.split')}
          <InputNumber<number> aria-label={t('pack.split')} min={1} max={1_000_000} precision={0} placeholder={t('pack.splitHint')} suffix={t('pack.people')} value={splitAt} onChange={setSplitAt} />
        </label>
        {sheets.length > 0 && (
          <label>
            {t('pack.talk')}
            <Select<number | null> aria-label={t('pack.talk')} allowClear placeholder={t('pack.noTalk')} value={talkSheetId} onChange={(id) => setTalkSheetId(id ?? null)} options={sheets.map((s) => ({ value: s.sheetId, label: s.name }))} />
          </label>
        )}
        {!task.progress && (
          <Button icon={<FolderOpenOutlined />} loading={task.busy} onClick={() => void onExport()}>
            {t('pack.button')}
          </Button>
        )}
      </div>
      <Failure error={task.error} onClose={task.clearError} />
      {task.progress && (
        <TaskProgress
          label={t('pack.progress')}
          share={task.progress.total === 0 ? null : task.progress.done / task.progress.total}
          detail={t('campaigns:progress.detail', { done: format.count(task.progress.done), total: format.count(task.progress.total) })}
          cancelLabel={t('campaigns:progress.cancel')}
          onCancel={task.cancel}
        />
      )}
    </Panel>
  );
}
