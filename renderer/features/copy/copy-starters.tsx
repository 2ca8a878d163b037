import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { go } from '../../lib/route.ts';
import { variableText } from '../../lib/text-inserts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useCopyDrafts } from './copy-drafts.ts';

const starters = ['wake', 'second', 'fresh'] as const;

/** Nothing is saved yet: three texts to begin with. */
export function CopyStarters() {
  const { t } = useTranslation('copy');
  const keep = useCopyDrafts((s) => s.keep);
  const words = {
    name: variableText('customer.name', t('fallback.customer.name')),
    shop: variableText('shop.name', null),
    product: variableText('customer.last_product', t('fallback.customer.last_product')),
  };
  return (
    <EmptyState icon={<EditOutlined />} title={t('empty.title')} text={t('empty.text')}>
      <div className="starters">
        {starters.map((id) => (
          <button
            key={id}
            type="button"
            className="starter"
            onClick={() => {
              keep('new', { name: t(`starter.${id}.name`), channel: 'sms', subject: '', text: t(`starter.${id}.text`, words) });
              go('marketing', 'copy', 'new');
            }}
          >
            <strong>{t(`starter.${id}.name`)}</strong>
            <span className="soft">{t(`starter.${id}.why`)}</span>
          </button>
        ))}
      </div>
      <Button type="link" onClick={() => go('marketing', 'copy', 'new')}>
        {t('empty.blank')}
      </Button>
    </EmptyState>
  );
}
