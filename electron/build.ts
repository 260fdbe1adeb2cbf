/**
 * Builds the desktop host without Forge, for `electron .` and for the tests: `node electron/build.ts [--window]`.
 * The bundles are the ones that Forge builds, from the same configurations.
 */
import { builtinModules } from 'node:module';
import { basename, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, loadConfigFromFile, mergeConfig } from 'vite';
import { targets, windowTarget } from './targets.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const external = ['electron', 'electron/main', 'electron/renderer', 'electron/common', ...builtinModules.flatMap((name) => [name, `node:${name}`])];

/** What Forge's plugin gives a target before our own configuration (plugin-vite 8.0.1, `dist/config`). */
function baseOf({ entry, target }: (typeof targets)[number], outDir: string): InlineConfig {
  const path = join(root, entry);
  const shared: InlineConfig = { root, configFile: false, mode: 'production', logLevel: 'warn', clearScreen: false };
  const output: InlineConfig['build'] = { outDir, emptyOutDir: false, copyPublicDir: false };
  if (target === 'preload') {
    return { ...shared, build: { ...output, rollupOptions: { external, input: path, output: { format: 'cjs', codeSplitting: false, entryFileNames: '[name].cjs' } } } };
  }
  return {
    ...shared,
    resolve: { conditions: ['node'], mainFields: ['module', 'jsnext:main', 'jsnext'] },
    build: { ...output, lib: { entry: path, fileName: () => `${basename(entry, extname(entry))}.cjs`, formats: ['cjs'] }, rollupOptions: { external } },
  };
}

/** Builds main, preload, vault process and reading thread; into `.vite/build` unless told otherwise. Answers that folder. */
export async function buildElectron(options: { outDir?: string; window?: boolean } = {}): Promise<string> {
  const outDir = resolve(root, options.outDir ?? '.vite/build');
  for (const target of targets) {
    const own = await loadConfigFromFile({ command: 'build', mode: 'production' }, join(root, target.config));
    await build(mergeConfig(baseOf(target, outDir), own?.config ?? {}));
  }
  if (options.window) await build({ configFile: join(root, windowTarget.config), logLevel: 'warn' });
  return outDir;
}

if (import.meta.main) await buildElectron({ window: process.argv.includes('--window') });
