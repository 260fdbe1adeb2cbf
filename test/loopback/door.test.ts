import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestLoopback, type TestLoopback } from './open-loopback.ts';

let house: TestLoopback;
let cookie: string;
let room: string;
let origin: string;

beforeAll(async () => {
  house = await openTestLoopback();
  ({ cookie, room } = await house.enter());
  origin = house.server.origin;
});
afterAll(() => house.close());

const call = (headers: Record<string, string>, body = '{"name":"vault.state","input":{}}', path = `/${room}/call`) =>
  house.ask({ method: 'POST', path, headers: { 'Content-Type': 'application/json', ...headers }, body });

describe('the one-time address', () => {
  test('lets in once, with a strict cookie bound to the window, and is dead then', async () => {
    const path = new URL(house.server.newAddress()).pathname;
    const first = await house.ask({ path });
    expect(first.status).toBe(303);
    expect(first.headers['set-cookie']?.[0]).toMatch(new RegExp(`^kist=[\\w-]{43}; Path=/${room}/; HttpOnly; SameSite=Strict$`));
    const second = await house.ask({ path });
    expect(second.status).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(second.text).toContain('has been used');
  });

  test('a new address ends the one before it', async () => {
    const old = new URL(house.server.newAddress()).pathname;
    house.server.newAddress();
    expect((await house.ask({ path: old })).status).toBe(403);
  });

  test('a guessed address, an empty one and one asked for by POST are refused', async () => {
    house.server.newAddress();
    expect((await house.ask({ path: `/enter/${'a'.repeat(43)}` })).status).toBe(403);
    expect((await house.ask({ path: '/enter/' })).status).toBe(403);
    const path = new URL(house.server.newAddress()).pathname;
    expect((await house.ask({ method: 'POST', path, headers: { Origin: origin } })).status).toBe(503);
    expect((await house.ask({ path })).status).toBe(303);
    // Once used, an empty token must not let in either.
    expect((await house.ask({ path: '/enter/' })).status).toBe(403);
  });

  test('who comes in with a newer address shuts out whoever came before', async () => {
    const quicker = await house.enter();
    expect((await call({ Cookie: quicker.cookie, Origin: origin }, undefined, `/${quicker.room}/call`)).status).toBe(200);
    const line = connect({ host: '127.0.0.1', port: house.port });
    line.write(`GET /${quicker.room}/events HTTP/1.1\r\nHost: 127.0.0.1:${house.port}\r\nCookie: ${quicker.cookie}\r\nConnection: close\r\n\r\n`);
    const [heard] = (await once(line, 'data')) as [Buffer];
    expect(heard.toString()).toContain('200 OK');
    const owner = await house.enter();
    expect((await call({ Cookie: owner.cookie, Origin: origin }, undefined, `/${owner.room}/call`)).status).toBe(200);
    expect((await call({ Cookie: quicker.cookie, Origin: origin }, undefined, `/${quicker.room}/call`)).status).toBe(403);
    // What it listened to has ended too.
    line.resume();
    if (!line.closed) await once(line, 'close');
    expect((await house.ask({ path: `/${quicker.room}/events`, headers: { Cookie: quicker.cookie } })).status).toBe(403);
  });

  test('a browser that looks ahead does not use it up', async () => {
    const path = new URL(house.server.newAddress()).pathname;
    expect((await house.ask({ path, headers: { 'Sec-Purpose': 'prefetch;prerender' } })).status).toBe(503);
    expect((await house.ask({ path })).status).toBe(303);
  });
});

