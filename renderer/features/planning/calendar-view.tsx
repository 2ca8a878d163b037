import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { App, Button, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { CalendarNote } from '../../../shared/contract/planning-calendar.ts';
import { movedBy, spanOf, windowOnDay, type Span } from '../../../shared/domain/draft-window.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { Page } from '../../ui/page.tsx';
import { useCalendarDrag } from './calendar-drag.ts';
import { DayCell } from './day-cell.tsx';
import { DayPanel } from './day-panel.tsx';
import { DraftForm, type DraftIdea } from './draft-form.tsx';
import { IdeaCards } from './idea-cards.tsx';
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
  const { message } = App.useApp();
  // Where the choice of days began, and where it has got to.
  const [[anchor, end], setEnds] = useState([today, today]);
  const chosen: Span = spanOf(anchor, end);
  const choose = (day: string) => setEnds([day, day]);
  const [drafting, draft] = useState<DraftIdea | null>(null);
  const update = useCommand(api.campaigns.update);
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
  useEffect(() => {
    const { release } = useCalendarDrag.getState();
    window.addEventListener('pointerup', release);
    return () => window.removeEventListener('pointerup', release);
  }, []);
  const moveCampaign = async (campaignId: number, name: string, sendDay: string) => {
    if (await update.run({ campaignId, sendDay })) void message.success(t('calendar.moved', { name, day: format.day(sendDay) }));
  };
  const drop = (day: string) => {
    const { dragged, end } = useCalendarDrag.getState();
    end();
    if (dragged?.what === 'occasion') draft({ title: dragged.title, type: dragged.type, text: dragged.text, ...windowOnDay(dragged.occasion, day, chosen) });
    else if (dragged && day !== dragged.grabbed) void moveCampaign(dragged.campaignId, dragged.name, movedBy(dragged.sendDay, dragged.grabbed, day));
  };
  const inMonth = (found?.campaigns ?? []).filter((c) => c.day !== null && c.day.slice(0, 7) <= month && (c.lastDay ?? '').slice(0, 7) >= month);
  const weight = found?.months.find((m) => m.month === Number(month.slice(5)));
  return (
    <Page
      title={t('calendarTitle')}
      filters={choice}
      sentence={<Trans t={t} i18nKey="calendar.sentence" count={inMonth.length} components={{ strong: <strong /> }} />}
      action={
        <Button icon={<PlusOutlined />} onClick={() => edit({ ...chosen, title: '', kind: 'goods' })}>
          {t('calendar.new')}
        </Button>
      }
    >
      <Failure error={calendar.error ?? update.error} onClose={update.clearError} />
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
              <div role="row">
                {Array.from({ length: WEEK }, (_, i) => (
                  <span key={i} className="calendar-weekday" role="columnheader">
                    {new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' }).format(Date.parse(`${addDays(first, i)}T00:00:00Z`))}
                  </span>
                ))}
              </div>
              {Array.from({ length: weeks }, (_, week) => (
                <div key={week} role="row">
                  {Array.from({ length: WEEK }, (_, i) => addDays(first, week * WEEK + i)).map((day) => (
                    <DayCell key={day} day={day} found={found} isToday={day === today} isChosen={day >= chosen.day && day <= chosen.lastDay} isOther={!day.startsWith(month)} onChoose={(further) => setEnds(([from]) => [further ? from : day, day])} onDrop={() => drop(day)} />
                  ))}
                </div>
              ))}
            </div>
            <p className="calendar-hint soft">{t('calendar.drag')}</p>
          </section>
          <div className="calendar-aside">
            <DayPanel span={chosen} calendar={found} onEdit={edit} onDraft={draft} onMove={(c, day) => void moveCampaign(c.campaignId, c.name, day)} />
            <IdeaCards chosen={chosen} onDraft={draft} />
          </div>
        </div>
      )}
      {drafting && <DraftForm key={`${drafting.title} ${drafting.day} ${drafting.lastDay}`} idea={drafting} onDone={() => draft(null)} />}
      {editing && <NoteForm note={editing} onDone={() => edit(null)} />}
    </Page>
  );
}
