import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedbackChannel } from '../../../shared/contract/feedback.ts';
import type { CaseKind } from '../../../shared/contract/service.ts';
import { timelineKinds, type TimelineEntry, type TimelineKind } from '../../../shared/contract/timeline.ts';
import type { LifeEventKind } from '../../../shared/domain/life-events.ts';
import type { TouchChannel } from '../../../shared/domain/touch-channels.ts';
import type { CallOutcome } from '../../../shared/domain/call-script.ts';
import type zhCustomers from '../../../shared/locales/zh-CN/customers.json';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';

const PAGE = 20;

/** All that happened with somebody, in one list; a kind is chosen to see only that. */
export function CustomerTimeline({ customerId }: { customerId: number }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const [kinds, setKinds] = useState<TimelineKind[]>([]);
  const [limit, setLimit] = useState(PAGE);
  const found = useQuery(api.customers.timeline, { customerId, limit, ...(kinds.length > 0 ? { kinds } : {}) });
  const { entries, total, counts } = found.data ?? { entries: [], total: 0, counts: null };
  const there = timelineKinds.filter((kind) => (counts?.[kind] ?? 0) > 0);
  const toggle = (kind: TimelineKind, on: boolean) => {
    setKinds(on ? [...kinds, kind] : kinds.filter((k) => k !== kind));
    setLimit(PAGE);
  };
  return (
    <section className="timeline" aria-label={t('timeline.title')}>
      <h3>{t('timeline.title')}</h3>
      <Failure error={found.error} />
      {there.length > 1 && (
        <div className="timeline-kinds" role="group" aria-label={t('timeline.filter')}>
          {there.map((kind) => (
            <Button key={kind} size="small" type={kinds.includes(kind) ? 'primary' : 'default'} aria-pressed={kinds.includes(kind)} onClick={() => toggle(kind, !kinds.includes(kind))}>
              {t(`timeline.kind.${kind}`)} {format.count(counts?.[kind] ?? 0)}
            </Button>
          ))}
        </div>
      )}
      {found.data && total === 0 && <p className="soft">{t('timeline.none')}</p>}
      <ol>
        {entries.map((entry, i) => (
          <Entry key={i} entry={entry} />
        ))}
      </ol>
      {total > entries.length && (
        <Button size="small" loading={found.isFetching} onClick={() => setLimit(limit + 5 * PAGE)}>
          {t('timeline.more', { count: total - entries.length })}
        </Button>
      )}
    </section>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { at, kind, text } = entry;
  return (
    <li>
      <Tag variant="filled" className={`timeline-${kind}`}>
        {t(`timeline.kind.${kind}`)}
      </Tag>
      <div>
        <Said entry={entry} />
        {(kind === 'reply' || kind === 'told' || kind === 'optOut' || kind === 'case' || kind === 'lifeEvent' || kind === 'feedback') && text !== null && text !== '' && <blockquote>{text}</blockquote>}
        <div className="timeline-when soft number">
          {at === 0 ? t('timeline.noDay') : format.time(at)}
          {kind === 'order' && ` · ${entry.name}`}
        </div>
      </div>
    </li>
  );
}

/** The thing in a sentence. */
function Said({ entry: { kind, name, text, yes, amountMinor, currency, campaignId } }: { entry: TimelineEntry }) {
  const { t } = useTranslation(['customers', 'copy']);
  const { t: service } = useTranslation('service');
  const { t: outreach } = useTranslation('outreach');
  const { t: feedback } = useTranslation('feedback');
  const format = useFormat();
  const campaign = campaignId === null ? name : <a href={address('results', 'campaign', campaignId)}>{name}</a>;
  switch (kind) {
    case 'order':
      return (
        <span className="item-line">
          <span>{t(`status.${text as 'completed'}`)}</span>
          <span className={yes === true ? 'number' : 'number soft'}>{format.money(amountMinor, currency ?? 'CNY')}</span>
        </span>
      );
    case 'touch':
      return (
        <span>
          {campaign} · {t(`touches.status.${text as keyof typeof zhCustomers.touches.status}`)}
        </span>
      );
    case 'reply':
      return <span>{campaign}</span>;
    case 'call':
      return <span>{t('timeline.called', { script: name, outcome: t(`copy:outcome.${text as CallOutcome}`) })}</span>;
    case 'hand':
      return <span>{t('timeline.hand', { channel: outreach(`channel.${name as TouchChannel}`), kind: outreach(`did.${text as 'sent'}`) })}</span>;
    case 'optOut':
      return <span>{t(yes === true ? 'timeline.out' : 'timeline.in', { source: t(`timeline.source.${name as 'owner'}`) })}</span>;
    case 'tag':
      return <span>{t(yes === true ? 'timeline.given' : 'timeline.taken', { name })}</span>;
    case 'field':
      return <span>{text === null ? t('timeline.cleared', { name }) : t('timeline.set', { name, value: text })}</span>;
    case 'merge':
      return <span>{t(name === 'same' ? (yes === true ? 'timeline.merged' : 'timeline.unmerged') : yes === true ? 'timeline.apart' : 'timeline.apartLifted')}</span>;
    case 'told':
      return <span>{t('timeline.told', { file: name })}</span>;
    case 'case':
      return <span>{t(yes === null ? 'timeline.caseStep' : yes ? 'timeline.caseOpened' : 'timeline.caseClosed', { kind: service(`kind.${name as CaseKind}`) })}</span>;
    case 'feedback':
      return <span>{feedback(`channel.${name as FeedbackChannel}`)}</span>;
    case 'lifeEvent':
      return <span>{service(`event.kind.${name as LifeEventKind}`)}</span>;
  }
}
