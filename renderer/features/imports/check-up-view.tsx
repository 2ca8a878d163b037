import { CheckOutlined, MinusOutlined } from '@ant-design/icons';
import { Trans, useTranslation } from 'react-i18next';
import type { CheckUp } from '../../../shared/contract/imports.ts';
import { useFormat } from '../../lib/format.ts';
import { address } from '../../lib/route.ts';
import { useImportWords } from './import-words.ts';
import { PhoneBar } from './phone-bar.tsx';

/** 导入体检: who is recognised, which days are covered, what can be told and what not, and which file to fetch next. */
export function CheckUpView({ checkUp: c }: { checkUp: CheckUp }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const words = useImportWords();
  const next = c.next === null ? null : words.next(c.next);
  const known = c.buyers.recognised;
  return (
    <div className="check-up">
      {c.orders > 0 && (
        <p className="check-up-lead">
          {known > 0 ? (
            <Trans t={t} i18nKey="checkUp.people" count={c.orders} values={{ known: format.count(known), share: format.share(known / c.orders) }} components={{ b: <strong /> }} />
          ) : (
            <Trans t={t} i18nKey="checkUp.noPeople" count={c.orders} components={{ b: <strong /> }} />
          )}
        </p>
      )}
      {c.orders > c.phones.none && <PhoneBar phones={c.phones} />}
      <dl className="check-up-facts">
        <dt>{t('checkUp.dates')}</dt>
        <dd className="number">{words.span(c.firstDay, c.lastDay)}</dd>
        {c.missingMonths.length > 0 && (
          <>
            <dt>{t('checkUp.missing')}</dt>
            <dd>
              <span className="number">{words.months(c.missingMonths)}</span>
              <div className="soft">{t('checkUp.missingHelp')}</div>
            </dd>
          </>
        )}
      </dl>
      <div className="check-up-tells">
        <Tells title={t('checkUp.tells')} keys={c.tells} yes />
        <Tells title={t('checkUp.cannotTell')} keys={c.cannotTell} yes={false} />
      </div>
      {next && (
        <div className="check-up-next">
          <strong>{t('checkUp.next', { title: next.title })}</strong>
          <p>{next.text}</p>
          <a href={address('data', 'import', 'guide')}>{t('checkUp.guide')}</a>
        </div>
      )}
    </div>
  );
}

function Tells({ title, keys, yes }: { title: string; keys: string[]; yes: boolean }) {
  const words = useImportWords();
  if (keys.length === 0) return null;
  return (
    <div>
      <h4>{title}</h4>
      <ul className={yes ? 'is-yes' : ''}>
        {keys.map((key) => (
          <li key={key}>
            {yes ? <CheckOutlined /> : <MinusOutlined />}
            {words.tells(key)}
          </li>
        ))}
      </ul>
    </div>
  );
}
