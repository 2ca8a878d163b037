import { Segmented, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { perceptionAnswers, perceptionQuestions, touchNodes, type Perception } from '../../../shared/contract/membership-care.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { Definition } from '../../ui/definition.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AwarenessPanel } from './awareness-panel.tsx';
import { StandardsPanel } from './standards-panel.tsx';

const QUESTIONS = touchNodes.length * perceptionQuestions.length;

/** Do members notice that they are members: place by place, benefit by benefit, and by what is measured. */
export function PerceptionView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('membership');
  const perception = useQuery(api.membership.perception, {});
  const data = perception.data;
  return (
    <Page title={t('title')} filters={choice} sentence={data && (data.answered === 0 ? t('perception.none') : <Trans t={t} i18nKey="perception.sentence" values={{ seen: data.seen, answered: data.answered, left: QUESTIONS - data.answered }} components={{ b: <strong /> }} />)}>
      <Failure error={perception.error} />
      {!data && !perception.error && <Skeleton active />}
      {data && (
        <>
          <div className="programme">
            <Checklist checks={data.checks} />
            <div className="programme-side">
              <AwarenessPanel />
              <Promised />
            </div>
          </div>
          <StandardsPanel standards={data.standards} />
        </>
      )}
    </Page>
  );
}

type Answer = (typeof perceptionAnswers)[number];

function Checklist({ checks }: { checks: Perception['checks'] }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const answer = useCommand(api.membership.answerPerception);
  const scores = touchNodes.map((node) => ({ node, seen: checks.filter((c) => c.node === node && c.seen).length, answered: checks.filter((c) => c.node === node).length }));
  return (
    <Panel title={t('perception.title')} extra={<Definition label={common('definition')} text={t('perception.definition')} />}>
      <Failure error={answer.error} onClose={answer.clearError} />
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('perception.where')}</th>
            {perceptionQuestions.map((question) => (
              <th key={question}>{t(`perception.question.${question}`)}</th>
            ))}
            <th className="is-number">{t('perception.score')}</th>
          </tr>
        </thead>
        <tbody>
          {scores.map(({ node, seen, answered }) => (
            <tr key={node}>
              <td>{t(`perception.node.${node}`)}</td>
              {perceptionQuestions.map((question) => {
                const check = checks.find((c) => c.node === node && c.question === question);
                const value: Answer = check === undefined ? 'open' : check.seen ? 'yes' : 'no';
                return (
                  <td key={question}>
                    <Segmented<Answer> size="small" aria-label={`${t(`perception.node.${node}`)} · ${t(`perception.question.${question}`)}`} value={value} options={perceptionAnswers.map((a) => ({ value: a, label: t(`perception.answer.${a}`) }))} onChange={(a) => void answer.run({ node, question, answer: a })} />
                  </td>
                );
              })}
              <td className="is-number">{answered === 0 ? '–' : `${seen}/${answered}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** Benefits that are promised to members and that nobody hears of, or has had in a year. */
function Promised() {
  const { t, i18n } = useTranslation('membership');
  const format = useFormat();
  const matrix = useQuery(api.offers.matrix, {}).data;
  const benefits = useQuery(api.offers.benefits, {}).data;
  if (!matrix || !benefits) return null;
  const promised = new Set(matrix.cells.map((c) => c.benefitId));
  const names = (ids: number[]) => new Intl.ListFormat(i18n.language).format(benefits.filter((b) => ids.includes(b.benefitId)).map((b) => b.name));
  return (
    <Panel title={t('perception.promised')}>
      {promised.size === 0 && <p className="soft">{t('perception.noBenefits')}</p>}
      {promised.size > 0 && <p>{t('perception.promisedCount', { count: promised.size, untold: format.count(matrix.untold.length), unused: format.count(matrix.unused.length) })}</p>}
      {matrix.untold.length > 0 && <p>{t('perception.untold', { list: names(matrix.untold) })}</p>}
      {matrix.unused.length > 0 && <p>{t('perception.unused', { list: names(matrix.unused) })}</p>}
      <a href={address('marketing', 'offers')}>{t('perception.toBenefits')}</a>
    </Panel>
  );
}
