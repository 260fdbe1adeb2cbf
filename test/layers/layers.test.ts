import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkLayers } from './check.ts';

/** A small tree in which every import is in its place; each test breaks one. */
const sound: Readonly<Record<string, string>> = {
  'package.json': '{"name":"small","type":"module","dependencies":{"zod":"1.0.0","better-sqlite3":"1.0.0","react":"1.0.0","electron":"1.0.0","undici":"1.0.0"}}',
  ...Object.fromEntries(
    ['zod', 'better-sqlite3', 'react', 'electron', 'undici'].flatMap((name) => [
      [`node_modules/${name}/package.json`, `{"name":"${name}","version":"1.0.0","main":"index.js"}`],
      [`node_modules/${name}/index.js`, 'module.exports = {};'],
    ]),
  ),
  'src/contract/index.ts': "import { z } from 'zod'; export type Word = string; export const words = z;",
  'src/domain/count.ts': "import type { Word } from '../contract/index.ts'; export const count = (word: Word): number => word.length;",
  'src/exchange/read.ts': "import { count } from '../domain/count.ts'; export const read = count;",
  'src/vault/open.ts': "import Database from 'better-sqlite3'; import { readFileSync } from 'node:fs'; export const open = () => [Database, readFileSync];",
  'src/service/index.ts': "import { open } from '../vault/open.ts'; import { read } from '../exchange/read.ts'; import { words } from '../contract/index.ts'; export const serve = () => [open, read, words];",
  'src/renderer/main.tsx': "import { useState } from 'react'; import { count } from '../domain/count.ts'; export const Main = () => <p>{String(useState)}{count('a')}</p>;",
  'src/renderer/client/loopback/connect.ts': "export const connect = () => fetch('call');",
  'src/loopback/server.ts': "import { createServer } from 'node:http'; import { serve } from '../service/index.ts'; export const start = () => [createServer, serve];",
  'src/cli/kist.ts': "import { serve } from '../service/index.ts'; export const run = serve;",
  'electron/main.ts': "import { app } from 'electron'; import { serve } from '../src/service/index.ts'; export const start = () => [app, serve];",
};

let root: string;
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'kist-layers-'));
  for (const [path, text] of Object.entries(sound)) put(path, text);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the layering check', () => {
  test('finds every import of the project in its place', async () => {
    const { modules, wrong } = await checkLayers(join(import.meta.dirname, '..', '..'));
    expect(wrong).toEqual([]);
    expect(modules).toBeGreaterThan(100);
  });

  test('finds nothing wrong in a small sound tree', async () => {
    expect((await checkLayers(root)).wrong).toEqual([]);
  });

  test.each([
    ['the contract imports a domain function', 'src/contract/broken.ts', "import { count } from '../domain/count.ts'; export const x = count;", 'contract-imports'],
    ['the domain imports the vault', 'src/domain/broken.ts', "import { open } from '../vault/open.ts'; export const x = open;", 'domain-imports'],
    ['the domain imports types of the vault', 'src/domain/broken.ts', "import type { open } from '../vault/open.ts'; export type X = typeof open;", 'domain-imports'],
    ['the domain uses Node', 'src/domain/broken.ts', "import { randomUUID } from 'node:crypto'; export const x = randomUUID;", 'domain-without-node'],
    ['the domain imports a package', 'src/domain/broken.ts', "import { z } from 'zod'; export const x = z;", 'domain-imports'],
    ['the domain imports code of the contract', 'src/domain/broken.ts', "import { words } from '../contract/index.ts'; export const x = words;", 'more than types'],
    ['the exchange reads files', 'src/exchange/broken.ts', "import { readFileSync } from 'node:fs'; export const x = readFileSync;", 'exchange-without-node'],
    ['the exchange imports the vault', 'src/exchange/broken.ts', "import { open } from '../vault/open.ts'; export const x = open;", 'exchange-imports'],
    ['the vault imports the exchange', 'src/vault/broken.ts', "import { read } from '../exchange/read.ts'; export const x = read;", 'vault-imports'],
    ['the vault imports the service', 'src/vault/broken.ts', "export { serve } from '../service/index.ts';", 'vault-imports'],
    ['the service imports a window', 'src/service/broken.ts', "import { Main } from '../renderer/main.tsx'; export const x = Main;", 'service-imports'],
    ['a window imports the service', 'src/renderer/broken.tsx', "import { serve } from '../service/index.ts'; export const x = serve;", 'renderer-imports'],
    ['a window imports the service when it is needed', 'src/renderer/broken.ts', "export const x = () => import('../service/index.ts');", 'renderer-imports'],
    ['a window uses Node', 'src/renderer/broken.ts', "import { join } from 'node:path'; export const x = join;", 'renderer-without-node'],
    ['the command line imports the loopback host', 'src/cli/broken.ts', "import { start } from '../loopback/server.ts'; export const x = start;", 'cli-imports'],
    ['the loopback host imports the vault', 'src/loopback/broken.ts', "import { open } from '../vault/open.ts'; export const x = open;", 'loopback-imports'],
    ['Electron imports the command line', 'electron/broken.ts', "import { run } from '../src/cli/kist.ts'; export const x = run;", 'electron-imports'],
    ['Electron outside its folder', 'src/service/broken.ts', "import { app } from 'electron'; export const x = app;", 'electron-under-electron-alone'],
    ['a connection outside the loopback host', 'src/service/broken.ts', "import { request } from 'node:https'; export const x = request;", 'network-in-loopback-alone'],
    ['a connection without the prefix', 'src/vault/broken.ts', "import net from 'net'; export const x = net;", 'network-in-loopback-alone'],
    ['a connection that is loaded when it is needed', 'src/cli/broken.ts', "export const x = () => import('node:dgram');", 'network-in-loopback-alone'],
    ['a package that connects', 'src/service/broken.ts', "import { request } from 'undici'; export const x = request;", 'no-network-packages'],
    ['fetch in the service', 'src/service/broken.ts', "export const x = () => fetch('https://example.org');", '“fetch” reaches'],
    ['fetch by another name', 'src/exchange/broken.ts', "export const x = (globalThis as any)['fetch'];", '“fetch” reaches'],
    ['a socket in a window', 'src/renderer/broken.ts', "export const x = () => new WebSocket('wss://example.org');", '“WebSocket” reaches'],
    ['a peer connection in a window', 'src/renderer/broken.ts', 'export const x = () => new globalThis.RTCPeerConnection();', '“RTCPeerConnection” reaches'],
    ['a module of Node behind the back', 'src/service/broken.ts', "export const x = () => process.getBuiltinModule('node:net');", '“getBuiltinModule” reaches'],
    ['two files that import each other', 'src/domain/broken.ts', "import { count } from './broken.ts'; export const x = count; export { count };", 'no-circles'],
    ['a file that is not there', 'src/cli/broken.ts', "export { x } from './gone.ts';", 'nothing-that-is-not-there'],
    ['code that uses a test', 'src/cli/broken.ts', "export { x } from './some.test.ts';", 'tests-are-not-used'],
  ])('refuses: %s', async (_what, path, text, why) => {
    put(path, text);
    put('src/cli/some.test.ts', 'export const x = 1;');
    try {
      const { wrong } = await checkLayers(root);
      expect(wrong.filter((line) => line.startsWith(path) && line.includes(why))).not.toEqual([]);
    } finally {
      rmSync(join(root, path));
      rmSync(join(root, 'src/cli/some.test.ts'));
    }
  });
});
