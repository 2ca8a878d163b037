import { PrinterOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import dayjs from 'dayjs';
import { Trans, useTranslation } from 'react-i18next';
import type { Campaign } from '../../../../shared/contract/campaigns.ts';
import type { Output } from '../../../../shared/contract/endpoint.ts';
import type { planning } from '../../../../shared/contract/planning.ts';
import { api } from '../../../lib/api.ts';
import { Failure } from '../../../lib/failure.tsx';
import { useFormat } from '../../../lib/format.ts';
import { MailResponses } from '../../../lib/mail-responses.tsx';
import { useCommand, useQuery, useTask } from '../../../lib/query.ts';
import { address } from '../../../lib/route.ts';
import { useSaveDocument } from '../../../lib/save-document.ts';
import { Panel } from '../../../ui/panel.tsx';

/** The treated by post: labels, what they cost, and what came of it. */
export function MailPanel({ campaign }: { campaign: Campaign }) {
  const { t, i18n } = useTranslation(['planning', 'campaigns']);
  const format = useFormat();
  const { message, modal } = App.useApp();
  const { campaignId } = campaign;
  const found = useQuery(api.planning.mail, { campaignId });
  const print = useTask(api.planning.printMailLabels);
  const book = useCommand(api.planning.addCost);
  const document = useSaveDocument();
  const mail = found.data;
  const onPrint = async () => {
    let written: Output<typeof planning.printMailLabels> | undefined;
    const saved = await document.save(`${campaign.name} ${t('mail.file')}.pdf`, async (to) => (written = await print.run({ campaignId, to, language: i18n.language === 'en' ? 'en' : 'zh-CN' })));
    if (!saved || !written || !mail) return;
    void message.success(t('mail.done', { count: written.labels }));
    const { costMinor } = written;
    if (costMinor === null || costMinor === 0) return;
    const ask = { title: t('mail.bookAsk', { money: format.money(costMinor, mail.currency) }), content: t('mail.bookText'), okText: t('mail.book'), cancelText: t('mail.dontBook') };
    if (await modal.confirm(ask)) await book.run({ campaignId, kind: 'postage', stage: 'actual', amountMinor: costMinor, day: dayjs().format('YYYY-MM-DD'), note: t('mail.title') });
  };
  return (
    <Panel title={t('mail.title')}>
      <Failure error={found.error} />
      {mail && (
        <>
          <p className="campaign-sentence">
            <Trans t={t} i18nKey="mail.sentence" count={mail.labels} values={{ without: format.count(mail.withoutAddress) }} components={{ strong: <strong /> }} />
          </p>
          <p className="soft plan-text">
            {mail.pieceMilli === null ? (
              <Trans t={t} i18nKey="mail.noPrice" components={{ a: <a href={address('marketing', 'outreach', 'channels')} /> }} />
            ) : (
              t('mail.cost', { piece: format.unitPrice(mail.pieceMilli, mail.currency), money: format.money(mail.costMinor, mail.currency), booked: format.money(mail.postageMinor, mail.currency) })
            )}
          </p>
          <div className="plan-actions">
            <Button icon={<PrinterOutlined />} loading={print.busy || document.busy} disabled={mail.labels === 0} onClick={() => void onPrint()}>
              {t('mail.print')}
            </Button>
            <span className="soft">{t('mail.counts')}</span>
          </div>
          <Failure error={print.error ?? document.error ?? book.error} onClose={print.error ? print.clearError : document.error ? document.clearError : book.clearError} />
          <p className="soft plan-measure">
            {mail.responses.length === 0 ? <Trans t={t} i18nKey="mail.noResponses" components={{ a: <a href={address('marketing', 'outreach', 'activities')} /> }} /> : t('mail.responses')}
          </p>
          {mail.responses.length > 0 && <MailResponses rows={mail.responses} labels={mail.labels} />}
        </>
      )}
    </Panel>
  );
}
