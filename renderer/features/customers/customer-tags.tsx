import { PlusOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer, PersonTag } from '../../../shared/contract/customers.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { TagChip } from '../../ui/tag-chip.tsx';

/** A person's tags. Those given by hand can be taken off; a word that is no tag yet becomes one. */
export function CustomerTags({ customer: c }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const list = useQuery(api.tags.list, {});
  const save = useCommand(api.tags.save);
  const apply = useCommand(api.tags.apply);
  const [typed, setTyped] = useState('');
  const tags = list.data?.tags ?? [];
  const has = new Set(c.tags.filter((x) => x.from === 'hand').map((x) => x.name));
  const options = tags.filter((x) => x.segmentId === null && !has.has(x.name)).map((x) => ({ value: x.name, label: x.name }));
  const word = typed.trim();
  if (word !== '' && !tags.some((x) => x.name === word)) options.unshift({ value: word, label: t('tags.make', { name: word }) });

  const give = async (name: string) => {
    setTyped('');
    const tag = tags.find((x) => x.name === name) ?? (await save.run({ name }));
    if (tag) await apply.run({ tagId: tag.tagId, add: true, who: { customerIds: [c.customerId] } });
  };
  const why = (tag: PersonTag): string =>
    tag.from === 'file' ? t('tags.fromFile') : tag.from === 'rule' ? t('tags.fromRule') : tag.untilDay === null ? t('tags.byHand') : t('tags.until', { day: format.day(tag.untilDay) });
  return (
    <section>
      <h3>{t('tags.title')}</h3>
      <div className="customer-tags">
        {c.tags.map((tag) => {
          const { tagId } = tag;
          const off = tag.from === 'hand' && tagId !== null ? { closeLabel: t('tags.off', { name: tag.name }), onClose: () => void apply.run({ tagId, add: false, who: { customerIds: [c.customerId] } }) } : {};
          return <TagChip key={tag.name} name={tag.name} color={tag.color} title={why(tag)} {...off} />;
        })}
        <Select<string | null>
          size="small"
          className="customer-tags-add"
          aria-label={t('tags.add')}
          placeholder={
            <>
              <PlusOutlined /> {t('tags.add')}
            </>
          }
          value={null}
          options={options}
          showSearch={{ searchValue: typed, onSearch: (text) => setTyped(text.slice(0, 30)) }}
          notFoundContent={t('tags.none')}
          popupMatchSelectWidth={220}
          loading={apply.busy || save.busy}
          onChange={(name) => name !== null && void give(name)}
        />
      </div>
      <Failure error={save.error ?? apply.error} onClose={() => (save.error ? save.clearError() : apply.clearError())} />
    </section>
  );
}
