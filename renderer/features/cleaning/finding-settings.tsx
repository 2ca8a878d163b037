import { Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExclusionSwitches, FindingKind } from '../../../shared/contract/cleaning.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { FixDialog } from './fix-dialog.tsx';

const isSwitch = (kind: FindingKind): kind is keyof ExclusionSwitches => kind === 'test' || kind === 'brushing' || kind === 'notGoods';

/** What the owner may choose about a kind besides its findings. */
export function FindingSettings({ kind }: { kind: FindingKind }) {
  if (!isSwitch(kind)) return null;
  return (
    <div className="cleaning-settings">
      <ExclusionSwitch kind={kind} />
      {kind === 'test' && <OwnNicks />}
      {kind === 'notGoods' && <ByHand />}
    </div>
  );
}

function ExclusionSwitch({ kind }: { kind: keyof ExclusionSwitches }) {
  const { t } = useTranslation('cleaning');
  const exclusions = useQuery(api.cleaning.exclusions, {});
  const set = useCommand(api.cleaning.setExclusions);
  if (!exclusions.data) return null;
  return (
    <>
      <Failure error={set.error} onClose={set.clearError} />
      <label>
        <Switch checked={exclusions.data.switches[kind]} loading={set.busy} onChange={(on) => void set.run({ [kind]: on })} aria-label={t(`switch.${kind}`)} />
        <span>{t(`switch.${kind}`)}</span>
        <span className="soft number">{t('switch.count', { count: exclusions.data[kind] })}</span>
      </label>
    </>
  );
}

function OwnNicks() {
  const { t } = useTranslation('cleaning');
  const nicks = useQuery(api.cleaning.ownNicks, {});
  const set = useCommand(api.cleaning.setOwnNicks);
  return (
    <label>
      <span>{t('ownNicks.label')}</span>
      <Select mode="tags" open={false} suffix={null} loading={set.busy} value={nicks.data ?? []} placeholder={t('ownNicks.hint')} aria-label={t('ownNicks.label')} onChange={(next: string[]) => void set.run({ nicks: next })} />
    </label>
  );
}

/** A listing that no rule knows: found by its title, marked like any other. */
function ByHand() {
  const { t } = useTranslation('cleaning');
  const [search, setSearch] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const products = useQuery(api.cleaning.products, { search });
  return (
    <>
      <label>
        <span>{t('byHand.label')}</span>
        <Select
          showSearch={{ filterOption: false, onSearch: setSearch }}
          value={null}
          placeholder={t('byHand.hint')}
          aria-label={t('byHand.label')}
          options={(products.data ?? []).map((p) => ({ value: p.key, label: p.title }))}
          onChange={setKey}
        />
      </label>
      {key !== null && <FixDialog kind="notGoods" choice={{ kind: 'notGoods', keys: [key] }} onClose={() => setKey(null)} onDone={() => setKey(null)} />}
    </>
  );
}
