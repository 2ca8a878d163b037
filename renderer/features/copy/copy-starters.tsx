import { EditOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { go } from '../../lib/route.ts';
import { useTextWords } from '../../lib/text-inserts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { draftOf, useCopyDrafts } from './copy-drafts.ts';

const starters = ['wake', 'second', 'fresh'] as const;
const purposes = { wake: 'wake_up', second: 'repeat', fresh: 'new_product' } as const;

/** Nothing is saved yet: three texts to begin with. */
export function CopyStarters() {
  const { t } = useTranslation('copy');
  const keep = useCopyDrafts((s) => s.keep);
  const words = useTextWords();
  return (
    <EmptyState icon={<EditOutlined />} title={t('empty.title')} text={t('empty.text')}>
      <div className="starters">
        {starters.map((id) => (
          <button
            key={id}
            type="button"
            className="starter"
            onClick={() => {
              keep('new', { ...draftOf(null), name: t(`starter.${id}.name`), text: t(`starter.${id}.text`, words), purpose: purposes[id] });
              go('marketing', 'copy', 'new');
            }}
          >
            <strong>{t(`starter.${id}.name`)}</strong>
            <span className="soft">{t(`starter.${id}.why`)}</span>
          </button>
        ))}
      </div>
      <Space>
        <Button onClick={() => go('marketing', 'copy', 'sets')}>{t('empty.sets')}</Button>
        <Button type="link" onClick={() => go('marketing', 'copy', 'new')}>
          {t('empty.blank')}
        </Button>
      </Space>
    </EmptyState>
  );
}
