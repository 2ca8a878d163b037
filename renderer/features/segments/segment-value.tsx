import { Skeleton } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import type { SegmentWorth, SegmentWorths } from '../../../shared/contract/lifecycle-margins.ts';
import { api } from '../../lib/api.ts';
import { AskFirst } from '../../lib/ask-first.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useTaskQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Spread } from '../../ui/spread.tsx';

/** What the people of a saved segment have left and are expected to leave, and where that puts it among the others. */
export function SegmentValue({ segmentId }: { segmentId: number }) {
  const { t } = useTranslation('lifecycle');
  return (
    <Panel title={t('segmentWorth.title')}>
      <AskFirst label={t('segmentWorth.show')}>
        <Told segmentId={segmentId} />
      </AskFirst>
    </Panel>
  );
}

function Told({ segmentId }: { segmentId: number }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const { data, error } = useTaskQuery(api.lifecycle.segmentWorths, {});
  if (!data) return error ? <Failure error={error} /> : <Skeleton active paragraph={{ rows: 4 }} />;
  if (!data.known) return <p className="soft">{t('segmentWorth.unknown', { covered: format.share(data.covered), least: format.share(data.leastCovered) })}</p>;
  const row = data.rows.find((r) => r.segmentId === segmentId);
  if (row === undefined) return null;
  if (row.eachMinor === null) return <p className="soft">{t('segmentWorth.nobody')}</p>;
  return (
    <>
      <Figures worths={data} row={row} />
      <h4>{t('segmentWorth.deciles')}</h4>
      <Spread rows={row.deciles.map((count, i) => ({ key: String(i), label: t('segmentWorth.decile', { decile: i + 1 }), value: count / row.buyers, text: t('segmentWorth.decileOf', { count, share: format.share(count / row.buyers) }) }))} />
      {data.rows.length > 1 && <Others worths={data} segmentId={segmentId} />}
    </>
  );
}

function Figures({ worths, row }: { worths: SegmentWorths; row: SegmentWorth }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { contacts, expected } = row;
  const money = (minor: number) => format.money(minor, worths.currency);
  const lines = [
    { key: 'margin', minor: money(row.marginMinor), note: row.estimated > 0 ? t('segmentWorth.estimatedNote', { n: row.estimated }) : '' },
    { key: 'contact', minor: money(contacts.minor === 0 ? 0 : -contacts.minor), note: contacts.unknown > 0 ? t('segmentWorth.contactUnknown', { count: contacts.contacts, n: contacts.unknown }) : t('segmentWorth.contactOf', { count: contacts.contacts }) },
    { key: 'toDate', minor: money(row.toDateMinor), note: '' },
    { key: 'expected', minor: expected ? money(expected.minor) : '–', note: expected ? t('segmentWorth.range', { low: money(expected.lowMinor), high: money(expected.highMinor) }) : t('segmentWorth.noForecast') },
    { key: 'value', minor: money(row.valueMinor), note: '' },
  ] as const;
  return (
    <>
      <p>
        <Trans t={t} i18nKey="segmentWorth.sentence" values={{ buyers: row.buyers, each: money(row.eachMinor ?? 0), segments: worths.rows.filter((r) => r.place !== null).length, place: row.place ?? 0 }} components={{ b: <strong /> }} />{' '}
        <Definition label={`${t('segmentWorth.title')} ${common('definition')}`} text={t('define.segmentWorth')} n={common('nOf', { n: format.count(row.buyers) })} />
      </p>
      <table className="plain-table">
        <tbody>
          {lines.map(({ key, minor, note }) => (
            <tr key={key}>
              <th scope="row">{t(`segmentWorth.${key}`)}</th>
              <td className="is-number">{minor}</td>
              <td className="soft">{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Others({ worths, segmentId }: { worths: SegmentWorths; segmentId: number }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const money = (minor: number | null | undefined) => format.money(minor ?? null, worths.currency);
  return (
    <>
      <h4>{t('segmentWorth.compare')}</h4>
      <table className="plain-table">
        <thead>
          <tr>
            <th className="is-number">{t('segmentWorth.place')}</th>
            <th>{t('segmentWorth.name')}</th>
            <th className="is-number">{t('segmentWorth.buyers')}</th>
            <th className="is-number">{t('segmentWorth.toDate')}</th>
            <th className="is-number">{t('segmentWorth.expected')}</th>
            <th className="is-number">{t('segmentWorth.each')}</th>
          </tr>
        </thead>
        <tbody>
          {worths.rows.map((r) => (
            <tr key={r.segmentId} {...(r.segmentId === segmentId ? { className: 'is-marked' } : {})}>
              <td className="is-number">{format.count(r.place)}</td>
              <td>{r.segmentId === segmentId ? r.name : <a href={address('customers', 'segments', r.segmentId)}>{r.name}</a>}</td>
              <td className="is-number">{format.count(r.buyers)}</td>
              <td className="is-number">{money(r.toDateMinor)}</td>
              <td className="is-number">{money(r.expected?.minor)}</td>
              <td className="is-number">{money(r.eachMinor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
