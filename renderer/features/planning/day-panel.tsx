import { EditOutlined, NotificationOutlined } from '@ant-design/icons';
import { Button, DatePicker } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CalendarCampaign, CalendarNote, MarketingCalendar } from '../../../shared/contract/planning-calendar.ts';
import type { Span } from '../../../shared/domain/draft-window.ts';
import { kindOfDay, typeOfKind } from '../../../shared/domain/idea-cards.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { useFormat } from '../../lib/format.ts';
import { pickerDay } from '../../lib/picker-days.ts';
import { address } from '../../lib/route.ts';
import { useDayName } from './day-name.ts';
import type { DraftIdea } from './draft-form.tsx';

interface DayPanelProps {
  span: Span;
  calendar: MarketingCalendar;
  onEdit: (note: CalendarNote) => void;
  onDraft: (idea: DraftIdea) => void;
  onMove: (campaign: CalendarCampaign, day: string) => void;
}
const USUAL_DAYS = 7;

/** What is on the chosen days, campaigns from it, and drafts to be moved. */
export function DayPanel({ span, calendar: { days, notes, campaigns }, onEdit, onDraft, onMove }: DayPanelProps) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const nameOf = useDayName();
  const { day, lastDay } = span;
  const several = lastDay > day;
  const marks = days.filter((d) => d.day >= day && d.day <= lastDay);
  const own = notes.filter((n) => n.day <= lastDay && n.lastDay >= day);
  const ours = campaigns.filter((c) => c.day !== null && c.day <= lastDay && c.lastDay! >= day);
  const undated = campaigns.filter((c) => c.day === null);
  const isEmpty = marks.length + own.length + ours.length === 0;
  const draft = (title: string, type: DraftIdea['type'], from: string, to: string) => onDraft({ title, type, text: '', ...(several ? span : { day: from, lastDay: to > from ? to : addDays(from, USUAL_DAYS) }) });
  return (
    <aside className="panel calendar-side">
      <h2>{several ? t('calendar.span', { from: format.day(day), to: format.day(lastDay) }) : format.day(day)}</h2>
      {isEmpty && <p className="soft">{t('calendar.nothing')}</p>}
      {marks.map((d) => (
        <p key={`${d.day} ${d.key}`} className="calendar-line">
          <span>{nameOf(d)}</span>
          <Button type="text" size="small" aria-label={`${t('calendar.make')} ${nameOf(d)}`} onClick={() => draft(nameOf(d), typeOfKind[kindOfDay(d)], d.day, d.day)}>
            {t('calendar.make')}
          </Button>
        </p>
      ))}
      {own.map((n) => (
        <p key={n.noteId} className="calendar-line">
          <span>
            {n.title} <span className="soft">{t(`noteKind.${n.kind}`)}</span>
          </span>
          <span>
            <Button type="text" size="small" aria-label={`${t('calendar.make')} ${n.title}`} onClick={() => draft(n.title, typeOfKind[n.kind], n.day, n.lastDay)}>
              {t('calendar.make')}
            </Button>
            <Button type="text" size="small" icon={<EditOutlined />} aria-label={n.title} onClick={() => onEdit(n)} />
          </span>
        </p>
      ))}
      {ours.map((c) => (
        <div key={c.campaignId}>
          <a href={address('marketing', 'campaigns', c.campaignId)}>{c.name}</a> <span className="soft">{c.day! >= day && c.day! <= lastDay ? t('calendar.sends') : t('calendar.running')} · {t('calendar.window', { day: format.day(c.lastDay) })}</span>
          {!c.locked && <MoveField campaign={c} onMove={onMove} />}
        </div>
      ))}
      <Button icon={<NotificationOutlined />} onClick={() => draft('', 'other', day, day)}>
        {t(several ? 'calendar.startSpan' : 'calendar.start')}
      </Button>
      {undated.length > 0 && (
        <>
          <h3>{t('calendar.undated')}</h3>
          {undated.map((c) => (
            <div key={c.campaignId}>
              <a href={address('marketing', 'campaigns', c.campaignId, 'check')}>{c.name}</a>
              <MoveField campaign={c} onMove={onMove} />
            </div>
          ))}
        </>
      )}
    </aside>
  );
}

/** The way to another day without a mouse. */
function MoveField({ campaign, onMove }: { campaign: CalendarCampaign; onMove: DayPanelProps['onMove'] }) {
  const { t } = useTranslation('planning');
  return (
    <span className="calendar-move">
      <span className="soft">{t('calendar.moveTo')}</span>
      <DatePicker size="small" allowClear={false} aria-label={`${t('calendar.moveTo')} ${campaign.name}`} value={pickerDay(campaign.day)} onChange={(d) => d && onMove(campaign, d.format('YYYY-MM-DD'))} />
    </span>
  );
}
