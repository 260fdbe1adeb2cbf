/** The small window on the double, started anew for each test; and what tests ask of it. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Answer, KistWindow, WindowEvent } from '../../src/contract/index.ts';
import { launchBrowser } from '../browser.ts';
import { testPassphrase } from '../open-vault.ts';
import { builtElectron, type Double, type DoubleOptions, startDouble } from './double/index.ts';
import { smallWindow } from './small-window.ts';

declare global {
  interface Window {
    kist?: KistWindow;
    told: WindowEvent[];
    hush: () => void;
  }
}

export type Running = {
  /** The double of the test that runs. */
  readonly double: Double;
  readonly appFolder: string;
  call(name: string, input?: unknown, callId?: string): Promise<Answer<unknown>>;
  /** As `call`; a refusal is thrown. */
  value<Value>(name: string, input?: unknown): Promise<Value>;
  /** Everything that the page was told. */
  told(): Promise<WindowEvent[]>;
  /** Waits until the page was told so many events of a kind, and answers them. */
  toldOf(kind: WindowEvent['kind'], times?: number): Promise<WindowEvent[]>;
  createVault(): Promise<{ path: string }>;
};

/** Call at the top of a file or of a `describe`. */
export function runOnDouble(options: Omit<DoubleOptions, 'appFolder' | 'browser'> = {}): Running {
  let browser: Browser;
  let small: ReturnType<typeof smallWindow>;
  let double: Double;

  beforeAll(async () => {
    [browser] = await Promise.all([launchBrowser(), builtElectron()]);
    small = smallWindow();
  });
  beforeEach(async () => {
    double = await startDouble({ appFolder: small.appFolder, browser, ...options });
    await double.page.waitForSelector('[data-ready]');
  });
  afterEach(() => double?.close());
  afterAll(async () => {
    await browser?.close();
    small?.remove();
  });

  const running: Running = {
    get double() {
      return double;
    },
    get appFolder() {
      return small.appFolder;
    },
    call: (name, input = {}, callId) => double.page.evaluate(([called, given, id]) => window.kist!.call(called as string, given, id as string | undefined), [name, input, callId] as const),
    async value<Value>(name: string, input: unknown = {}): Promise<Value> {
      const answer = await running.call(name, input);
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`);
      return answer.value as Value;
    },
    told: () => double.page.evaluate(() => window.told),
    async toldOf(kind, times = 1) {
      await double.page.waitForFunction(([wanted, count]) => window.told.filter((event) => event.kind === wanted).length >= (count as number), [kind, times] as const);
      return (await running.told()).filter((event) => event.kind === kind);
    },
    createVault: () => running.value('vault.create', { name: 'Craigend', passphrase: testPassphrase }),
  };
  return running;
}
