import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Customer, ToldPerson } from '../../../shared/contract/customers.ts';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useReturnReason } from '../../lib/return-reason.ts';

/** What customers' files and member lists say of this person, row by row, with every yes and no; and what came back. */
export function CustomerTold({ customer: c }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const reasonWords = useReturnReason();
  return (
    <>
      {c.told.length > 0 && (
        <section>
          <h3>{t('told.title')}</h3>
          <ul className="plain-list">
            {c.told.map((told) => (
              <Told key={`${told.fileName} ${told.line} ${told.at}`} told={told} customer={c} />
            ))}
          </ul>
        </section>
      )}
      {c.returns.length > 0 && (
        <section>
          <h3>{t('returns.title', { count: c.returns.reduce((n, r) => n + r.quantity, 0) })}</h3>
          <ul className="plain-list">
            {c.returns.map((r, i) => (
              <li key={i}>
                <span className="number">{format.day(r.day)}</span> {r.title ?? r.orderNo} · {t('returns.pieces', { count: r.quantity })} · {reasonWords(r.reason)}
                {r.comment !== null && <div className="soft">{r.comment}</div>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Told({ told, customer: c }: { told: ToldPerson; customer: Customer }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const facts: [string, string | null][] = [
    [t('told.source'), told.source],
    [t('told.since'), told.since === null ? null : format.day(told.since)],
    [t('told.nick'), told.nick === null ? null : showName(told.nick, revealed)],
    [t('told.wechat'), told.wechat === null ? null : showName(told.wechat, revealed)],
    [t('told.staff'), told.staff],
    [t('told.wording'), told.wording],
    [t('told.gender'), c.gender === null && c.toldGender !== null ? t(`edit.genders.${c.toldGender}`) : null],
    [t('told.birthday'), c.birthday === null ? c.toldBirthday : null],
  ];
  return (
    <li>
      <dl className="told">
        {facts.filter(([, value]) => value !== null).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {told.tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      {told.emailConsent !== null && <Tag color={told.emailConsent === 'yes' ? 'green' : 'red'}>{t(`told.email.${told.emailConsent}`)}</Tag>}
      {told.smsConsent !== null && <Tag color={told.smsConsent === 'yes' ? 'green' : 'red'}>{t(`told.sms.${told.smsConsent}`)}</Tag>}
      {told.note !== null && <div>{told.note}</div>}
      <div className="soft">{t('told.from', { file: told.fileName, line: told.line, time: format.time(told.at) })}</div>
    </li>
  );
}
