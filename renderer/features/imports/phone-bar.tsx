import { useTranslation } from 'react-i18next';
import type { CheckUp } from '../../../shared/contract/imports.ts';
import { useFormat } from '../../lib/format.ts';

const qualities = ['valid', 'masked', 'virtual', 'invalid', 'none'] as const;

/** Orders by what their phone number is, as one bar; every part is named with its count below it. */
export function PhoneBar({ phones }: { phones: CheckUp['phones'] }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const there = qualities.filter((q) => phones[q] > 0);
  return (
    <div className="phones">
      <div className="phones-bar" aria-hidden>
        {there.map((q) => (
          <span key={q} className={`is-${q}`} style={{ flexGrow: phones[q] }} />
        ))}
      </div>
      <ul className="phones-legend">
        {there.map((q) => (
          <li key={q}>
            <span className={`phones-dot is-${q}`} aria-hidden />
            {t(`phone.${q}`)} <span className="number">{format.count(phones[q])}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
