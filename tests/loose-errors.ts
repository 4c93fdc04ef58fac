/** Writes down what went wrong outside of tests, such as a promise that nobody waited for: no report of Vitest has it. */

import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';

export default class LooseErrors implements Reporter {
  onTestRunEnd(_modules: unknown, errors: readonly { readonly message?: string }[]): void {
    const messages = errors.map(({ message }) => (message ?? 'something without words').split('\n')[0]);
    writeFileSync('test-results/loose-errors.json', JSON.stringify(messages));
  }
}
