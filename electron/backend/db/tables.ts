import type { Generated } from 'kysely';
import type { TemplatePurpose, TemplateStage, TemplateTone } from '../../../shared/domain/template-library.ts';

/** The tables of migrations/, as Kysely sees them. */
export interface SettingsTable {
  key: string;
  value: string;
}
export interface BasisLogTable {
  id: Generated<number>;
  at: number;
  basis: 'consent' | 'customers';
  words: string;
  consent_count: number;
  customers_count: number;
}
export interface ShopsTable {
  id: Generated<number>;
  platform: string;
  name: string;
  currency: string;
  time_zone: string;
  created_at: number;
}
export interface BatchesTable {
  id: Generated<number>;
  started_at: number;
  undone_at: number | null;
}
export interface BatchFilesTable {
  id: Generated<number>;
  batch_id: number;
  shop_id: number | null;
  name: string;
  size: number;
  sha256: string;
  profile: string | null;
  parser_version: number;
  same_as: number | null;
  encoding: string | null;
  delimiter: string | null;
  headers: Generated<string>;
  error: string | null;
  report: string;
}
export interface RowRejectsTable {
  file_id: number;
  line: number;
  fate: 'rejected' | 'skipped';
  reason: string;
  column_name: string | null;
  value: string | null;
  raw: string | null;
}
export interface CustomersTable {
  id: Generated<number>;
  created_at: number;
  nick: string | null;
  name: string | null;
  phone: string | null;
  phone_quality: Generated<'valid' | 'masked' | 'virtual' | 'invalid' | 'none'>;
  email: string | null;
  province: string | null;
  city: string | null;
  platforms: Generated<string>;
  email_consent: 'yes' | 'no' | null;
  opted_out: Generated<number>;
  gender: 'male' | 'female' | null;
  birthday: string | null;
  note: string | null;
  merged_into: number | null;
  sms_consent: 'yes' | 'no' | null;
  told_gender: 'male' | 'female' | null;
  told_birthday: string | null;
}
export interface AccountsTable {
  id: Generated<number>;
  platform: string;
  kind: 'buyer' | 'email' | 'phone';
  value: string;
  customer_id: number;
  home_id: number | null;
}
export interface ContactsTable {
  id: Generated<number>;
  account_id: number | null;
  receiver: string | null;
  phone_raw: string | null;
  phone: string | null;
  phone_quality: 'valid' | 'masked' | 'virtual' | 'invalid' | 'none';
  email: string | null;
  province: string | null;
  city: string | null;
  district: string | null;
  address: string | null;
}
export interface OptOutsTable {
  id: Generated<number>;
  at: number;
  customer_id: number | null;
  kind: 'customer' | 'phone' | 'email';
  value: string;
  opted_out: number;
  source: 'owner' | 'reply' | 'receipt';
  reason: string;
  campaign_id: number | null;
}
export interface ProductsTable {
  id: Generated<number>;
  shop_id: number;
  key: string;
  title: string;
  category: string | null;
  unit_cost_minor: number | null;
  not_goods: Generated<number>;
}
export interface OrdersTable {
  id: Generated<number>;
  shop_id: number;
  order_no: string;
  account_id: number | null;
  contact_id: number | null;
  status: string;
  created_at: number | null;
  paid_at: number | null;
  day: string | null;
  currency: string;
  paid_minor: number | null;
  discount_minor: Generated<number>;
  refund_minor: Generated<number>;
  net_minor: Generated<number>;
  is_paid: number;
  is_valid: number;
  email_consent: string | null;
  block_id: number | null;
  excluded: Generated<'test' | 'brushing' | null>;
  no_goods: Generated<number>;
}
export interface OrderLinesTable {
  id: Generated<number>;
  order_id: number;
  line_key: string;
  product_id: number | null;
  sku: string | null;
  quantity: number;
  unit_price_minor: number | null;
  paid_minor: number | null;
  discount_minor: Generated<number>;
  refund_minor: Generated<number>;
  status: string | null;
}
export interface RowBlocksTable {
  id: Generated<number>;
  file_id: number;
  rows: number;
  /** Bytes of electron/backend/imports/row-blocks.ts; JSON of one row where it is older than them. */
  data: Buffer | string;
}
export interface OrderBlocksTable {
  bucket: number;
  block_id: number;
  orders: number;
}
export interface ProductNamesTable {
  product_id: number;
  file_id: number;
  title: string;
  category: string;
}
export interface OrderMemosTable {
  id: Generated<number>;
  order_id: number;
  buyer_memo: string | null;
  seller_memo: string | null;
}
export interface CustomerMetricsTable {
  customer_id: number;
  shop_id: number;
  currency: string;
  orders: number;
  purchase_days: number;
  net_minor: number | null;
  first_day: string | null;
  last_day: string | null;
  interval_days: number | null;
  slowing: Generated<number>;
  paid_orders: number;
  paid_minor: number | null;
  refund_minor: number | null;
  discount_minor: number | null;
  gross_minor: number | null;
}
export interface SegmentsTable {
  id: Generated<number>;
  name: string;
  note: Generated<string>;
  rule: string;
  count: number;
  counted_day: string;
  created_at: number;
  updated_at: number;
  frozen_at: Generated<number | null>;
  folder: Generated<string>;
}
export interface TemplatesTable {
  id: Generated<number>;
  name: string;
  channel: 'sms' | 'email' | 'nick';
  subject: Generated<string>;
  text: string;
  created_at: number;
  updated_at: number;
  purpose: Generated<TemplatePurpose>;
  stage: TemplateStage | null;
  tone: TemplateTone | null;
  folder: Generated<string>;
}
export interface CampaignsTable {
  id: Generated<number>;
  name: string;
  type: string;
  goal: string;
  channel: 'sms' | 'email' | 'nick';
  segment_id: number | null;
  segment_name: string | null;
  rule: string;
  template_id: number | null;
  text: string;
  subject: Generated<string>;
  holdout_share: number;
  basis: 'consent' | 'customers' | null;
  window_days: number;
  send_day: string | null;
  message_price_milli: number;
  fixed_cost_minor: number;
  margin_share: number | null;
  contact_gap_days: number;
  dealt_by: Generated<'rule' | 'lot'>;
  currency: string;
  created_at: number;
  locked_at: number | null;
  seed: number | null;
  frozen: string | null;
}
export interface CampaignMembersTable {
  campaign_id: number;
  customer_id: number;
  account_id: number | null;
  arm: 'treated' | 'held_out' | null;
  reason: string | null;
  address: string | null;
  stratum: number | null;
  text: string | null;
  slots: string | null;
  parts: number | null;
  variant: number | null;
}
export interface CampaignExportsTable {
  id: Generated<number>;
  campaign_id: number;
  at: number;
  preset: string;
  rows: number;
  sha256: string;
  file_name: string;
}
export interface TouchesTable {
  id: Generated<number>;
  campaign_id: number;
  customer_id: number;
  account_id: number | null;
  channel: string;
  at: number;
  day: string;
  address: string;
  parts: number | null;
  status: 'exported' | 'pending' | 'delivered' | 'failed' | 'unknown';
  failure: string | null;
  status_at: number | null;
  reply: string | null;
  reply_at: number | null;
  opted_out: Generated<number>;
}
export interface LinkDecisionsTable {
  id: Generated<number>;
  at: number;
  verdict: 'same' | 'different';
  customer_id: number | null;
  merged_id: number | null;
  evidence: Generated<string>;
  fields: string | null;
  ended_at: number | null;
  ended_by: number | null;
}
export interface LinkDecisionAccountsTable {
  decision_id: number;
  side: 0 | 1;
  platform: string;
  kind: string;
  value: string;
}
export interface PinnedValuesTable {
  id: Generated<number>;
  customer_id: number;
  field: 'name' | 'phone' | 'email' | 'place';
  value: string;
  decision_id: number | null;
  at: number;
}

