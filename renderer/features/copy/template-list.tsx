import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../../shared/contract/copy.ts';
import { dayOf } from '../../../shared/lib/dates.ts';
import { useFormat } from '../../lib/format.ts';
import { address } from '../../lib/route.ts';
import { useCopyDrafts } from './copy-drafts.ts';

const ownTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The templates by name; what isn't saved is marked. */
export function TemplateList({ templates, activeKey }: { templates: Template[]; activeKey: string }) {
  const { t } = useTranslation(['copy', 'common']);
  const format = useFormat();
  const drafts = useCopyDrafts((s) => s.drafts);
  const showsNew = activeKey === 'new' || 'new' in drafts;
  const entries = [
    ...(showsNew ? [{ key: 'new', name: drafts['new']?.name || t('newDraft'), detail: t('unsaved') }] : []),
    ...templates.map((x) => ({ key: String(x.templateId), name: x.name, detail: t('updated', { day: format.day(dayOf(x.updatedAt, ownTimeZone)) }), channel: x.channel })),
  ];
  return (
    <nav className="panel copy-list" aria-label={t('list')}>
      {entries.map((x) => (
        <a key={x.key} href={address('marketing', 'copy', x.key)} className={x.key === activeKey ? 'is-at' : ''} aria-current={x.key === activeKey ? 'page' : undefined}>
          <strong>{x.name}</strong>
          <span className="soft">
            {'channel' in x && <Tag variant="filled">{t(`common:channel.${x.channel}`)}</Tag>}
            {x.key !== 'new' && x.key in drafts ? t('unsaved') : x.detail}
          </span>
        </a>
      ))}
    </nav>
  );
}
