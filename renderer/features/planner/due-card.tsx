import { Button } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { dueRule } from '../../lib/due-rule.ts';
import { openRule } from '../../lib/open-rule.ts';
import { useQuery } from '../../lib/query.ts';

/** Whom to speak to today, by their own rhythm; nothing where nobody is due. */
export function DueCard() {
  const { t } = useTranslation('planner');
  const shop = useChosenShop((s) => s.shop);
  const { data } = useQuery(api.segments.count, { rule: dueRule, ...(shop === null ? {} : { shop }) });
  if (!data || data.count === 0) return null;
  return (
    <section className="panel due">
      <div>
        <h2>
          <Trans t={t} i18nKey="due.title" count={data.count} components={{ b: <strong /> }} />
        </h2>
        <p className="soft">{t('due.text')}</p>
      </div>
      <Button onClick={() => openRule(dueRule)}>{t('due.button')}</Button>
    </section>
  );
}
