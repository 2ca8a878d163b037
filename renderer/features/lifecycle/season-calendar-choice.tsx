import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Seasons } from '../../../shared/contract/lifecycle-seasons.ts';
import { calendarKinds, LEAST_SPAN_DAYS, LEAST_SPANS, MOST_SPANS, ownSeasonsProblem, usualCalendar, type OwnSeason, type SeasonCalendar, type SeasonCalendarKind } from '../../../shared/domain/season-calendar.ts';
import { seasons } from '../../../shared/domain/season-names.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useShopName } from '../../lib/platform-name.ts';
import { useCommand, useQuery } from '../../lib/query.ts';

const usualStarts = ['03-01', '06-01', '09-01', '12-01'];

/** Keeps a calendar, or takes the common one again where it is null; of the shop that the screens show, else of all. */
function useSaveCalendar() {
  const shop = useChosenShop((s) => s.shop);
  const kept = useQuery(api.lifecycle.settings, {}).data?.shopCalendars ?? {};
  const { run, ...save } = useCommand(api.lifecycle.saveSettings);
  const keep = (calendar: SeasonCalendar | null) => {
    if (shop === null) return run({ seasonCalendar: calendar ?? usualCalendar });
    const { [shop]: _, ...others } = kept;
    return run({ shopCalendars: calendar === null ? others : { ...others, [shop]: calendar } });
  };
  return { ...save, keep, isOfShop: shop !== null, hasOwn: shop !== null && kept[shop] !== undefined };
}

/** By what the year is divided, of the shop chosen or of all; own dates are asked for first. */
export function SeasonCalendarChoice({ calendar }: { calendar: Seasons['calendar'] }) {
  const { t } = useTranslation('lifecycle');
  const { keep, error, isOfShop, hasOwn } = useSaveCalendar();
  const [editing, setEditing] = useState(false);
  const label = t(isOfShop ? 'seasons.calendar.ofShop' : 'seasons.calendar.label');
  const choose = (kind: SeasonCalendarKind | 'common') => (kind === 'own' ? setEditing(true) : void keep(kind === 'common' ? null : { ...calendar, kind }));
  return (
    <>
      <Select<SeasonCalendarKind | 'common'>
        aria-label={label}
        title={label}
        prefix={<span className="soft">{label}</span>}
        popupMatchSelectWidth={false}
        value={isOfShop && !hasOwn ? 'common' : calendar.kind}
        // Own dates that are in force can be opened again.
        onSelect={choose}
        options={[...(isOfShop ? [{ value: 'common' as const, label: t('seasons.calendar.common') }] : []), ...calendarKinds.map((value) => ({ value, label: t(`seasons.calendar.${value}`) }))]}
      />
      <Failure error={error} />
      {editing && <OwnSeasons own={calendar.own} onDone={() => setEditing(false)} />}
    </>
  );
}

/** Over all shops, that some have seasons of their own. */
export function ShopCalendarsNote() {
  const { t } = useTranslation('lifecycle');
  const shop = useChosenShop((s) => s.shop);
  const kept = useQuery(api.lifecycle.settings, {}).data?.shopCalendars ?? {};
  const shopName = useShopName();
  const shops = useQuery(api.settings.shops, {}).data ?? [];
  const names = shops.filter((s) => kept[s.id] !== undefined).map((s) => shopName(s.name, s.platform));
  if (shop !== null || names.length === 0) return null;
  return <Alert type="info" showIcon title={t('seasons.calendar.someOwn', { names: names.join(t('seasons.and')) })} />;
}

function OwnSeasons({ own, onDone }: { own: OwnSeason[]; onDone: () => void }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const save = useSaveCalendar();
  const [rows, setRows] = useState<OwnSeason[]>(own.length > 0 ? own : seasons.map((season, i) => ({ name: t(`season.${season}`), start: usualStarts[i]! })));
  const change = (place: number, to: Partial<OwnSeason>) => setRows(rows.map((row, i) => (i === place ? { ...row, ...to } : row)));
  const inOrder = rows.map(({ name, start }) => ({ name: name.trim(), start: start.trim() })).sort((a, b) => (a.start < b.start ? -1 : 1));
  const problem = inOrder.some((r) => r.name === '') ? 'names' : ownSeasonsProblem(inOrder);
  const ok = async () => {
    if (await save.keep({ kind: 'own', own: inOrder })) onDone();
  };
  return (
    <Modal open title={t('seasons.calendar.title')} okText={common('save')} cancelText={common('cancel')} okButtonProps={{ disabled: problem !== null, loading: save.busy }} onOk={() => void ok()} onCancel={onDone}>
      <div className="trial-form">
        <p>{t('seasons.calendar.about')}</p>
        {rows.map(({ name, start }, i) => (
          <div key={i} className="own-season">
            <Input aria-label={t('seasons.calendar.name', { n: i + 1 })} maxLength={12} value={name} onChange={(e) => change(i, { name: e.target.value })} />
            <Input aria-label={t('seasons.calendar.start', { n: i + 1 })} maxLength={5} placeholder="03-01" prefix={<span className="soft">{t('seasons.calendar.from')}</span>} value={start} onChange={(e) => change(i, { start: e.target.value })} />
            <Button type="text" icon={<DeleteOutlined />} aria-label={t('seasons.calendar.remove', { n: i + 1 })} title={t('seasons.calendar.remove', { n: i + 1 })} disabled={rows.length <= LEAST_SPANS} onClick={() => setRows(rows.filter((_, at) => at !== i))} />
          </div>
        ))}
        <Button icon={<PlusOutlined />} disabled={rows.length >= MOST_SPANS} onClick={() => setRows([...rows, { name: '', start: '' }])}>
          {t('seasons.calendar.add')}
        </Button>
        {problem !== null && <Alert type="warning" showIcon title={t(`seasons.calendar.problem.${problem}`, { days: LEAST_SPAN_DAYS })} />}
        <p className="soft">{t('seasons.calendar.recomputed')}</p>
        <Failure error={save.error} />
      </div>
    </Modal>
  );
}
