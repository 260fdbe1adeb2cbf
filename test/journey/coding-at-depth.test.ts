import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KistWindow, OpenedSource } from '../../src/contract/index.ts';
import { deepText } from '../bench/deep-source.ts';
import { openTestWindow, type TestWindow } from './open-window.ts';

/**
 * An hour at one hearing day by keyboard alone, and what hands do with a mouse. The day is a real one where the files to try are at hand
 * (`KIST_REAL_FILES`), else a conversation of invented words. The steps follow one another over one vault.
 */
const real = join(process.env.KIST_REAL_FILES ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data'), 'transcripts', 'uk-covid-inquiry-m8', '2025-10-08.rst');
const isReal = existsSync(real);
const other = `A walk by the harbour (synthetic)

INT: What do you see here?

Tam: The boats, and the bench where folk sit and wait. Somebody asked us where it should go.
`;

let window: TestWindow;
let day: OpenedSource;
let walkId: string;
/** Paragraphs of somebody's words, long enough to work with. */
let spoken: OpenedSource['paragraphs'];

beforeAll(async () => {
  window = await openTestWindow({ sample: false });
  const store = async (name: string, text: string): Promise<string> => {
    const file = await window.page.evaluate(async ([title, words]) => (await (globalThis as unknown as { kist: KistWindow }).kist.takeFiles([new File([words], title)]))[0]!.token, [name, text] as const);
    return (await window.call('sources.store', { files: [{ file }] })).sources[0]!.id;
  };
  const dayId = await store(isReal ? 'day.rst' : 'day.txt', isReal ? readFileSync(real, 'utf8') : deepText({ words: 20_000 }));
  walkId = await store('walk.txt', other);
  day = await window.call('sources.read', { id: dayId });
  spoken = day.paragraphs.filter(({ kind, turn, start, end }) => kind === 'speech' && turn !== null && end - start > 90 && day.speakers[day.turns[turn]!.speaker]!.role !== 'interviewer');
  const scale = { from: 1, to: 3, words: { '1': 'a little', '3': 'wholly' } };
  const { id } = await window.call('codebook.create', { name: 'Trust', aliases: ['confidence'], scale });
  await window.call('codebook.create', { name: 'in the council', parentId: id, aliases: ['the authority'] });
  const { id: outcomeId } = await window.call('framework.addOutcome', { wording: 'People are heard' });
  await window.call('framework.addIndicator', { wording: 'People say they were asked', groups: ['Parents and carers'], outcomeIds: [outcomeId] });
}, 240_000);
afterAll(() => window?.close());

const page = () => window.page;
const inspector = () => page().getByRole('complementary');
const keys = async (...pressed: string[]) => {
  for (const key of pressed) await page().keyboard.press(key);
};
const type = (words: string) => page().keyboard.type(words);
/** Of the hundreds of paragraphs one that bears codings and the one with the keys say the same as all; looking at every one takes minutes. */
async function accessible(): Promise<void> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page().emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page: page() }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).exclude('.reader-row:not([data-cursor])');
    if (colorScheme === 'dark') axe.withRules(['color-contrast']);
    found.push(...(await axe.analyze()).violations.map((violation) => `${colorScheme}: ${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`));
  }
  await page().emulateMedia({ colorScheme: 'light' });
  expect(found).toEqual([]);
}
/** A busy machine takes its time. */
const eventually = <Value>(look: () => Value | Promise<Value>) => expect.poll(look, { timeout: 20_000 });
const words = (span: { start: number; end: number }) => day.text.slice(span.start, span.end);

type Coded = { id: string; code: string; words: string; memo: string; weight: number | null; pinned: boolean; start: number; end: number };
async function coded(): Promise<Coded[]> {
  await window.settle();
  const [{ codings }, { codes }] = [await window.call('coding.list', { sourceId: day.source.id }), await window.call('codebook.list')];
  return codings.map((coding) => ({ ...coding, code: codes.find(({ id }) => id === coding.codeId)!.name, words: words(coding) }));
}
const codedAs = async (name: string) => (await coded()).filter(({ code }) => code === name);
const cursor = () => page().evaluate(() => Number(document.querySelector<HTMLElement>('.reader-row[data-cursor]')?.dataset['paragraph'] ?? 0));
const inHand = () => page().locator('.reader-bar[data-in-hand]').first().getAttribute('title');

