/** The test command: types, lint, build, unit, end-to-end. Goes on after a failure, and says at the end what did not run. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const RESULTS = join(ROOT, 'test-results');

interface Said {
  readonly name: string;
  readonly why: string;
}

interface Count {
  passed: number;
  /** Its process died and was started once more: that it ended badly is no failure by itself. */
  startedAgain?: readonly string[];
  failed: Said[];
  skipped: Said[];
}

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Reads the step's own report; a step without one counts as a single check. */
  readonly count?: () => Count;
}

const bin = (name: string, ...args: string[]) => [join(ROOT, 'node_modules', '.bin', name), ...args];

function vitest(report: string, ...files: string[]) {
  return bin(
    'vitest',
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    '--reporter=./tests/loose-errors.ts',
    `--outputFile.json=test-results/${report}`,
    ...files,
  );
}

const STEPS: readonly Step[] = [
  { name: 'types', command: bin('tsc', '--noEmit') },
  { name: 'lint', command: bin('biome', 'check', '--error-on-warnings', '.') },
  { name: 'build', command: bin('electron-vite', 'build', '--logLevel', 'warn') },
  { name: 'unit', command: vitest('unit.json'), count: countUnit },
  {
    name: 'end-to-end',
    command: bin('playwright', 'test', '--config', 'tests/e2e/playwright.config.ts'),
    count: countEndToEnd,
  },
];

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const total: Count = { passed: 0, failed: [], skipped: [] };
/** Test files whose process died, which is Node's own doing: said at the end, whatever came of them. */
const startedAgain: string[] = [];
const only = process.argv.slice(2);
for (const step of STEPS.filter(({ name }) => only.length === 0 || only.includes(name))) {
  console.log(`\n── ${step.name}`);
  const status = run(step.command);
  const counted = step.count?.() ?? { passed: status === 0 ? 1 : 0, failed: [], skipped: [] };
  // A runner that fell over before it could report has failed all the same.
  if (status !== 0 && counted.failed.length === 0 && !counted.startedAgain?.length) {
    counted.failed.push({ name: step.name, why: 'see above' });
  }
  total.passed += counted.passed;
  total.failed.push(...counted.failed);
  total.skipped.push(...counted.skipped);
  startedAgain.push(...(counted.startedAgain ?? []));
}

if (startedAgain.length > 0) {
  console.log('\nIts process died and was started once more:');
  for (const name of startedAgain) console.log(`  ${name}`);
}
if (total.skipped.length > 0) {
  console.log('\nNot run here:');
  for (const { name, why } of total.skipped) console.log(`  ${name}: ${why}`);
}
if (only.length === 0) {
  console.log(
    '  Real Electron window: `npm run test:electron` runs these specs where the Electron runtime is present.',
  );
}
// Said at the end as well: of a long log the end is what is read.
if (total.failed.length > 0) {
  console.log('\nFailed:');
  for (const { name, why } of total.failed) console.log(`  ${name}: ${why}`);
}
const skipped = total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed.length} failed${skipped}`);
process.exitCode = total.failed.length > 0 ? 1 : 0;

function run([command = '', ...args]: readonly string[]): number | null {
  return spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' })
    .status;
}

interface UnitReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

function countUnit(): Count {
  const first = read<UnitReport>('unit.json')?.testResults ?? [];
  const died = first.filter(({ assertionResults }) =>
    assertionResults.some(({ status }) => status === 'pending'),
  );
  const names = new Set(died.map(({ name }) => name));
  const loose = looseErrors();
  if (died.length > 0) {
    run(vitest('unit-again.json', ...names));
    loose.push(...looseErrors());
  }
  const again = died.length > 0 ? (read<UnitReport>('unit-again.json')?.testResults ?? died) : [];
  const files = [...first.filter(({ name }) => !names.has(name)), ...again];
  const tests = files.flatMap((file) => file.assertionResults);
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    startedAgain: [...names],
    failed: [
      ...loose.map((why) => ({ name: 'outside of any test', why })),
      ...tests
        .filter(({ status }) => status === 'failed')
        .map((test) => ({ name: test.fullName, why: firstLine(test.failureMessages?.[0]) })),
      ...files
        // Before any of its tests, or between them: in a hook.
        .filter(
          ({ status, assertionResults }) =>
            status === 'failed' &&
            !assertionResults.some((test) => ['failed', 'pending'].includes(test.status)),
        )
        .map((file) => ({ name: file.name, why: firstLine(file.message) })),
      ...tests
        .filter(({ status }) => status === 'pending')
        .map((test) => ({ name: test.fullName, why: 'did not end: its process did before it' })),
    ],
    skipped: tests
      .filter(({ status }) => ['skipped', 'todo'].includes(status))
      .map((test) => ({ name: test.fullName, why: 'its condition does not hold on this machine' })),
  };
}

/** What went wrong outside of tests. That a process died is known from the tests that did not end. */
function looseErrors(): string[] {
  return (read<string[]>('loose-errors.json') ?? []).filter(
    (message) => !/Worker (forks emitted error|exited unexpectedly)/.test(message),
  );
}

function countEndToEnd(): Count {
  interface Suite {
    title: string;
    suites?: Suite[];
    specs: {
      title: string;
      ok: boolean;
      tests: {
        status: string;
        annotations: { type: string; description?: string }[];
        results: { error?: { message?: string } }[];
      }[];
    }[];
  }
  const report = read<{ config: { metadata: { chromium?: string } }; suites: Suite[] }>('e2e.json');
  if (!report) return { passed: 0, failed: [], skipped: [] };
  console.log(`Chromium: ${report.config.metadata.chromium}`);
  const specs = report.suites.flatMap(function flatten(suite): Suite['specs'] {
    return [...suite.specs, ...(suite.suites ?? []).flatMap(flatten)];
  });
  const skipped = specs.filter((spec) => spec.tests.every((test) => test.status === 'skipped'));
  return {
    passed: specs.filter((spec) => spec.ok).length - skipped.length,
    failed: specs
      .filter((spec) => !spec.ok)
      .map((spec) => ({
        name: spec.title,
        why: firstLine(
          spec.tests.flatMap(({ results }) => results).find(({ error }) => error)?.error?.message,
        ),
      })),
    skipped: skipped.map((spec) => ({
      name: spec.title,
      why: spec.tests[0]?.annotations.find((note) => note.type === 'skip')?.description ?? 'skipped',
    })),
  };
}

/** What a runner says of a failure, without its colours and its stack. */
function firstLine(message: string | undefined): string {
  return (
    stripVTControlCharacters(message ?? '')
      .trim()
      .split('\n')[0] || 'see above'
  );
}

function read<T>(name: string): T | undefined {
  try {
    return JSON.parse(readFileSync(join(RESULTS, name), 'utf8')) as T;
  } catch {
    return undefined;
  }
}
