import { Alert, DatePicker, InputNumber, Modal, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopScore } from '../../../shared/contract/results-scores.ts';
import { scoreNames, scoreSpans, type ScoreSpan, type Scores } from '../../../shared/domain/shop-scores.ts';
import { api } from '../../lib/api.ts';
import '../../lib/cases.css';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { useScoreWords } from './scores-words.ts';

const NONE: Scores = { description: null, service: null, logistics: null };

/** A day's or a week's scores as the marketplace shows them; `edited` keeps its day. */
export function ScoreForm({ shopId, scores, edited, onDone }: { shopId: number; scores: readonly ShopScore[]; edited: ShopScore | null; onDone: () => void }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const words = useScoreWords();
  const save = useCommand(api.results.saveScore);
  const [span, setSpan] = useState<ScoreSpan>(edited?.span ?? 'day');
  const [date, setDate] = useState(() => dayjs(edited?.day));
  const [filled, setFilled] = useState<Scores>(edited ?? NONE);
  const today = dayjs().endOf('day');
  const day = edited?.day ?? (span === 'week' ? date.endOf('week') : date).format('YYYY-MM-DD');
  const chooseSpan = (next: ScoreSpan) => {
    setSpan(next);
    // The running week isn't over yet: the one before it is meant.
    if (next === 'week' && date.endOf('week').isAfter(today)) setDate(date.subtract(1, 'week'));
  };
  const isAhead = day > today.format('YYYY-MM-DD');
  const isThere = edited === null && scores.some((s) => s.day === day && s.span === span);
  const isEmpty = scoreNames.every((name) => filled[name] === null);
  const ok = async () => {
    const { description, service, logistics } = filled;
    if (await save.run({ shopId, day, span, description, service, logistics })) onDone();
  };
  return (
    <Modal open title={t(edited ? 'scores.edit' : 'scores.new')} okText={common('save')} cancelText={common('cancel')} okButtonProps={{ disabled: isEmpty || isAhead, loading: save.busy }} onOk={() => void ok()} onCancel={onDone}>
      <p className="soft">{t('scores.where')}</p>
      <div className="case-fields">
        {edited ? (
          <p className="is-wide">{words.period(edited)}</p>
        ) : (
          <>
            <label>
              <span>{t('scores.spanLabel')}</span>
              <Segmented<ScoreSpan> aria-label={t('scores.spanLabel')} value={span} options={scoreSpans.map((value) => ({ value, label: t(`scores.span.${value}`) }))} onChange={chooseSpan} />
            </label>
            <label>
              <span>{t('scores.period')}</span>
              <DatePicker aria-label={t('scores.period')} picker={span === 'week' ? 'week' : 'date'} allowClear={false} maxDate={today} value={date} onChange={(d) => d && setDate(d)} />
              {span === 'week' && <span className="soft">{words.period({ day, span })}</span>}
            </label>
          </>
        )}
        {scoreNames.map((name) => (
          <label key={name}>
            <span>{words.names[name]}</span>
            <InputNumber<number> aria-label={words.names[name]} style={{ width: '100%' }} min={0} max={5} step={0.01} precision={2} placeholder="4.80" value={filled[name] === null ? null : filled[name] / 100} onChange={(n) => setFilled({ ...filled, [name]: n === null ? null : Math.round(n * 100) })} />
          </label>
        ))}
      </div>
      {isAhead && <Alert type="warning" showIcon title={t('scores.ahead')} />}
      {isThere && !isAhead && <Alert type="info" showIcon title={t('scores.there')} />}
      <Failure error={save.error} onClose={save.clearError} />
    </Modal>
  );
}
