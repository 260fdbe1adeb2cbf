import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentPolicy, headersOfAll } from './content-policy.ts';
import { spellchecker } from './spellchecker.ts';
import { mayRequest } from './web-requests.ts';
import { webrtcPolicy } from './webrtc.ts';

const released = { development: false };

describe('requests of the window', () => {
  test.each([
    ['app://kist/index.html', 'mainFrame'],
    ['app://kist/assets/index.js', 'script'],
    ['data:image/png;base64,AAAA', 'image'],
    ['blob:app://kist/0d0c', 'image'],
  ])('%s (%s) goes on', (address, resourceType) => expect(mayRequest({ address, resourceType }, released)).toBe(true));

  test.each([
    ['https://example.com/', 'xhr'],
    ['http://127.0.0.1:5173/', 'script'],
    ['ws://127.0.0.1/', 'webSocket'],
    ['wss://example.com/', 'webSocket'],
    ['file:///etc/passwd', 'image'],
    ['ftp://example.com/', 'other'],
    ['data:text/html,x', 'mainFrame'],
    ['data:image/svg+xml,x', 'subFrame'],
    ['data:text/javascript,x', 'script'],
    ['blob:https://example.com/1', 'image'],
    ['blob:app://kist.example/1', 'image'],
    ['app://kist.example/', 'image'],
    ['chrome://gpu/', 'mainFrame'],
    ['devtools://devtools/bundled/x.js', 'script'],
    ['stun:stun.example.com', 'other'],
  ])('%s (%s) is stopped', (address, resourceType) => expect(mayRequest({ address, resourceType }, released)).toBe(false));

  test('development adds the developer tools and nothing else', () => {
    expect(mayRequest({ address: 'devtools://devtools/bundled/x.js', resourceType: 'script' }, { development: true })).toBe(true);
    expect(mayRequest({ address: 'http://localhost:5173/', resourceType: 'mainFrame' }, { development: true })).toBe(false);
  });

  test('no web address goes on, in any kind of request', () => {
    fc.assert(fc.property(fc.webUrl({ validSchemes: ['http', 'https', 'ws', 'wss', 'ftp'], withQueryParameters: true }), fc.constantFrom('mainFrame', 'subFrame', 'image', 'script', 'xhr', 'ping', 'webSocket', 'other'), fc.boolean(), (address, resourceType, development) => !mayRequest({ address, resourceType }, { development })));
  });
});

describe('what the page may do', () => {
  const directives = new Map(contentPolicy.split('; ').map((directive) => [directive.split(' ')[0]!, directive.split(' ').slice(1)] as const));

  test('nothing by default, and nothing that runs from a string', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    for (const name of ['connect-src', 'frame-src', 'object-src', 'form-action', 'base-uri', 'frame-ancestors']) expect(directives.get(name)).toEqual(["'none'"]);
    expect(contentPolicy).not.toMatch(/unsafe|https?:|wss?:|\*/);
  });

  test('sound and film play from what the page has put together, in both hosts', async () => {
    expect(directives.get('media-src')).toEqual(['blob:']);
    const page = readFileSync(new URL('../../src/renderer/index.html', import.meta.url), 'utf8');
    const loopback = readFileSync(new URL('../../src/loopback/door.ts', import.meta.url), 'utf8');
    for (const policy of [page, loopback]) expect(policy).toContain('; media-src blob:; ');
  });

  test('no answer is kept on disk', () => expect(headersOfAll['Cache-Control']).toBe('no-store'));
  test('the spellchecker is off, and would find its dictionaries with us', () => expect(spellchecker).toEqual({ enabled: false, dictionaryAddress: 'app://kist/dictionaries/' }));
  test('WebRTC asks nobody who we are', () => expect(webrtcPolicy).toBe('disable_non_proxied_udp'));
});
