import { CheckCircleOutlined, CloseCircleOutlined, InfoCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Channel, Lint, TextProblem } from '../../shared/contract/copy.ts';
import { Definition } from '../ui/definition.tsx';
import { Panel } from '../ui/panel.tsx';
import { api } from './api.ts';
import { Failure } from './failure.tsx';
import { useFormat } from './format.ts';
import { useQuery } from './query.ts';
import { useProblemText } from './text-problems.ts';
import './copy-check.css';

interface CopyCheckProps {
  text: string;
  /** Not given where it is kept elsewhere. */
  subject?: string;
  channel: Channel;
  /** Mistakes, which a preview has found. */
  problems: TextProblem[];
  /** Shows a place of the text. */
  onShow?: (place: { from: number; to: number }) => void;
}

/** All that there is against a text, each in a sentence with its place; and what messages like it have brought. */
export function CopyCheck({ text, subject, channel, problems, onShow }: CopyCheckProps) {
  const { t } = useTranslation('copy');
  const check = useCheck({ text, subject, channel });
  return (
    <Panel title={t('check.title')} extra={<Definition label={t('check.how')} text={t('check.definition')} n={t('check.compared', { count: check.data?.compared ?? 0 })} />}>
      <CopyCheckList text={text} {...(subject === undefined ? {} : { subject })} channel={channel} problems={problems} {...(onShow ? { onShow } : {})} />
    </Panel>
  );
}

const useCheck = ({ text, subject, channel }: { text: string; subject?: string | undefined; channel: Channel }) => useQuery(api.copy.check, { text, channel, ...(subject === undefined ? {} : { subject }) }, { enabled: text.trim() !== '' });

/** The same without a heading. */
export function CopyCheckList({ text, subject, channel, problems, onShow }: CopyCheckProps) {
  const { t } = useTranslation('copy');
  const format = useFormat();
  const say = useProblemText();
  const sayLint = useLintText(text, subject ?? '');
  const check = useCheck({ text, subject, channel });
  const lints = text.trim() === '' ? [] : (check.data?.lints ?? []);
  const alike = text.trim() === '' ? [] : (check.data?.alike ?? []);
  return (
    <div>
      <Failure error={check.error} />
      <ul className="text-problems" aria-label={t('check.title')} aria-live="polite">
        {problems.length + lints.length === 0 && (
          <li className="is-fine">
            <CheckCircleOutlined />
            {t('noProblems')}
          </li>
        )}
        {problems.map((p) => (
          <li key={`${p.code}/${p.values.join('/')}`} className={`is-${p.severity}`}>
            {p.severity === 'error' ? <CloseCircleOutlined /> : <WarningOutlined />}
            {say(p)}
          </li>
        ))}
        {lints.map((lint) => (
          <li key={`${lint.code}/${lint.where}/${String(lint.from)}`} className={`is-${lint.severity}`}>
            {lint.severity === 'warning' ? <WarningOutlined /> : <InfoCircleOutlined />}
            <span>
              {sayLint(lint)}
              {onShow && lint.where === 'text' && lint.from !== null && lint.to !== null && (
                <Button type="link" size="small" onClick={() => onShow({ from: lint.from!, to: lint.to! })}>
                  {t('check.show')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {alike.length > 0 && (
        <div className="copy-alike">
          <h3>{t('check.alike')}</h3>
          <ul>
            {alike.map((s) => (
              <li key={`${s.campaignId}/${s.variant ?? ''}`}>
                <div>
                  <strong>{s.variant === null ? s.name : t('check.variantOf', { name: s.name, variant: s.variant })}</strong> <span className="soft">{t('check.sentOn', { day: format.day(s.day), share: format.share(s.similarity) })}</span>
                </div>
                <div className="number">{t('check.brought', { count: s.people, buyers: format.count(s.buyers), rate: format.share(s.rate), low: format.share(s.low), high: format.share(s.high) })}</div>
                {s.unfinished && <div className="soft">{t('check.unfinished')}</div>}
              </li>
            ))}
          </ul>
          <p className="soft">{t('check.caveat')}</p>
        </div>
      )}
    </div>
  );
}

/** What there is against a text, with the words around its place. */
function useLintText(text: string, subject: string) {
  const { t, i18n } = useTranslation('copy');
  const list = new Intl.ListFormat(i18n.language);
  return ({ code, values, where, from }: Lint): string => {
    const source = where === 'subject' ? subject : text;
    const line = from === null ? 1 : source.slice(0, from).split('\n').length;
    const place = from === null ? '' : where === 'subject' ? t('check.inSubject') : t('check.inLine', { line });
    return t(`lint.${code}`, { first: values[0] ?? '', second: values[1] ?? '', third: values[2] ?? '', list: list.format(values), place });
  };
}
