import type { Insertable } from 'kysely';
import type { Channel } from '../../../shared/contract/copy.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { getTemplate } from '../copy/templates.ts';
import { build, type ReadDb } from '../db/executor.ts';
import type { CampaignsTable } from '../db/tables.ts';
import { choosePeople, compileRule } from '../segments/compile-rule.ts';
import type { CommandContext } from '../serve.ts';

interface Sources {
  channel: Channel;
  rule?: RuleGroup | undefined;
  segmentId?: number | undefined;
  text?: string | undefined;
  templateId?: number | undefined;
  subject?: string | undefined;
}

/** Whom: a saved segment, which a draft goes on to follow, or conditions of its own. */
export function peopleColumns({ db, today }: CommandContext, { rule, segmentId }: Pick<Sources, 'rule' | 'segmentId'>): Pick<Insertable<CampaignsTable>, 'segment_id' | 'segment_name' | 'rule'> {
  if (segmentId !== undefined) {
    const segment = db.get(build.selectFrom('segments').select(['name', 'rule']).where('id', '=', segmentId));
    if (!segment) throw new AppError('not_found', { what: 'segment' });
    return { segment_id: segmentId, segment_name: segment.name, rule: segment.rule };
  }
  const own = rule ?? { combinator: 'and', rules: [] };
  compileRule(db, own, choosePeople(db, { today }));
  return { segment_id: null, segment_name: null, rule: JSON.stringify(own) };
}

/** Which words: a template, which a draft goes on to follow, or its own. */
export function textColumns(db: ReadDb, { text, templateId, subject, channel }: Omit<Sources, 'rule' | 'segmentId'>): Pick<Insertable<CampaignsTable>, 'template_id' | 'text' | 'subject'> {
  const own = subject === undefined ? {} : { subject };
  if (templateId === undefined) return { template_id: null, text: text ?? '', ...own };
  const template = getTemplate(db, templateId);
  if (template.channel !== channel) throw new AppError('bad_input', { fields: ['templateId'] });
  return { template_id: templateId, text: template.text, subject: template.subject, ...own };
}
