import { Alert, Button, Radio, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergeField, MergePreview } from '../../../shared/contract/people.ts';
import { api } from '../../lib/api.ts';
import { useEvidenceWords } from '../../lib/evidence-words.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { usePlatformName } from '../../lib/platform-name.ts';
import { RevealButton } from '../../lib/reveal-button.tsx';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useQuery } from '../../lib/query.ts';
import { PeopleTable } from './people-table.tsx';
import type { Merge } from './use-merge.tsx';
import { useFieldValue } from './field-value.ts';

interface Props {
  customerId: number;
  otherId: number;
  merge: Merge;
  onMerged: () => void;
  /** To look for somebody else; null where the pair was given. */
  onBack: (() => void) | null;
}

/** Both records, what they share, and the one that they would be: whose record goes on, and which values. */
export function MergePreviewBody({ customerId, otherId, merge, onMerged, onBack }: Props) {
  const { t } = useTranslation('people');
  const [survivor, setSurvivor] = useState(customerId);
  const [chosen, setChosen] = useState<Partial<Record<MergeField, string>>>({});
  const rest = survivor === customerId ? otherId : customerId;
  const preview = useQuery(api.customers.mergePreview, { customerId, otherId });
  const data = preview.data;
  if (!data) return preview.error ? <Failure error={preview.error} /> : <Skeleton active />;
  const submit = async () => {
    // What is preset needs no pin: the newest that is good is shown anyway.
    const choose = Object.fromEntries(data.choices.flatMap(({ field, preset }) => (chosen[field] === undefined || chosen[field] === preset ? [] : [[field, chosen[field]]])));
    if (await merge.run({ customerId: survivor, otherId: rest, choose: { ...ownChoices(data, survivor), ...choose } })) onMerged();
  };
  return (
    <div className="merge-preview">
      <Failure error={merge.error} />
      {data.toldApart && <Alert type="warning" showIcon title={t('merge.toldApart')} />}
      {data.result.optedOut && <Alert type="warning" showIcon title={t('merge.optedOut')} />}
      <Shared evidence={data.evidence} />
      <PeopleTable people={data.people} />
      <Survivor people={data.people} value={survivor} onChange={setSurvivor} />
      {data.choices.length > 0 && <Choices choices={data.choices} chosen={chosen} onChoose={(field, value) => setChosen({ ...chosen, [field]: value })} />}
      <After result={data.result} />
      <div className="merge-actions">
        <RevealButton />
        {onBack && <Button onClick={onBack}>{t('merge.other')}</Button>}
        <Button type="primary" loading={merge.busy} onClick={() => void submit()}>
          {t('merge.ok')}
        </Button>
      </div>
    </div>
  );
}

/** The presets are those of the first record: whichever survives, they hold. */
const ownChoices = (data: MergePreview, survivor: number): Partial<Record<MergeField, string>> =>
  survivor === data.people[0].customerId ? {} : Object.fromEntries(data.choices.filter((c) => c.field === 'gender' || c.field === 'birthday' || c.field === 'note').map((c) => [c.field, c.preset]));

function Shared({ evidence }: { evidence: MergePreview['evidence'] }) {
  const { t } = useTranslation('people');
  const words = useEvidenceWords();
  if (evidence.length === 0) return <Alert type="info" showIcon title={t('merge.noEvidence')} />;
  return (
    <div className="evidence" role="group" aria-label={t('merge.evidence')}>
      {evidence.map((e) => (
        <Tag key={e.kind} variant="filled">
          {words(e)}
        </Tag>
      ))}
    </div>
  );
}

function Survivor({ people, value, onChange }: { people: MergePreview['people']; value: number; onChange: (id: number) => void }) {
  const { t } = useTranslation('people');
  const { revealed } = usePrivacy();
  const platformName = usePlatformName();
  return (
    <div className="merge-choice">
      <span className="soft">{t('merge.survivor')}</span>
      <Radio.Group aria-label={t('merge.survivor')} value={value} options={people.map((p) => ({ value: p.customerId, label: `${showName(p.nick ?? p.name, revealed)} (${p.platforms.split(',').filter(Boolean).map(platformName).join(', ')})` }))} onChange={(e) => onChange(e.target.value as number)} />
    </div>
  );
}

function Choices({ choices, chosen, onChoose }: { choices: MergePreview['choices']; chosen: Partial<Record<MergeField, string>>; onChoose: (field: MergeField, value: string) => void }) {
  const { t } = useTranslation('people');
  const show = useFieldValue();
  return (
    <>
      <h3>{t('merge.keep')}</h3>
      {choices.map(({ field, values, preset }) => (
        <div className="merge-choice" key={field}>
          <span className="soft">{t(`merge.field.${field}`)}</span>
          <Radio.Group aria-label={t(`merge.field.${field}`)} value={chosen[field] ?? preset} options={values.map((value) => ({ value, label: show(field, value) }))} onChange={(e) => onChoose(field, e.target.value as string)} />
        </div>
      ))}
    </>
  );
}

function After({ result }: { result: MergePreview['result'] }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  return <p className="merge-after">{t('merge.after', { count: result.orders, money: format.money(result.netMinor, result.currency), day: format.day(result.lastDay) })}</p>;
}
