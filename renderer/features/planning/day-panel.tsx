import { EditOutlined, NotificationOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CalendarNote, MarketingCalendar } from '../../../shared/contract/planning-calendar.ts';
import { useFormat } from '../../lib/format.ts';
import { address, go } from '../../lib/route.ts';
import { useDayName } from './day-name.ts';

/** What is on that day, and a campaign from it. */
export function DayPanel({ day, calendar: { days, notes, campaigns }, onEdit }: { day: string; calendar: MarketingCalendar; onEdit: (note: CalendarNote) => void }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const nameOf = useDayName();
  const marks = days.filter((d) => d.day === day);
  const own = notes.filter((n) => n.day <= day && n.lastDay >= day);
  const ours = campaigns.filter((c) => c.day !== null && c.day <= day && c.lastDay! >= day);
  const undated = campaigns.filter((c) => c.day === null);
  const isEmpty = marks.length + own.length + ours.length === 0;
  return (
    <aside className="panel calendar-side">
      <h2>{format.day(day)}</h2>
      {isEmpty && <p className="soft">{t('calendar.nothing')}</p>}
      {marks.length > 0 && <p>{marks.map(nameOf).join(' · ')}</p>}
      {own.map((n) => (
        <p key={n.noteId} className="calendar-line">
          <span>
            {n.title} <span className="soft">{t(`noteKind.${n.kind}`)}</span>
          </span>
          <Button type="text" size="small" icon={<EditOutlined />} aria-label={n.title} onClick={() => onEdit(n)} />
        </p>
      ))}
      {ours.map((c) => (
        <p key={c.campaignId}>
          <a href={address('marketing', 'campaigns', c.campaignId)}>{c.name}</a> <span className="soft">{c.day === day ? t('calendar.sends') : t('calendar.running')} · {t('calendar.window', { day: format.day(c.lastDay) })}</span>
        </p>
      ))}
      <Button icon={<NotificationOutlined />} onClick={() => go('marketing', 'campaigns', 'new', day)}>
        {t('calendar.start')}
      </Button>
      {undated.length > 0 && (
        <>
          <h3>{t('calendar.undated')}</h3>
          {undated.map((c) => (
            <p key={c.campaignId}>
              <a href={address('marketing', 'campaigns', c.campaignId, 'check')}>{c.name}</a>
            </p>
          ))}
        </>
      )}
    </aside>
  );
}
