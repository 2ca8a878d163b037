import { ImportOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { FileRef } from '../../../shared/contract/endpoint.ts';
import type { ReceiptReading, ReceiptSample, ReceiptsReport } from '../../../shared/contract/receipts.ts';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useTask } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { DropZone } from '../../ui/drop-zone.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Stat } from '../../ui/stat.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { ReceiptsMapper } from './receipts-mapper.tsx';

const fields = ['address', 'status', 'code', 'description', 'messageId', 'reply', 'direction', 'from'] as const;
const isField = (text: string): text is (typeof fields)[number] => (fields as readonly string[]).includes(text);
const reasons = ['not_in_campaign', 'no_address', 'damaged', 'masked', 'no_phone'] as const;
const isReason = (text: string): text is (typeof reasons)[number] => (reasons as readonly string[]).includes(text);

/** What the sending tool reports: read it in, and say what it held. */
export function ReceiptsPanel({ campaign }: { campaign: Campaign }) {
  const { t, i18n } = useTranslation('campaigns');
  const format = useFormat();
  const task = useTask(api.campaigns.receipts);
  const look = useTask(api.campaigns.receiptSample);
  const [report, setReport] = useState<ReceiptsReport | null>(null);
  const [file, setFile] = useState<FileRef | null>(null);
  const [sample, setSample] = useState<ReceiptSample | null>(null);
  const { campaignId } = campaign;
  const take = async (given: FileRef | undefined, reading?: ReceiptReading) => {
    if (!given || task.busy) return;
    setFile(given);
    setSample(null);
    const read = await task.run({ campaignId, file: given, ...(reading ? { reading } : {}) });
    setReport(read ?? null);
  };
  const map = async () => {
    if (!file) return;
    task.clearError();
    setSample((await look.run({ campaignId, file })) ?? null);
  };
  const drop = (dropped: File[]) => void files.drop(dropped.slice(0, 1)).then(([given]) => take(given));
  const needsMap = task.error?.code === 'receipts_unreadable' || (report !== null && (report.isOwnReading || report.unknownWords.length > 0));
  return (
    <Panel title={t('receipts.title')}>
      <DropZone onFiles={drop} pastedName={() => t('receipts.title')}>{(over) => <p className={over ? 'receipts-text is-over' : 'soft receipts-text'}>{over ? t('receipts.drop') : t('receipts.text')}</p>}</DropZone>
      <Failure error={task.error ?? look.error} onClose={task.error ? task.clearError : look.clearError} />
      {task.progress ? (
        <TaskProgress label={t('receipts.progress')} share={null} detail={format.count(task.progress.done)} cancelLabel={t('progress.cancel')} onCancel={task.cancel} />
      ) : (
        <Button icon={<ImportOutlined />} loading={task.busy} onClick={() => void files.pick(['csv', 'xlsx', 'xls', 'txt'], false).then(([given]) => take(given))}>
          {t('receipts.pick')}
        </Button>
      )}
      {report && <Report report={report} />}
      {needsMap && (
        <p>
          {report?.isOwnReading && t('receipts.map.own')} {report && report.unknownWords.length > 0 && t('receipts.map.unknownWords', { list: new Intl.ListFormat(i18n.language).format(report.unknownWords) })}{' '}
          <Button size="small" loading={look.busy} onClick={() => void map()}>
            {t('receipts.map.button')}
          </Button>
        </p>
      )}
      {sample && <ReceiptsMapper sample={sample} onRead={(reading) => void take(file ?? undefined, reading)} onCancel={() => setSample(null)} />}
    </Panel>
  );
}

function Report({ report }: { report: ReceiptsReport }) {
  const { t, i18n } = useTranslation('campaigns');
  const format = useFormat();
  const columns = report.columns.map(({ field, header }) => t('receipts.column', { field: isField(field) ? t(`receipts.field.${field}`) : field, header }));
  return (
    <div className="receipts-report" role="status">
      <p className="campaign-sentence">
        <Trans t={t} i18nKey="receipts.sentence" count={report.rows} values={{ matched: format.count(report.matched), unmatched: format.count(report.unmatched) }} components={{ strong: <strong /> }} />
      </p>
      {report.looksLike && (
        <Alert
          type="warning"
          showIcon
          title={t('receipts.looksLike', { name: report.looksLike.name, count: report.looksLike.addresses, here: format.count(report.looksLike.here) })}
          action={<a href={address('marketing', 'campaigns', report.looksLike.campaignId, 'export')}>{t('receipts.toOther')}</a>}
        />
      )}
      <div className="stats">
        {(['delivered', 'failed', 'pending', 'replied', 'optedOut'] as const).map((key) => (
          <Stat key={key} label={t(`receipts.${key}`)} value={format.count(report[key])} />
        ))}
      </div>
      <p className="soft">{t('receipts.columns', { list: new Intl.ListFormat(i18n.language).format(columns) })}</p>
      {report.unmatchedSample.length > 0 && (
        <details>
          <summary>{t('receipts.unmatched')}</summary>
          <ul>
            {report.unmatchedSample.map(({ line, reason }) => (
              <li key={line}>{t('receipts.unmatchedLine', { line, reason: isReason(reason) ? t(`receipts.reason.${reason}`) : reason })}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
