import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity } from '../../shared/contract/outreach-register.ts';
import { CountButton } from './count-button.tsx';
import { useFormat } from './format.ts';
import { FreezeFound } from './freeze-found.tsx';
import { address } from './route.ts';
import './mail-responses.css';

/** What came of letters by their code or by phone: who answered, which isn't whom they moved. */
export function MailResponses({ rows, labels }: { rows: Activity[]; labels: number }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const [naming, setNaming] = useState<Activity | null>(null);
  const shareOf = (people: number, all: number) => (all === 0 ? null : <div className="soft">{t('mail.shareOf', { all: format.count(all), share: format.share(people / all) })}</div>);
  return (
    <div className="mail-responses">
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('mail.activity')}</th>
            <th>{t('mail.window')}</th>
            <th className="is-number">{t('mail.phone')}</th>
            <th className="is-number">{t('mail.byCode')}</th>
            <th className="is-number">{t('mail.net')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((a) => (
            <tr key={a.activityId}>
              <td>
                <a href={address('marketing', 'outreach', 'activities')}>{a.name}</a>
              </td>
              <td className="number">{t('mail.between', { from: format.day(a.fromDay), to: format.day(a.untilDay) })}</td>
              <td className="is-number">
                {format.count(a.responses)}
                {a.responses !== null && shareOf(a.responses, a.reach ?? labels)}
              </td>
              <td className="is-number">
                {a.byCode === null ? '–' : <CountButton count={a.byCode.people} onClick={() => setNaming(a)} />}
                {a.byCode !== null && shareOf(a.byCode.people, a.reach ?? labels)}
              </td>
              <td className="is-number">{a.byCode === null ? '–' : format.money(a.byCode.netMinor, a.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {naming?.byCode && <FreezeFound name={naming.name} customerIds={naming.byCode.customerIds} onDone={() => setNaming(null)} />}
    </div>
  );
}
