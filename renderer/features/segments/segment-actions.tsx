import { MoreOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Segment } from '../../../shared/contract/segments.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { useErrorText } from '../../lib/errors.ts';
import { useSegmentDrafts } from './segment-drafts.ts';

/** Rename, duplicate, delete. */
export function SegmentActions({ segment }: { segment: Segment }) {
  const { t, i18n } = useTranslation(['segments', 'common']);
  const { modal } = App.useApp();
  const words = useErrorText();
  const drop = useSegmentDrafts((s) => s.drop);
  const save = useCommand(api.segments.save);
  const duplicate = useCommand(api.segments.duplicate);
  const [asking, setAsking] = useState<'rename' | 'duplicate' | null>(null);
  const { segmentId } = segment;

  const onName = async (name: string) => {
    const done = asking === 'rename' ? await save.run({ segmentId, name, note: segment.note, rule: segment.rule }) : await duplicate.run({ segmentId, name });
    if (done) setAsking(null);
  };
  const refuse = (error: AppError) => {
    const usedBy = error.detail['usedBy'];
    if (Array.isArray(usedBy)) modal.info({ title: t('delete.used'), content: t('delete.usedBy', { list: new Intl.ListFormat(i18n.language).format(usedBy) }) });
    else modal.error({ title: words(error).title, content: words(error).advice });
  };
  const onDelete = () =>
    void modal.confirm({
      title: t('delete.title', { name: segment.name }),
      content: t('delete.text', { count: segment.count }),
      okText: t('common:delete'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await api.segments.delete({ segmentId });
          drop(String(segmentId));
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          refuse(error);
        }
      },
    });

  return (
    // The row opens the segment; what is done here doesn't.
    <span onClick={(e) => e.stopPropagation()}>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'rename', label: t('common:rename') },
            { key: 'duplicate', label: t('common:duplicate') },
            { key: 'delete', label: t('common:delete'), danger: true },
          ],
          onClick: ({ key }) => (key === 'delete' ? onDelete() : setAsking(key === 'rename' ? 'rename' : 'duplicate')),
        }}
      >
        <Button type="text" size="small" icon={<MoreOutlined />} aria-label={`${t('common:more')} ${segment.name}`} />
      </Dropdown>
      {asking && (
        <NameDialog
          title={t(asking)}
          label={t('column.name')}
          initial={asking === 'rename' ? segment.name : t('copyName', { name: segment.name }).slice(0, 60)}
          okText={asking === 'rename' ? t('common:save') : t('common:duplicate')}
          maxLength={60}
          busy={save.busy || duplicate.busy}
          failure={<Failure error={asking === 'rename' ? save.error : duplicate.error} />}
          onOk={(name) => void onName(name)}
          onCancel={() => {
            save.clearError();
            duplicate.clearError();
            setAsking(null);
          }}
        />
      )}
    </span>
  );
}
