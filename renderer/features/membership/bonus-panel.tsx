import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bonusStackings, type BonusEvent, type BonusRules } from '../../../shared/domain/bonus-events.ts';
import type { Programme } from '../../../shared/domain/programme.ts';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';
import { BonusForm, newEvent } from './bonus-form.tsx';
import { bonusWords } from './bonus-words.ts';

interface BonusPanelProps {
  rules: Programme;
  onBonus: (bonus: BonusRules | undefined) => void;
}

/** The events of the rules on the screen. */
export function BonusPanel({ rules, onBonus }: BonusPanelProps) {
  const { t, i18n } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const [editing, setEditing] = useState<{ at: number; event: BonusEvent } | null>(null);
  const segments = useQuery(api.segments.list, {}).data ?? [];
  const figures = useQuery(api.membership.bonusEvents, {}).data ?? [];
  const { events, stacking } = rules.points.bonus ?? { events: [], stacking: 'sum' as const };
  const put = (next: BonusEvent[]) => onBonus(next.length === 0 ? undefined : { stacking, events: next });
  const drawnOf = ({ eventId }: BonusEvent) => {
    const found = figures.find((f) => f.eventId === eventId);
    return found ? { segmentName: found.segmentName, day: found.drawnDay } : null;
  };
  const who = (event: BonusEvent) => (event.segmentId === null ? t('bonus.everyone') : (drawnOf(event)?.segmentName ?? segments.find((s) => s.segmentId === event.segmentId)?.name ?? '–'));
  const writing = { t, list: new Intl.ListFormat(i18n.language), money: (minor: number) => format.money(minor, rules.currency) };
  return (
    <Panel
      title={t('bonus.title')}
      extra={
        <Button size="small" icon={<PlusOutlined />} onClick={() => setEditing({ at: events.length, event: newEvent() })}>
          {t('bonus.add')}
        </Button>
      }
    >
      {events.length === 0 && <p className="soft">{t('bonus.none')}</p>}
      {events.length > 0 && (
        <ul className="bonus-events">
          {events.map((event, at) => {
            const words = bonusWords(event, writing);
            return (
              <li key={event.eventId ?? event.name}>
                <div>
                  <strong>{event.name}</strong>
                  <span className="soft number">{t('bonus.period', { from: format.day(event.fromDay), until: format.day(event.untilDay) })}</span>
                  <div>{t('bonus.line', { who: who(event), goods: words.goods, extra: words.extra })}</div>
                  {event.eventId === null && <div className="soft">{t('bonus.unsaved')}</div>}
                </div>
                <Space size={4}>
                  <Button size="small" type="text" onClick={() => setEditing({ at, event })}>
                    {common('edit')}
                  </Button>
                  <Button size="small" type="text" onClick={() => put(events.filter((_, i) => i !== at))}>
                    {t('bonus.remove')}
                  </Button>
                </Space>
              </li>
            );
          })}
        </ul>
      )}
      {events.length > 1 && (
        <div className="bonus-stacking">
          <span>{t('bonus.stacking')}</span>
          <Segmented<BonusRules['stacking']> aria-label={t('bonus.stacking')} value={stacking} options={bonusStackings.map((value) => ({ value, label: t(`bonus.stack.${value}`) }))} onChange={(next) => onBonus({ stacking: next, events })} />
        </div>
      )}
      {events.length > 0 && <p className="soft">{t('bonus.caps')}</p>}
      {editing && (
        <BonusForm
          initial={editing.event}
          rules={rules}
          others={events.filter((_, i) => i !== editing.at).map((e) => e.name)}
          drawn={drawnOf(editing.event)}
          onOk={(event) => {
            put(editing.at === events.length ? [...events, event] : events.map((e, i) => (i === editing.at ? event : e)));
            setEditing(null);
          }}
          onCancel={() => setEditing(null)}
        />
      )}
    </Panel>
  );
}
