import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileLook } from '../../../shared/contract/mapper.ts';
import { showAddress, showEmail, showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { ownKey } from '../../../shared/domain/own-fields.ts';
import { useOwnFields } from '../../lib/own-fields.ts';
import { useImportWords } from './import-words.ts';
import { assign, fieldGroups, headingsOf, rowsOf, type MapperDraft } from './mapper-draft.ts';

const SHOWN = 6;
const masks: Record<string, (text: string, revealed: boolean) => string> = { buyerNick: showName, receiver: showName, phone: showPhone, buyerEmail: showEmail, address: showAddress, street: showAddress };

/** The table's first rows; above each column what it is, chosen from a list or dropped there. */
export function MapperColumns({ look, draft, onChange }: { look: FileLook; draft: MapperDraft; onChange: (draft: MapperDraft) => void }) {
  const { t } = useTranslation('imports');
  const words = useImportWords();
  const { revealed } = usePrivacy();
  const [over, setOver] = useState<number | null>(null);
  const headings = headingsOf(look, draft);
  const rows = rowsOf(look, draft).slice(0, SHOWN);
  const { fields: ownFields } = useOwnFields();
  const own = ownFields.map((f) => ({ value: ownKey(f.fieldId), label: f.name }));
  const fixed = Object.entries(fieldGroups).map(([group, fields]) => ({ label: t(`mapper.group.${group as keyof typeof fieldGroups}`), options: fields.map((field) => ({ value: field, label: words.field(field) })) }));
  const options = own.length === 0 ? fixed : [...fixed, { label: t('mapper.group.own'), options: own }];
  const named = new Set<string>([...Object.values(fieldGroups).flat(), ...own.map((o) => o.value)]);
  const optionsFor = (field: string | null) => (field === null || named.has(field) ? options : [...options, { label: t('mapper.group.other'), options: [{ value: field, label: words.field(field) }] }]);
  const headingOf = (i: number) => headings[i]?.trim() || t('mapper.column', { number: i + 1 });
  return (
    <div className="sample mapper-columns">
      <table className="plain-table">
        <thead>
          <tr>
            {draft.fields.map((field, i) => (
              <th
                key={i}
                scope="col"
                className={`${field === null ? '' : 'is-used'}${over === i ? ' is-over' : ''}`}
                onDragOver={(e) => {
                  e.preventDefault();
                  setOver(i);
                }}
                onDragLeave={() => setOver(null)}
                onDrop={(e) => {
                  e.preventDefault();
                  e.stopPropagation();
                  setOver(null);
                  const dropped = e.dataTransfer.getData('text/plain');
                  if (named.has(dropped)) onChange(assign(draft, i, dropped));
                }}
              >
                <span title={headings[i]}>{headingOf(i)}</span>
                <Select
                  size="small"
                  allowClear
                  showSearch={{ optionFilterProp: 'label' }}
                  popupMatchSelectWidth={180}
                  aria-label={t('mapper.columnIs', { column: headingOf(i) })}
                  placeholder={t('mapper.unused')}
                  value={field}
                  options={optionsFor(field)}
                  onChange={(chosen: string | undefined) => onChange(assign(draft, i, chosen ?? null))}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={r}>
              {draft.fields.map((field, i) => (
                <td key={i}>{masks[field ?? '']?.(row[i] ?? '', revealed) ?? row[i] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
