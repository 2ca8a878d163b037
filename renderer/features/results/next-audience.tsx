import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { openRule } from '../../lib/open-rule.ts';
import { Panel } from '../../ui/panel.tsx';

/** Whoever was asked, by what they did: each a rule for the next segment, which goes on being true. */
function audiencesOf(campaignId: number): Record<'ordered' | 'silent' | 'replied' | 'heldOut', RuleGroup> {
  const asked = (arm: 'treated' | 'held_out') => ({ field: 'touched_campaign', operator: '=', value: { campaignId, arm } });
  const did = (how: 'ordered' | 'replied', operator: '=' | '!=') => ({ field: 'responded_campaign', operator, value: { campaignId, how } });
  return {
    ordered: { combinator: 'and', rules: [did('ordered', '=')] },
    silent: { combinator: 'and', rules: [asked('treated'), did('ordered', '!='), did('replied', '!=')] },
    replied: { combinator: 'and', rules: [did('replied', '=')] },
    heldOut: { combinator: 'and', rules: [asked('held_out')] },
  };
}

export function NextAudience({ campaignId, hasHeldOut }: { campaignId: number; hasHeldOut: boolean }) {
  const { t } = useTranslation('results');
  const audiences = audiencesOf(campaignId);
  const shown = (['ordered', 'silent', 'replied', 'heldOut'] as const).filter((key) => key !== 'heldOut' || hasHeldOut);
  return (
    <Panel title={t('next.title')}>
      <Space wrap>
        {shown.map((key) => (
          <Button key={key} onClick={() => openRule(audiences[key])}>
            {t(`next.${key}`)}
          </Button>
        ))}
      </Space>
    </Panel>
  );
}
