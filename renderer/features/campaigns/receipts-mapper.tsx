import { Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { receiptColumnKinds, receiptWordKinds, type ReceiptReading, type ReceiptSample } from '../../../shared/contract/receipts.ts';

type Kind = ReceiptReading['columns'][number]['kind'];
type Means = ReceiptReading['words'][number]['means'];

interface MapperProps {
  sample: ReceiptSample;
  onRead: (reading: ReceiptReading) => void;
  onCancel: () => void;
}

/** What the columns of a report hold, and what its words for a status mean; shown on its own rows. */
export function ReceiptsMapper({ sample, onRead, onCancel }: MapperProps) {
  const { t } = useTranslation(['campaigns', 'common']);
  const [kinds, setKinds] = useState(sample.kinds);
  const [means, setMeans] = useState<Record<string, Means>>(sample.means);
  const isReady = kinds.includes('address') && (kinds.includes('status') || kinds.includes('reply'));
  const words = sample.words[kinds.indexOf('status')] ?? [];
  // A kind has one column: chosen elsewhere, it leaves the one that had it.
  const put = (index: number, kind: Kind | null) => setKinds(kinds.map((k, i) => (i === index ? kind : k === kind ? null : k)));
  const read = () =>
    onRead({
      columns: kinds.flatMap((kind, i) => (kind === null ? [] : [{ header: sample.headers[i]!, kind }])),
      words: words.flatMap((word) => (means[word] ? [{ word, means: means[word] }] : [])),
    });
  return (
    <Modal open width={760} title={t('receipts.map.title')} okText={t('receipts.map.read')} cancelText={t('common:cancel')} okButtonProps={{ disabled: !isReady }} onOk={read} onCancel={onCancel}>
      <p className="soft">{t('receipts.map.hint')}</p>
      <div className="vendor-columns">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('receipts.map.header')}</th>
              <th>{t('receipts.map.kind')}</th>
              <th>{t('receipts.map.example')}</th>
            </tr>
          </thead>
          <tbody>
            {sample.headers.map((header, i) => (
              <tr key={i}>
                <td>{header === '' ? '–' : header}</td>
                <td>
                  <Select<string> aria-label={`${t('receipts.map.kind')} ${header}`} style={{ width: 160 }} disabled={header === ''} value={kinds[i] ?? ''} onChange={(kind) => put(i, kind === '' ? null : (kind as Kind))} options={[{ value: '', label: t('receipts.map.nothing') }, ...receiptColumnKinds.map((value) => ({ value, label: t(`receipts.field.${value}`) }))]} />
                </td>
                <td className="soft">{sample.rows.map((row) => row[i]).find((cell) => cell !== '') ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {words.length > 0 && (
        <>
          <h4>{t('receipts.map.words')}</h4>
          <div className="vendor-columns">
            <table className="plain-table">
              <tbody>
                {words.map((word) => (
                  <tr key={word}>
                    <td>{word}</td>
                    <td>
                      <Select<string>
                        aria-label={`${t('receipts.map.means')} ${word}`}
                        style={{ width: 160 }}
                        value={means[word] ?? ''}
                        onChange={(value) => setMeans(Object.fromEntries([...Object.entries(means).filter(([w]) => w !== word), ...(value === '' ? [] : [[word, value as Means] as const])]))}
                        options={[{ value: '', label: t('receipts.map.unknown') }, ...receiptWordKinds.map((value) => ({ value, label: t(`receipts.${value}`) }))]}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {!isReady && <p className="harm">{t('receipts.map.need')}</p>}
    </Modal>
  );
}
