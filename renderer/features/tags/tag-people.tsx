import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Tag } from '../../../shared/contract/tags.ts';
import { api } from '../../lib/api.ts';
import { AskFirst } from '../../lib/ask-first.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { openRule } from '../../lib/open-rule.ts';
import { useQuery, useTaskQuery } from '../../lib/query.ts';
import { SizesChart } from '../../lib/sizes-chart.tsx';
import { TagChip } from '../../ui/tag-chip.tsx';

/** Of those who have a tag: what they have spent, how many they were, and which other tags they have. */
export function TagPeople({ tag }: { tag: Tag }) {
  const { t } = useTranslation('tags');
  const format = useFormat();
  const people = useQuery(api.tags.people, { tagId: tag.tagId });
  const told = people.data;
  const both = (other: string) => openRule({ combinator: 'and', rules: [tag.name, other].map((name) => ({ field: 'tags', operator: '=', value: name })) });
  return (
    <>
      <Failure error={people.error} />
      {told && told.count > 0 && <p>{t('spent', { buyers: format.count(told.buyers), net: format.money(told.netMinor, told.currency), share: format.share(told.count / told.of) })}</p>}
      {tag.segmentId === null ? (
        <Sizes tag={tag} />
      ) : (
        <AskFirst label={t('showSizes')}>
          <Sizes tag={tag} />
        </AskFirst>
      )}
      {told && told.others.length > 0 && (
        <table className="plain-table" aria-label={t('others')}>
          <thead>
            <tr>
              <th>{t('others')}</th>
              <th className="is-number">{t('both')}</th>
              <th className="is-number">{t('ofThese')}</th>
            </tr>
          </thead>
          <tbody>
            {told.others.map((other) => (
              <tr key={other.tagId}>
                <td>
                  <TagChip name={other.name} color={other.color} />
                </td>
                <td className="is-number">
                  <Button type="link" size="small" onClick={() => both(other.name)}>
                    {format.count(other.both)}
                  </Button>
                </td>
                <td className="is-number">{format.share(other.both / told.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Sizes({ tag }: { tag: Tag }) {
  const { t } = useTranslation('tags');
  const sizes = useTaskQuery(api.tags.sizes, { tagId: tag.tagId });
  if (!sizes.data) return <Failure error={sizes.error} />;
  return <SizesChart rows={sizes.data} definition={t(tag.segmentId === null ? 'sizesByHand' : 'sizesByRule')} />;
}
