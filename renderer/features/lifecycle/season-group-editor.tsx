import { ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Seasons } from '../../../shared/contract/lifecycle-seasons.ts';
import { freshKey, MOST_OWN_GROUPS, ownGroupsInForce, ownGroupsProblem, presetsAsOwn, withGroups, type OwnSeasonGroup, type OwnSeasonGroups } from '../../../shared/domain/own-season-groups.ts';
import { seasonsOf } from '../../../shared/domain/season-calendar.ts';
import { seasonGroups } from '../../../shared/domain/season-groups.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand } from '../../lib/query.ts';
import { useSeasonNames } from '../../lib/season-names.ts';
import { usePatternName } from './pattern-name.ts';

const bitsOf = (places: readonly number[]): number => places.reduce((bits, place) => bits | (1 << place), 0);
const placesOf = (bits: number, of: number): number[] => Array.from({ length: of }, (_, i) => i).filter((i) => bits & (1 << i));

/** Groups of the owner's: which seasons, patterns and presets each is for, in the order in which they are asked. `kept`: those of all years; `ticked`: patterns for a new one. */
export function SeasonGroupEditor({ seasons, kept, ticked, onDone }: { seasons: Seasons; kept: readonly OwnSeasonGroups[]; ticked: readonly number[]; onDone: () => void }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const nameOf = useSeasonNames();
  const patternName = usePatternName(seasons.calendar);
  const own = ownGroupsInForce(kept, seasons.calendar);
  const save = useCommand(api.lifecycle.saveSettings);
  const [rows, setRows] = useState<OwnSeasonGroup[]>(() => {
    const begun = own === null ? presetsAsOwn((group) => t(`seasonGroup.${group}`)) : [...own];
    return ticked.length === 0 ? begun : [{ key: freshKey(begun), name: '', presets: [], bought: 0, notBought: 0, patterns: [...ticked] }, ...begun];
  });
  const ofYear = seasonsOf(seasons.calendar);
  const groups = rows.map((row) => ({ ...row, name: row.name.trim() }));
  const problem = ownGroupsProblem({ seasons: ofYear.length, groups });
  const change = (place: number, to: Partial<OwnSeasonGroup>) => setRows(rows.map((row, i) => (i === place ? { ...row, ...to } : row)));
  const earlier = (place: number) => setRows(rows.map((row, i) => (i === place - 1 ? rows[place]! : i === place ? rows[place - 1]! : row)));
  const keep = async (to: OwnSeasonGroup[] | null) => {
    if (await save.run({ seasonGroups: withGroups(kept, ofYear.length, to) })) onDone();
  };
  const patterns = seasons.patterns.toSorted((a, b) => b.customers - a.customers).map(({ bits, customers }) => ({ value: bits, label: t('seasonGroups.patternOf', { name: patternName(bits), people: format.count(customers) }) }));
  const seasonOptions = ofYear.map((season, value) => ({ value, label: nameOf(season) }));
  const asked = (label: string, name: string, control: (aria: string) => React.ReactNode) => (
    <label>
      <span>{label}</span>
      {control(t('seasonGroups.askedOf', { name, what: label }))}
    </label>
  );
  return (
    <Modal
      open
      width={860}
      title={t('seasonGroups.title')}
      onCancel={onDone}
      footer={[
        own !== null && (
          <Button key="presets" danger loading={save.busy} onClick={() => void keep(null)}>
            {t('seasonGroups.presets')}
          </Button>
        ),
        <Button key="cancel" onClick={onDone}>
          {common('cancel')}
        </Button>,
        <Button key="save" type="primary" disabled={problem !== null} loading={save.busy} onClick={() => void keep(groups)}>
          {common('save')}
        </Button>,
      ]}
    >
      <div className="trial-form">
        <p>{t('seasonGroups.about')}</p>
        <ol className="season-group-rows">
          {rows.map((row, i) => {
            const name = row.name || t('seasonGroups.nth', { n: i + 1 });
            return (
              <li key={row.key}>
                <div className="season-group-head">
                  <Input aria-label={t('seasonGroups.name', { n: i + 1 })} maxLength={30} placeholder={t('seasonGroups.namePlaceholder')} value={row.name} onChange={(e) => change(i, { name: e.target.value })} />
                  <Button type="text" icon={<ArrowUpOutlined />} disabled={i === 0} aria-label={t('seasonGroups.earlier', { name })} title={t('seasonGroups.earlier', { name })} onClick={() => earlier(i)} />
                  <Button type="text" icon={<DeleteOutlined />} disabled={rows.length === 1} aria-label={t('seasonGroups.remove', { name })} title={t('seasonGroups.remove', { name })} onClick={() => setRows(rows.filter((_, at) => at !== i))} />
                </div>
                <div className="season-group-asked">
                  {asked(t('seasonGroups.bought'), name, (label) => <Select mode="multiple" allowClear aria-label={label} placeholder={t('seasonGroups.any')} value={placesOf(row.bought, ofYear.length)} options={seasonOptions} onChange={(places: number[]) => change(i, { bought: bitsOf(places), notBought: row.notBought & ~bitsOf(places) })} />)}
                  {asked(t('seasonGroups.notBought'), name, (label) => <Select mode="multiple" allowClear aria-label={label} placeholder={t('seasonGroups.any')} value={placesOf(row.notBought, ofYear.length)} options={seasonOptions} onChange={(places: number[]) => change(i, { notBought: bitsOf(places), bought: row.bought & ~bitsOf(places) })} />)}
                  {asked(t('seasonGroups.patterns'), name, (label) => <Select mode="multiple" allowClear aria-label={label} showSearch={{ optionFilterProp: 'label' }} maxTagCount="responsive" placeholder={t('seasonGroups.any')} value={row.patterns} options={[...patterns, ...row.patterns.filter((bits) => !patterns.some((p) => p.value === bits)).map((bits) => ({ value: bits, label: patternName(bits) }))]} onChange={(chosen: number[]) => change(i, { patterns: chosen })} />)}
                  {asked(t('seasonGroups.of'), name, (label) => <Select mode="multiple" allowClear aria-label={label} placeholder={t('seasonGroups.any')} value={row.presets} options={seasonGroups.map((value) => ({ value, label: t(`seasonGroup.${value}`) }))} onChange={(presets: OwnSeasonGroup['presets']) => change(i, { presets })} />)}
                </div>
              </li>
            );
          })}
        </ol>
        <Button icon={<PlusOutlined />} disabled={rows.length >= MOST_OWN_GROUPS} onClick={() => setRows([...rows, { key: freshKey(rows), name: '', presets: [], bought: 0, notBought: 0, patterns: [] }])}>
          {t('seasonGroups.add')}
        </Button>
        {problem !== null && <Alert type="warning" showIcon title={t(`seasonGroups.problem.${problem}`, { most: MOST_OWN_GROUPS })} />}
        <p className="soft">{t('seasonGroups.recomputed')}</p>
        <Failure error={save.error} />
      </div>
    </Modal>
  );
}
