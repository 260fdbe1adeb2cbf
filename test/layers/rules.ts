/** Who may import whom, as rules of dependency-cruiser. The table of the README, in code. */
import type { IForbiddenRuleType } from 'dependency-cruiser';

/** Modules of Node that reach other machines; and its oldest trick to load them unseen. */
const network = '^(node:)?(net|http|https|http2|dns|dns/promises|tls|dgram|quic|inspector|inspector/promises)$';
/** Packages whose purpose is a network connection. */
const networkPackages = '^node_modules/(undici|node-fetch|ws|axios|got|socket\\.io|socket\\.io-client|ky|superagent)/';

const tests = '\\.test\\.tsx?$';
/** Configuration of a build tool, which stands in the folder that it serves and runs at build time alone. */
const buildTools = '^(src/renderer/vite\\.config\\.ts|electron/(build|vite\\..*\\.config)\\.ts)$';

/** A layer may import itself and what is named here: patterns over resolved paths. */
export const layers: Readonly<Record<string, { at: string; may: readonly string[] }>> = {
  contract: { at: '^src/contract/', may: ['^node_modules/zod/'] },
  domain: { at: '^src/domain/', may: ['^src/contract/', '^node_modules/diff/'] },
  exchange: { at: '^src/exchange/', may: ['^src/(domain|contract)/', '^node_modules/'] },
  vault: { at: '^src/vault/', may: ['^src/(domain|contract)/', '^node_modules/(better-sqlite3|hash-wasm)/', 'NODE'] },
  service: { at: '^src/service/', may: ['^src/(contract|domain|exchange|vault)/', '^node_modules/', 'NODE'] },
  renderer: { at: '^src/renderer/', may: ['^src/(contract|domain)/', '^node_modules/'] },
  loopback: { at: '^src/loopback/', may: ['^src/(contract|service)/', 'NODE'] },
  cli: { at: '^src/cli/', may: ['^src/(contract|service)/', '^node_modules/zod/', 'NODE'] },
  electron: { at: '^electron/', may: ['^src/(contract|service)/', '^node_modules/', 'NODE'] },
};

/** What is not a module of Node: a path with a slash or an ending. */
const notNode = '[./]';

function layerRule(name: string, at: string, may: readonly string[]): IForbiddenRuleType[] {
  const paths = [at, ...may.filter((pattern) => pattern !== 'NODE')];
  const from = { path: at, pathNot: [tests, buildTools] };
  const rules: IForbiddenRuleType[] = [
    { name: `${name}-imports`, severity: 'error', comment: `${name} may import only ${may.join(', ') || 'itself'}`, from, to: { path: notNode, pathNot: paths, dependencyTypesNot: ['core'] } },
  ];
  if (!may.includes('NODE')) rules.push({ name: `${name}-without-node`, severity: 'error', comment: `${name} works without Node`, from, to: { dependencyTypes: ['core'] } });
  return rules;
}

export const forbidden: IForbiddenRuleType[] = [
  ...Object.entries(layers).flatMap(([name, { at, may }]) => layerRule(name, at, may)),
  { name: 'electron-under-electron-alone', severity: 'error', from: { pathNot: ['^electron/', buildTools] }, to: { path: '^node_modules/electron/' } },
  { name: 'network-in-loopback-alone', severity: 'error', from: { pathNot: ['^src/loopback/', tests] }, to: { path: network } },
  { name: 'no-network-packages', severity: 'error', from: { pathNot: tests }, to: { path: networkPackages } },
  // Files that need each other can only be understood together.
  { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  { name: 'nothing-that-is-not-there', severity: 'error', from: {}, to: { couldNotResolve: true } },
  { name: 'tests-are-not-used', severity: 'error', from: { pathNot: tests }, to: { path: `${tests}|^test/` } },
  { name: 'declared-packages-only', severity: 'error', from: { pathNot: [tests, buildTools] }, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
];
