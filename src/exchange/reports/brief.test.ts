import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../test/browser.ts';
import { composeBrief } from '../../domain/reports/compose.ts';
import { smallDossier } from '../../../test/small-dossier.ts';
import { briefAsDocx } from './brief-docx.ts';
import { briefAsHtml } from './brief-html.ts';
import { escapeCssString, escapeHtml, legible } from './escape.ts';

/** Set to a folder to keep the files and pictures of these tests and look at them. */
const keep = process.env.KIST_KEEP_BRIEF;
if (keep) mkdirSync(keep, { recursive: true });

describe('text on its way into a format', () => {
  test('stays text', () => {
    expect(escapeHtml(`<b onclick='x'>&"`)).toBe('&lt;b onclick=&#39;x&#39;&gt;&amp;&quot;');
    expect(escapeCssString('a"</style>\\')).toBe('a\\22 \\3c \\2f style\\3e \\5c ');
  });
  test('loses what no reader can show and what turns the writing around', () => {
    expect(legible('a\u0000b\u202Ec\uD800d\te\nf')).toBe('a\uFFFDb\uFFFDc\uFFFDd\te\nf');
    expect(legible('Ünïcödé 😀 بيت')).toBe('Ünïcödé 😀 بيت');
  });
});

describe('a brief in HTML, in a real browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test('has no fault that axe finds, asks for nothing, runs nothing, and its links lead to what they name', async () => {
    const html = briefAsHtml(composeBrief(smallDossier({ hostile: true })));
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    const asked: string[] = [];
    const said: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    page.on('dialog', (dialog) => said.push(`dialog ${dialog.message()}`));
    await page.route('https://brief.invalid/', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await page.goto('https://brief.invalid/');
    expect(asked).toEqual(['https://brief.invalid/']);
    expect(said).toEqual([]);
    expect(await page.locator('script, img, iframe, object, embed, link, svg, form, base').count()).toBe(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }))).toEqual([]);
    const broken = await page.locator('a').evaluateAll((links) => links.filter((link) => document.querySelector(link.getAttribute('href')!) === null).length);
    expect(broken).toBe(0);
    await page.locator('a[href="#e2"]').first().click();
    expect(page.url()).toBe('https://brief.invalid/#e2');
    await page.locator('#e2 .back a').first().click();
    expect(new URL(page.url()).hash).toMatch(/^#c\d+$/);
    // No sideways scrolling at 320 pixels (WCAG 2.2, 1.4.10), wide tables aside, which scroll by themselves.
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  });

  test.runIf(keep)('is kept to be looked at', async () => {
    const brief = composeBrief(smallDossier());
    writeFileSync(join(keep!, 'brief.html'), briefAsHtml(brief));
    writeFileSync(join(keep!, 'brief.docx'), await briefAsDocx(brief));
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await page.setContent(briefAsHtml(brief));
    await page.screenshot({ path: join(keep!, 'brief.png'), fullPage: true });
    await page.pdf({ path: join(keep!, 'brief.pdf'), preferCSSPageSize: true });
    await page.setViewportSize({ width: 400, height: 800 });
    await page.screenshot({ path: join(keep!, 'brief-narrow.png'), fullPage: true });
    await page.context().close();
  });
});

describe('a brief in Word', () => {
  test('numbers its footnotes as the HTML numbers its notes', async () => {
    const brief = composeBrief(smallDossier());
    const parts = unzipSync(await briefAsDocx(brief));
    const order = [...strFromU8(parts['word/document.xml']!).matchAll(/<w:footnoteReference w:id="(\d+)"/g)].map((found) => Number(found[1]));
    expect(order).toEqual(brief.notes.map((note) => note.number));
  });

  test('reads back with its headings, tables and footnotes, and hostile words as words', async () => {
    const dossier = smallDossier({ hostile: true });
    const brief = composeBrief({ ...dossier, claims: [dossier.claims[0]!, { ...dossier.claims[0]!, id: 'second', evidence: [], rivals: [] }] });
    const { value: html, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(await briefAsDocx(brief)) });
    expect(messages.filter((message) => message.type === 'error')).toEqual([]);
    expect(html.match(/<h1>/g)).toHaveLength(brief.blocks.filter((block) => block.kind === 'heading' && block.level === 2).length);
    expect(html.match(/<thead>/g)).toHaveLength(brief.blocks.filter((block) => block.kind === 'table').length);
    expect(html.match(/<li id="footnote-/g)).toHaveLength(brief.notes.length);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('href="#claim1"');
    expect(html).toContain('id="claim2"');
  });
});
