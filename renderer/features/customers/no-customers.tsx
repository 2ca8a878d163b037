import { TeamOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useQuery } from '../../lib/query.ts';
import { address, go } from '../../lib/route.ts';
import { SampleShop } from '../../lib/sample-shop.tsx';
import { NewMemberButton } from './new-member.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';

const ways = ['columns', 'months', 'join'] as const;

/** Nobody is known: either nothing is in yet, or the orders that are in name no buyer. */
export function NoCustomers() {
  const { t } = useTranslation('customers');
  const checkUp = useQuery(api.imports.checkUp, {});
  if (!checkUp.data) return null;
  const orders = checkUp.data.orders;
  if (orders === 0) {
    return (
      <Page title={t('title')} full>
        <EmptyState icon={<TeamOutlined />} title={t('empty.title')} text={t('empty.text')}>
          <Button type="primary" size="large" onClick={() => go('data', 'import')}>
            {t('empty.button')}
          </Button>
          <NewMemberButton />
          <SampleShop />
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t('title')} narrow sentence={<Trans t={t} i18nKey="anonymous.sentence" count={orders} components={{ b: <strong /> }} />}>
      <section className="panel">
        <h2>{t('anonymous.title')}</h2>
        <ol className="ways">
          {ways.map((way) => (
            <li key={way}>
              <strong>{t(`anonymous.${way}.title`)}</strong>
              <p>{t(`anonymous.${way}.text`)}</p>
            </li>
          ))}
        </ol>
        <div className="ways-actions">
          <Button type="primary" onClick={() => go('data', 'import')}>
            {t('anonymous.button')}
          </Button>
          <NewMemberButton />
          <a href={address('data', 'import', 'guide')}>{t('anonymous.guide')}</a>
          <a href={address('results', 'sales')}>{t('anonymous.sales')}</a>
        </div>
      </section>
    </Page>
  );
}
