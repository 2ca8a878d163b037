import { CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { useFormat } from '../../lib/format.ts';
import { Panel } from '../../ui/panel.tsx';

/** Each list that was written, with its rows and its hash, so that a file can be told to be the one. */
export function WrittenFiles({ exports }: { exports: Campaign['exports'] }) {
  const { t } = useTranslation(['campaigns', 'common']);
  const { message } = App.useApp();
  const format = useFormat();
  const onCopy = async (sha256: string) => {
    await navigator.clipboard.writeText(sha256);
    void message.success(t('common:copied'));
  };
  return (
    <Panel title={t('export.written')}>
      <table className="plain-table written">
        <thead>
          <tr>
            <th>{t('export.file')}</th>
            <th>{t('export.at')}</th>
            <th className="is-number">{t('export.rowsColumn')}</th>
            <th>{t('export.hash')}</th>
          </tr>
        </thead>
        <tbody>
          {exports.map((x) => (
            <tr key={x.exportId}>
              <td>{x.fileName}</td>
              <td className="number">{format.time(x.at)}</td>
              <td className="is-number">{format.count(x.rows)}</td>
              <td>
                <code title={x.sha256}>{`${x.sha256.slice(0, 12)}…`}</code>
                <Button type="text" size="small" icon={<CopyOutlined />} aria-label={t('export.copyHash')} onClick={() => void onCopy(x.sha256)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
