import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/contract/endpoint.ts';
import type { people } from '../../../shared/contract/people.ts';
import type { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { useCommand } from '../../lib/query.ts';

export interface Merge {
  run: (input: Input<typeof people.merge>) => Promise<boolean>;
  busy: boolean;
  error: AppError | null;
}

/** Merges, and says so with the way back. */
export function useMerge(): Merge {
  const { t } = useTranslation('people');
  const { message } = App.useApp();
  const merge = useCommand(api.customers.merge);
  const unmerge = useCommand(api.customers.unmerge);
  const run = async (input: Input<typeof people.merge>) => {
    const done = await merge.run(input);
    if (!done) return false;
    const key = 'merged'; // only the last one can be taken back here; the others in the person's record
    const undo = async () => {
      message.destroy(key);
      if (await unmerge.run({ decisionId: done.decisionId })) void message.success(t('log.unmerged'));
    };
    const content = (
      <>
        {t('merge.done')}{' '}
        <Button type="link" size="small" onClick={() => void undo()}>
          {t('merge.undo')}
        </Button>
      </>
    );
    void message.success({ key, duration: 8, content });
    return true;
  };
  return { run, busy: merge.busy, error: merge.error ?? unmerge.error };
}
