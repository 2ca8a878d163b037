import { Button, Space } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tag } from '../../../shared/contract/tags.ts';
import { useFormat } from '../../lib/format.ts';
import { go } from '../../lib/route.ts';
import { openRule } from '../../lib/open-rule.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { TagChip } from '../../ui/tag-chip.tsx';
import { TagChanges } from './tag-changes.tsx';
import { TagDelete } from './tag-delete.tsx';
import { TagForm } from './tag-form.tsx';
import { TagPeople } from './tag-people.tsx';

/** A tag beside the list: its people, what it is, when it was given; null: a new one. */
export function TagPanel({ tag }: { tag: Tag | null }) {
  const { t } = useTranslation(['tags', 'common']);
  const format = useFormat();
  const close = useCallback(() => go('customers', 'tags'), []);
  return (
    <SidePanel label={tag?.name ?? t('new')} closeLabel={t('common:close')} onClose={close} head={tag ? <TagChip name={tag.name} color={tag.color} /> : <h2>{t('new')}</h2>}>
      {tag && (
        <section className="tag-told">
          <p>{t('has', { count: tag.count })}</p>
          <Space wrap>
            <Button disabled={tag.count === 0} onClick={() => openRule({ combinator: 'and', rules: [{ field: 'tags', operator: 'in', value: [tag.name] }] })}>
              {t('people')}
            </Button>
            <TagDelete tag={tag} />
          </Space>
          <TagPeople tag={tag} />
          <p className="soft">{t('createdAt', { time: format.time(tag.createdAt) })}</p>
        </section>
      )}
      <section>
        <TagForm tag={tag} />
      </section>
      {tag && tag.segmentId === null && <TagChanges tagId={tag.tagId} />}
    </SidePanel>
  );
}
