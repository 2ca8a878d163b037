import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../shared/contract/customers.ts';
import type { TouchChannel } from '../../../shared/domain/touch-channels.ts';
import type zhCustomers from '../../../shared/locales/zh-CN/customers.json';
import { useFormat } from '../../lib/format.ts';
import { address } from '../../lib/route.ts';

/** What was sent to them, when, and what came back. */
export function CustomerTouches({ touches }: { touches: Customer['touches'] }) {
  const { t } = useTranslation('customers');
  const { t: outreach } = useTranslation('outreach');
  const format = useFormat();
  return (
    <section>
      <h3>{t('touches.title')}</h3>
      {touches.length === 0 ? (
        <p className="soft">{t('touches.none')}</p>
      ) : (
        <ul className="touches">
          {touches.map((touch) => (
            <li key={`${touch.campaignId}/${touch.at}`}>
              <div className="item-line">
                <a href={address('results', 'campaign', touch.campaignId)}>{touch.campaignName}</a>
                <span className="soft">{t('touches.line', { channel: outreach(`channel.${touch.channel as TouchChannel}`), status: t(`touches.status.${touch.status as keyof typeof zhCustomers.touches.status}`), time: format.time(touch.at) })}</span>
              </div>
              {touch.reply && <blockquote>{touch.reply}</blockquote>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
