import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KistWindow } from '../../src/contract/index.ts';
import { openTestWindow, type TestWindow } from './open-window.ts';

/** Correcting the text of a source by keyboard: what happens is said before it is saved, and nothing that was coded or typed is lost. The steps follow one another over one vault. */
const supper = `Family supper in Millbank (synthetic)

Interviewer: How did you first hear of it?

Morag: From the scool. Somebody remembered what I had said, and asked me again.

Interviewer: Who runs it now?

Morag: We run it ourselves. The keys are ours on a Thursday.
`;

let window: TestWindow;
let sourceId: string;
const place = async (words: string): Promise<{ sourceId: string; start: number; end: number }> => {
  const start = (await window.call('sources.read', { id: sourceId })).text.indexOf(words);
  return { sourceId, start, end: start + words.length };
};
beforeAll(async () => {
  window = await openTestWindow({ sample: false });
  const file = await window.page.evaluate(async (text) => {
    const { kist } = globalThis as unknown as { kist: KistWindow };
    return (await kist.takeFiles([new File([text], 'supper.txt')]))[0]!.token;
  }, supper);
  sourceId = (await window.call('sources.store', { files: [{ file }] })).sources[0]!.id;
  await window.call('coding.applyNew', { ...(await place('From the scool.')), name: 'School' });
  await window.call('coding.applyNew', { ...(await place('asked me again')), name: 'Being asked' });
  await window.call('coding.applyNew', { ...(await place('on a Thursday')), name: 'Weekday' });
}, 180_000);
afterAll(() => window?.close());

const page = () => window.page;
const main = () => page().getByRole('main');
const accessible = async () => expect(await window.violations()).toEqual([]);
const text = async () => (await window.call('sources.read', { id: sourceId })).text;
const coded = async () => {
  const { codings } = await window.call('coding.list', { sourceId });
  const whole = await text();
  return codings.map(({ start, end }) => whole.slice(start, end));
};
const bar = () => page().getByRole('region', { name: 'Correction' });
const paragraph = (number: number) => page().getByRole('textbox', { name: `Text of paragraph ${number}` });
const numberOf = async (words: string): Promise<number> => {
  const { paragraphs, text: whole } = await window.call('sources.read', { id: sourceId });
  return paragraphs.find(({ start, end }) => whole.slice(start, end).includes(words))!.number;
};
/** Stands in the text at some words, with nothing else in hand. */
const standAt = async (words: string): Promise<number> => {
  const number = await numberOf(words);
  await window.at(`#/sources/${sourceId}`);
  await page().locator(`.reader-row[data-paragraph="${number}"] .reader-words`).click({ position: { x: 4, y: 6 } });
  return number;
};

