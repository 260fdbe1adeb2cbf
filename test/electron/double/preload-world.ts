/** Gives a page of the browser its preload: an isolated world made by the debugger, and a binding that only this world has. */
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { decode, encode } from './clone.ts';
import type { Key } from './menu.ts';
import { bridgeEnd, runPreload } from './worlds.ts';

const world = 'Electron Isolated Context';
const binding = 'doubleSends';

export type FromPreload = { kind: 'invoke'; id: number; channel: string; given: unknown[] } | { kind: 'send'; channel: string; given: unknown[] } | ({ kind: 'key' } & Key);

export type PreloadWorld = {
  /** As `webContents.send`. */
  send(channel: string, ...given: unknown[]): void;
  settle(id: number, outcome: { value: unknown } | { error: string }): void;
  /** Where files that will be dropped stand on the disk, by name. */
  placeFiles(paths: Record<string, string>): Promise<void>;
};

export async function openPreloadWorld(page: Page, preloadPath: string, receive: (message: FromPreload) => void): Promise<PreloadWorld> {
  const debuggerOf: CDPSession = await page.context().newCDPSession(page);
  const preload = readFileSync(preloadPath, 'utf8');
  let current: number | null = null;
  let paths: Record<string, string> = {};

  await debuggerOf.send('Runtime.enable');
  await debuggerOf.send('Page.enable');
  await debuggerOf.send('Runtime.addBinding', { name: binding, executionContextName: world });
  const { frameTree } = await debuggerOf.send('Page.getFrameTree');
  debuggerOf.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === world && (context.auxData as { frameId?: string }).frameId === frameTree.frame.id) current = context.id;
  });
  debuggerOf.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (current === executionContextId) current = null;
  });
  debuggerOf.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== binding) return;
    current = executionContextId;
    receive(decode(payload) as FromPreload);
  });

  const inTop = (source: string): string => `if (window === window.top) { ${source} }`;
  await debuggerOf.send('Page.addScriptToEvaluateOnNewDocument', { source: inTop(`(${bridgeEnd.toString()})('page');`) });
  await debuggerOf.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: world,
    source: inTop(`
      globalThis.doublePreload = function (require, module, exports) { ${preload}\n };
      (${runPreload.toString()})((${bridgeEnd.toString()})('preload'), (${encode.toString()}), (${decode.toString()}), ${JSON.stringify({ binding, paths })});
    `),
  });

  async function tell(message: unknown): Promise<void> {
    if (current === null) return;
    // The page may be gone by now, as it may in Electron.
    await debuggerOf.send('Runtime.evaluate', { contextId: current, expression: `doubleReceives(${JSON.stringify(encode(message))})` }).catch(() => undefined);
  }

  return {
    send: (channel, ...given) => void tell({ kind: 'event', channel, given }),
    settle: (id, outcome) => void tell({ kind: 'settled', id, ...outcome }),
    async placeFiles(more) {
      paths = { ...paths, ...more };
      await tell({ kind: 'paths', paths });
    },
  };
}
