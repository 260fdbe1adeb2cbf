/** What somebody at the screen waits for in a long source that is coded thickly, measured in a real browser over a real vault. */
import type { Page } from 'playwright-core';
import type { KistWindow } from '../../src/contract/index.ts';
import { openTestWindow, type TestWindow } from '../journey/open-window.ts';
import type { Coded } from './coded-ground.ts';
import { passphrase } from './ground.ts';
import { median } from './measure.ts';

export type DeepWindow = { window: TestWindow; close(): Promise<void> };

/** Opens a window on the vault; the service that had it open lets go of it until the window is closed. */
export async function openDeepWindow({ vault }: Coded): Promise<DeepWindow> {
  await vault.service.close();
  const window = await openTestWindow({ sample: false });
  const close = async (): Promise<void> => {
    await window.close();
    await vault.call('vault.unlock', { path: vault.path, passphrase });
  };
  try {
    await window.page.evaluate(() => (globalThis as unknown as { kist: KistWindow }).kist.lock());
    await window.call('vault.unlock', { path: vault.path, passphrase });
    await window.page.reload();
    await window.page.locator('.ui-frame').waitFor();
  } catch (error) {
    await close();
    throw error;
  }
  return { window, close };
}

export type Scrolled = {
  /** The worst frame while the wheel turned through the text, and how many there were. */
  worstFrame: number;
  frames: number;
  /** The longest piece of work on the page's own thread meanwhile, in processor time, from the browser's trace: other work of the machine does not count. */
  worstTask: number;
};
export type ReaderTimes = {
  own: Scrolled & {
    /** From going to the source to the frame that shows its text, in milliseconds. */
    shown: number;
    /** From Enter to the frame that shows the new coding, and to the answer that it is on the disk: medians. */
    coded: number;
    durable: number;
  };
  /** The same words as bare paragraphs in a page of the same browser: until the frame that shows them, scrolled alike, and from Enter to the frame in which a word is marked. */
  bare: Scrolled & { shown: number; coded: number };
};

type Probe = { coded: number[]; durable: number[] };
type Probed = { readerProbe: Probe };

/** Goes to the source and measures until its text can be seen. */
function opening(page: Page, sourceId: string): Promise<number> {
  return page.evaluate((id) => new Promise<number>((resolve) => {
    const from = performance.now();
    const look = (): void => {
      const row = document.querySelector('.reader-row .reader-words');
      if (row !== null && row.textContent !== '') resolve(performance.now() - from);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    location.hash = `#/sources/${id}`;
  }), sourceId);
}

/** Bare paragraphs with the same words, nothing else. */
async function barePage(window: TestWindow, sourceId: string): Promise<ReaderTimes['bare']> {
  const { text } = await window.call('sources.read', { id: sourceId });
  const page = await window.page.context().newPage();
  try {
    const shown = await page.evaluate((words) => new Promise<number>((resolve) => {
      const from = performance.now();
      for (const paragraph of words.split('\n\n')) document.body.append(Object.assign(document.createElement('p'), { textContent: paragraph }));
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - from)));
    }), text);
    const scrolled = await scrolling(page, 'body');
    const coded = await page.evaluate(async () => {
      const times: number[] = [];
      for (const paragraph of [...document.querySelectorAll('p')].filter(({ textContent }) => textContent.length > 80).slice(0, 8)) {
        const from = performance.now();
        const range = document.createRange();
        range.setStart(paragraph.firstChild!, 10);
        range.setEnd(paragraph.firstChild!, 40);
        range.surroundContents(document.createElement('mark'));
        await new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });
        times.push(performance.now() - from);
      }
      return times;
    });
    return { shown, ...scrolled, coded: median(coded) };
  } finally {
    await page.close();
  }
}

