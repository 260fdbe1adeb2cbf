/** Electron's `session`: keeps the handlers that the main process gives it, and asks them for every request of a page. */
import { EventEmitter } from 'node:events';
import type { Route } from 'playwright-core';
import { fromBrowser } from './addresses.ts';

type Handler = (request: Request) => Promise<Response> | Response;
type BeforeRequest = (details: { url: string; resourceType: string; method: string }, answer: (response: { cancel?: boolean }) => void) => void;
type PermissionRequest = (contents: unknown, permission: string, answer: (granted: boolean) => void, details: { requestingUrl: string; isMainFrame: boolean }) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string, details: { isMainFrame: boolean }) => boolean;

export type DoubleSession = EventEmitter & {
  readonly partition: string;
  readonly options: unknown;
  readonly spellchecker: { enabled: boolean; dictionaryAddress: string };
  readonly handlers: { protocols: Map<string, Handler>; beforeRequest: BeforeRequest | null; permissionRequest: PermissionRequest | null; permissionCheck: PermissionCheck | null; device: ((details: unknown) => boolean) | null };
  /** Answers a request of a page as Electron would, or says that it went out into the world. */
  answer(route: Route, resourceType: string): Promise<'answered' | 'blocked' | 'leaked'>;
  requestPermission(permission: string, details: { requestingUrl: string; isMainFrame: boolean }): Promise<boolean>;
};

function doubleSession(partition: string, options: unknown): DoubleSession {
  const handlers: DoubleSession['handlers'] = { protocols: new Map(), beforeRequest: null, permissionRequest: null, permissionCheck: null, device: null };
  const spellchecker = { enabled: true, dictionaryAddress: '' };
  return Object.assign(new EventEmitter(), {
    partition,
    options,
    handlers,
    spellchecker,
    protocol: { handle: (scheme: string, handler: Handler) => void handlers.protocols.set(scheme, handler) },
    webRequest: { onBeforeRequest: (handler: BeforeRequest) => void (handlers.beforeRequest = handler) },
    setPermissionRequestHandler: (handler: PermissionRequest) => void (handlers.permissionRequest = handler),
    setPermissionCheckHandler: (handler: PermissionCheck) => void (handlers.permissionCheck = handler),
    setDevicePermissionHandler: (handler: (details: unknown) => boolean) => void (handlers.device = handler),
    setSpellCheckerEnabled: (enabled: boolean) => void (spellchecker.enabled = enabled),
    setSpellCheckerDictionaryDownloadURL: (address: string) => void (spellchecker.dictionaryAddress = address),

    async answer(route: Route, resourceType: string): Promise<'answered' | 'blocked' | 'leaked'> {
      const request = route.request();
      const address = fromBrowser(request.url());
      const cancelled = await new Promise<boolean>((resolve) => {
        if (!handlers.beforeRequest) return resolve(false);
        handlers.beforeRequest({ url: address, resourceType, method: request.method() }, ({ cancel }) => resolve(cancel === true));
      });
      if (cancelled) {
        await route.abort('blockedbyclient');
        return 'blocked';
      }
      const handler = handlers.protocols.get(address.slice(0, address.indexOf(':')));
      if (!handler) {
        await route.abort('failed');
        return 'leaked';
      }
      const response = await handler(new Request(address, { method: request.method() }));
      await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) });
      return 'answered';
    },

    requestPermission: (permission: string, details: { requestingUrl: string; isMainFrame: boolean }) =>
      new Promise<boolean>((resolve) => {
        if (handlers.permissionRequest) handlers.permissionRequest(null, permission, resolve, details);
        else resolve(true);
      }),
  });
}

export function doubleSessions(): { api: { fromPartition(partition: string, options?: unknown): DoubleSession; readonly defaultSession: DoubleSession }; all: Map<string, DoubleSession> } {
  const all = new Map<string, DoubleSession>();
  const fromPartition = (partition: string, options: unknown = {}): DoubleSession => {
    const found = all.get(partition) ?? doubleSession(partition, options);
    all.set(partition, found);
    return found;
  };
  return {
    api: {
      fromPartition,
      get defaultSession() {
        return fromPartition('');
      },
    },
    all,
  };
}
