import { Alert, Segmented, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { CrowdCard, Middle } from '../../../shared/contract/outreach-crowd.ts';
import type { CrowdLine, DaySpan } from '../../../shared/domain/crowd-card.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { usePlatformName } from '../../lib/platform-name.ts';
import { useRuleSentence } from '../../lib/rule-sentence.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SegmentSelect } from './segment-select.tsx';

const strict = ['amazon', 'ebay'] as const;
type Shown = 'crowd' | (typeof strict)[number];

/** How to find the same people again inside a platform's own tool; and what Amazon and eBay allow. */
export function CrowdView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('outreach');
  const [segmentId, setSegmentId] = useState<number | null>(null);
  const [shown, setShown] = useState<Shown>('crowd');
  const card = useQuery(api.outreach.crowd, { segmentId: segmentId ?? 1 }, { enabled: segmentId !== null });
  const data = segmentId === null ? undefined : card.data;
  return (
    <Page
      title={t('title')}
      filters={choice}
      sentence={shown === 'crowd' && data ? <Trans t={t} i18nKey="crowd.sentence" count={data.lines.filter((l) => l.condition !== null).length} values={{ same: data.lines.filter((l) => l.condition !== null && l.rebuild === 'same').length, people: data.people }} components={{ b: <strong /> }} /> : t('crowd.lead')}
    >
      <div className="page-filters">
        <Segmented<Shown> aria-label={t('crowd.which')} value={shown} onChange={setShown} options={(['crowd', ...strict] as const).map((value) => ({ value, label: t(`crowd.tool.${value}`) }))} />
        {shown === 'crowd' && <SegmentSelect id="crowd-segment" value={segmentId} onPick={(s) => setSegmentId(s?.segmentId ?? null)} />}
      </div>
      {shown === 'crowd' ? (
        <>
          <Failure error={segmentId === null ? null : card.error} />
          {segmentId === null && <Panel title={t('crowd.whatTitle')}><p className="soft">{t('crowd.what')}</p></Panel>}
          {data && <Card card={data} />}
        </>
      ) : (
        <Allowed platform={shown} />
      )}
    </Page>
  );
}

function Card({ card }: { card: CrowdCard }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const platform = usePlatformName();
  return (
    <div className="outreach-columns">
      <Panel title={t('crowd.conditions', { name: card.name })}>
        {card.lines.length === 0 ? (
          <p className="soft">{t('crowd.everyone')}</p>
        ) : (
          <div className="outreach-scroll">
            <table className="plain-table">
              <thead>
                <tr>
                  <th>{t('crowd.condition')}</th>
                  <th>{t('crowd.days')}</th>
                  <th>{t('crowd.there')}</th>
                </tr>
              </thead>
              <tbody>
                {card.lines.map((line, i) => (
                  <Line key={i} line={line} currency={card.currency} />
                ))}
              </tbody>
            </table>
          </div>
        )}
        <p className="outreach-note">{t('crowd.note')}</p>
      </Panel>
      <div className="outreach-side">
        <Panel title={t('crowd.figures')}>
          <p className="soft">{t('crowd.figuresWhy', { n: format.count(card.buyers) })}</p>
          <table className="plain-table">
            <thead>
              <tr>
                <th />
                <th className="is-number">{t('crowd.low')}</th>
                <th className="is-number">{t('crowd.median')}</th>
                <th className="is-number">{t('crowd.high')}</th>
              </tr>
            </thead>
            <tbody>
              <Range label={t('crowd.orders')} middle={card.orders} say={format.count} />
              <Range label={t('crowd.net')} middle={card.netMinor} say={(minor) => format.money(minor, card.currency)} />
              <Range label={t('crowd.lastDay')} middle={card.lastDay} say={format.day} />
            </tbody>
          </table>
        </Panel>
        <Panel title={t('crowd.platforms')}>
          {card.platforms.length === 0 && <p className="soft">{t('crowd.noPlatforms')}</p>}
          {card.platforms.map((p) => (
            <p key={p.platform} className="outreach-row">
              <span>{platform(p.platform)}</span>
              <span className="number">{t('people', { count: p.people })}</span>
            </p>
          ))}
          <p className="outreach-note">{t('crowd.compare')}</p>
        </Panel>
      </div>
    </div>
  );
}

function Line({ line, currency }: { line: CrowdLine; currency: string }) {
  const { t } = useTranslation('outreach');
  const say = useRuleSentence(currency);
  const indent = { paddingInlineStart: 8 + 20 * line.depth };
  if (line.group !== null) {
    return (
      <tr className="soft">
        <td colSpan={3} style={indent}>
          {t(line.group.not ? `crowd.not_${line.group.combinator}` : `crowd.${line.group.combinator}`)}
        </td>
      </tr>
    );
  }
  return (
    <tr>
      <td style={indent}>{line.condition && say({ combinator: 'and', rules: [line.condition] })}</td>
      <td className="number">{line.days && <Days days={line.days} />}</td>
      <td>
        <Tag variant="filled">{t(`crowd.rebuild.${line.rebuild}`)}</Tag> <span className="soft">{line.why !== null && t(`crowd.why.${line.why}`)}</span>
      </td>
    </tr>
  );
}

function Days({ days: { from, to } }: { days: DaySpan }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  if (from !== null && to !== null) return t('crowd.between', { from: format.day(from), to: format.day(to) });
  return from !== null ? t('crowd.from', { day: format.day(from) }) : t('crowd.until', { day: format.day(to) });
}

function Range<T>({ label, middle, say }: { label: string; middle: Middle<T> | null; say: (value: T) => string }) {
  return (
    <tr>
      <td>{label}</td>
      {(['low', 'median', 'high'] as const).map((at) => (
        <td key={at} className="is-number">
          {middle === null ? say(null as T) : say(middle[at])}
        </td>
      ))}
    </tr>
  );
}

const points = { amazon: ['orderOnly', 'noLinks', 'request', 'brand', 'insert'], ebay: ['members', 'noOutside', 'buyerGroups', 'offers', 'insert'] } as const;
const banned = { amazon: ['list', 'review', 'off'], ebay: ['list', 'review', 'off'] } as const;

function Allowed({ platform }: { platform: (typeof strict)[number] }) {
  const { t } = useTranslation('outreach');
  return (
    <div className="outreach-columns">
      <Panel title={t('allowed.can', { platform: t(`crowd.tool.${platform}`) })}>
        <ul className="outreach-list">
          {points[platform].map((p) => (
            <li key={p}>{t(`allowed.${platform}.${p as 'insert'}`)}</li>
          ))}
        </ul>
      </Panel>
      <div className="outreach-side">
        <Panel title={t('allowed.cannot')}>
          <ul className="outreach-list">
            {banned[platform].map((p) => (
              <li key={p}>{t(`allowed.not.${p}`)}</li>
            ))}
          </ul>
        </Panel>
        <Alert type="info" showIcon title={t('allowed.check')} />
      </div>
    </div>
  );
}
