/**
 * `npm test`: lint, layers, types, builds, then every test. All of it runs even where something fails, so that one run says everything.
 * Words after `npm test --` choose tests: `npm test -- src/vault`. The last line counts what passed and what failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const tool = (...path: string[]): string => join(root, 'node_modules', ...path);
const counts = tool('.cache', 'test-counts.json');

/** The pinned Node first on the path, for tools that start others. */
const environment = { ...process.env, PATH: `${tool('.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}` };

function run(...words: string[]): boolean {
  return spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit', env: environment }).status === 0;
}

const stages: readonly (readonly [name: string, ...words: string[]])[] = [
  ['lint', tool('oxlint', 'bin', 'oxlint'), '--config', '.oxlintrc.json', '.'],
  ['layers', join('test', 'layers', 'check.ts')],
  ['types', tool('typescript', 'bin', 'tsc'), '-b'],
  ['building the window', join('src', 'cli', 'build-window.ts')],
  ['building the Electron host', join('electron', 'build.ts')],
];

type Counts = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number };

function runTests(chosen: readonly string[]): { passed: number; failed: number; skipped: number } {
  mkdirSync(tool('.cache'), { recursive: true });
  rmSync(counts, { force: true });
  const good = run(tool('vitest', 'vitest.mjs'), 'run', '--config', join('test', 'vitest.config.ts'), '--reporter=default', '--reporter=json', `--outputFile.json=${counts}`, ...chosen);
  if (!existsSync(counts)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(counts, 'utf8')) as Counts;
  // A file that can't be read, or an error beside the tests, is a failure although no test failed.
  return { passed: numPassedTests, failed: good ? 0 : Math.max(1, numFailedTests), skipped: numPendingTests + numTodoTests };
}

const chosen = process.argv.slice(2);
const broken = stages.filter(([name, ...words]) => {
  console.log(`\n== ${name}`);
  return !run(...words);
});
console.log('\n== tests');
const { passed, failed, skipped } = runTests(chosen);
for (const [name] of broken) console.log(`Not good: ${name} (see above).`);
const bad = failed + broken.length;
console.log(`${passed} passed, ${bad} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = bad === 0 ? 0 : 1;
