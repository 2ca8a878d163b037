import { HolderOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { ownKey } from '../../../shared/domain/own-fields.ts';
import { useOwnFields } from '../../lib/own-fields.ts';
import { useImportWords } from './import-words.ts';
import { fieldGroups, type MapperDraft } from './mapper-draft.ts';

/** The names that columns can be given, to be dragged onto them; those in use are quiet. */
export function MapperPalette({ draft }: { draft: MapperDraft }) {
  const { t } = useTranslation('imports');
  const words = useImportWords();
  const { fields: own } = useOwnFields();
  return (
    <dl className="mapper-palette">
      {Object.entries(fieldGroups).map(([group, fields]) => (
        <div key={group}>
          <dt>{t(`mapper.group.${group as keyof typeof fieldGroups}`)}</dt>
          <dd>
            {fields.map((field) => (
              <span key={field} draggable className={`mapper-chip${draft.fields.includes(field) ? ' is-used' : ''}`} onDragStart={(e) => e.dataTransfer.setData('text/plain', field)}>
                <HolderOutlined />
                {words.field(field)}
              </span>
            ))}
          </dd>
        </div>
      ))}
      {own.length > 0 && (
        <div>
          <dt>{t('mapper.group.own')}</dt>
          <dd>
            {own.map(({ fieldId, name }) => (
              <span key={fieldId} draggable className={`mapper-chip${draft.fields.includes(ownKey(fieldId)) ? ' is-used' : ''}`} onDragStart={(e) => e.dataTransfer.setData('text/plain', ownKey(fieldId))}>
                <HolderOutlined />
                {name}
              </span>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}
