import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useQuery } from '../../lib/query.ts';

interface Touched {
  campaignId?: unknown;
  arm?: unknown;
}
const arms = ['sent', 'treated', 'held_out'] as const;
type ArmChoice = (typeof arms)[number];
const ANY = 0;

/** Which campaign, or any. */
function CampaignChoice({ value, onChange }: { value: unknown; onChange: (campaignId: number | null) => void }) {
  const { t } = useTranslation('segments');
  const found = useQuery(api.segments.values, { field: 'touched_campaign', search: '' });
  return (
    <Select
      className="value-wide"
      aria-label={t('value.campaign')}
      value={Number(value ?? ANY) || ANY}
      onChange={(id: number) => onChange(id === ANY ? null : id)}
      showSearch={{ optionFilterProp: 'label' }}
      options={[{ value: ANY, label: t('value.anyCampaign') }, ...(found.data ?? []).map((c) => ({ value: Number(c.value), label: c.label }))]}
    />
  );
}

/** Which campaign, and which group of it: who was written to a list, or the group that the lock drew. */
export function CampaignValue({ value, onChange }: { value: Touched; onChange: (value: Touched) => void }) {
  const { t } = useTranslation('segments');
  const arm: ArmChoice = value.arm === 'treated' || value.arm === 'held_out' ? value.arm : 'sent';
  const words = { sent: t('value.sent'), treated: t('value.treated'), held_out: t('value.heldOut') };
  return (
    <span className="value-range">
      <CampaignChoice value={value.campaignId} onChange={(campaignId) => onChange({ ...value, campaignId })} />
      <Select<ArmChoice> aria-label={t('value.arm')} value={arm} onChange={(next) => onChange({ ...value, arm: next === 'sent' ? null : next })} popupMatchSelectWidth={false} options={arms.map((a) => ({ value: a, label: words[a] }))} />
    </span>
  );
}

interface Responded {
  campaignId?: unknown;
  how?: unknown;
}
type How = 'ordered' | 'replied';

/** Which campaign, and what its treated people did. */
export function ResponseValue({ value, onChange }: { value: Responded; onChange: (value: Responded) => void }) {
  const { t } = useTranslation('segments');
  const how: How = value.how === 'replied' ? 'replied' : 'ordered';
  return (
    <span className="value-range">
      <CampaignChoice value={value.campaignId} onChange={(campaignId) => onChange({ ...value, campaignId })} />
      <Select<How>
        aria-label={t('value.how')}
        value={how}
        onChange={(next) => onChange({ ...value, how: next })}
        popupMatchSelectWidth={false}
        options={[
          { value: 'ordered', label: t('value.ordered') },
          { value: 'replied', label: t('value.replied') },
        ]}
      />
    </span>
  );
}
