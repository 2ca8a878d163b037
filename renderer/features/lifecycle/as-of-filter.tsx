import { AsOfPicker } from '../../lib/as-of-picker.tsx';
import { useLifecycleView } from './lifecycle-store.ts';

/** Which day's figures are shown; today without one. */
export function AsOfFilter() {
  const { asOf, show } = useLifecycleView();
  return <AsOfPicker asOf={asOf} onChange={show} />;
}
