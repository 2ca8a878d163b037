import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { backUp, digestOf, fillDatabase } from '../../backend/vault/bare-folder.ts';
import { corruptions } from '../corruptions.ts';
import type { Run } from '../run.ts';
import { Victim } from '../victim.ts';

/**
 * C1 to C16: every kind of damage ends in a refusal that offers a backup (or mends itself, C9), never in an exception, in
 * figures that are wrong, or in an empty shop where there was one.
 */
export async function corrupt(run: Run): Promise<void> {
  const pristine = join(run.folder, 'pristine');
  mkdirSync(pristine);
  fillDatabase(pristine, 400);
  await backUp(pristine);
  const digest = await digestOf(pristine);
  const names = Object.keys(corruptions);
  for (let i = 0; i < Math.max(run.points, names.length); i++) {
    const name = names[i % names.length]!;
    await run.attempt(name, async () => {
      const victim = new Victim(run, pristine, digest);
      await corruptions[name]!(victim);
      for (const what of victim.missed) run.violate(`${name}: ${what}`);
      return victim.harmed > 0;
    });
  }
}
