import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathOfOurs } from './origin.ts';

describe('addresses of our own', () => {
  test.each([
    ['app://kist/index.html', '/index.html'],
    ['app://kist/', '/'],
    ['app://kist', '/'],
    ['app://kist/assets/a.js?x#y', '/assets/a.js'],
  ])('%s is ours', (address, path) => expect(pathOfOurs(address)).toBe(path));

  test.each([
    'app://kist.example/', 'app://kist:80/', 'app://user@kist/', 'app://user:word@kist/', 'app://KIST.evil/', 'app://evil/kist', 'app:kist', 'app:\\\\kist\\', 'apps://kist/', 'http://kist/', 'https://kist/',
    'file:///kist', 'javascript:app://kist/', 'data:text/html,app://kist/', 'about:blank', 'blob:app://kist/1', 'view-source:app://kist/', '', ' ', 'kist', '//kist/', 'app://',
  ])('%s is not', (address) => expect(pathOfOurs(address)).toBeNull());

  test('whatever is put before, between or behind, only the exact origin is ours', () => {
    fc.assert(
      fc.property(fc.constantFrom('app:', 'App:', 'http:', 'xapp:', ' app:'), fc.constantFrom('//', '/', '///', '\\\\'), fc.string({ maxLength: 8 }), fc.constantFrom('', 'kist', '@kist', '.kist', 'kist.', ':1'), fc.string({ maxLength: 8 }), (scheme, slashes, before, host, after) => {
        const address = `${scheme}${slashes}${before}${host}${after}`;
        if (pathOfOurs(address) === null) return true;
        const url = new URL(address);
        return url.protocol === 'app:' && url.host === 'kist' && url.username === '' && url.password === '';
      }),
    );
  });
});
