import { Alert, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { DiagnosisNode, DiagnosisQuestion } from '../../../shared/domain/diagnosis.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';

/** Ratios of two figures, where the others are shares. */
const ratios: readonly DiagnosisQuestion[] = ['size', 'target', 'price'];

/** Where a weak campaign fails, in the order in which it can. */
export function DiagnosisView({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('results');
  const { data, error } = useQuery(api.results.diagnosis, { campaignId: campaign.campaignId });
  if (!data) return error ? <Failure error={error} /> : <Skeleton active />;
  const weak = data.nodes.filter((n) => n.verdict === 'weak').length;
  return (
    <>
      {data.tooEarly && <Alert type="info" showIcon title={t('diagnosis.tooEarly')} />}
      <Panel title={weak === 0 ? t('diagnosis.nothing') : t('diagnosis.weak', { count: weak })}>
        <ol className="diagnosis">
          {data.nodes.map((node) => (
            <Node key={node.question} node={node} />
          ))}
        </ol>
      </Panel>
    </>
  );
}

function Node({ node: { question, verdict, value, bar, n } }: { node: DiagnosisNode }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const show = (x: number | null) => (ratios.includes(question) ? format.decimal(x) : format.share(x));
  return (
    <li className={`is-${verdict}`}>
      <Tag color={verdict === 'ok' ? 'green' : 'default'}>{t(`diagnosis.verdict.${verdict}`)}</Tag>
      <div>
        <strong>{t(`diagnosis.question.${question}`)}</strong>{' '}
        {verdict !== 'unknown' && (
          <span className="soft number">
            {t('diagnosis.value', { value: show(value), bar: show(bar), n: format.count(n) })}
          </span>
        )}
        <p className="soft">{t(`diagnosis.${verdict === 'weak' ? 'fix' : verdict === 'ok' ? 'why' : 'unknown'}.${question}`)}</p>
      </div>
    </li>
  );
}
