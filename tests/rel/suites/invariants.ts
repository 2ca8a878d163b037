import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mutantNames, mutants, type MutantName } from '../mutants.ts';
import type { Run } from '../run.ts';

/** Each invariant's test against an app in which just that invariant's rule is broken: a test that stays green sees nothing. */
export async function invariantsSee(run: Run): Promise<void> {
  const waiting = [...mutantNames];
  const all = run.points >= waiting.length;
  while (waiting.length > 0 && run.found.attempts < run.points) {
    const [name] = waiting.splice(all ? 0 : run.pick(waiting.length), 1) as [MutantName];
    await run.attempt(name, async () => {
      const { invariant, test } = mutants[name];
      const { failed, passed, problem } = await runTest(run, name, test);
      if (problem) run.violate(`${name} (INV-${invariant}): ${problem}`);
      else if (failed === 0) run.violate(`${name} (INV-${invariant}): ${test.join(': ')} is green on it (${passed} passed)`);
      return true;
    });
  }
  run.found.wholly = all;
}

interface Results {
  numFailedTests: number;
  numPassedTests: number;
  testResults: { message: string; assertionResults: { failureMessages: string[] }[] }[];
}

function runTest(run: Run, name: MutantName, [file, part]: readonly [string, string]): Promise<{ failed: number; passed: number; problem?: string }> {
  const output = join(run.folder, 'mutant.json');
  rmSync(output, { force: true });
  const args = ['node_modules/vitest/vitest.mjs', 'run', file, '--reporter=json', `--outputFile=${output}`, '--bail=1', ...(part === '' ? [] : ['-t', part])];
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { env: { ...process.env, MUTANT: name }, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    child.on('error', fail);
    child.on('exit', () => {
      try {
        const { numFailedTests: failed, numPassedTests: passed, testResults } = JSON.parse(readFileSync(output, 'utf8')) as Results;
        const notLoaded = testResults.find(({ message, assertionResults }) => message !== '' && assertionResults.every((r) => r.failureMessages.length === 0));
        if (failed + passed === 0 || notLoaded) done({ failed, passed, problem: `no test was run: ${notLoaded?.message.slice(0, 300) ?? said.slice(-300)}` });
        else done({ failed, passed });
      } catch {
        done({ failed: 0, passed: 0, problem: `vitest told nothing: ${said.slice(-300)}` });
      }
    });
  });
}
