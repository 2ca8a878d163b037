import { CheckCircleOutlined, CloseCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { RenderedText, TextProblem } from '../../shared/contract/copy.ts';
import { MessageCard } from '../ui/message-card.tsx';
import { Spread } from '../ui/spread.tsx';
import { showName, usePrivacy } from './privacy.ts';
import { useProblemText } from './text-problems.ts';

interface TextPreviewProps {
  /** They are said elsewhere on the screen. */
  hideProblems?: boolean;
  problems: TextProblem[];
  rendered: RenderedText[];
  partsSpread: { parts: number; customers: number }[];
}

/** A person's names in a text, as they are shown while personal details are hidden. */
export const maskNames = ({ text, names }: Pick<RenderedText, 'text' | 'names'>): string => names.reduce((masked, name) => masked.replaceAll(name, showName(name, false)), text);

/** What is wrong with a text, the messages as people get them, and how many are billed. */
export function TextPreview({ hideProblems = false, problems, rendered, partsSpread }: TextPreviewProps) {
  const { t } = useTranslation('copy');
  const { revealed } = usePrivacy();
  const counted = partsSpread.reduce((sum, s) => sum + s.customers, 0);
  return (
    <div className="text-preview">
      {!hideProblems && <TextProblems problems={problems} />}
      {partsSpread.length > 0 && counted > 0 && (
        <div>
          <h3>{t('preview.spread')}</h3>
          <Spread rows={partsSpread.map((s) => ({ key: String(s.parts), label: t('preview.parts', { count: s.parts }), value: s.customers, text: t('preview.people', { count: s.customers }) }))} />
          <p className="soft">{t('preview.spreadNote', { count: counted })}</p>
        </div>
      )}
      {rendered.map((r) => (
        <MessageCard
          key={r.customerId}
          who={showName(r.label, revealed)}
          text={revealed ? r.text : maskNames(r)}
          meta={
            <>
              {r.length !== null && r.parts !== null && <div>{t('preview.length', { length: r.length, parts: r.parts })}</div>}
              {r.recommended && <div>{t(`preview.recommended.${r.recommended.reason}`, { title: r.recommended.title, of: r.recommended.of, count: r.recommended.people })}</div>}
            </>
          }
        />
      ))}
      {rendered.length === 0 && <p className="soft">{problems.some((p) => p.severity === 'error') ? t('preview.broken') : t('preview.nobody')}</p>}
    </div>
  );
}

export function TextProblems({ problems }: { problems: TextProblem[] }) {
  const { t } = useTranslation('copy');
  const say = useProblemText();
  return (
    <ul className="text-problems" aria-label={t('problems')} aria-live="polite">
      {problems.length === 0 && (
        <li className="is-fine">
          <CheckCircleOutlined />
          {t('noProblems')}
        </li>
      )}
      {problems.map((p) => (
        <li key={`${p.variant ?? ''}/${p.code}/${p.values.join('/')}`} className={`is-${p.severity}`}>
          {p.severity === 'error' ? <CloseCircleOutlined /> : <WarningOutlined />}
          {say(p)}
        </li>
      ))}
    </ul>
  );
}
