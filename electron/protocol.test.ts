import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partsOf, serveWindow } from './protocol.ts';

let folder: string;
let serve: ReturnType<typeof serveWindow>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kist-protocol-'));
  mkdirSync(join(folder, 'window', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'window', 'index.html'), 'the page');
  writeFileSync(join(folder, 'window', 'assets', 'a b.js'), 'the script');
  writeFileSync(join(folder, 'window', 'odd.exe'), 'odd');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'window', 'link.txt'));
  serve = serveWindow(join(folder, 'window'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = async (url: string, method = 'GET'): Promise<{ status: number; text: string; headers: Headers }> => {
  const response = await serve({ method, url });
  return { status: response.status, text: await response.text(), headers: response.headers };
};

describe('app://kist/', () => {
  test('serves the page and its files, each with the policy', async () => {
    for (const url of ['app://kist/', 'app://kist/index.html', 'app://kist/index.html?x=1#/sources']) expect(await get(url)).toMatchObject({ status: 200, text: 'the page' });
    const script = await get('app://kist/assets/a%20b.js');
    expect(script).toMatchObject({ status: 200, text: 'the script' });
    expect(Object.fromEntries(script.headers)).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': expect.stringContaining("default-src 'none'") });
  });

  test.each(['POST', 'HEAD', 'PUT', 'OPTIONS'])('knows no %s', async (method) => expect(await get('app://kist/', method)).toMatchObject({ status: 405 }));

  test.each([
    'app://kist/../secret.txt', 'app://kist/assets/../../secret.txt', 'app://kist/%2e%2e/secret.txt', 'app://kist/%2E%2E%2Fsecret.txt', 'app://kist/..%5csecret.txt', 'app://kist/..%2fsecret.txt', 'app://kist//secret.txt', 'app://kist/%00index.html',
    'app://kist/%', 'app://kist/C:/secret.txt', 'app://kist/link.txt', 'app://kist/odd.exe', 'app://kist/assets', 'app://kist/assets/', 'app://kist/missing.js', 'app://kist.example/index.html', 'https://kist/index.html', 'file:///etc/passwd', '',
  ])('has nothing at %s', async (url) => {
    const answer = await get(url);
    expect(answer).toMatchObject({ status: 404, text: 'There is nothing here.\n' });
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('no address leads out of the folder', () => {
    const piece = fc.oneof(fc.constantFrom('..', '.', '%2e%2e', '..%2f', '%5c', '\\', '/', '%2f', 'assets', 'index.html', '%00', ':', '%252e%252e'), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const parts = partsOf(`app://kist/${pieces.join('/')}`);
        for (const part of parts ?? []) expect(part).not.toMatch(/^\.{0,2}$|[\\/\0:]/);
      }),
    );
  });
});
