/** Reads every import under src and electron and holds it against the rules. `npm run layers`; tests call it on trees of their own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { readOwnRules } from './own-rules.ts';
import { forbidden } from './rules.ts';

export type LayerReport = { modules: number; wrong: string[] };

/** TypeScript files below some folders of a tree, with `/` between the parts. */
function typescriptFiles(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .map((name) => `${folder}/${name.split(sep).join('/')}`),
  );
}

export async function checkLayers(root: string, folders: readonly string[] = ['src', 'electron']): Promise<LayerReport> {
  const files = typescriptFiles(root, folders);
  const { output } = await cruise(
    [...folders],
    {
      baseDir: root,
      ruleSet: { forbidden },
      validate: true,
      // TypeScript 7 has no API that dependency-cruiser knows; with it alone no module would be read at all.
      parser: 'swc',
      tsPreCompilationDeps: true,
      doNotFollow: { path: ['node_modules', '^test/'] },
      moduleSystems: ['es6', 'cjs'],
      outputType: 'json',
    },
    { extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.css', '.d.ts'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'require', 'types'] },
  );
  const result = (typeof output === 'string' ? JSON.parse(output) : output) as ICruiseResult;
  const read = new Map(result.modules.map((module) => [module.source, module]));
  // A checker that reads nothing finds nothing wrong: every file must have been read, and most of them import something.
  const unread = files.filter((file) => !read.has(file)).map((file) => `${file}: was not read by the check`);
  const importing = files.filter((file) => (read.get(file)?.dependencies.length ?? 0) > 0).length;
  const blind = files.length > 20 && importing < files.length / 2 ? [`only ${importing} of ${files.length} files seem to import anything: the check does not see`] : [];
  const broken = result.summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`);
  const own = files.filter((file) => !/\.test\.tsx?$/.test(file)).flatMap((file) => readOwnRules(file, readFileSync(join(root, file), 'utf8')));
  return { modules: files.length, wrong: [...unread, ...blind, ...broken, ...own] };
}

if (import.meta.main) {
  const { modules, wrong } = await checkLayers(join(import.meta.dirname, '..', '..'));
  for (const line of wrong) console.error(line);
  console.log(wrong.length === 0 ? `Layers: ${modules} modules read, every import in its place.` : `Layers: ${wrong.length} imports out of place in ${modules} modules.`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
