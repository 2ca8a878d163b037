import { SearchOutlined } from '@ant-design/icons';
import { Input, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Channel, Template } from '../../../shared/contract/copy.ts';
import { templatePurposes, templateStages, templateTones } from '../../../shared/domain/template-library.ts';
import { dayOf } from '../../../shared/lib/dates.ts';
import { useFormat } from '../../lib/format.ts';
import { address } from '../../lib/route.ts';
import { useCopyDrafts } from './copy-drafts.ts';
import { fitsFilter, useCopyFilter } from './copy-filter.ts';

const ownTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const channels: Channel[] = ['sms', 'email', 'nick'];

/** The templates by name, narrowed down; what isn't saved is marked. */
export function TemplateList({ templates, activeKey }: { templates: Template[]; activeKey: string }) {
  const { t } = useTranslation(['copy', 'common', 'lifecycle']);
  const format = useFormat();
  const drafts = useCopyDrafts((s) => s.drafts);
  const { filter, change } = useCopyFilter();
  const folders = [...new Set(templates.map((x) => x.folder))].filter((name) => name !== '').sort();
  const showsNew = activeKey === 'new' || 'new' in drafts;
  const shown = templates.filter((x) => fitsFilter(x, filter));
  const entries = [
    ...(showsNew ? [{ key: 'new', name: drafts['new']?.name || t('newDraft'), detail: t('unsaved') }] : []),
    ...shown.map((x) => ({ key: String(x.templateId), name: x.name, detail: t('updated', { day: format.day(dayOf(x.updatedAt, ownTimeZone)) }), channel: x.channel })),
  ];
  const kinds = [
    { label: t('field.channel'), options: channels.map((c) => ({ value: `channel:${c}`, label: t(`common:channel.${c}`) })) },
    { label: t('field.purpose'), options: templatePurposes.filter((p) => templates.some((x) => x.purpose === p)).map((p) => ({ value: `purpose:${p}`, label: t(`purpose.${p}`) })) },
    { label: t('field.folder'), options: folders.map((f) => ({ value: `folder:${f}`, label: f })) },
    { label: t('field.stage'), options: templateStages.filter((s) => templates.some((x) => x.stage === s)).map((s) => ({ value: `stage:${s}`, label: t(`lifecycle:stage.${s}`) })) },
    { label: t('field.tone'), options: templateTones.filter((s) => templates.some((x) => x.tone === s)).map((s) => ({ value: `tone:${s}`, label: t(`tone.${s}`) })) },
  ].filter((group) => group.options.length > 0);
  return (
    <nav className="panel copy-list" aria-label={t('list')}>
      <Input prefix={<SearchOutlined />} aria-label={t('filter.search')} placeholder={t('filter.search')} allowClear value={filter.search} onChange={(e) => change({ search: e.target.value })} />
      <Select<string[]> mode="multiple" aria-label={t('filter.kinds')} placeholder={t('filter.kinds')} value={filter.kinds} onChange={(value) => change({ kinds: value })} maxTagCount="responsive" options={kinds} popupMatchSelectWidth={false} />
      {entries.map((x) => (
        <a key={x.key} href={address('marketing', 'copy', x.key)} className={x.key === activeKey ? 'is-at' : ''} aria-current={x.key === activeKey ? 'page' : undefined}>
          <strong>{x.name}</strong>
          <span className="soft">
            {'channel' in x && <Tag variant="filled">{t(`common:channel.${x.channel}`)}</Tag>}
            {x.key !== 'new' && x.key in drafts ? t('unsaved') : x.detail}
          </span>
        </a>
      ))}
      {shown.length === 0 && templates.length > 0 && <p className="soft">{t('filter.nothing')}</p>}
    </nav>
  );
}