export interface ImportProfilesTable {
  id: Generated<number>;
  name: string;
  revision: Generated<number>;
  headings: string;
  reading: string;
  created_at: number;
}
export interface ExchangeRatesTable {
  base: string;
  currency: string;
  month: string;
  rate_nano: number;
}
export interface CleaningFixesTable {
  id: Generated<number>;
  at: number;
  kind: string;
  action: 'fix' | 'leave';
  decisions: number;
  figures: string;
  undone_at: number | null;
}
export interface CleaningDecisionsTable {
  kind: string;
  shop_id: number;
  key: string;
  fix_id: number;
  value: string | null;
}
export interface CleanedOrdersTable {
  order_id: number;
  account_id: number | null;
  status: string;
  refund_minor: number;
  net_minor: number;
  is_paid: number;
  is_valid: number;
}
export interface CleanedContactsTable {
  contact_id: number;
  receiver: string | null;
  phone: string | null;
  phone_quality: 'valid' | 'masked' | 'virtual' | 'invalid' | 'none';
  email: string | null;
  province: string | null;
  city: string | null;
  district: string | null;
  address: string | null;
}
export interface CleaningAccountsTable {
  account_id: number;
  made_customer: number;
}
export interface OrderStatusWordsTable {
  file_id: number;
  line: number;
  shop_id: number;
  order_no: string;
  word: string;
}

export interface Tables {
  settings: SettingsTable;
  basis_log: BasisLogTable;
  shops: ShopsTable;
  batches: BatchesTable;
  batch_files: BatchFilesTable;
  row_rejects: RowRejectsTable;
  customers: CustomersTable;
  accounts: AccountsTable;
  contacts: ContactsTable;
  opt_outs: OptOutsTable;
  products: ProductsTable;
  orders: OrdersTable;
  order_lines: OrderLinesTable;
  row_blocks: RowBlocksTable;
  order_blocks: OrderBlocksTable;
  order_memos: OrderMemosTable;
  product_names: ProductNamesTable;
  customer_metrics: CustomerMetricsTable;
  segments: SegmentsTable;
  templates: TemplatesTable;
  campaigns: CampaignsTable;
  campaign_members: CampaignMembersTable;
  campaign_exports: CampaignExportsTable;
  touches: TouchesTable;
  import_profiles: ImportProfilesTable;
  exchange_rates: ExchangeRatesTable;
  link_decisions: LinkDecisionsTable;
  link_decision_accounts: LinkDecisionAccountsTable;
  pinned_values: PinnedValuesTable;
  cleaning_fixes: CleaningFixesTable;
  cleaning_decisions: CleaningDecisionsTable;
  cleaned_orders: CleanedOrdersTable;
  cleaned_contacts: CleanedContactsTable;
  cleaning_accounts: CleaningAccountsTable;
  order_status_words: OrderStatusWordsTable;
}
