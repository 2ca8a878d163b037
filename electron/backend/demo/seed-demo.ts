import type { Backend } from '../backend.ts';

/** Fills an empty data folder with the sample shop, through `imports.run` like any other export. */
export async function seedDemo(backend: Backend): Promise<void> {
  await backend.call('settings.shops', {});
  throw new Error('there is no sample shop yet');
}
