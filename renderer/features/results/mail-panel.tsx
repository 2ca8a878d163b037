import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { MailResponses } from '../../lib/mail-responses.tsx';
import { useQuery } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';

/** What came of a campaign's letters by their code: attributed, and no lift. */
export function MailPanel({ campaignId }: { campaignId: number }) {
  const { t } = useTranslation('results');
  const mail = useQuery(api.planning.mail, { campaignId });
  if (mail.error) return <Failure error={mail.error} />;
  if (!mail.data || mail.data.responses.length === 0) return null;
  return (
    <Panel title={t('mail.title')}>
      <p className="soft variants-text">{t('mail.attributed')}</p>
      <MailResponses rows={mail.data.responses} labels={mail.data.labels} />
    </Panel>
  );
}
