/**
 * The loopback host: the same service and the same window over 127.0.0.1, for machines where no Electron binary can be had,
 * for development and for tests. It is never packaged.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, WindowEvent } from '../contract/index.ts';
import { type Broker, largestFile } from '../service/index.ts';
import { readBody } from './body.ts';
import type { BuiltFile } from './built-window.ts';
import { type Asked, type Closed, closedToStrangers, closedWithoutCookie, headersOfAll, type House, looksAhead, originOf, passCookie, sameSecret } from './door.ts';
import { usualIdleMinutes, watchIdleness } from './idle.ts';

export type LoopbackServer = {
  readonly origin: string;
  /** A one-time address that lets one browser in; the one before it is dead, and who came in with it is out as soon as this one is used. */
  newAddress(): string;
  close(): Promise<void>;
};

export type LoopbackOptions = { broker: Broker; window: ReadonlyMap<string, BuiltFile>; idleMinutes?: number };

const largestCall = 16 * 1024 * 1024;
const secret = (): string => randomBytes(32).toString('base64url');

export async function serveLoopback({ broker, window, idleMinutes = usualIdleMinutes }: LoopbackOptions): Promise<LoopbackServer> {
  const listening = new Set<ServerResponse>();
  let token = secret();
  let underWay = 0;
  const idle = watchIdleness({ minutes: idleMinutes, now: Date.now, busy: () => underWay > 0 });

  const stopListening = broker.onEvent((event: WindowEvent) => {
    for (const response of listening) response.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  const clock = setInterval(() => {
    // A comment now and then tells a window that is still there from one that is gone.
    for (const response of listening) response.write(': still here\n\n');
    if (idle.due()) void broker.lock('idle');
  }, 15_000);

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headersOfAll)) response.setHeader(name, value);
    handle(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else say(response, { status: 500, words: 'Kist ran into a fault of its own. Everything saved before is safe.' });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  let house: House = { port: (server.address() as AddressInfo).port, room: secret(), cookie: secret() };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = URL.parse(request.url ?? '/', originOf(house));
    if (!url) return say(response, { status: 400, words: 'That is no address.' });
    const { pathname, searchParams } = url;
    const asked: Asked = { method: request.method ?? '', path: pathname, headers: request.headers };
    const stranger = closedToStrangers(asked, house);
    if (stranger) return say(response, stranger);
    if (pathname.startsWith('/enter/')) return enter(asked, response);
    const inRoom = pathname.startsWith(`/${house.room}/`);
    const closed = closedWithoutCookie(asked, house) ?? (inRoom ? null : { status: 404, words: 'There is nothing here.' });
    if (closed) return say(response, closed);
    const path = pathname.slice(house.room.length + 2);
    if (asked.method === 'POST') return post(path, searchParams, request, response);
    if (path === 'events') return listen(response);
    return give(path, response);
  }

  function enter(asked: Asked, response: ServerResponse): void {
    if (asked.method !== 'GET' || looksAhead(asked)) return say(response, { status: 503, words: 'Open this address, rather than look ahead at it.' });
    const given = asked.path.slice('/enter/'.length);
    if (token === '' || !sameSecret(given, token)) {
      return say(response, { status: 403, words: 'This address has been used, or was never given out. Press Enter in the terminal in which Kist runs for a new one.' });
    }
    token = '';
    // Whoever came in before has no pass any more. Another account of this machine may have seen the first address in the list of processes and been quicker;
    // the person then asks for a new one, and must be alone with it. Windows of the same browser get the new pass along with this one.
    house = { ...house, cookie: secret() };
    for (const listener of listening) listener.end();
    idle.awake();
    response.writeHead(303, { Location: `/${house.room}/`, 'Set-Cookie': passCookie(house) });
    response.end();
  }

  function give(path: string, response: ServerResponse): void {
    const file = window.get(path === '' ? 'index.html' : path);
    if (!file) return say(response, { status: 404, words: 'There is nothing here.' });
    response.writeHead(200, { 'Content-Type': file.mediaType, 'Content-Length': file.bytes.length });
    response.end(file.bytes);
  }

  function listen(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
    response.write('retry: 1000\n\n');
    listening.add(response);
    response.on('close', () => listening.delete(response));
  }

  async function post(path: string, query: URLSearchParams, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (path === 'files') return takeFile(query.get('name') ?? '', request, response);
    const sentAs = request.headers['content-type'] ?? '';
    if (!/^application\/json\b/.test(sentAs)) return say(response, { status: 415, words: 'Kist takes JSON here.' });
    const body = await readBody(request, largestCall);
    if (!body) return refuseLarge(request, response, 'What was asked is larger than 16 MB.');
    let asked: { name?: unknown; input?: unknown; callId?: unknown; why?: unknown };
    try {
      asked = (JSON.parse(body.toString('utf8')) ?? {}) as typeof asked;
    } catch {
      return json(response, 400, { ok: false, error: { code: 'bad-input', message: 'What was asked is not well-formed JSON. Nothing was changed.' } } satisfies Answer<never>);
    }
    const callId = typeof asked.callId === 'string' ? asked.callId : undefined;
    if (path === 'call') {
      underWay += 1;
      try {
        return json(response, 200, await broker.call(typeof asked.name === 'string' ? asked.name : '', asked.input, callId));
      } finally {
        underWay -= 1;
      }
    }
    if (path === 'cancel') broker.cancel(callId ?? '');
    else if (path === 'lock') await broker.lock(asked.why === 'idle' ? 'idle' : 'person');
    else if (path === 'awake') idle.awake();
    else return say(response, { status: 404, words: 'There is nothing here.' });
    return json(response, 200, {});
  }

  /** The bytes of a chosen file go straight into the vault process's memory: an unencrypted copy on disk would break the promise. */
  async function takeFile(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    underWay += 1;
    try {
      const bytes = await readBody(request, largestFile);
      if (!bytes) return refuseLarge(request, response, `“${name}” is larger than 512 MB, so it was not read. Nothing was stored. Split it and import the parts.`);
      return json(response, 200, await broker.addBytes(name, bytes));
    } finally {
      underWay -= 1;
    }
  }

  return {
    origin: originOf(house),
    newAddress() {
      token = secret();
      return `${originOf(house)}/enter/${token}`;
    },
    async close() {
      clearInterval(clock);
      stopListening();
      for (const response of listening) response.end();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function say(response: ServerResponse, { status, words }: Closed): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${words}\n`);
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

/** Answers before the rest has come, then hangs up: nobody has to send half a gigabyte to hear no. */
function refuseLarge(request: IncomingMessage, response: ServerResponse, words: string): void {
  response.on('finish', () => request.destroy());
  response.setHeader('Connection', 'close');
  json(response, 413, { ok: false, error: { code: 'too-large', message: words } } satisfies Answer<never>);
}
