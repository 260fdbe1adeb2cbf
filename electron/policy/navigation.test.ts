import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayNavigate } from './navigation.ts';
import { answerToNewWindow } from './windows.ts';

const released = { development: false };

describe('where the window may go', () => {
  test('to its own page, again', () => {
    for (const address of ['app://kist/', 'app://kist/index.html', 'app://kist/index.html#/sources']) expect(mayNavigate({ address, isMainFrame: true }, released)).toBe(true);
  });

  test.each(['https://example.com/', 'app://kist/page.js', 'app://kist/../index.html/x', 'app://evil/index.html', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'about:blank', 'blob:app://kist/x', 'devtools://devtools/bundled/inspector.html', 'mailto:somebody@example.com'])('not to %s', (address) => {
    expect(mayNavigate({ address, isMainFrame: true }, released)).toBe(false);
  });

  test('and no frame goes anywhere', () => expect(mayNavigate({ address: 'app://kist/index.html', isMainFrame: false }, released)).toBe(false));

  test('the developer tools open in development alone', () => {
    expect(mayNavigate({ address: 'devtools://devtools/bundled/inspector.html', isMainFrame: true }, { development: true })).toBe(true);
    expect(mayNavigate({ address: 'https://example.com/', isMainFrame: true }, { development: true })).toBe(false);
  });

  test('no web address is ever among it', () => {
    fc.assert(fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.boolean(), (address, isMainFrame) => !mayNavigate({ address, isMainFrame }, released)));
  });
});

test('no second window, whatever the address', () => {
  fc.assert(fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.constant('app://kist/index.html')), (address) => answerToNewWindow(address).action === 'deny'));
});
