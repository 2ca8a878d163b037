import { InfoCircleOutlined } from '@ant-design/icons';
import type { FileWarning } from '../../../shared/contract/imports.ts';
import { useImportWords } from './import-words.ts';

/** What an owner should know of a file that goes in. */
export function FileWarnings({ warnings }: { warnings: FileWarning[] }) {
  const words = useImportWords();
  if (warnings.length === 0) return null;
  return (
    <ul className="file-warnings">
      {warnings.map((w) => (
        <li key={w.code}>
          <InfoCircleOutlined />
          <span>{words.warning(w)}</span>
        </li>
      ))}
    </ul>
  );
}
