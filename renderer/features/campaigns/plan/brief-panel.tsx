import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../../shared/contract/campaigns.ts';
import type { Brief, CampaignPlan } from '../../../../shared/contract/planning.ts';
import { api } from '../../../lib/api.ts';
import { Failure } from '../../../lib/failure.tsx';
import { useFormat } from '../../../lib/format.ts';
import { useCommand } from '../../../lib/query.ts';
import { Panel } from '../../../ui/panel.tsx';

const fields = ['description', 'source', 'sales', 'market', 'hypothesis', 'stopRule'] as const satisfies readonly (keyof Brief)[];
/** Promises, which the lock freezes. */
const promised: readonly string[] = ['hypothesis', 'stopRule'];

export function BriefPanel({ campaign, plan }: { campaign: Campaign; plan: CampaignPlan }) {
  const { t } = useTranslation('planning');
  const save = useCommand(api.planning.saveBrief);
  const [typed, type] = useState<Partial<Brief>>({});
  const { campaignId } = campaign;
  const isLocked = campaign.state !== 'draft';
  const isClosed = plan.stage === 'closed';
  const keep = (field: keyof Brief) => {
    const text = typed[field];
    if (text !== undefined && text !== plan.brief[field]) void save.run({ campaignId, [field]: text });
  };
  return (
    <Panel title={t('brief.title')} extra={<span className="soft">{t('plan.autosaved')}</span>}>
      <div className="plan-brief">
        {fields.map((field) => (
          <label key={field}>
            <span>{t(`brief.${field}`)}</span>
            <Input.TextArea
              aria-label={t(`brief.${field}`)}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={2000}
              placeholder={t(`brief.${field}Hint`)}
              disabled={isClosed || (isLocked && promised.includes(field))}
              value={typed[field] ?? plan.brief[field]}
              onChange={(e) => type({ ...typed, [field]: e.target.value })}
              onBlur={() => keep(field)}
            />
            {field === 'sales' && !isClosed && (
              <FillBaseline
                campaignId={campaignId}
                onText={(text) => {
                  const joined = [typed.sales ?? plan.brief.sales, text].filter((x) => x.trim() !== '').join('\n').slice(0, 2000);
                  type({ ...typed, sales: joined });
                  void save.run({ campaignId, sales: joined });
                }}
              />
            )}
          </label>
        ))}
      </div>
      <Failure error={save.error} onClose={save.clearError} />
    </Panel>
  );
}

/** The shop's own figures as a sentence, as they are today. */
function FillBaseline({ campaignId, onText }: { campaignId: number; onText: (text: string) => void }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const read = useCommand(api.planning.baseline);
  const fill = async () => {
    const found = await read.run({ campaignId });
    if (!found) return;
    const { recent, lastYear, people, currency, asOf } = found;
    const money = (minor: number) => format.money(minor, currency);
    onText(
      t('brief.baseline', {
        asOf: format.day(asOf),
        orders: format.count(recent.orders),
        buyers: format.count(recent.buyers),
        net: money(recent.netMinor),
        lastYear: lastYear === null ? t('brief.noLastYear') : t('brief.lastYear', { orders: format.count(lastYear.orders), net: money(lastYear.netMinor) }),
        peopleBuyers: format.count(people.buyers),
        peopleOrders: format.count(people.orders),
        peopleNet: money(people.netMinor),
      }),
    );
  };
  return (
    <Button size="small" type="link" className="plan-fill" loading={read.busy} onClick={() => void fill()}>
      {t('brief.fill')}
    </Button>
  );
}
