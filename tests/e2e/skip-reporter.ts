import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Says at the end, by name, what was not run and why: the usual list hides it. */
export default class SkipReporter implements Reporter {
  readonly #namesByReason = new Map<string, string[]>();

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status !== 'skipped') return;
    const reason = test.annotations.find((annotation) => annotation.type === 'skip')?.description ?? 'no reason given';
    const name = test.titlePath().slice(2).join(' › ');
    this.#namesByReason.set(reason, [...(this.#namesByReason.get(reason) ?? []), name]);
  }

  onEnd(): void {
    for (const [reason, names] of this.#namesByReason) console.log(`\n  NOT RUN: ${reason}\n${names.map((name) => `    - ${name}`).join('\n')}`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
