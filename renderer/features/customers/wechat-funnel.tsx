import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { ownKey } from '../../../shared/domain/own-fields.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useOwnFields } from '../../lib/own-fields.ts';
import { useQueryEach } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { Panel } from '../../ui/panel.tsx';

const bought: RuleGroup['rules'][number] = { field: 'first_order_days', operator: 'notNull' };

/** Of the buyers, who is how far on the way to being a friend on WeChat, by the owner's field for it; each step opens its people. */
export function WechatFunnel({ onAsk }: { onAsk: (asked: { rule: RuleGroup; title: string }) => void }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { loaded, named } = useOwnFields();
  const field = named('wechat_added');
  const key = field && ownKey(field.fieldId);
  const steps = field && key ? [{ name: t('wechat.unknown'), rule: { combinator: 'and' as const, rules: [bought, { field: key, operator: 'null', value: null }] } }, ...field.options.map((option) => ({ name: option, rule: { combinator: 'and' as const, rules: [bought, { field: key, operator: '=', value: option }] } }))] : [];
  const counts = useQueryEach(
    api.segments.count,
    steps.map(({ rule }) => ({ rule })),
  );
  if (!loaded) return null;
  if (!field) {
    return (
      <Panel title={t('wechat.title')}>
        <p>{t('wechat.off')}</p>
        <Button href={address('customers', 'fields')}>{t('wechat.on')}</Button>
      </Panel>
    );
  }
  const found = counts.map((c) => c.data?.count ?? 0);
  const most = Math.max(1, ...found);
  return (
    <Panel title={t('wechat.title')}>
      <p className="soft">{t('wechat.text')}</p>
      <Failure error={counts.find((c) => c.error)?.error ?? null} />
      {counts.some((c) => c.isLoading) ? (
        <Skeleton active paragraph={{ rows: 3 }} />
      ) : (
        <table className="plain-table wechat-funnel" aria-label={t('wechat.title')}>
          <tbody>
            {steps.map(({ name, rule }, i) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="is-number">
                  <Button type="link" size="small" disabled={found[i] === 0} onClick={() => onAsk({ rule, title: `${field.name} · ${name}` })}>
                    {format.count(found[i]!)}
                  </Button>
                </td>
                <td className="wechat-bar">
                  <span aria-hidden style={{ width: `${(100 * found[i]!) / most}%` }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
