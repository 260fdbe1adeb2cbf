import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { BuiltFile } from '../../src/loopback/built-window.ts';
import { forkVault } from '../../src/loopback/fork-vault.ts';
import { type LoopbackServer, serveLoopback } from '../../src/loopback/server.ts';
import { type Broker, createBroker, type VaultProcess } from '../../src/service/index.ts';

export type Reply = { status: number; headers: IncomingHttpHeaders; text: string };
export type Ask = { method?: string; path: string; headers?: Record<string, string>; body?: string | Uint8Array };

/** A real loopback host with a real vault process, and bare HTTP to ask it anything, forged or not. */
export type TestLoopback = {
  server: LoopbackServer;
  broker: Broker;
  port: number;
  ask(ask: Ask): Promise<Reply>;
  /** Uses up the one-time address as a browser does. */
  enter(): Promise<{ cookie: string; room: string }>;
  /** Ends the vault process at once, as a crash does. */
  killVault(): void;
  close(): Promise<void>;
};

const page = (text: string, mediaType: string): BuiltFile => ({ mediaType, bytes: new TextEncoder().encode(text) });
export const smallWindow: ReadonlyMap<string, BuiltFile> = new Map([
  ['index.html', page('<!doctype html><title>Kist</title>', 'text/html; charset=utf-8')],
  ['assets/index.js', page('export {};', 'text/javascript; charset=utf-8')],
]);

export async function openTestLoopback(window: ReadonlyMap<string, BuiltFile> = smallWindow): Promise<TestLoopback> {
  let process: VaultProcess | null = null;
  const broker = createBroker(() => (process = forkVault()));
  const server = await serveLoopback({ broker, window });
  const port = Number(new URL(server.origin).port);
  const ask = ({ method = 'GET', path, headers = {}, body }: Ask): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const outgoing = httpRequest({ host: '127.0.0.1', port, method, path, headers, agent: false }, (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (piece: string) => {
          text += piece;
        });
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }));
        incoming.on('error', reject);
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return {
    server,
    broker,
    port,
    ask,
    async enter() {
      const reply = await ask({ path: new URL(server.newAddress()).pathname });
      const cookie = reply.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
      return { cookie, room: (reply.headers.location ?? '').replaceAll('/', '') };
    },
    killVault: () => process?.kill(),
    async close() {
      await broker.lock('person');
      await server.close();
    },
  };
}
