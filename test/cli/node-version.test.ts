import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const away = mkdtempSync(join(tmpdir(), 'kist-node-'));
afterAll(() => rmSync(away, { recursive: true, force: true }));

/** The launchers as an old Node meets them: `process.version` says so, and no pinned Node is near. */
function asOldNode(entry: string, version: string): { code: number | null; err: string; out: string } {
  const folder = join(away, 'src', 'cli');
  mkdirSync(folder, { recursive: true });
  for (const name of ['kist.cjs', 'start.cjs', 'with-node-24.cjs']) cpSync(join(root, 'src', 'cli', name), join(folder, name));
  writeFileSync(join(away, 'pretend.cjs'), `Object.defineProperty(process, 'version', { value: '${version}' });`);
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--require', join(away, 'pretend.cjs'), join(folder, entry)], { encoding: 'utf8' });
  return { code: status, err: stderr, out: stdout };
}

test.each(['kist.cjs', 'start.cjs'])('%s on a Node that is too old says so in one clear line', (entry) => {
  for (const version of ['v20.20.2', 'v18.0.0', 'v8.1.0']) {
    const { code, err, out } = asOldNode(entry, version);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(`needs Node 24 or later, and this is ${version}`);
  }
});

/** A Node of this machine that is really too old, if there is one. */
function oldNode(): string | null {
  for (const program of ['/usr/bin/node', '/usr/local/bin/node']) {
    try {
      const version = execFileSync(program, ['--version'], { encoding: 'utf8' });
      if (Number.parseInt(version.slice(1), 10) < 24) return program;
    } catch {
      // Not there.
    }
  }
  return null;
}

test.skipIf(oldNode() === null)('with an older Node of the machine, it goes on with the pinned one (skipped where there is no older Node)', () => {
  const { status, stdout } = spawnSync(oldNode()!, [join(root, 'src', 'cli', 'kist.cjs'), 'methods', 'history'], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout.trim().split('\n').every((line) => line.startsWith('history.'))).toBe(true);
  expect(stdout).toContain('history.undo');
});