describe('behind the entrance', () => {
  beforeAll(async () => {
    ({ cookie, room } = await house.enter());
  });

  test('with the cookie and the own origin, a call is answered', async () => {
    const reply = await call({ Cookie: cookie, Origin: origin });
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text)).toMatchObject({ ok: true, value: { open: false } });
  });

  test.each([
    ['no cookie', () => ({ Origin: origin })],
    ['a wrong cookie', () => ({ Origin: origin, Cookie: `kist=${'x'.repeat(43)}` })],
    ['an empty cookie', () => ({ Origin: origin, Cookie: 'kist=' })],
    ['a cookie of another name', () => ({ Origin: origin, Cookie: cookie.replace('kist=', 'other=') })],
    ['no origin', () => ({ Cookie: cookie })],
    ['a foreign origin', () => ({ Cookie: cookie, Origin: 'https://example.org' })],
    ['the origin of another port', () => ({ Cookie: cookie, Origin: `http://127.0.0.1:${house.port + 1}` })],
    ['the null origin of a sandboxed page', () => ({ Cookie: cookie, Origin: 'null' })],
    ['localhost as origin', () => ({ Cookie: cookie, Origin: `http://localhost:${house.port}` })],
    ['another site, as the browser says', () => ({ Cookie: cookie, Origin: origin, 'Sec-Fetch-Site': 'cross-site' })],
    ['another port of this machine, as the browser says', () => ({ Cookie: cookie, Origin: origin, 'Sec-Fetch-Site': 'same-site' })],
  ])('refused: %s', async (_what, headers) => {
    expect((await call(headers())).status).toBe(403);
  });

  test.each([
    ['a name that was pointed here', 'kist.example.org'],
    ['that name with our port', 'PORT@kist.example.org:PORT'],
    ['localhost', 'localhost:PORT'],
    ['the address without the port', '127.0.0.1'],
    ['another port', '127.0.0.1:1'],
  ])('refused: a forged Host, %s', async (_what, host) => {
    const forged = host.replace(/^PORT@/, '').replace('PORT', String(house.port));
    expect((await call({ Cookie: cookie, Origin: origin, Host: forged })).status).toBe(421);
    expect((await house.ask({ path: `/${room}/`, headers: { Cookie: cookie, Host: forged } })).status).toBe(421);
    expect((await house.ask({ path: new URL(house.server.newAddress()).pathname, headers: { Host: forged } })).status).toBe(421);
  });

  test('refused: a call in a form that a foreign page could send without asking first', async () => {
    for (const sentAs of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect((await call({ Cookie: cookie, Origin: origin, 'Content-Type': sentAs })).status).toBe(415);
    }
  });

  test('other verbs are refused, and no permission is ever given to another origin', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD']) {
      const reply = await house.ask({ method, path: `/${room}/call`, headers: { Cookie: cookie, Origin: origin } });
      expect(reply.status).toBe(405);
      expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test('malformed JSON and too much of it are answered in plain words, and the host goes on', async () => {
    const malformed = await call({ Cookie: cookie, Origin: origin }, '{"name": ');
    expect(malformed.status).toBe(400);
    expect(JSON.parse(malformed.text)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(JSON.parse((await call({ Cookie: cookie, Origin: origin }, '{"name":{"toString":[]}}')).text)).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
    expect(JSON.parse((await call({ Cookie: cookie, Origin: origin }, 'null')).text)).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
    const large = await call({ Cookie: cookie, Origin: origin, 'Content-Length': String(17 * 1024 * 1024) }, '{');
    expect(large.status).toBe(413);
    expect(JSON.parse((await call({ Cookie: cookie, Origin: origin })).text).ok).toBe(true);
  });

  test('a file larger than 512 MB is refused before it is sent', async () => {
    const reply = await house.ask({ method: 'POST', path: `/${room}/files?name=huge.txt`, headers: { Cookie: cookie, Origin: origin, 'Content-Length': String(600 * 1024 * 1024) }, body: 'x' });
    expect(reply.status).toBe(413);
    expect(JSON.parse(reply.text)).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });

  test('files and events need the pass as well', async () => {
    expect((await house.ask({ path: `/${room}/` })).status).toBe(403);
    expect((await house.ask({ path: `/${room}/assets/index.js` })).status).toBe(403);
    expect((await house.ask({ path: `/${room}/events` })).status).toBe(403);
    expect((await house.ask({ method: 'POST', path: `/${room}/files?name=a.txt`, headers: { Origin: origin }, body: 'words' })).status).toBe(403);
    expect((await house.ask({ path: '/', headers: { Cookie: cookie } })).status).toBe(404);
    expect((await house.ask({ path: '/elsewhere/', headers: { Cookie: cookie } })).status).toBe(404);
  });

  test('only what lies in the build is served', async () => {
    const headers = { Cookie: cookie };
    expect((await house.ask({ path: `/${room}/`, headers })).text).toContain('<title>Kist</title>');
    for (const path of ['../package.json', '..%2fpackage.json', '%2e%2e/package.json', 'assets/../../../package.json', 'assets', 'constructor', '%00', '%ff', '//etc/passwd']) {
      expect([403, 404]).toContain((await house.ask({ path: `/${room}/${path}`, headers })).status);
    }
  });

  test('every answer, good or bad, carries the protecting headers', async () => {
    const replies = [
      await house.ask({ path: `/${room}/`, headers: { Cookie: cookie } }),
      await house.ask({ path: `/${room}/assets/index.js`, headers: { Cookie: cookie } }),
      await call({ Cookie: cookie, Origin: origin }),
      await house.ask({ path: '/' }),
      await house.ask({ path: new URL(house.server.newAddress()).pathname }),
    ];
    for (const { headers } of replies) {
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });
});

test('it listens on 127.0.0.1 alone', async () => {
  const others = Object.values(networkInterfaces()).flat().flatMap((face) => (face && face.family === 'IPv4' && !face.internal ? [face.address] : []));
  for (const host of [...others, '::1']) {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect({ host, port: house.port }, () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    expect(reached).toBe(false);
  }
});
