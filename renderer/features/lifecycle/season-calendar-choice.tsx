import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Seasons } from '../../../shared/contract/lifecycle-seasons.ts';
import { calendarKinds, LEAST_SPAN_DAYS, LEAST_SPANS, MOST_SPANS, ownSeasonsProblem, type OwnSeason, type SeasonCalendarKind } from '../../../shared/domain/season-calendar.ts';
import { seasons } from '../../../shared/domain/season-names.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';

const usualStarts = ['03-01', '06-01', '09-01', '12-01'];

/** By what the year is divided; own dates are asked for first. */
export function SeasonCalendarChoice({ calendar }: { calendar: Seasons['calendar'] }) {
  const { t } = useTranslation('lifecycle');
  const save = useCommand(api.lifecycle.saveSettings);
  const [editing, setEditing] = useState(false);
  const choose = (kind: SeasonCalendarKind) => (kind === 'own' ? setEditing(true) : void save.run({ seasonCalendar: { ...calendar, kind } }));
  return (
    <>
      <Select<SeasonCalendarKind>
        aria-label={t('seasons.calendar.label')}
        title={t('seasons.calendar.label')}
        prefix={<span className="soft">{t('seasons.calendar.label')}</span>}
        popupMatchSelectWidth={false}
        value={calendar.kind}
        // Own dates that are in force can be opened again.
        onSelect={choose}
        options={calendarKinds.map((value) => ({ value, label: t(`seasons.calendar.${value}`) }))}
      />
      <Failure error={save.error} />
      {editing && <OwnSeasons own={calendar.own} onDone={() => setEditing(false)} />}
    </>
  );
}

function OwnSeasons({ own, onDone }: { own: OwnSeason[]; onDone: () => void }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const save = useCommand(api.lifecycle.saveSettings);
  const [rows, setRows] = useState<OwnSeason[]>(own.length > 0 ? own : seasons.map((season, i) => ({ name: t(`season.${season}`), start: usualStarts[i]! })));
  const change = (place: number, to: Partial<OwnSeason>) => setRows(rows.map((row, i) => (i === place ? { ...row, ...to } : row)));
  const inOrder = rows.map(({ name, start }) => ({ name: name.trim(), start: start.trim() })).sort((a, b) => (a.start < b.start ? -1 : 1));
  const problem = inOrder.some((r) => r.name === '') ? 'names' : ownSeasonsProblem(inOrder);
  const ok = async () => {
    if (await save.run({ seasonCalendar: { kind: 'own', own: inOrder } })) onDone();
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
