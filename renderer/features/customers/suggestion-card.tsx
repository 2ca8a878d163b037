import { Button, Tag } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '../../../shared/contract/people.ts';
import { useEvidenceWords } from '../../lib/evidence-words.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { PeopleTable } from './people-table.tsx';

interface SuggestionCardProps {
  suggestion: Suggestion;
  onKey: (e: KeyboardEvent) => void;
  onAccept: () => void;
  onReject: () => void;
  onSkip: () => void;
  onPreview: () => void;
}

/** Two records, what they share, and the owner's answer. */
export function SuggestionCard({ suggestion: { people, evidence, score }, onKey, onAccept, onReject, onSkip, onPreview }: SuggestionCardProps) {
  const { t } = useTranslation('people');
  const { revealed } = usePrivacy();
  const words = useEvidenceWords();
  const [one, two] = people.map((p) => showName(p.nick ?? p.name, revealed));
  return (
    // Tab and arrows go from pair to pair; letters answer.
    <li className="panel suggestion" tabIndex={0} aria-label={t('suggestions.pair', { one, two })} onKeyDown={onKey}>
      <div className="suggestion-head">
        <div className="evidence">
          {evidence.map((e) => (
            <Tag key={e.kind} variant="filled">
              {words(e)}
            </Tag>
          ))}
        </div>
        <span className="soft number">{t('suggestions.score', { score })}</span>
      </div>
      <PeopleTable people={people} />
      <div className="suggestion-actions">
        <Button type="primary" onClick={onAccept}>
          {t('suggestions.accept')}
        </Button>
        <Button onClick={onReject}>{t('suggestions.reject')}</Button>
        <Button onClick={onSkip}>{t('suggestions.skip')}</Button>
        <Button type="link" onClick={onPreview}>
          {t('suggestions.preview')}
        </Button>
      </div>
    </li>
  );
}
