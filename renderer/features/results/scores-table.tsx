import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopScore } from '../../../shared/contract/results-scores.ts';
import { scoreNames } from '../../../shared/domain/shop-scores.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand } from '../../lib/query.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { scoreText, useScoreWords } from './scores-words.ts';

const FIRST = 60;

/** What is kept, the latest first; each can be changed or taken out. */
export function ScoresTable({ shopId, scores, onEdit }: { shopId: number; scores: ShopScore[]; onEdit: (score: ShopScore) => void }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const words = useScoreWords();
  const remove = useCommand(api.results.deleteScore);
  const [all, setAll] = useState(false);
  const rows = useMemo(() => scores.toReversed().slice(0, all ? scores.length : FIRST), [scores, all]);
  return (
    <Panel title={t('scores.kept')}>
      <Failure error={remove.error} onClose={remove.clearError} />
      <table className="plain-table" aria-label={t('scores.kept')}>
        <thead>
          <tr>
            <th>{t('scores.period')}</th>
            {scoreNames.map((name) => (
              <th key={name} className="is-number">
                {words.names[name]}
              </th>
            ))}
            <th>{t('scores.source')}</th>
            <th aria-label={t('scores.change')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={`${r.day} ${r.span}`}>
              <th scope="row">{words.period(r)}</th>
              {scoreNames.map((name) => (
                <td key={name} className="is-number">
                  {scoreText(r[name])}
                </td>
              ))}
              <td className="soft">{t('scores.from', { source: t(`scores.sources.${r.source}`), at: format.time(r.at) })}</td>
              <td className="scores-change">
                <Button type="text" size="small" onClick={() => onEdit(r)}>
                  {t('scores.change')}
                </Button>
                <AskButton label={common('delete')} ask={t('scores.deleteAsk', { period: words.period(r) })} cancelText={common('cancel')} onConfirm={() => void remove.run({ shopId, day: r.day, span: r.span })} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < scores.length && (
        <Button type="link" onClick={() => setAll(true)}>
          {t('scores.all', { count: scores.length })}
        </Button>
      )}
    </Panel>
  );
}
