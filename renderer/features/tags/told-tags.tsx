import { useTranslation } from 'react-i18next';
import { openRule } from '../../lib/open-rule.ts';
import { useFormat } from '../../lib/format.ts';
import { Button } from 'antd';

/** Words that member lists gave to people: they can be asked for like tags. */
export function ToldTags({ told }: { told: { name: string; count: number }[] }) {
  const { t } = useTranslation('tags');
  const format = useFormat();
  if (told.length === 0) return null;
  return (
    <section className="told-tags">
      <h2>{t('told.title')}</h2>
      <p className="soft">{t('told.text')}</p>
      <div className="told-tags-list">
        {told.map(({ name, count }) => (
          <Button key={name} size="small" onClick={() => openRule({ combinator: 'and', rules: [{ field: 'tags', operator: 'in', value: [name] }] })}>
            {name} · {format.count(count)}
          </Button>
        ))}
      </div>
    </section>
  );
}
