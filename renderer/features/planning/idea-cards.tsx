import { Button, Card, Input, Select, Space } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noteKinds } from '../../../shared/contract/planning-calendar.ts';
import { ideas, kindOfDay, typeOfKind, type Idea } from '../../../shared/domain/idea-cards.ts';
import { marketingDays } from '../../../shared/domain/marketing-days.ts';
import type { Span } from '../../../shared/domain/draft-window.ts';
import { addDays, daysBetween } from '../../../shared/lib/dates.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';
import { dragOf } from './calendar-drag.ts';
import { useDayName } from './day-name.ts';
import type { DraftIdea } from './draft-form.tsx';

const AHEAD = 90;

interface Shown extends DraftIdea {
  key: string;
  why: string;
  /** Its own day, where it has one. */
  on: string | null;
}

/** Ideas in their five classes; those of the calendar stand on their days, the others on the one that is chosen. */
export function IdeaCards({ chosen, onDraft }: { chosen: Span; onDraft: (idea: DraftIdea) => void }) {
  const { t } = useTranslation(['planning', 'common']);
  const [kind, setKind] = useState<Idea['kind']>('culture');
  const shown = useIdeas(kind, chosen);
  return (
    <Panel title={t('idea.title')} extra={<Select<Idea['kind']> size="small" aria-label={t('idea.label')} popupMatchSelectWidth={false} value={kind} onChange={setKind} options={noteKinds.map((value) => ({ value, label: t(`noteKind.${value}`) }))} />}>
      {kind === 'nature' && <WeatherField day={chosen.day} />}
      {shown.length === 0 && <p className="soft">{t('idea.noDays')}</p>}
      <div className="idea-cards">
        {shown.map((idea) => (
          <IdeaCard key={idea.key} idea={idea} kind={kind} onDraft={onDraft} />
        ))}
      </div>
    </Panel>
  );
}

function useIdeas(kind: Idea['kind'], chosen: Span): Shown[] {
  const { t } = useTranslation('planning');
  const nameOf = useDayName();
  const format = useFormat();
  const today = dayjs().format('YYYY-MM-DD');
  const own = ideas.filter((idea) => idea.kind === kind).map((idea): Shown => {
    const word = (what: 'title' | 'why' | 'text') => t(`idea.${idea.key as 'cold'}.${what}`);
    return { key: idea.key, title: word('title'), why: word('why'), text: word('text'), type: idea.type, on: null, day: chosen.day, lastDay: chosen.lastDay > chosen.day ? chosen.lastDay : addDays(chosen.day, idea.days) };
  });
  const dated = marketingDays(today, addDays(today, AHEAD)).filter((d) => kindOfDay(d) === kind).map((d): Shown => {
    const ahead = daysBetween(today, d.day);
    return { key: `${d.kind} ${d.key} ${d.day}`, title: nameOf(d), why: t('idea.next', { count: ahead, day: format.day(d.day) }), text: '', type: typeOfKind[kind], on: d.day, day: addDays(d.day, -Math.min(ahead, 7)), lastDay: ahead === 0 ? addDays(d.day, 1) : d.day };
  });
  return [...dated, ...own];
}

function IdeaCard({ idea, kind, onDraft }: { idea: Shown; kind: Idea['kind']; onDraft: (idea: DraftIdea) => void }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const save = useCommand(api.planning.saveNote);
  const { title, why, text, type, day, lastDay, on } = idea;
  return (
    <Card size="small" className="idea-card" {...dragOf(() => ({ what: 'occasion', title, type, text, occasion: on === null ? { day, lastDay } : { day: on, lastDay: on } }))}>
      <h3>{title}</h3>
      <p className="soft">{why}</p>
      {text !== '' && <p>{text}</p>}
      <Space size={4} wrap>
        <Button size="small" onClick={() => onDraft({ title, type, text, day, lastDay })}>
          {t('calendar.make')}
        </Button>
        {on === null && (
          <Button size="small" type="text" loading={save.busy} onClick={() => void save.run({ day, lastDay: day, title, kind })}>
            {t('idea.toCalendar', { day: format.day(day) })}
          </Button>
        )}
      </Space>
      <Failure error={save.error} onClose={save.clearError} />
    </Card>
  );
}

/** No feed tells the weather here: the owner does. */
function WeatherField({ day }: { day: string }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const save = useCommand(api.planning.saveNote);
  const [title, setTitle] = useState('');
  const add = async () => {
    if (title.trim() !== '' && (await save.run({ day, lastDay: day, title, kind: 'nature' }))) setTitle('');
  };
  return (
    <div className="idea-weather">
      <Input aria-label={t('idea.weather')} placeholder={t('idea.weather')} maxLength={80} value={title} onChange={(e) => setTitle(e.target.value)} onPressEnter={() => void add()} />
      <Button size="small" disabled={title.trim() === ''} loading={save.busy} onClick={() => void add()}>
        {t('idea.addWeather', { day: format.day(day) })}
      </Button>
      <Failure error={save.error} onClose={save.clearError} />
    </div>
  );
}
