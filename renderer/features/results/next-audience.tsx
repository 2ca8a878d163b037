import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { ResponderKind } from '../../../shared/contract/results-responders.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { openRule } from '../../lib/open-rule.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { Panel } from '../../ui/panel.tsx';

/** What a rule can ask for by itself goes on being true; the rest is kept as it is now. */
function ruleOf(campaignId: number, kind: ResponderKind): RuleGroup | null {
  const asked = (arm: 'treated' | 'held_out') => ({ field: 'touched_campaign', operator: '=', value: { campaignId, arm } });
  const did = (how: 'ordered' | 'replied', operator: '=' | '!=') => ({ field: 'responded_campaign', operator, value: { campaignId, how } });
  if (kind === 'ordered') return { combinator: 'and', rules: [did('ordered', '=')] };
  if (kind === 'silent') return { combinator: 'and', rules: [asked('treated'), did('ordered', '!='), did('replied', '!=')] };
  if (kind === 'held_out') return { combinator: 'and', rules: [asked('held_out')] };
  return null;
}
type Doing = { kind: ResponderKind; people: number; then: 'keep' | 'leave_out' };

/** Who did what, kept by itself: for the next audience, or to be left out of it. */
export function NextAudience({ campaign: { campaignId, name } }: { campaign: Campaign }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { data, error } = useQuery(api.results.responders, { campaignId });
  const [doing, setDoing] = useState<Doing | null>(null);
  if (!data) return <Failure error={error} />;
  return (
    <Panel title={t('next.title')} extra={<Definition label={common('definition')} text={t('next.define')} />}>
      <table className="plain-table effect-table">
        <tbody>
          {data.filter((r) => r.people > 0).map(({ kind, people }) => {
            const rule = ruleOf(campaignId, kind);
            return (
              <tr key={kind}>
                <th scope="row">{t(`next.kind.${kind}`)}</th>
                <td className="is-number">{common('people', { count: people })}</td>
                <td>
                  <Space wrap>
                    {rule && (
                      <Button size="small" onClick={() => openRule(rule)}>
                        {t('next.open')}
                      </Button>
                    )}
                    <Button size="small" onClick={() => setDoing({ kind, people, then: 'keep' })}>
                      {t('next.keep')}
                    </Button>
                    {kind !== 'opted_out' && (
                      <Button size="small" type="text" onClick={() => setDoing({ kind, people, then: 'leave_out' })}>
                        {t('next.leaveOut')}
                      </Button>
                    )}
                  </Space>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {doing && <Keep campaignId={campaignId} doing={doing} initial={`${name} ${t(`next.kind.${doing.kind}`)}`} count={format.count(doing.people)} onDone={() => setDoing(null)} />}
    </Panel>
  );
}

function Keep({ campaignId, doing: { kind, then }, initial, count, onDone }: { campaignId: number; doing: Doing; initial: string; count: string; onDone: () => void }) {
  const { t } = useTranslation('results');
  const { message } = App.useApp();
  const keep = useCommand(api.results.keepResponders);
  const ok = async (name: string) => {
    const done = await keep.run({ campaignId, kind, name });
    if (!done) return;
    onDone();
    if (then === 'leave_out') openRule({ combinator: 'and', rules: [{ field: 'in_segment', operator: '!=', value: done.segmentId }] });
    else void message.success(t('next.kept', { name: done.name, count: done.count }));
  };
  return <NameDialog title={t('next.keepTitle', { n: count })} label={t('next.name')} initial={initial.slice(0, 60)} okText={t(then === 'keep' ? 'next.keep' : 'next.leaveOut')} maxLength={60} busy={keep.busy} failure={<Failure error={keep.error} />} onOk={(name) => void ok(name)} onCancel={onDone} />;
}
