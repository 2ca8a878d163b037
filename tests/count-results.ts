// node tests/count-results.ts <folder>: the sum over what the suites wrote there, as one plain line.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** Of those that passed: not at the first try. */
  retried?: number;
}
interface VitestResults {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  /** A file that can't be loaded has no tests that could fail. */
  testResults: { status: string; assertionResults: unknown[] }[];
}
interface PlaywrightResults {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  /** What failed outside of any test. */
  errors: unknown[];
}

function countOf(results: VitestResults | PlaywrightResults | Counts): Counts {
  if ('stats' in results) {
    const { expected, unexpected, flaky, skipped } = results.stats;
    return { passed: expected + flaky, failed: unexpected + (unexpected === 0 ? results.errors.length : 0), skipped, retried: flaky };
  }
  if ('testResults' in results) {
    const unloaded = results.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
    return { passed: results.numPassedTests, failed: results.numFailedTests + unloaded, skipped: results.numPendingTests };
  }
  return results;
}

const folder = process.argv[2]!;
const stepsFile = join(folder, 'failed-steps');
const failedSteps = existsSync(stepsFile) ? readFileSync(stepsFile, 'utf8').trim().split('\n') : [];
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
  const counts = countOf(JSON.parse(readFileSync(join(folder, name), 'utf8')) as VitestResults | PlaywrightResults | Counts);
  const retried = counts.retried ? ` (${counts.retried} of them at a later try, named above)` : '';
  console.log(`  ${name.replace('.json', '')}: ${counts.passed} passed${retried}, ${counts.failed} failed, ${counts.skipped} not run`);
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key];
}
if (failedSteps.length > 0) console.log(`  failed steps: ${failedSteps.join(', ')}`);
// A step that failed without a test that says so (types, lint, a suite that didn't start) counts as one.
const failed = Math.max(total.failed, failedSteps.length);
if (total.skipped > 0) console.log(`  not run, by name above: ${total.skipped}`);
console.log(`${total.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && total.passed > 0 ? 0 : 1;
