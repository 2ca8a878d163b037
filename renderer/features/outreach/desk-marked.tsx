import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DeskMarked as Marked } from '../../../shared/contract/outreach-desk.ts';
import type { DeskMark } from '../../../shared/domain/touch-channels.ts';
import { PersonLink } from './person-link.tsx';

const later = ['replied', 'added', 'refused'] as const;

/** Those who were written to, the latest first; an answer may come hours later. */
export function DeskMarked({ marked, onMark }: { marked: Marked[]; onMark: (customerId: number, mark: DeskMark) => void }) {
  const { t } = useTranslation('outreach');
  if (marked.length === 0) return <p className="soft">{t('desk.none')}</p>;
  return (
    <ul className="desk-marked">
      {marked.map((m) => (
        <li key={m.customerId}>
          <span>
            <PersonLink {...m} />{' '}
            {m.marks.map((mark) => (
              <Tag key={mark} variant="filled">
                {t(`did.${mark}`)}
              </Tag>
            ))}
          </span>
          <span className="desk-later">
            {later
              .filter((mark) => !m.marks.includes(mark) && !m.marks.includes('refused'))
              .map((mark) => (
                <Button key={mark} size="small" type="text" onClick={() => onMark(m.customerId, mark)}>
                  {t(`did.${mark}`)}
                </Button>
              ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