describe('correcting by keyboard', () => {
  test('two paragraphs one after another, with what happens to the codings before it is saved', async () => {
    const number = await standAt('scool');
    await page().keyboard.press('F2');
    await paragraph(number).waitFor();
    await accessible();
    await paragraph(number).fill('From the school. Somebody remembered what I had said, and asked me again.');
    await page().keyboard.press('Control+ArrowDown');
    await page().keyboard.press('Control+ArrowDown');
    await paragraph(number + 2).waitFor();
    await paragraph(number + 2).fill('We run it ourselves. The keys are ours.');
    await expect.poll(() => bar().innerText()).toContain('2 paragraphs corrected, not saved yet.');
    await expect.poll(() => bar().innerText()).toContain('1 coding moves along unchanged, 1 changes with its words and 1 loses all its words: it is kept in the list “Left without words”.');
    await expect.poll(() => bar().innerText()).toContain('Weekday loses “on a Thursday”');
    await accessible();
    await page().keyboard.press('Control+Enter');
    await bar().waitFor({ state: 'detached' });
    expect(await coded()).toEqual(['From the school.', 'asked me again']);
    await expect.poll(() => page().locator('.reader-corrected').count()).toBe(2);
    await page().keyboard.press('Control+z');
    await expect.poll(text).toContain('From the scool.');
    await page().keyboard.press('Control+Shift+z');
    await expect.poll(text).toContain('From the school.');
  });

  test('leaving keeps nothing, after asking; where nothing was typed nothing is asked', async () => {
    const before = await text();
    const number = await standAt('Who runs it');
    await page().keyboard.press('F2');
    await paragraph(number).waitFor();
    await page().keyboard.press('Escape');
    await bar().waitFor({ state: 'detached' });
    await page().keyboard.press('F2');
    await paragraph(number).fill('Who keeps it going now?');
    await page().keyboard.press('Escape');
    await bar().getByRole('button', { name: 'Go on correcting' }).waitFor();
    await page().keyboard.press('Escape');
    await expect.poll(() => paragraph(number).inputValue()).toBe('Who keeps it going now?');
    await page().keyboard.press('Escape');
    await bar().getByRole('button', { name: 'Leave it' }).click();
    await bar().waitFor({ state: 'detached' });
    expect(await text()).toBe(before);
  });

  test('who speaks is corrected there too', async () => {
    const number = await standAt('Who runs it');
    await page().keyboard.press('F2');
    await paragraph(number).waitFor();
    await page().getByRole('button', { name: /Who speaks in this turn/ }).click();
    await page().getByRole('option', { name: 'Somebody else' }).click();
    await page().getByRole('textbox', { name: 'Who it is' }).fill('Neighbour');
    await accessible();
    await page().keyboard.press('Control+Enter');
    await bar().waitFor({ state: 'detached' });
    const { turns, speakers, paragraphs } = await window.call('sources.read', { id: sourceId });
    expect(speakers[turns[paragraphs[number - 1]!.turn!]!.speaker]!.label).toBe('Neighbour');
  });

  test("words that are being typed survive somebody else's correction", async () => {
    const number = await standAt('Who runs it');
    await page().keyboard.press('F2');
    await paragraph(number).fill('Who runs it nowadays?');
    const { revisionId } = await window.call('sources.read', { id: sourceId });
    const { start } = await place('Somebody remembered');
    await window.call('sources.correct', { id: sourceId, revisionId, edits: [{ start: start - 1, end: start, text: '\n' }] });
    await paragraph(number + 1).waitFor();
    await expect.poll(() => paragraph(number + 1).inputValue()).toBe('Who runs it nowadays?');
    await window.settle();
    await paragraph(number + 1).focus();
    await page().keyboard.press('Control+Enter');
    await bar().waitFor({ state: 'detached' });
    expect(await text()).toContain('From the school.\n\nSomebody remembered what I had said, and asked me again.\n\nWho runs it nowadays?');
    expect(await coded()).toEqual(['From the school.', 'asked me again']);
  });
});

describe('the texts of a source', () => {
  test('are listed with who, why and how much; differences are told by more than colour', async () => {
    await window.at(`#/sources/${sourceId}?texts=all`);
    await expect.poll(() => page().locator('.texts-item').count()).toBe(5);
    await page().locator('.texts-item').nth(3).click();
    await expect.poll(() => page().locator('.differences del').first().innerText()).toContain('scool');
    expect(await page().locator('.differences del').first().textContent()).toMatch(/^taken out: /);
    await accessible();
  });

  test('a coding without words is put on others by keyboard', async () => {
    await window.at(`#/sources/${sourceId}?left=all`);
    await expect.poll(() => main().innerText()).toContain('on a Thursday');
    await accessible();
    await main().getByRole('button', { name: 'Put it on other words' }).click();
    const number = await numberOf('The keys are ours');
    await page().locator(`.reader-row[data-paragraph="${number}"] .reader-words`).click({ position: { x: 4, y: 6 } });
    await page().keyboard.press('Home');
    await page().keyboard.press('Shift+ArrowRight');
    await expect.poll(() => page().getByRole('button', { name: 'Put it here' }).isEnabled()).toBe(true);
    await page().keyboard.press('Enter');
    await expect.poll(async () => (await window.call('coding.leftBehind', {})).codings.length).toBe(0);
    expect(await coded()).toContain('We run it ourselves. The keys are ours.');
  });

  test('the text as it came is brought back, and codings with it', async () => {
    await window.at(`#/sources/${sourceId}?texts=all`);
    await page().locator('.texts-item').last().click();
    await main().getByRole('button', { name: 'Bring this text back' }).click();
    await main().getByRole('button', { name: 'Bring it back' }).click();
    await expect.poll(text).toContain('From the scool. Somebody');
    expect(await coded()).toEqual(['From the scool.', 'asked me again', 'We run it ourselves. The keys are ours on a Thursday.']);
    expect(window.complaints).toEqual([]);
  });
});
