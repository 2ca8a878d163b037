import { useTranslation } from 'react-i18next';
import type { PreviewFile } from '../../../shared/contract/imports.ts';
import { showAddress, showEmail, showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { useImportWords } from './import-words.ts';

type Mask = (text: string, revealed: boolean) => string;
const masks: Record<string, Mask> = { buyerNick: showName, receiver: showName, phone: showPhone, buyerEmail: showEmail, name: showName, familyName: showName, nick: showName, taobaoNick: showName, wechat: showName, email: showEmail, address: showAddress, street: showAddress };

/** The first rows as they stand in the file, each column under what it is taken for. */
export function SampleTable({ file }: { file: PreviewFile }) {
  const { t } = useTranslation('imports');
  const words = useImportWords();
  const { revealed } = usePrivacy();
  const fields = file.headers.map((header, i) => file.mapping[i]?.field ?? file.mapping.find((m) => m.header === header)?.field ?? null);
  const show = (text: string, field: string | null) => (text === '' ? '' : (masks[field ?? '']?.(text, revealed) ?? text));
  return (
    <div className="sample" tabIndex={0} role="region" aria-label={t('sample', { file: file.name })}>
      <table className="plain-table">
        <thead>
          <tr>
            {file.headers.map((header, i) => (
              <th key={i} scope="col" className={fields[i] ? 'is-used' : ''}>
                {header}
                <small>{fields[i] ? words.field(fields[i]) : t('unused')}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {file.sample.map((row, r) => (
            <tr key={r}>
              {file.headers.map((_, i) => (
                <td key={i}>{show(row[i] ?? '', fields[i] ?? null)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
