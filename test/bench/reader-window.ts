/** What somebody at the screen waits for in a long source that is coded thickly, measured in a real browser over a real vault. */
import type { Page } from 'playwright-core';
import type { KistWindow } from '../../src/contract/index.ts';
import { openTestWindow, type TestWindow } from '../journey/open-window.ts';
import { median } from './measure.ts';
import { codeDeeply, deep, deepText, type DeepSize } from './deep-source.ts';

export type DeepWindow = { window: TestWindow; sourceId: string; codeIds: string[]; characters: number; codings: number };

/** Opens a window of its own with a deep source in its vault. */
export async function openDeepWindow(size: DeepSize = deep): Promise<DeepWindow> {
  const window = await openTestWindow({ sample: false });
  const file = await window.page.evaluate(async (text) => {
    const kist = (globalThis as unknown as { kist: KistWindow }).kist;
    return (await kist.takeFiles([new File([text], 'a-long-conversation.txt')]))[0]!.token;
  }, deepText(size));
  const { sources } = await window.call('sources.store', { files: [{ file, title: 'A long conversation (synthetic)' }] });
  const sourceId = sources[0]!.id;
  const codeIds = await codeDeeply((name, input) => window.call(name, input), sourceId, size);
  const { text } = await window.call('sources.read', { id: sourceId });
  const { codings } = await window.call('coding.list', { sourceId });
  return { window, sourceId, codeIds, characters: text.length, codings: codings.length };
}

export type ReaderTimes = {
  /** From the answer with the text to the frame that shows it, in milliseconds. */
  shown: number;
  /** Until the codings lie over it too. */
  drawn: number;
  /** The same words as bare paragraphs in a bare page, until the frame that shows them. */
  bare: number;
  /** The worst frame while the wheel turned through the text, and how many there were. */
  worstFrame: number;
  frames: number;
  /** The longest piece of work on the page's own thread meanwhile, in processor time, from the browser's trace: other work of the machine does not count. */
  worstTask: number;
  /** From Enter to the frame that shows the new coding: the median, and the longest. */
  coded: number;
  worstCoded: number;
};

type Probe = { answered: number; shown: number; drawn: number; coded: number[] };
type Probed = { readerProbe: Probe };

/** Goes to the source and measures from the answer to what can be seen. */
async function opening(page: Page, sourceId: string): Promise<Pick<ReaderTimes, 'shown' | 'drawn'>> {
  const probe = await page.evaluate((id) => new Promise<Probe>((resolve) => {
    const holder = globalThis as unknown as Probed & { kist: KistWindow };
    const probe: Probe = { answered: 0, shown: 0, drawn: 0, coded: [] };
    const read = Response.prototype.json;
    // The moment at which the text has come over the wire and is parsed.
    Response.prototype.json = async function json() {
      const value = await read.call(this) as { value?: { paragraphs?: unknown } };
      if (probe.answered === 0 && value?.value?.paragraphs !== undefined) probe.answered = performance.now();
      return value;
    };
    holder.readerProbe = probe;
    const look = (): void => {
      const now = performance.now();
      const row = document.querySelector('.reader-row .reader-words');
      if (probe.shown === 0 && row !== null && row.textContent !== '') probe.shown = now;
      if (probe.drawn === 0 && document.querySelector('.reader-bar') !== null) probe.drawn = now;
      if (probe.drawn !== 0) {
        Response.prototype.json = read;
        resolve(probe);
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    location.hash = `#/sources/${id}`;
  }), sourceId);
  return { shown: probe.shown - probe.answered, drawn: probe.drawn - probe.answered };
}

/** Bare paragraphs with the same words, nothing else. */
async function barePage(window: TestWindow, sourceId: string): Promise<number> {
  const { text } = await window.call('sources.read', { id: sourceId });
  const page = await window.page.context().newPage();
  try {
    return await page.evaluate((words) => new Promise<number>((resolve) => {
      const from = performance.now();
      for (const paragraph of words.split('\n\n')) document.body.append(Object.assign(document.createElement('p'), { textContent: paragraph }));
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - from)));
    }), text);
  } finally {
    await page.close();
  }
}

/** Turns the wheel through the text and watches every frame. */
async function scrolling(page: Page): Promise<Pick<ReaderTimes, 'worstFrame' | 'frames' | 'worstTask'>> {
  const box = (await page.locator('.reader-text').boundingBox())!;
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

/** Codes one paragraph after the other by keys and measures from Enter to the frame in which one more coding is drawn. */
async function codingByKeys(window: TestWindow, times: number): Promise<Pick<ReaderTimes, 'coded' | 'worstCoded'>> {
  const { page } = window;
  await page.evaluate(() => {
    const holder = globalThis as unknown as Probed;
    holder.readerProbe.coded = [];
    let pressed = 0;
    let before = '';
    const drawnIn = (): string => document.querySelector('.reader-row[data-cursor]')?.querySelectorAll('.reader-coded').length.toString() ?? '';
    addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      pressed = performance.now();
      before = drawnIn();
      const look = (): void => {
        if (drawnIn() === before) requestAnimationFrame(look);
        else holder.readerProbe.coded.push(performance.now() - pressed);
      };
      requestAnimationFrame(look);
    }, true);
  });
  for (let turn = 0; turn < times; turn += 1) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await window.settle();
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Code for these words' }).waitFor();
    await page.keyboard.type('a', { delay: 20 });
    await page.keyboard.press('Enter');
    await page.waitForFunction((wanted) => (globalThis as unknown as Probed).readerProbe.coded.length >= wanted, turn + 1, { timeout: 10_000 });
    await window.settle();
  }
  const coded = await page.evaluate(() => (globalThis as unknown as Probed).readerProbe.coded);
  return { coded: median(coded), worstCoded: Math.max(...coded) };
}

export async function measureReader({ window, sourceId }: DeepWindow): Promise<ReaderTimes> {
  const { page } = window;
  await window.at('#/codebook');
  const opened = await opening(page, sourceId);
  await window.settle();
  const bare = await barePage(window, sourceId);
  const scrolled = await scrolling(page);
  await window.settle();
  const coded = await codingByKeys(window, 8);
  return { ...opened, bare, ...scrolled, ...coded };
}
