/** Selections in a real browser become offsets of the text and come back, whatever stands between and within the words. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Offsets from '../../src/renderer/features/sources/reader/selection-offsets.ts';
import { launchBrowser } from '../browser.ts';

type Tried = { offsets: typeof Offsets };

/** As the reader lays it out: labels and names beside the words, highlights within them, a line break, a letter outside the basic plane. */
const text = 'Who runs it?\n\nWe run it. There’s a 😀 rota.\nOn the door.\n\nAnd nobody else.';
const third = text.indexOf('And nobody');
const layout = `
  <div id="root">
    <div class="row"><span>Isla</span><p data-start="0">Who runs it?</p><i>1</i></div>
    <div class="row"><b>a code</b><span>Shona</span><p data-start="14">We <span><u>run</u> it</span>. There’s a <u>😀 rota.\nOn</u> the door.</p><i>2</i></div>
    <div class="row"><span>Derek</span><p data-start="${third}">And <u>nobody</u> else.</p><i>3</i></div>
  </div>
  <p id="outside">Somewhere else</p>
  <style>p { white-space: pre-wrap }</style>`;

let folder: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kist-selection-'));
  writeFileSync(join(folder, 'main.ts'), `import * as offsets from ${JSON.stringify(join(import.meta.dirname, '../../src/renderer/features/sources/reader/selection-offsets.ts'))}; globalThis.offsets = offsets;`);
  await build({ configFile: false, root: folder, logLevel: 'error', build: { outDir: join(folder, 'out'), lib: { entry: join(folder, 'main.ts'), formats: ['iife'], name: 'tried', fileName: () => 'main.js' } } });
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.setContent(layout);
  await page.addScriptTag({ content: readFileSync(join(folder, 'out', 'main.js'), 'utf8') });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Selects from one point of the page to another; a point is a selector, the number of its text node within, and a place in it. */
type Point = readonly [selector: string, node: number, offset: number];
const selected = (from: Point, to: Point) =>
  page.evaluate(([start, end]) => {
    const at = ([selector, node, offset]: Point): [Node, number] => {
      const element = document.querySelector(selector)!;
      if (node < 0) return [element, offset];
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let found = walker.nextNode()!;
      for (let index = 0; index < node; index += 1) found = walker.nextNode()!;
      return [found, offset];
    };
    document.getSelection()!.setBaseAndExtent(...at(start), ...at(end));
    return (globalThis as unknown as Tried).offsets.selectedSpan(document.querySelector<HTMLElement>('#root')!, document.getSelection());
  }, [from, to] as const);
const words = (span: { start: number; end: number } | null) => span && text.slice(span.start, span.end);
const second = '[data-start="14"]';
const last = `[data-start="${third}"]`;

test('the page holds the text letter for letter', async () => {
  const shown = await page.locator('[data-start]').evaluateAll((all) => all.map((one) => ({ start: Number((one as HTMLElement).dataset['start']), text: one.textContent ?? '' })));
  for (const one of shown) expect(text.slice(one.start, one.start + one.text.length)).toBe(one.text);
});

describe('from a selection to offsets', () => {
  test('within highlights and across their edges', async () => {
    expect(words(await selected([second, 0, 0], [second, 1, 3]))).toBe('We run');
    expect(words(await selected([second, 1, 1], [second, 2, 2]))).toBe('un i');
    expect(words(await selected([second, 3, 2], [second, 4, 8]))).toBe('There’s a 😀 rota.');
  });

  test('over a line break and a letter of two code units', async () => {
    expect(words(await selected([second, 4, 0], [second, 5, 9]))).toBe('😀 rota.\nOn the door');
  });

  test('across turns, names and labels left out', async () => {
    expect(words(await selected(['[data-start="0"]', 0, 4], [last, 1, 6]))).toBe('runs it?\n\nWe run it. There’s a 😀 rota.\nOn the door.\n\nAnd nobody');
  });

  test('backwards as forwards', async () => {
    expect(words(await selected([last, 0, 3], [second, 5, 5]))).toBe('door.\n\nAnd');
  });

  test('points beside the words snap to them', async () => {
    // From somebody's name to a paragraph's number, and, as a triple click does, to the beginning of the next row.
    expect(words(await selected(['.row:nth-child(2) span', 0, 2], ['.row:nth-child(2) i', 0, 1]))).toBe('We run it. There’s a 😀 rota.\nOn the door.');
    expect(words(await selected([second, 0, 0], ['.row:nth-child(3)', -1, 0]))).toBe('We run it. There’s a 😀 rota.\nOn the door.');
    expect(words(await selected(['.row:nth-child(3) i', 0, 0], ['#outside', 0, 4]))).toBe(null);
    expect(words(await selected(['.row:nth-child(2) i', 0, 0], ['#outside', 0, 4]))).toBe('And nobody else.');
  });

  test('nothing of the text is nothing', async () => {
    expect(await selected(['#outside', 0, 0], ['#outside', 0, 5])).toBe(null);
    expect(await selected([second, 0, 1], [second, 0, 1])).toBe(null);
    expect(await selected(['.row:nth-child(2) b', 0, 0], ['.row:nth-child(2) span', 0, 3])).toBe(null);
  });
});

test('every passage comes back as the stretch of the page that it is', async () => {
  const failures = await page.evaluate((whole) => {
    const { offsets } = globalThis as unknown as Tried;
    const root = document.querySelector<HTMLElement>('#root')!;
    const inWords = (at: number) => !(at < whole.length - 1 && whole.slice(at, at + 2) === '\n\n') && !(at > 0 && whole.slice(at - 1, at + 1) === '\n\n');
    const wrong: string[] = [];
    for (let start = 0; start < whole.length; start += 1) {
      for (let end = start + 1; end <= whole.length; end += 1) {
        if (!inWords(start) || !inWords(end - 1)) continue;
        const range = offsets.rangeOf(root, { start, end })!;
        const back = [offsets.offsetAt(root, range.startContainer, range.startOffset, 'after'), offsets.offsetAt(root, range.endContainer, range.endOffset, 'before')];
        const painted = offsets.rangesOf(root, { start, end }).map(String).join('');
        if (back[0] !== start || back[1] !== end || painted !== whole.slice(start, end).replaceAll('\n\n', '')) wrong.push(`${start}-${end}: ${back.join('-')} ${painted}`);
      }
    }
    return wrong;
  }, text);
  expect(failures).toEqual([]);
});

test('a caret stands where it was put, and nowhere beside the words', async () => {
  const caret = (selector: string, offset: number) =>
    page.evaluate(([where, at]) => {
      document.getSelection()!.collapse(document.querySelector(where)!.firstChild, at);
      return (globalThis as unknown as Tried).offsets.caretOffset(document.querySelector<HTMLElement>('#root')!, document.getSelection());
    }, [selector, offset] as const);
  expect(await caret(`${last} u`, 2)).toBe(text.indexOf('body'));
  expect(await caret('.row:nth-child(2) b', 2)).toBe(null);
  expect(await caret('#outside', 2)).toBe(null);
});
