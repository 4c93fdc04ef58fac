/** The test command: types, lint, build, unit, end-to-end. Goes on after a failure, and says at the end what did not run. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const RESULTS = join(ROOT, 'test-results');

interface Count {
  passed: number;
  failed: number;
  skipped: { name: string; why: string }[];
}

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Reads the step's own report; a step without one counts as a single check. */
  readonly count?: () => Count;
}

const bin = (name: string, ...args: string[]) => [join(ROOT, 'node_modules', '.bin', name), ...args];

const STEPS: readonly Step[] = [
  { name: 'types', command: bin('tsc', '--noEmit') },
  { name: 'lint', command: bin('biome', 'check', '--error-on-warnings', '.') },
  { name: 'build', command: bin('electron-vite', 'build', '--logLevel', 'warn') },
  {
    name: 'unit',
    command: bin(
      'vitest',
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=test-results/unit.json',
    ),
    count: countUnit,
  },
  {
    name: 'end-to-end',
    command: bin('playwright', 'test', '--config', 'tests/e2e/playwright.config.ts'),
    count: countEndToEnd,
  },
];

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const total: Count = { passed: 0, failed: 0, skipped: [] };
const failed: string[] = [];
const only = process.argv.slice(2);
for (const step of STEPS.filter(({ name }) => only.length === 0 || only.includes(name))) {
  console.log(`\n── ${step.name}`);
  const [command = '', ...args] = step.command;
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const counted = step.count?.() ?? {
    passed: status === 0 ? 1 : 0,
    failed: status === 0 ? 0 : 1,
    skipped: [],
  };
  // A runner that fell over before it could report has failed all the same.
  if (status !== 0 && counted.failed === 0) counted.failed = 1;
  if (status !== 0) failed.push(step.name);
  total.passed += counted.passed;
  total.failed += counted.failed;
  total.skipped.push(...counted.skipped);
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
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}.`);
const skipped = total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function countUnit(): Count {
  interface Report {
    testResults: {
      name: string;
      status: string;
      assertionResults: { fullName: string; status: string; meta?: { why?: string } }[];
    }[];
  }
  const report = read<Report>('unit.json');
  const tests = report?.testResults.flatMap((file) => file.assertionResults) ?? [];
  const brokenFiles =
    report?.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0) ??
    [];
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter((test) => test.status === 'failed').length + brokenFiles.length,
    skipped: tests
      .filter((test) => ['skipped', 'pending', 'todo'].includes(test.status))
      .map((test) => ({
        name: test.fullName,
        why: test.meta?.why ?? 'its condition does not hold on this machine',
      })),
  };
}

function countEndToEnd(): Count {
  interface Suite {
    title: string;
    suites?: Suite[];
    specs: {
      title: string;
      ok: boolean;
      tests: { status: string; annotations: { type: string; description?: string }[] }[];
    }[];
  }
  const report = read<{ config: { metadata: { chromium?: string } }; suites: Suite[] }>('e2e.json');
  if (!report) return { passed: 0, failed: 1, skipped: [] };
  console.log(`Chromium: ${report.config.metadata.chromium}`);
  const specs = report.suites.flatMap(function flatten(suite): Suite['specs'] {
    return [...suite.specs, ...(suite.suites ?? []).flatMap(flatten)];
  });
  const skipped = specs.filter((spec) => spec.tests.every((test) => test.status === 'skipped'));
  return {
    passed: specs.filter((spec) => spec.ok).length - skipped.length,
    failed: specs.filter((spec) => !spec.ok).length,
    skipped: skipped.map((spec) => ({
      name: spec.title,
      why: spec.tests[0]?.annotations.find((note) => note.type === 'skip')?.description ?? 'skipped',
    })),
  };
}

function read<T>(name: string): T | undefined {
  try {
    return JSON.parse(readFileSync(join(RESULTS, name), 'utf8')) as T;
  } catch {
    return undefined;
  }
}
