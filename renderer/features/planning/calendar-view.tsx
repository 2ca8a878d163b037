import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { CalendarNote, MarketingCalendar } from '../../../shared/contract/planning-calendar.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { Page } from '../../ui/page.tsx';
import { DayPanel } from './day-panel.tsx';
import { useDayName } from './day-name.ts';
import { NoteForm } from './note-form.tsx';

const WEEK = 7;
/** Weeks begin with Monday. */
const weekStart = (day: string): string => addDays(day, -((dayjs(day).day() + 6) % WEEK));

/** A month with what moves people to buy in it, and the campaigns. */
export function CalendarView({ choice }: { choice: ReactNode }) {
  const { t, i18n } = useTranslation('planning');
  const format = useFormat();
  const today = dayjs().format('YYYY-MM-DD');
  const [month, setMonth] = useState(today.slice(0, 7));
  const [chosen, choose] = useState(today);
  const [editing, edit] = useState<Omit<CalendarNote, 'noteId'> | CalendarNote | null>(null);
  const first = weekStart(`${month}-01`);
  const weeks = Math.ceil((dayjs(`${month}-01`).daysInMonth() + ((dayjs(`${month}-01`).day() + 6) % WEEK)) / WEEK);
  const last = addDays(first, weeks * WEEK - 1);
  const calendar = useQuery(api.planning.calendar, { from: first, to: last });
  const found = calendar.data;
  const move = (by: number) => {
    const next = dayjs(`${month}-01`).add(by, 'month').format('YYYY-MM');
    setMonth(next);
    choose(`${next}-01`);
  };
  const toToday = () => {
    setMonth(today.slice(0, 7));
    choose(today);
  };
  const inMonth = (found?.campaigns ?? []).filter((c) => c.day !== null && c.day.slice(0, 7) <= month && (c.lastDay ?? '').slice(0, 7) >= month);
  const weight = found?.months.find((m) => m.month === Number(month.slice(5)));
  return (
    <Page
      title={t('calendarTitle')}
      filters={choice}
      sentence={<Trans t={t} i18nKey="calendar.sentence" count={inMonth.length} components={{ strong: <strong /> }} />}
      action={
        <Button icon={<PlusOutlined />} onClick={() => edit({ day: chosen, lastDay: chosen, title: '', kind: 'goods' })}>
          {t('calendar.new')}
        </Button>
      }
    >
      <Failure error={calendar.error} />
      {!found && !calendar.error && <Skeleton active />}
      {found && (
        <div className="calendar-grid">
          <section className="panel">
            <div className="calendar-head">
              <Button type="text" icon={<LeftOutlined />} aria-label={t('calendar.back')} onClick={() => move(-1)} />
              <h2 aria-live="polite">{new Intl.DateTimeFormat(i18n.language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.parse(`${month}-01T00:00:00Z`))}</h2>
              <Button type="text" icon={<RightOutlined />} aria-label={t('calendar.forward')} onClick={() => move(1)} />
              <Button size="small" onClick={toToday}>
                {t('calendar.today')}
              </Button>
              <span className="soft calendar-weight">
                {found.months.length === 0 ? t('calendar.noHistory') : weight && (weight.index >= 1.2 ? t('calendar.peak', { times: format.decimal(weight.index) }) : weight.index <= 0.8 ? t('calendar.low', { times: format.decimal(weight.index) }) : '')}
              </span>
            </div>
            <div className="calendar" role="grid">
              {Array.from({ length: WEEK }, (_, i) => (
                <span key={i} className="calendar-weekday" role="columnheader">
                  {new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' }).format(Date.parse(`${addDays(first, i)}T00:00:00Z`))}
                </span>
              ))}
              {Array.from({ length: weeks * WEEK }, (_, i) => addDays(first, i)).map((day) => (
                <DayCell key={day} day={day} found={found} isToday={day === today} isChosen={day === chosen} isOther={!day.startsWith(month)} onChoose={() => choose(day)} />
              ))}
            </div>
          </section>
          <DayPanel day={chosen} calendar={found} onEdit={edit} />
        </div>
      )}
      {editing && <NoteForm note={editing} onDone={() => edit(null)} />}
    </Page>
  );
}

interface DayCellProps {
  day: string;
  found: MarketingCalendar;
  isToday: boolean;
  isChosen: boolean;
  isOther: boolean;
  onChoose: () => void;
}

function DayCell({ day, found, isToday, isChosen, isOther, onChoose }: DayCellProps) {
  const { t } = useTranslation('planning');
  const nameOf = useDayName();
  const { days, notes, campaigns } = found;
  const marks = days.filter((d) => d.day === day);
  const sends = campaigns.filter((c) => c.day === day);
  const running = campaigns.filter((c) => c.day !== null && c.day < day && c.lastDay! >= day);
  const own = notes.filter((n) => n.day <= day && n.lastDay >= day);
  const words = [...marks.map(nameOf), ...own.map((n) => n.title), ...sends.map((c) => `${t('calendar.sends')} ${c.name}`)].join(', ');
  return (
    <button type="button" role="gridcell" className={`calendar-day${isToday ? ' is-today' : ''}${isChosen ? ' is-chosen' : ''}${isOther ? ' is-other' : ''}`} aria-selected={isChosen} aria-label={`${day} ${words}`} onClick={onChoose}>
      <span className="calendar-date number">
        {Number(day.slice(8))}
        {running.length > 0 && <i className="calendar-running" title={running.map((c) => c.name).join(', ')} />}
      </span>
      {marks.map((d) => (
        <span key={d.key} className={`calendar-mark is-${d.kind}`}>
          {nameOf(d)}
        </span>
      ))}
      {own.map((n) => (
        <span key={n.noteId} className="calendar-mark is-note">
          {n.title}
        </span>
      ))}
      {sends.map((c) => (
        <span key={c.campaignId} className="calendar-mark is-campaign">
          {c.name}
        </span>
      ))}
    </button>
  );
}
