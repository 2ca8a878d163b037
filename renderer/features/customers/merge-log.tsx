import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LinkDecisionEntry } from '../../../shared/contract/people.ts';
import { api } from '../../lib/api.ts';
import { useEvidenceWords } from '../../lib/evidence-words.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { usePlatformName } from '../../lib/platform-name.ts';
import { useCommand } from '../../lib/query.ts';
import { useAccountName } from './account-name.ts';

/** What the owner has said of this person, with the way back. */
export function MergeLog({ decisions }: { decisions: LinkDecisionEntry[] }) {
  const { t, i18n } = useTranslation('people');
  const { message } = App.useApp();
  const format = useFormat();
  const platformName = usePlatformName();
  const accountName = useAccountName();
  const evidence = useEvidenceWords();
  const unmerge = useCommand(api.customers.unmerge);
  const lift = useCommand(api.customers.liftApart);
  const list = new Intl.ListFormat(i18n.language);
  // That the owner said so goes without saying here.
  const reasons = (d: LinkDecisionEntry) => d.evidence.filter((e) => e.kind !== 'owner').map(evidence);
  const takeBack = async ({ decisionId, verdict }: LinkDecisionEntry) => {
    const done = verdict === 'same' ? await unmerge.run({ decisionId }) : await lift.run({ decisionId });
    if (done) void message.success(t(verdict === 'same' ? 'log.unmerged' : 'log.lifted'));
  };
  return (
    <div className="merge-log">
      <h3>{t('log.title')}</h3>
      <Failure error={unmerge.error ?? lift.error} />
      <ul className="plain-list">
        {decisions.map((d) => (
          <li key={d.decisionId} className={d.endedAt === null ? '' : 'soft'}>
            <div className="item-line">
              <span>{t(`log.${d.verdict}`, { time: format.time(d.at), others: list.format(d.others.map((o) => `${platformName(o.platform)} ${accountName(o)}`)) })}</span>
              {d.endedAt === null ? (
                <Button type="link" size="small" onClick={() => void takeBack(d)}>
                  {t(d.verdict === 'same' ? 'log.unmerge' : 'log.lift')}
                </Button>
              ) : (
                <span>{t('log.ended')}</span>
              )}
            </div>
            {reasons(d).length > 0 && <div className="soft">{t('log.because', { list: reasons(d).join(' · ') })}</div>}
          </li>
        ))}
      </ul>
    </div>
  );
}
