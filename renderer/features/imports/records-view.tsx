import { Trans, useTranslation } from 'react-i18next';
import type { FileReport, RecordKind } from '../../../shared/contract/imports.ts';
import { useFormat } from '../../lib/format.ts';
import { address } from '../../lib/route.ts';
import { useImportWords } from './import-words.ts';

const places: Record<RecordKind, string[]> = {
  people: ['customers', 'list'],
  traffic: ['results', 'traffic'],
  productTraffic: ['results', 'traffic'],
  returns: ['results', 'sales'],
  settlement: ['results', 'sales'],
  costs: ['results', 'sales'],
};

/** What a file that isn't about orders gave, in words, and where to look at it. */
export function RecordsView({ file, withLink }: { file: FileReport; withLink: boolean }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const words = useImportWords();
  const { records } = file;
  if (!records) return null;
  return (
    <div className="records">
      <p>
        <Trans t={t} i18nKey={`records.gave.${records.kind}`} count={records.things} values={{ added: file.customersNew }} components={{ b: <strong /> }} />
      </p>
      {records.kind === 'people' && records.emailConsent + records.smsConsent > 0 && <p className="soft">{t('records.consent', { email: format.count(records.emailConsent), sms: format.count(records.smsConsent) })}</p>}
      {records.firstDay !== null && <p className="soft number">{t('records.days', { span: words.span(records.firstDay, records.lastDay) })}</p>}
      {withLink && <a href={address(...places[records.kind])}>{t(`records.look.${records.kind}`)}</a>}
    </div>
  );
}