/** Goes to a paragraph as a link does, and stands in it. */
async function goTo(paragraph: { start: number; number: number }): Promise<void> {
  await window.at('#/sources');
  await window.at(`#/sources/${day.source.id}?at=${paragraph.start}`);
  await page().locator(`.reader-row[data-cursor][data-paragraph="${paragraph.number}"]`).waitFor();
  if ((await window.call('coding.list', { sourceId: day.source.id })).codings.length > 0) await page().locator('.reader-row[data-coded]').first().waitFor({ state: 'attached' });
  await window.settle();
}
async function pickCode(typed: string, option: RegExp): Promise<void> {
  await keys('c');
  await page().getByRole('combobox', { name: 'Code for these words' }).waitFor();
  await type(typed);
  await page().getByRole('option', { name: option }).first().waitFor();
  await keys('Enter');
  await page().getByRole('combobox', { name: 'Code for these words' }).waitFor({ state: 'detached' });
  await window.settle();
}

describe(`by keyboard alone, ${isReal ? 'on a real hearing day' : 'on invented words: the real files are not here, so the hearing day is skipped'}`, () => {
  test('one moves by paragraph, turn and sentence', async () => {
    await goTo(spoken[0]!);
    const at = await cursor();
    await keys('ArrowDown');
    expect(await cursor()).toBe(at + 1);
    await keys('ArrowUp', 'Control+ArrowDown');
    const turnOf = (number: number) => day.paragraphs[number - 1]!.turn;
    await window.settle();
    expect(turnOf(await cursor())).not.toBe(turnOf(at));
    expect(turnOf((await cursor()) - 1)).toBe(turnOf(at));
    await keys('Control+ArrowUp');
    await window.settle();
    expect(turnOf(await cursor())).toBe(turnOf(at));
    await keys('ArrowRight');
    await inspector().getByRole('heading', { name: 'Selected passage' }).waitFor();
    await accessible();
  });

  test('C, some letters of another name of a code, Enter', async () => {
    await goTo(spoken[0]!);
    await pickCode('confid', /Trust.*also called confidence/);
    expect((await codedAs('Trust')).map((one) => one.words)).toEqual([words(spoken[0]!)]);
    await goTo(spoken[1]!);
    await keys('c');
    await type('trust coun');
    await page().getByRole('option', { name: /in the council/ }).waitFor();
    await accessible();
    await keys('Enter');
    expect(await codedAs('in the council')).toHaveLength(1);
  });

  test('a new code goes under another: by its path, or by choosing where', async () => {
    await goTo(spoken[2]!);
    await keys('c');
    await type('Trust / in people');
    await page().getByRole('option', { name: 'Create “in people” under “Trust”' }).waitFor();
    await keys('Control+Enter');
    await window.settle();
    await goTo(spoken[3]!);
    await keys('c');
    await type('being asked');
    await page().getByRole('option', { name: /another code…/ }).waitFor();
    await keys('Control+Shift+Enter');
    await page().getByRole('combobox', { name: /Under which code/ }).waitFor();
    await type('tru');
    await keys('Enter');
    await window.settle();
    const { codes } = await window.call('codebook.list');
    const trust = codes.find(({ name }) => name === 'Trust')!.id;
    expect(codes.filter(({ parentId }) => parentId === trust).map(({ name }) => name).sort()).toEqual(['being asked', 'in people', 'in the council']);
    expect(await codedAs('being asked')).toHaveLength(1);
  });

  test('R codes with the last code, V in their words, X takes away, undo brings back', async () => {
    await goTo(spoken[4]!);
    await keys('r');
    await window.settle();
    expect(await codedAs('being asked')).toHaveLength(2);
    await keys('x');
    await window.settle();
    expect(await codedAs('being asked')).toHaveLength(1);
    await keys('Control+z');
    await eventually(async () => (await codedAs('being asked')).length).toBe(2);
    await goTo(spoken[5]!);
    await keys('ArrowRight', 'v');
    await window.settle();
    const { codes } = await window.call('codebook.list');
    expect(codes).toHaveLength(5);
  });

  test('a selection grows and shrinks by word, sentence, paragraph and turn', async () => {
    await goTo(spoken[6]!);
    const passage = async () => {
      await window.settle();
      return (await page().locator('.passage-words').textContent()) ?? '';
    };
    await keys('ArrowRight');
    const sentence = await passage();
    await keys('Control+Shift+ArrowLeft');
    expect((await passage()).length).toBeLessThan(sentence.length);
    await keys('Control+Shift+ArrowRight', 'Shift+ArrowRight');
    expect((await passage()).length).toBeGreaterThanOrEqual(sentence.length);
    await keys('Escape', 'Shift+ArrowDown', 'Shift+ArrowDown');
    expect((await passage()).length).toBeGreaterThan(sentence.length);
    await keys('Escape', 'Control+Shift+ArrowDown');
    await page().locator('.reader[data-selected]').waitFor();
  });

  test('brackets move the ends of a coding: ten presses are one step to take back', async () => {
    await goTo(spoken[6]!);
    await pickCode('Trust', /^Trust/);
    const [before] = (await codedAs('Trust')).filter(({ start }) => start >= spoken[6]!.start);
    // Taken in hand by its name, the brackets are about the coding.
    await keys('o');
    await page().getByRole('combobox', { name: 'Codings here, the narrowest first' }).waitFor();
    await keys('Enter');
    await window.settle();
    for (let press = 0; press < 5; press += 1) await keys('Control+]');
    await keys('Control+[');
    await eventually(async () => (await coded()).find(({ id }) => id === before!.id)?.words.length ?? 0).toBeLessThan(before!.words.length);
    await page().waitForTimeout(700);
    await window.settle();
    const shrunk = (await coded()).find(({ id }) => id === before!.id)!;
    expect(before!.words).toContain(shrunk.words);
    expect(shrunk.start).toBeGreaterThan(before!.start);
    expect(shrunk.end).toBeLessThan(before!.end);
    await keys('Control+z');
    await eventually(async () => (await coded()).find(({ id }) => id === before!.id)?.words).toBe(before!.words);
    await keys('}');
    await eventually(async () => (await coded()).find(({ id }) => id === before!.id)?.words.length ?? 0).toBeGreaterThanOrEqual(before!.words.length);
  });

  test('a digit weighs where the code has a scale, a star makes an example, M writes a memo', async () => {
    await goTo(spoken[0]!);
    await keys('n');
    await window.settle();
    expect(await inHand()).toMatch(/^Trust/);
    await keys('3');
    await eventually(async () => (await codedAs('Trust'))[0]?.weight).toBe(3);
    await keys('-');
    await eventually(async () => (await codedAs('Trust'))[0]?.weight).toBe(2);
    await keys('9');
    await page().waitForTimeout(200);
    expect((await codedAs('Trust'))[0]?.weight).toBe(2);
    await keys('*');
    await eventually(async () => (await codedAs('Trust'))[0]?.pinned).toBe(true);
    await keys('m');
    await page().getByRole('textbox', { name: /^Memo on “Trust/ }).waitFor();
    await type('The first time that it is said.');
    await keys('Control+Enter');
    await eventually(async () => (await codedAs('Trust'))[0]?.memo).toBe('The first time that it is said.');
    await page().locator('.reader-mark[data-mark="memo"]').first().waitFor();
    await keys('Shift+M');
    await page().getByRole('dialog', { name: 'Memo on these words' }).waitFor();
    await accessible();
    await type('A thought about these words.');
    await keys('Control+Enter');
    await eventually(async () => (await window.call('memos.list', { aboutKinds: ['passage'] })).memos.length).toBe(1);
    await window.settle();
  });

  test('N, Shift N and U lead to the next coding, the next of its code, the next uncoded paragraph', async () => {
    await goTo(spoken[0]!);
    await keys('n', 'n');
    await window.settle();
    expect(await inHand()).toBe('in the council');
    await keys('p');
    await window.settle();
    expect(await inHand()).toMatch(/^Trust/);
    await keys('Shift+N');
    await window.settle();
    expect(await inHand()).toMatch(/^Trust/);
    expect(await cursor()).toBe(spoken[6]!.number);
    await keys('u');
    await window.settle();
    const touched = await coded();
    const here = day.paragraphs[(await cursor()) - 1]!;
    expect(touched.some(({ start, end }) => start < here.end && end > here.start)).toBe(false);
    await page().getByText(/% of [\d,]+ paragraphs coded/).waitFor();
  });

  test('L marks the first passage of a link, goes along to another source, and links', async () => {
    await goTo(spoken[1]!);
    await keys('l');
    await page().getByText(/^Linking from/).waitFor();
    await window.at(`#/sources/${walkId}`);
    await page().getByText(/^Linking from/).waitFor();
    await keys('ArrowDown', 'ArrowDown', 'ArrowDown', 'l');
    await page().getByRole('dialog', { name: 'Link two passages' }).waitFor();
    await accessible();
    await keys('ArrowRight', 'Control+Enter');
    await eventually(async () => (await window.call('coding.links', {})).links.map(({ kind }) => kind)).toEqual(['contradicts']);
    await window.settle();
    await inspector().getByText('Is contradicted by').waitFor();
    await page().locator('.reader-mark[data-mark="link"]').waitFor();
  });

  test('S logs a sign from the words in hand, and the margin shows it', async () => {
    await goTo(spoken[3]!);
    await keys('s');
    const form = page().getByRole('dialog', { name: 'Log a sign of change' });
    await form.waitFor();
    await type('People');
    await page().getByRole('option', { name: /People say they were asked/ }).waitFor();
    await keys('Enter', 'Tab');
    await form.getByRole('radio', { name: 'Confirming', exact: true }).press('Space');
    if ((await form.getByLabel('When it was seen').inputValue()) === '') await form.getByLabel('When it was seen').fill('8 October 2025');
    await form.getByRole('button', { name: 'Log the sign' }).press('Enter');
    await form.waitFor({ state: 'detached' });
    expect((await window.call('framework.signs', {})).signs).toHaveLength(1);
    await page().locator('.reader-mark[data-mark="sign"]').waitFor();
  });

  test('F narrows what is shown, and says so; N obeys it; the rest can be hidden', async () => {
    await goTo(spoken[0]!);
    await keys('f');
    await page().getByRole('button', { name: 'A code' }).press('Enter');
    await page().getByRole('combobox', { name: 'Show a code and what is below it' }).waitFor();
    await type('being');
    await keys('Enter');
    await page().getByText(/^Showing 2 of \d+ codings: being asked$/).waitFor();
    await accessible();
    await page().locator('.reader-row[data-cursor]').focus();
    await keys('n');
    await window.settle();
    expect(await inHand()).toBe('being asked');
    await page().getByRole('button', { name: /What happens to the rest/ }).press('Enter');
    await page().getByRole('option', { name: 'Only coded passages' }).press('Enter');
    await eventually(() => page().locator('.reader-row:visible').count()).toBeLessThanOrEqual(3);
    await page().getByRole('button', { name: 'Show all' }).press('Enter');
    await page().getByRole('button', { name: 'Fold', exact: true }).press('Enter');
    await eventually(() => page().locator('.filter-bar').count()).toBe(0);
  });

  test('T lists the codings in words; a row opens its place', async () => {
    await keys('t');
    const list = page().getByRole('grid', { name: /^Codings, each/ });
    await list.waitFor();
    await accessible();
    await page().getByRole('button', { name: 'Code', exact: true }).first().press('Enter');
    await list.focus();
    await keys('End', 'Enter');
    await list.waitFor({ state: 'detached' });
    await inspector().getByRole('heading', { name: 'Selected passage' }).waitFor();
    await keys('t', 't');
  });

  test('? shows the keys, and finds one', async () => {
    await keys('?');
    const sheet = page().getByRole('dialog', { name: 'Keys' });
    await sheet.waitFor();
    await type('uncoded');
    await sheet.getByText('Next uncoded paragraph').waitFor();
    expect(await sheet.locator('dt').count()).toBe(2);
    await accessible();
    await keys('Escape', 'Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  test('and on through the day: thirty paragraphs one after the other, none lost', async () => {
    const before = (await coded()).length;
    await goTo(spoken[10]!);
    let made = 0;
    for (let turn = 0; turn < 30; turn += 1) {
      await keys('u');
      await window.settle();
      if (turn % 3 === 0) await pickCode(turn % 2 === 0 ? 'trust' : 'asked', turn % 2 === 0 ? /^Trust/ : /being asked/);
      else await keys('r');
      await window.settle();
      made += 1;
    }
    expect((await coded()).length).toBe(before + made);
  });
});

describe('by mouse', () => {
  const row = (paragraph: { number: number }) => page().locator(`.reader-row[data-paragraph="${paragraph.number}"]`);
  const centreOf = async (locator: ReturnType<TestWindow['page']['locator']>) => {
    const box = (await locator.boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + Math.min(14, box.height / 2) };
  };
  async function dragTo(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    await page().mouse.move(from.x, from.y);
    await page().mouse.down();
    await page().mouse.move(from.x + 6, from.y + 4, { steps: 2 });
    await page().mouse.move(to.x, to.y, { steps: 6 });
    await page().mouse.move(to.x + 1, to.y, { steps: 2 });
    await page().mouse.up();
    await window.settle();
  }
  const codeRow = (name: string) => page().locator('.code-panel-row', { has: page().locator('.code-panel-name', { hasText: name }) }).first();

  test('a code is dragged onto a paragraph', async () => {
    await goTo(spoken[8]!);
    await keys('Escape', 'b');
    await codeRow('in people').waitFor();
    await accessible();
    const before = (await codedAs('in people')).length;
    await dragTo(await centreOf(codeRow('in people').locator('.code-panel-name')), await centreOf(row(spoken[8]!).locator('.reader-words')));
    await eventually(async () => (await codedAs('in people')).length).toBe(before + 1);
    expect((await codedAs('in people')).some((one) => one.start === spoken[8]!.start && one.end === spoken[8]!.end)).toBe(true);
  });

  test('selected words are dragged onto a code, and pressed onto one', async () => {
    const at = await centreOf(row(spoken[8]!).locator('.reader-words'));
    await page().mouse.dblclick(at.x, at.y);
    await page().getByRole('toolbar', { name: 'Selected words' }).waitFor();
    await window.settle();
    await dragTo(at, await centreOf(codeRow('in the council').locator('.code-panel-name')));
    await eventually(async () => (await codedAs('in the council')).some((one) => one.start >= spoken[8]!.start && one.end <= spoken[8]!.end && !one.words.includes(' '))).toBe(true);
    await page().getByRole('button', { name: 'being asked', exact: true }).click();
    await eventually(async () => (await codedAs('being asked')).some((one) => one.start >= spoken[8]!.start && one.end <= spoken[8]!.end)).toBe(true);
    await keys('b');
  });

  test('an end of a bracket is dragged', async () => {
    const [whole] = (await codedAs('in people')).filter(({ start }) => start === spoken[8]!.start);
    const bar = page().locator(`.reader-bar[data-coding="${whole!.id}"]`);
    const box = (await bar.boundingBox())!;
    const lines = (await row(spoken[8]!).locator('.reader-words').boundingBox())!;
    await page().mouse.move(box.x + box.width / 2, box.y + box.height - 2);
    await page().mouse.down();
    await page().mouse.move(lines.x + lines.width / 2, lines.y + 16, { steps: 6 });
    await page().mouse.up();
    await eventually(async () => (await coded()).find(({ id }) => id === whole!.id)?.end ?? 0).toBeLessThan(whole!.end);
    const shrunk = (await coded()).find(({ id }) => id === whole!.id)!;
    expect(shrunk.start).toBe(whole!.start);
    // Whole words: nothing is cut.
    expect(day.text.slice(shrunk.end - 1, shrunk.end + 1)).not.toMatch(/^\p{L}\p{L}$/u);
  });

  test('what the margin has no room to name is a press away', async () => {
    // A short one: a tall paragraph has room for ten names.
    const paragraph = spoken.slice(12).reduce((shortest, one) => (one.end - one.start < shortest.end - shortest.start ? one : shortest));
    const { codes } = await window.call('codebook.list');
    for (let depth = 0; depth < 10; depth += 1) {
      await window.call('coding.apply', { sourceId: day.source.id, start: paragraph.start, end: paragraph.end - depth * 2, codeId: codes[depth % codes.length]!.id });
    }
    await goTo(paragraph);
    const rest = row(paragraph).locator('.reader-label[data-rest]');
    await rest.waitFor();
    const boxes = await row(paragraph).locator('.reader-label').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })));
    for (const [index, box] of boxes.toSorted((one, next) => one.top - next.top).entries()) if (index > 0) expect(box.top).toBeGreaterThanOrEqual(boxes.toSorted((one, next) => one.top - next.top)[index - 1]!.bottom - 1);
    await rest.click();
    await page().getByRole('combobox', { name: 'Codings here, the narrowest first' }).waitFor();
    expect(await page().getByRole('option').count()).toBeGreaterThanOrEqual(10);
    await accessible();
    await keys('Escape');
  });

  test('what was copied is gone from the clipboard with the lock, while the window is in front', async () => {
    await page().context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await goTo(spoken[8]!);
    const at = await centreOf(row(spoken[8]!).locator('.reader-words'));
    await page().mouse.dblclick(at.x, at.y);
    await keys('Control+c');
    expect(await page().evaluate(() => navigator.clipboard.readText())).not.toBe('');
    await page().getByRole('button', { name: 'Lock' }).click();
    await eventually(() => page().evaluate(() => navigator.clipboard.readText())).toBe('');
  });

  test('nothing was complained of', () => expect(window.complaints).toEqual([]));
});
