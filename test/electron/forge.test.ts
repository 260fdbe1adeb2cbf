/** As much of packaging as can be tried without an Electron binary. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FuseV1Options } from '@electron/fuses';
import type { VitePlugin } from '@electron-forge/plugin-vite';
import type { FusesPlugin } from '@electron-forge/plugin-fuses';
import { build, type InlineConfig } from 'vite';
import { describe, expect, test } from 'vitest';
import config from '../../forge.config.ts';
import { targets } from '../../electron/targets.ts';
import type { Answer } from '../../src/contract/index.ts';
import type { FromVault, ToVault } from '../../src/service/index.ts';
import { resourcesFolder, testPassphrase } from '../open-vault.ts';
import { builtElectron, checkout } from './double/index.ts';
import { doubleUtilityProcess } from './double/utility-process.ts';

/** The database library as it is shipped. */
const [shipped] = config.packagerConfig!.extraResource as [string];
const folder = join(checkout, shipped);
const [vitePlugin, fusesPlugin] = config.plugins as unknown as [VitePlugin, FusesPlugin];

describe('packaging', () => {
  test('switches off every way to turn the binary into something else', () => {
    const fuses = fusesPlugin.fusesConfig as unknown as Record<FuseV1Options, boolean>;
    expect([FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseV1Options.EnableNodeCliInspectArguments, FuseV1Options.GrantFileProtocolExtraPrivileges].map((fuse) => fuses[fuse])).toEqual([false, false, false, false]);
    expect([FuseV1Options.EnableCookieEncryption, FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar].map((fuse) => fuses[fuse])).toEqual([true, true, true]);
  });

  test('builds for Windows, macOS and Linux', () => {
    expect((config.makers as { name: string }[]).map(({ name }) => name)).toEqual(['msix', 'zip', 'deb']);
  });

  test('names a main file that is built', async () => {
    const { main } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { main: string };
    expect(main).toBe('.vite/build/main.cjs');
    expect(readdirSync(await builtElectron()).sort()).toEqual(['lane-worker.cjs', 'main.cjs', 'preload.cjs', 'vault-process.cjs']);
  });

  test('packs the bundles that the tests run', async () => {
    // Forge builds in processes of its own, through this file of its plugin.
    const path = join(checkout, 'node_modules', '@electron-forge', 'plugin-vite', 'dist', 'ViteConfig.js');
    const { default: Generator } = (await import(pathToFileURL(path).href)) as { default: new (plugin: unknown, root: string, isProduction: boolean) => { getBuildConfigs(): Promise<InlineConfig[]> } };
    const ours = await builtElectron();
    const theirs = mkdtempSync(join(checkout, 'node_modules', '.cache', 'forge-'));
    try {
      for (const [index, one] of (await new Generator(vitePlugin.config, checkout, true).getBuildConfigs()).entries()) {
        await build({ configFile: false, logLevel: 'error', ...one, build: { ...one.build, outDir: theirs } });
        const name = `${targets[index]!.entry.split('/').at(-1)!.replace('.ts', '')}.cjs`;
        expect(readFileSync(join(theirs, name), 'utf8') === readFileSync(join(ours, name), 'utf8'), `${name} differs`).toBe(true);
      }
      expect(readdirSync(theirs)).toHaveLength(targets.length);
    } finally {
      rmSync(theirs, { recursive: true, force: true });
    }
  });

  test('ships the database library with the binaries of one system', async () => {
    await config.hooks!.generateAssets!({} as never, 'linux', 'x64');
    expect(readdirSync(join(folder, 'prebuilds')).every((name) => name.startsWith('linux'))).toBe(true);
    expect(existsSync(join(folder, 'lib', 'index.js'))).toBe(true);
    expect(existsSync(join(folder, 'deps'))).toBe(false);
  });

  test('finds the database library beside the archive, in the process and in its reading thread', async () => {
    await config.hooks!.generateAssets!({} as never, process.platform as 'linux', 'x64');
    const elsewhere = mkdtempSync(join(tmpdir(), 'kist-packaged-'));
    const utilities = doubleUtilityProcess();
    try {
      // As in a package, but with the archive as a folder.
      cpSync(await builtElectron(), join(elsewhere, 'resources', 'app.asar', '.vite', 'build'), { recursive: true });
      cpSync(folder, join(elsewhere, 'resources', 'better-sqlite3'), { recursive: true });
      writeFileSync(join(elsewhere, 'interview.txt'), 'Interviewer: A synthetic question?\n\nParent: A synthetic answer.\n');
      const vault = utilities.api.fork(join(elsewhere, 'resources', 'app.asar', '.vite', 'build', 'vault-process.cjs'), [], { env: { ...(process.env as Record<string, string>), KIST_HOME: elsewhere, KIST_RESOURCES: resourcesFolder } });
      const say = (message: ToVault): Promise<FromVault> =>
        new Promise((resolve) => {
          vault.on('message', (answer: FromVault) => {
            if ((answer.kind === 'answer' || answer.kind === 'added') && answer.id === message.id) resolve(answer);
          });
          vault.postMessage(message);
        });
      const call = async (id: number, name: string, input: unknown): Promise<Answer<unknown>> => ((await say({ kind: 'call', id, name, input })) as Extract<FromVault, { kind: 'answer' }>).answer;
      expect(await call(1, 'vault.create', { name: 'Packaged', passphrase: testPassphrase })).toMatchObject({ ok: true });
      const { file } = (await say({ kind: 'add-path', id: 2, path: join(elsewhere, 'interview.txt') })) as Extract<FromVault, { kind: 'added' }>;
      expect(await call(3, 'sources.prepare', { files: [file!.token] })).toMatchObject({ ok: true, value: { files: [{ name: 'interview.txt' }] } });
    } finally {
      await utilities.endAll();
      rmSync(elsewhere, { recursive: true, force: true });
    }
  });

  test('keeps the database and the file formats out of the main process', async () => {
    const main = readFileSync(join(await builtElectron(), 'main.cjs'), 'utf8');
    expect([...main.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name).filter((name) => name !== 'electron' && !name!.startsWith('node:'))).toEqual([]);
    expect(main.length).toBeLessThan(100_000);
    const preload = readFileSync(join(await builtElectron(), 'preload.cjs'), 'utf8');
    expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['electron']);
  });
});