/** Turns the wheel through the text and watches every frame. */
async function scrolling(page: Page, within: string): Promise<Scrolled> {
  const box = (await page.locator(within).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, 400);
  await page.evaluate(() => {
    const holder = globalThis as unknown as { frames: number[]; isWatching: boolean };
    holder.frames = [];
    holder.isWatching = true;
    let last = performance.now();
    const count = (now: number): void => {
      holder.frames.push(now - last);
      last = now;
      if (holder.isWatching) requestAnimationFrame(count);
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(count);
    });
  });
  const trace = await page.context().newCDPSession(page);
  const tasks: number[] = [];
  trace.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as { name: string; dur?: number; tdur?: number }[]) if (event.name.endsWith('RunTask')) tasks.push((event.tdur ?? event.dur ?? 0) / 1000);
  });
  await trace.send('Tracing.start', { traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline'] }, transferMode: 'ReportEvents' });
  // As fast as a hand turns it, and now and then a leap of three screens.
  for (let turn = 0; turn < 120; turn += 1) {
    await page.mouse.wheel(0, turn % 30 < 27 ? 300 : 2400);
    await page.waitForTimeout(33);
  }
  await page.waitForTimeout(200);
  const ended = new Promise<void>((resolve) => { trace.once('Tracing.tracingComplete', () => resolve()); });
  await trace.send('Tracing.end');
  await ended;
  await trace.detach();
  const frames = await page.evaluate(() => {
    const holder = globalThis as unknown as { frames: number[]; isWatching: boolean };
    holder.isWatching = false;
    return holder.frames;
  });
  return { worstFrame: Math.max(...frames), frames: frames.length, worstTask: Math.max(0, ...tasks) };
}

/** Codes one paragraph after the other by keys and measures from Enter to the frame in which one more coding is drawn, and to the answer of the vault. */
async function codingByKeys(window: TestWindow, times: number): Promise<{ coded: number; durable: number }> {
  const { page } = window;
  await page.evaluate(() => {
    const holder = globalThis as unknown as Probed;
    const probe: Probe = { coded: [], durable: [] };
    holder.readerProbe = probe;
    let pressed = 0;
    let before = '';
    // Brackets by their coding, labels, and pieces of marked words: whatever lies there already, one more coding changes one of them.
    const drawnIn = (): string => {
      const row = document.querySelector('.reader-row[data-cursor]');
      const parts = (of: string): Element[] => [...(row?.querySelectorAll(of) ?? [])];
      return [parts('.reader-bar').map((bar) => bar.getAttribute('data-coding')), parts('.reader-label').map(({ textContent }) => textContent), parts('.reader-coded').length].join('|');
    };
    // The first call after Enter is the coding; its answer says that it is on the disk.
    new PerformanceObserver((list) => {
      for (const { name, startTime, responseEnd } of list.getEntries() as PerformanceResourceTiming[]) {
        if (pressed > 0 && startTime >= pressed && name.endsWith('/call') && probe.durable.length < probe.coded.length + 1) {
          probe.durable.push(responseEnd - pressed);
          pressed = 0;
        }
      }
    }).observe({ type: 'resource' });
    addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      const at = performance.now();
      pressed = at;
      before = drawnIn();
      const look = (): void => {
        if (drawnIn() !== before) probe.coded.push(performance.now() - at);
        else if (performance.now() - at < 5000) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, true);
  });
  let measured = 0;
  for (let turn = 0; turn < times; turn += 1) {
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await window.settle();
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Code for these words' }).waitFor();
    await page.keyboard.type('a', { delay: 20 });
    await page.getByRole('option').first().waitFor();
    await window.settle();
    await page.keyboard.press('Enter');
    const done = page.waitForFunction((wanted) => { const { coded, durable } = (globalThis as unknown as Probed).readerProbe; return coded.length >= wanted && durable.length >= wanted; }, measured + 1, { timeout: 6000 });
    // Words that bear this code already are not coded again.
    measured += await done.then(() => 1, () => 0);
    await window.settle();
  }
  const { coded, durable } = await page.evaluate(() => (globalThis as unknown as Probed).readerProbe);
  if (measured < times / 2) throw new Error(`Of ${times} codings ${measured} could be measured.`);
  return { coded: median(coded), durable: median(durable) };
}

export async function measureReader({ window }: DeepWindow, sourceId: string): Promise<ReaderTimes> {
  const { page } = window;
  await window.at('#/codebook');
  const shown = await opening(page, sourceId);
  await window.settle();
  const bare = await barePage(window, sourceId);
  const scrolled = await scrolling(page, '.reader-text');
  await window.settle();
  const coding = await codingByKeys(window, 8);
  return { own: { shown, ...scrolled, ...coding }, bare };
}
