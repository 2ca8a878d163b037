import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketingCalendar } from '../../../shared/contract/planning-calendar.ts';
import { kindOfDay, typeOfKind } from '../../../shared/domain/idea-cards.ts';
import { dragOf, useCalendarDrag } from './calendar-drag.ts';
import { useDayName } from './day-name.ts';

interface DayCellProps {
  day: string;
  found: MarketingCalendar;
  isToday: boolean;
  isChosen: boolean;
  isOther: boolean;
  /** A click with shift takes in the days up to it; a press that goes over several does too. */
  onChoose: (further: boolean) => void;
  onDrop: () => void;
}
const MOST_BARS = 3;

export function DayCell({ day, found, isToday, isChosen, isOther, onChoose, onDrop }: DayCellProps) {
  const { t } = useTranslation('planning');
  const nameOf = useDayName();
  const dragged = useCalendarDrag((s) => s.dragged);
  const [isOver, setOver] = useState(false);
  const { days, notes, campaigns } = found;
  const marks = days.filter((d) => d.day === day);
  const sends = campaigns.filter((c) => c.day === day);
  const running = campaigns.filter((c) => c.day !== null && c.day < day && c.lastDay! >= day);
  const own = notes.filter((n) => n.day <= day && n.lastDay >= day);
  const words = [...marks.map(nameOf), ...own.map((n) => n.title), ...sends.map((c) => `${t('calendar.sends')} ${c.name}`)].join(', ');
  const dragCampaign = (c: (typeof campaigns)[number]) => dragOf(() => ({ what: 'campaign', campaignId: c.campaignId, name: c.name, sendDay: c.day!, grabbed: day }));
  return (
    <button
      type="button"
      role="gridcell"
      className={`calendar-day${isToday ? ' is-today' : ''}${isChosen ? ' is-chosen' : ''}${isOther ? ' is-other' : ''}${isOver && dragged ? ' is-over' : ''}`}
      aria-selected={isChosen}
      aria-label={`${day} ${words}`}
      onClick={(e) => onChoose(e.shiftKey)}
      onPointerEnter={(e) => e.buttons === 1 && useCalendarDrag.getState().pressing && onChoose(true)}
      onPointerDown={(e) => {
        if (e.button !== 0 || e.shiftKey || (e.target as Element).closest('[draggable]')) return;
        useCalendarDrag.getState().press();
        onChoose(false);
      }}
      onDragOver={(e) => {
        if (!dragged) return;
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault();
        setOver(false);
        onDrop();
      }}
    >
      <span className="calendar-date number">{Number(day.slice(8))}</span>
      {marks.map((d) => (
        <span key={d.key} className={`calendar-mark is-${d.kind}`} {...dragOf(() => ({ what: 'occasion', title: nameOf(d), type: typeOfKind[kindOfDay(d)], text: '', occasion: { day, lastDay: day } }))}>
          {nameOf(d)}
        </span>
      ))}
      {own.map((n) => (
        <span key={n.noteId} className="calendar-mark is-note" {...dragOf(() => ({ what: 'occasion', title: n.title, type: typeOfKind[n.kind], text: '', occasion: n }))}>
          {n.title}
        </span>
      ))}
      {sends.map((c) => (
        <span key={c.campaignId} className={`calendar-mark is-campaign${c.locked ? ' is-locked' : ''}`} {...dragCampaign(c)}>
          {c.name}
        </span>
      ))}
      {running.slice(0, MOST_BARS).map((c) => (
        <i key={c.campaignId} className={`calendar-bar${c.locked ? ' is-locked' : ''}`} title={c.name} {...dragCampaign(c)} />
      ))}
    </button>
  );
}
