import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import enAnalysis from '../../shared/locales/en/analysis.json';
import enAssets from '../../shared/locales/en/assets.json';
import enAutomation from '../../shared/locales/en/automation.json';
import enBoards from '../../shared/locales/en/boards.json';
import enCampaigns from '../../shared/locales/en/campaigns.json';
import enCare from '../../shared/locales/en/care.json';
import enCleaning from '../../shared/locales/en/cleaning.json';
import enCommon from '../../shared/locales/en/common.json';
import enCopy from '../../shared/locales/en/copy.json';
import enCopySets from '../../shared/locales/en/copy-sets.json';
import enCustomers from '../../shared/locales/en/customers.json';
import enErrors from '../../shared/locales/en/errors.json';
import enFeedback from '../../shared/locales/en/feedback.json';
import enFields from '../../shared/locales/en/fields.json';
import enGuides from '../../shared/locales/en/guides.json';
import enImports from '../../shared/locales/en/imports.json';
import enInsights from '../../shared/locales/en/insights.json';
import enOffers from '../../shared/locales/en/offers.json';
import enOutreach from '../../shared/locales/en/outreach.json';
import enPeople from '../../shared/locales/en/people.json';
import enLifecycle from '../../shared/locales/en/lifecycle.json';
import enMembership from '../../shared/locales/en/membership.json';
import enPlanning from '../../shared/locales/en/planning.json';
import enPlanner from '../../shared/locales/en/planner.json';
import enPlanTrials from '../../shared/locales/en/plan-trials.json';
import enRegulars from '../../shared/locales/en/regulars.json';
import enResults from '../../shared/locales/en/results.json';
import enSegments from '../../shared/locales/en/segments.json';
import enParcels from '../../shared/locales/en/parcels.json';
import enService from '../../shared/locales/en/service.json';
import enSettings from '../../shared/locales/en/settings.json';
import enStrategy from '../../shared/locales/en/strategy.json';
import enTags from '../../shared/locales/en/tags.json';
import enVault from '../../shared/locales/en/vault.json';
import zhAnalysis from '../../shared/locales/zh-CN/analysis.json';
import zhAssets from '../../shared/locales/zh-CN/assets.json';
import zhAutomation from '../../shared/locales/zh-CN/automation.json';
import zhBoards from '../../shared/locales/zh-CN/boards.json';
import zhCampaigns from '../../shared/locales/zh-CN/campaigns.json';
import zhCare from '../../shared/locales/zh-CN/care.json';
import zhCleaning from '../../shared/locales/zh-CN/cleaning.json';
import zhCommon from '../../shared/locales/zh-CN/common.json';
import zhCopy from '../../shared/locales/zh-CN/copy.json';
import zhCopySets from '../../shared/locales/zh-CN/copy-sets.json';
import zhCustomers from '../../shared/locales/zh-CN/customers.json';
import zhErrors from '../../shared/locales/zh-CN/errors.json';
import zhFeedback from '../../shared/locales/zh-CN/feedback.json';
import zhFields from '../../shared/locales/zh-CN/fields.json';
import zhGuides from '../../shared/locales/zh-CN/guides.json';
import zhImports from '../../shared/locales/zh-CN/imports.json';
import zhInsights from '../../shared/locales/zh-CN/insights.json';
import zhOffers from '../../shared/locales/zh-CN/offers.json';
import zhOutreach from '../../shared/locales/zh-CN/outreach.json';
import zhPeople from '../../shared/locales/zh-CN/people.json';
import zhLifecycle from '../../shared/locales/zh-CN/lifecycle.json';
import zhMembership from '../../shared/locales/zh-CN/membership.json';
import zhPlanning from '../../shared/locales/zh-CN/planning.json';
import zhPlanner from '../../shared/locales/zh-CN/planner.json';
import zhPlanTrials from '../../shared/locales/zh-CN/plan-trials.json';
import zhRegulars from '../../shared/locales/zh-CN/regulars.json';
import zhResults from '../../shared/locales/zh-CN/results.json';
import zhSegments from '../../shared/locales/zh-CN/segments.json';
import zhParcels from '../../shared/locales/zh-CN/parcels.json';
import zhService from '../../shared/locales/zh-CN/service.json';
import zhSettings from '../../shared/locales/zh-CN/settings.json';
import zhStrategy from '../../shared/locales/zh-CN/strategy.json';
import zhTags from '../../shared/locales/zh-CN/tags.json';
import zhVault from '../../shared/locales/zh-CN/vault.json';

const zh = {
  analysis: zhAnalysis,
  assets: zhAssets,
  automation: zhAutomation,
  boards: zhBoards,
  campaigns: zhCampaigns,
  care: zhCare,
  cleaning: zhCleaning,
  common: zhCommon,
  copy: zhCopy,
  copySets: zhCopySets,
  customers: zhCustomers,
  errors: zhErrors,
  feedback: zhFeedback,
  fields: zhFields,
  guides: zhGuides,
  imports: zhImports,
  insights: zhInsights,
  people: zhPeople,
  lifecycle: zhLifecycle,
  membership: zhMembership,
  offers: zhOffers,
  planning: zhPlanning,
  outreach: zhOutreach,
  planner: zhPlanner,
  planTrials: zhPlanTrials,
  regulars: zhRegulars,
  segments: zhSegments,
  results: zhResults,
  parcels: zhParcels,
  service: zhService,
  settings: zhSettings,
  strategy: zhStrategy,
  tags: zhTags,
  vault: zhVault,
};
const en = {
  analysis: enAnalysis,
  assets: enAssets,
  automation: enAutomation,
  boards: enBoards,
  campaigns: enCampaigns,
  care: enCare,
  cleaning: enCleaning,
  common: enCommon,
  copy: enCopy,
  copySets: enCopySets,
  customers: enCustomers,
  errors: enErrors,
  feedback: enFeedback,
  fields: enFields,
  guides: enGuides,
  imports: enImports,
  insights: enInsights,
  people: enPeople,
  lifecycle: enLifecycle,
  membership: enMembership,
  offers: enOffers,
  planning: enPlanning,
  outreach: enOutreach,
  planner: enPlanner,
  planTrials: enPlanTrials,
  regulars: enRegulars,
  segments: enSegments,
  results: enResults,
  parcels: enParcels,
  service: enService,
  settings: enSettings,
  strategy: enStrategy,
  tags: enTags,
  vault: enVault,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof zh;
  }
}

export type Language = 'zh-CN' | 'en';

/** `auto`: Chinese where the system speaks it, else English. */
export const resolveLanguage = (choice: 'auto' | Language): Language => (choice !== 'auto' ? choice : navigator.language.startsWith('zh') ? 'zh-CN' : 'en');

export async function startI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    defaultNS: 'common',
    interpolation: { escapeValue: false }, // React escapes
    resources: { 'zh-CN': zh, en },
  });
  document.documentElement.lang = language;
}

export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
