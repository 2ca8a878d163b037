import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import { api, files } from '../../lib/api.ts';
import { useTask } from '../../lib/query.ts';
import { textFile } from '../../ui/pasted-table.ts';
import { FormModal, Labelled } from './fields.tsx';

/** Many prices at once: from a file, or pasted from Excel. */
export function PricesTableForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('offers');
  const take = useTask(api.offers.takePrices);
  const [text, setText] = useState('');
  const [told, setTold] = useState<Output<typeof offers.takePrices> | null>(null);
  const fromFile = async () => {
    const [file] = await files.pick(['csv', 'xlsx', 'xls', 'txt'], false);
    const done = file && (await take.run({ file }));
    if (done) setTold(done);
  };
  const ok = async () => {
    const [file] = await files.drop([textFile(text, 'prices.tsv')]);
    const done = file && (await take.run({ file }));
    if (!done) return;
    setTold(done);
    setText('');
  };
  return (
    <FormModal title={t('price.many')} okText={t('price.takePasted')} ready={text.trim() !== ''} busy={take.busy} error={take.error} onOk={() => void ok()} onCancel={onDone}>
      <p className="is-wide soft">{t('price.manyText')}</p>
      <div className="is-wide">
        <Button loading={take.busy} onClick={() => void fromFile()}>
          {t('price.fromFile')}
        </Button>
      </div>
      <Labelled label={t('price.paste')} help={t('price.pasteHelp')} wide>
        <Input.TextArea rows={6} maxLength={2_000_000} value={text} placeholder={t('price.pasteHint')} onChange={(e) => setText(e.target.value)} />
      </Labelled>
      {told && (
        <div className="is-wide" role="status">
          {t('price.told', { added: told.added, changed: told.changed, same: told.same, refused: told.refused })}
          <ul className="offer-refused">
            {told.first.map(({ row, why }) => (
              <li key={row}>{t('price.refused', { row, why: t(`price.why.${why}`) })}</li>
            ))}
          </ul>
        </div>
      )}
    </FormModal>
  );
}
