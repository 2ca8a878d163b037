import { useMemo } from 'react';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { useAnalysisView } from './analysis-store.ts';

/** Whose figures are asked for, and as of which day. */
export function useScope(): { shop?: number; asOf?: string } {
  const shop = useChosenShop((s) => s.shop);
  const asOf = useAnalysisView((s) => s.asOf);
  return useMemo(() => ({ ...(shop === null ? {} : { shop }), ...(asOf === null ? {} : { asOf }) }), [shop, asOf]);
}
