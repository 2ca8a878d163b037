import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { PressureBook, Proof } from '../../../shared/contract/pressure.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { Definition } from '../../ui/definition.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Spread } from '../../ui/spread.tsx';

/** How much was sent, how much of it to one person, and that nobody who must not stands in a list. */
export function PressureView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const book = useQuery(api.planning.pressureBook, {});
  const proof = useQuery(api.planning.proof, {});
  const found = book.data;
  const nothing = found?.months.length === 0;
  return (
    <Page
      title={t('calendarTitle')}
      filters={choice}
      sentence={found && !nothing && <Trans t={t} i18nKey="pressure.sentence" count={found.spread.reduce((sum, s) => sum + s.people, 0)} components={{ strong: <strong /> }} />}
    >
      <Failure error={book.error ?? proof.error} />
      {!found && !book.error && <Skeleton active />}
      {nothing && <EmptyState icon={<SafetyCertificateOutlined />} title={t('pressure.emptyTitle')} text={t('pressure.emptyText')} />}
      {found && !nothing && (
        <>
          <div className="columns">
            <Months book={found} />
            <Panel title={t('pressure.spread')}>
              <Spread rows={found.spread.map((s) => ({ key: String(s.touches), label: t(s.touches >= 4 ? 'pressure.timesMore' : 'pressure.times', { n: s.touches }), value: s.people, text: format.count(s.people) }))} />
            </Panel>
          </div>
          <Most book={found} />
        </>
      )}
      {proof.data && proof.data.files.length > 0 && <ProofPanel proof={proof.data} />}
    </Page>
  );
}

function Months({ book: { months } }: { book: PressureBook }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const columns = ['planned', 'sent', 'delivered', 'people', 'most'] as const;
  return (
    <Panel title={t('pressure.months')} extra={<Definition label={t('pressure.months')} text={t('pressure.definition')} />}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('pressure.month')}</th>
            {columns.map((c) => (
              <th key={c} className="is-number">
                {t(`pressure.${c}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((m) => (
            <tr key={m.month}>
              <td>{m.month}</td>
              {columns.map((c) => (
                <td key={c} className="is-number">
                  {format.count(m[c])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Most({ book: { most } }: { book: PressureBook }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const { revealed } = usePrivacy();
  return (
    <Panel title={t('pressure.mostTitle')}>
      {most.length === 0 ? (
        <p className="soft planning-text">{t('pressure.nobody')}</p>
      ) : (
        <div className="planning-long">
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('pressure.nick')}</th>
                <th>{t('pressure.name')}</th>
                <th className="is-number">{t('pressure.touches')}</th>
                <th>{t('pressure.last')}</th>
              </tr>
            </thead>
            <tbody>
              {most.map((p) => (
                <tr key={p.customerId}>
                  <td>
                    <a href={address('customers', 'list', p.customerId)}>{showName(p.nick, revealed)}</a>
                  </td>
                  <td>{showName(p.name, revealed)}</td>
                  <td className="is-number">{format.count(p.touches)}</td>
                  <td className="number">{format.day(p.lastDay)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function ProofPanel({ proof: { files, listed, heldOut, optedOut, heldOutSql, optedOutSql } }: { proof: Proof }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const clean = heldOut === 0 && optedOut === 0;
  return (
    <Panel title={t('proof.title')} extra={<Definition label={t('proof.sql')} text={t('proof.sql')} sql={`${heldOutSql}\n\n${optedOutSql}`} />}>
      {clean ? (
        <p className="planning-text">
          <Trans t={t} i18nKey="proof.clean" values={{ files: format.count(files.length), listed: format.count(listed) }} components={{ strong: <strong /> }} />
        </p>
      ) : (
        <Alert type="error" showIcon title={t('proof.dirty', { heldOut: format.count(heldOut), optedOut: format.count(optedOut) })} />
      )}
      <div className="planning-long">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('proof.file')}</th>
              <th>{t('proof.campaign')}</th>
              <th>{t('proof.at')}</th>
              <th className="is-number">{t('proof.rows')}</th>
              <th>{t('proof.hash')}</th>
            </tr>
          </thead>
          <tbody>
            {files.map((f) => (
              <tr key={f.exportId}>
                <td>{f.fileName}</td>
                <td>
                  <a href={address('marketing', 'campaigns', f.campaignId, 'export')}>{f.campaignName}</a>
                </td>
                <td className="number">{format.time(f.at)}</td>
                <td className="is-number">{format.count(f.rows)}</td>
                <td>
                  <code title={f.sha256}>{f.sha256.slice(0, 16)}…</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
