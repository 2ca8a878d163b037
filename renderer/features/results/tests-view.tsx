import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign, VariantResult } from '../../../shared/contract/campaigns.ts';
import { MOST_ARMS } from '../../../shared/contract/results-tests.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { ownTextKey } from '../../lib/own-text-key.ts';
import { useQuery } from '../../lib/query.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TestVerdict } from './test-verdict.tsx';

interface ArmDraft {
  name: string;
  people: number | null;
  hits: number | null;
}
const blank = (): ArmDraft => ({ name: '', people: null, hits: null });
const isWhole = (a: ArmDraft): a is ArmDraft & { people: number; hits: number } => a.people !== null && a.hits !== null && a.people > 0 && a.hits <= a.people;

/** Several texts or channels tried on a few people each: is one ahead, and how many does it take to tell? */
export function TestsView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('results');
  const [arms, setArms] = useState<ArmDraft[]>([blank(), blank()]);
  const [drawn, setDrawn] = useState(true);
  const [population, setPopulation] = useState<number | null>(null);
  const set = (i: number, change: Partial<ArmDraft>) => setArms(arms.map((a, k) => (k === i ? { ...a, ...change } : a)));
  const whole = arms.filter(isWhole);
  const input = useDebounced(JSON.stringify({ arms: whole.map((a, i) => ({ name: a.name.trim() || t('tests.arm', { n: i + 1 }), people: a.people, hits: a.hits })), drawn, population }), 300);
  const told = useQuery(api.results.tryOut, JSON.parse(input) as Parameters<typeof api.results.tryOut>[0], { enabled: whole.length >= 2 });
  const wrong = arms.some((a) => a.people !== null && a.hits !== null && a.hits > a.people);
  return (
    <Page title={t('tests.title')} sentence={t('tests.sentence')} filters={choice}>
      <Panel title={t('tests.enter')} extra={<FromVariants onTake={(taken, byLot) => {
        setArms(taken);
        setDrawn(byLot);
      }} />}>
        <div className="test-arms">
          <span className="soft">{t('tests.name')}</span>
          <span className="soft">{t('tests.people')}</span>
          <span className="soft">{t('tests.hits')}</span>
          <span />
          {arms.map((a, i) => (
            <ArmRow key={i} arm={a} n={i + 1} onChange={(change) => set(i, change)} {...(arms.length > 2 ? { onRemove: () => setArms(arms.filter((_, k) => k !== i)) } : {})} />
          ))}
        </div>
        <div className="control-form">
          {arms.length < MOST_ARMS && (
            <Button icon={<PlusOutlined />} onClick={() => setArms([...arms, blank()])}>
              {t('tests.add')}
            </Button>
          )}
          <Checkbox checked={drawn} onChange={(e) => setDrawn(e.target.checked)}>
            {t('tests.drawn')}
          </Checkbox>
          <label>
            {t('tests.population')} <InputNumber<number> aria-label={t('tests.population')} min={2} max={100_000_000} precision={0} value={population} onChange={setPopulation} />
          </label>
        </div>
        {wrong && <p className="harm">{t('tests.tooMany')}</p>}
      </Panel>
      <Failure error={told.error} />
      {whole.length < 2 ? <p className="soft">{t('tests.two')}</p> : told.data && <TestVerdict told={told.data} population={population} />}
    </Page>
  );
}

function ArmRow({ arm, n, onChange, onRemove }: { arm: ArmDraft; n: number; onChange: (change: Partial<ArmDraft>) => void; onRemove?: () => void }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  return (
    <>
      <Input aria-label={t('tests.nameOf', { n })} placeholder={t('tests.arm', { n })} maxLength={40} value={arm.name} onChange={(e) => onChange({ name: e.target.value })} />
      <InputNumber<number> aria-label={t('tests.peopleOf', { n })} min={1} max={10_000_000} precision={0} value={arm.people} onChange={(people) => onChange({ people })} />
      <InputNumber<number> aria-label={t('tests.hitsOf', { n })} min={0} max={10_000_000} precision={0} value={arm.hits} onChange={(hits) => onChange({ hits })} />
      {onRemove ? (
        <Button type="text" onClick={onRemove}>
          {common('delete')}
        </Button>
      ) : (
        <span />
      )}
    </>
  );
}

/** Where e-mails had subjects of their own, what stood in the mailbox. */
const armName = ({ position, name, subject }: VariantResult, rest: string): string => [position === 0 ? rest : name, ...(subject === '' ? [] : [subject])].join(' · ').slice(0, 40);

/** The variants of a campaign, and whether their people were dealt out by lot or chosen. */
function FromVariants({ onTake }: { onTake: (arms: ArmDraft[], byLot: boolean) => void }) {
  const { t } = useTranslation('results');
  const { t: words } = useTranslation('campaigns');
  const list = useQuery(api.campaigns.list, {});
  const withVariants = (list.data ?? []).filter((c) => c.state === 'exported' && c.variants.length > 0);
  if (withVariants.length === 0) return null;
  const take = async (campaign: Campaign) => {
    const found = await api.campaigns.variantResults({ campaignId: campaign.campaignId });
    onTake(found.filter((v) => v.treated.people > 0).slice(0, MOST_ARMS).map((v) => ({ name: armName(v, words(ownTextKey(campaign))), people: v.treated.people, hits: v.treated.buyers })), campaign.dealtBy === 'lot');
  };
  const onChoose = (id: number | null) => {
    const chosen = withVariants.find((c) => c.campaignId === id);
    if (chosen) void take(chosen);
  };
  return <Select<number | null> style={{ width: 240 }} aria-label={t('tests.fromVariants')} placeholder={t('tests.fromVariants')} value={null} options={withVariants.map((c) => ({ value: c.campaignId, label: c.dealtBy === 'lot' ? t('tests.byLot', { name: c.name }) : c.name }))} onChange={onChoose} />;
}
