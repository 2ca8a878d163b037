import type { WriteDb } from '../../db/executor.ts';
import { parsePhone } from '../../../../shared/domain/phone.ts';

/** What a file's name, headings and report may hold, and what owners write for themselves. */
const FILE_TEXTS: Record<string, string[]> = { batch_files: ['name', 'headers', 'report'], sheet_edits: ['file_name'], import_profiles: ['name', 'headings', 'reading'] };
const OWN_TEXTS: Record<string, string[]> = { campaigns: ['name', 'goal', 'text', 'subject', 'rule', 'frozen'], templates: ['name', 'subject', 'text', 'folder'], template_versions: ['name', 'subject', 'text'], campaign_variants: ['name', 'rule', 'text', 'subject'], talk_sheets: ['name', 'about', 'opening', 'questions', 'objections', 'closing'], call_scripts: ['name', 'steps'], calls: ['script_name', 'path', 'note'], newsletters: ['name', 'subject', 'blocks', 'sender', 'unsubscribe'], links: ['name', 'url', 'short'], brand_sheet: ['positioning', 'voice', 'promise', 'say', 'avoid', 'banned', 'allowed'], segments: ['name', 'note', 'folder', 'rule'], boards: ['name', 'view'], layerings: ['name', 'note', 'layers', 'rest_name'], tags: ['name', 'reason'], own_fields: ['name', 'options'], bandings: ['name', 'names'], basis_log: ['words'], programme_versions: ['rules'], member_procedures: ['steps'], experience_standards: ['name'], rewards: ['name', 'note'], point_acts: ['reason'], tier_moves: ['reason'], campaign_exports: ['file_name'], touches: ['failure'], cases: ['text', 'outcome'], case_steps: ['text'], life_events: ['note'], feedback: ['who', 'text'], trials: ['name', 'hypothesis', 'reason'], trial_costs: ['note'], benefits: ['name', 'goods', 'terms'], deliveries: ['name'], coupon_batches: ['name', 'note'], coupon_givings: ['segment_name'], surprises: ['name', 'segment_name', 'card'], lucky_boxes: ['name', 'segment_name'], bonus_events: ['name', 'segment_name'], partners: ['name', 'note'], partner_deals: ['note'], campaign_plans: ['description', 'source', 'sales', 'market', 'hypothesis', 'stop_rule', 'lesson'], campaign_costs: ['note'], campaign_offers: ['offer'], campaign_checks: ['reason'], campaign_changes: ['before', 'after'], calendar_notes: ['title'], receipt_readings: ['headings', 'reading'], desks: ['name', 'segment_name', 'text'], outreach_groups: ['name', 'purpose'], group_members: ['name'], group_topics: ['topic', 'outcome'], touchpoints: ['name', 'purpose', 'owner', 'content', 'standard', 'metric'], channel_terms: ['handle', 'note'], activities: ['name', 'code', 'note'], assets: ['name', 'tags', 'licence'], posters: ['name', 'texts', 'qr_text'], automation_rules: ['name'], source_costs: ['source'], segment_cards: ['push', 'avoid', 'price_band', 'bundle', 'message'], care_plan: ['levels'], plan_notes: ['strengths', 'weaknesses'] };
/** Kinds of decisions about data that are kept by the value itself. */
const BY_VALUE = ['phones', 'suspectPhones', 'deadNumbers', 'emails', 'names', 'addresses'];
const PUT_INSTEAD = '***';

/** What the erased were called in this database, for the places that aren't told by an account. Never kept. */
export class PersonWords {
  readonly #words = new Set<string>();

  add(text: string | null | undefined): void {
    const word = text?.trim() ?? '';
    // One sign could be anybody's.
    if (Array.from(word).length < 2) return;
    this.#words.add(word);
    const national = /^\+86(1\d{10})$/.exec(word)?.[1];
    if (national !== undefined) this.#words.add(national);
  }

  /** As a whole. */
  has(cell: string): boolean {
    const text = cell.trim();
    if (this.#words.has(text)) return true;
    const phone = /\d{7}/.test(text) ? parsePhone(text, 'CN').e164 : null;
    return phone !== null && this.#words.has(phone);
  }

  takeOutOf(db: WriteDb): void {
    const all = [...this.#words].sort((a, b) => b.length - a.length);
    for (const [table, columns] of Object.entries(FILE_TEXTS)) for (const column of columns) replaceIn(db, table, column, all);
    for (const [table, columns] of Object.entries(OWN_TEXTS)) for (const column of columns) replaceIn(db, table, column, all.filter(isTelling));
    const decide = db.prepare(`DELETE FROM cleaning_decisions WHERE (kind IN (${BY_VALUE.map((k) => `'${k}'`).join(', ')}) AND (key = ? OR value = ?)) OR (kind = 'notes' AND json_valid(key) AND key ->> '$[2]' = ?)`);
    for (const word of all) decide.run(word, word, word);
  }
}

/** A phone, an e-mail, an address: nothing that a sentence of the owner's could hold by chance, as it could a short name. */
const isTelling = (word: string): boolean => /\d{7}/.test(word) || word.includes('@') || word.length >= 8;

/** JSON has some signs written otherwise. */
function replaceIn(db: WriteDb, table: string, column: string, words: readonly string[]): void {
  const replace = db.prepare(`UPDATE ${table} SET ${column} = replace(${column}, :word, '${PUT_INSTEAD}') WHERE instr(${column}, :word) > 0`);
  for (const word of words) for (const written of new Set([word, JSON.stringify(word).slice(1, -1)])) replace.run({ word: written });
}
