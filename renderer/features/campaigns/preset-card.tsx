import { ExportOutlined } from '@ant-design/icons';
import { App, Button, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign, campaigns } from '../../../shared/contract/campaigns.ts';
import type { Output } from '../../../shared/contract/endpoint.ts';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useOwnFields } from '../../lib/own-fields.ts';
import { ownTextKey } from '../../lib/own-text-key.ts';
import { useTask } from '../../lib/query.ts';
import { TaskProgress } from '../../ui/task-progress.tsx';

export type Preset = Output<typeof campaigns.presets>[number];
const known = ['plain-txt', 'tencent', 'aliyun', 'nick-list', 'generic-csv', 'generic-xlsx'] as const;
const isKnown = (id: string): id is (typeof known)[number] => (known as readonly string[]).includes(id);
const tools = ['plain-txt-e164', 'huawei', 'chuanglan', 'emay', 'submail', 'aliyun-intl', 'tencent-intl', 'ycloud', 'twilio', 'plivo', 'messagebird', 'whatsapp', 'whatsapp-qiscus', 'whatsapp-wati', 'bird', 'brevo', 'klaviyo', 'mailchimp', 'sendgrid', 'google-contacts', 'vcard'] as const;
const isTool = (id: string): id is (typeof tools)[number] => (tools as readonly string[]).includes(id);
const columnIds = ['phone', 'phone_e164', 'phone_digits', 'email', 'nick', 'name', 'province', 'city', 'subject', 'text', 'variant', 'orders', 'net_total', 'last_day', 'customer_id'] as const;
const isColumn = (id: string): id is (typeof columnIds)[number] => (columnIds as readonly string[]).includes(id);

/** What a tool's list is called. */
export function usePresetName(): (id: string) => string {
  const { t } = useTranslation('campaigns');
  return (id) => (isKnown(id) ? t(`preset.${id}.name`) : isTool(id) ? t(`preset.tool.${id}`) : t('preset.other.name', { id }));
}

/** What a column of a list is called, the owner's own fields too. */
export function useColumnName(): (column: string) => string {
  const { t } = useTranslation('campaigns');
  const { named } = useOwnFields();
  return (column) => (isColumn(column) ? t(`exportColumn.${column}`) : (named(column)?.name ?? column));
}

/** A tool's list: what it is, which columns, and the button that writes it. */
export function PresetCard({ campaign, preset }: { campaign: Campaign; preset: Preset }) {
  const { t } = useTranslation('campaigns');
  const { message } = App.useApp();
  const format = useFormat();
  const task = useTask(api.campaigns.export);
  const [columns, setColumns] = useState<string[]>([]);
  // A list without the words is sent one variant at a time.
  const byVariant = campaign.variants.length > 0 && preset.oneText;
  const [variant, setVariant] = useState(campaign.variants[0]?.position ?? 0);
  const variants = [...campaign.variants.map((v) => ({ value: v.position, label: v.name })), { value: 0, label: t(ownTextKey(campaign)) }];
  const { id, extension } = preset;
  const name = usePresetName()(id);
  const label = useColumnName();

  const onExport = async () => {
    const part = byVariant ? ` ${variants.find((v) => v.value === variant)?.label ?? ''}` : '';
    const to = await files.saveTarget(`${campaign.name}${part} ${name}.${extension}`);
    if (!to) return;
    const written = await task.run({ campaignId: campaign.campaignId, preset: id, ...(columns.length > 0 ? { columns } : {}), ...(byVariant ? { variant } : {}), to });
    if (!written) return;
    await files.deliver(to);
    const leftOut = written.leftOutSinceLock > 0 ? t('export.leftOut', { count: written.leftOutSinceLock }) : '';
    void message.success(t('export.done', { count: written.rows, leftOut }));
  };
  return (
    <article className="preset" aria-label={name}>
      <div className="preset-head">
        <strong>{name}</strong>
        <span className="soft">{`.${extension}`}</span>
      </div>
      <PresetText preset={preset} />
      {byVariant && <Select<number> size="small" aria-label={t('variant.which')} value={variant} onChange={setVariant} options={variants} />}
      {preset.columns.length > 0 && (
        <Select
          mode="multiple"
          size="small"
          aria-label={t('export.columns')}
          placeholder={t('export.columnsHint')}
          value={columns}
          onChange={setColumns}
          maxTagCount="responsive"
          options={preset.columns.map((value) => ({ value, label: label(value) }))}
        />
      )}
      <Failure error={task.error} onClose={task.clearError} />
      {task.progress ? (
        <TaskProgress
          label={t('export.progress')}
          share={task.progress.total === 0 ? null : task.progress.done / task.progress.total}
          detail={t('progress.detail', { done: format.count(task.progress.done), total: format.count(task.progress.total) })}
          cancelLabel={t('progress.cancel')}
          onCancel={task.cancel}
        />
      ) : (
        <Button className="preset-button" icon={<ExportOutlined />} loading={task.busy} onClick={() => void onExport()}>
          {t('export.button')}
        </Button>
      )}
    </article>
  );
}

/** What stands in a tool's file, and what to look out for. */
function PresetText({ preset: { id, extension, headers, mostRows, isGuess } }: { preset: Preset }) {
  const { t, i18n } = useTranslation('campaigns');
  const format = useFormat();
  if (isKnown(id)) return <p className="soft">{t(`preset.${id}.text`)}</p>;
  const shown = id === 'google-contacts' ? [] : headers;
  const about = id === 'vcard' || id === 'google-contacts' ? t('tools.cards') : id === 'plain-txt-e164' ? t('tools.e164') : shown.length > 0 ? t('tools.headers', { list: new Intl.ListFormat(i18n.language, { type: 'unit' }).format(shown) }) : t('preset.other.text', { extension });
  return (
    <p className="soft">
      {about} {mostRows !== null && t('tools.most', { most: format.count(mostRows) })} {isGuess && <Tag>{t('tools.guess')}</Tag>}
    </p>
  );
}
