import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, LaunchOptions } from 'playwright-core';

/**
 * A headless browser for the tests. On Linux it is the Chromium of the package `@sparticuz/chromium`, unpacked once into
 * this checkout; elsewhere it is the Chrome or Edge of the machine. `KIST_BROWSER` names another binary.
 *
 * The arguments are our own: the package's list switches web security off, and then the tests would prove nothing
 * about the content security policy or about origins.
 */
export async function launchBrowser(options: Pick<LaunchOptions, 'args' | 'env'> = {}): Promise<Browser> {
  const args = [...ownArguments(), ...(options.args ?? [])];
  const named = process.env['KIST_BROWSER'];
  if (named !== undefined && named !== '') return chromium.launch({ ...options, args, executablePath: named });
  if (process.platform === 'linux') return chromium.launch({ ...options, args, executablePath: await unpackedChromium() });
  return launchInstalled({ ...options, args });
}

function ownArguments(): string[] {
  const args = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-gpu',
    '--font-render-hinting=none',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-pings',
  ];
  // Chromium refuses to start its sandbox for root, which is who runs the tests in most containers.
  if (process.platform === 'linux') args.push('--no-sandbox');
  return args;
}

async function launchInstalled(options: LaunchOptions): Promise<Browser> {
  const reasons: string[] = [];
  for (const channel of ['chrome', 'msedge']) {
    try {
      return await chromium.launch({ ...options, channel });
    } catch (error) {
      reasons.push(error instanceof Error ? (error.message.split('\n')[0] ?? channel) : channel);
    }
  }
  throw new Error(`The browser tests need Chrome or Edge, or KIST_BROWSER with the path of a Chromium. ${reasons.join(' ')}`);
}

/**
 * The path of Chromium, unpacked under node_modules/.cache. The package unpacks into the temporary folder and takes any
 * file called "chromium" that it finds there, so it is given a private folder for that moment. The folder gets its
 * final name only when complete, so that test processes that start together don't meet a half-written binary.
 */
async function unpackedChromium(): Promise<string> {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const { version } = createRequire(import.meta.url)('../node_modules/@sparticuz/chromium/package.json') as { version: string };
  const cache = join(root, 'node_modules', '.cache');
  const home = join(cache, `chromium-${version}`);
  const binary = join(home, 'chromium');
  if (existsSync(binary)) return binary;

  mkdirSync(cache, { recursive: true });
  const workshop = mkdtempSync(join(cache, 'chromium-unpacking-'));
  const before = process.env['TMPDIR'];
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    process.env['TMPDIR'] = workshop;
    await packaged.executablePath();
    chmodSync(join(workshop, 'chromium'), 0o755);
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  try {
    renameSync(workshop, home);
  } catch (error) {
    // Another process was first; its copy is as good.
    rmSync(workshop, { recursive: true, force: true });
    if (!existsSync(binary)) throw error;
  }
  return binary;
}
