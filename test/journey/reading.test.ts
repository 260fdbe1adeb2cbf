import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestWindow, type TestWindow } from './open-window.ts';

/** From two files to a coded source, found again: the rooms of words in the window, by keyboard and by mouse. The steps follow one another over one vault. */
const supper = `Family supper in Millbank (synthetic)

12 March 2024

Interviewer: How did you first hear of it?

Parent 1: From the school. Somebody remembered what I had said, and asked me again. My number is 07700 900123.

Parent One: And my sister came along.

Interviewer: Who runs it now?

Parent 1: We run it ourselves. The keys are ours on a Thursday. Nobody waits at the door any more.
`;
const walk = `Harbour walk (synthetic)

[00:00:04] INT: What do you see here?
[00:00:12] Tam: The boats, and the bench where folk sit and wait.
[00:00:31] INT: Has it changed?
[00:00:39] Tam: They asked us where the bench should go. That was new.
`;

let window: TestWindow;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kist-reading-'));
  writeFileSync(join(folder, 'supper.txt'), supper);
  writeFileSync(join(folder, 'harbour-walk.txt'), walk);
  writeFileSync(join(folder, 'nothing.txt'), '');
  window = await openTestWindow({ sample: false });
}, 120_000);
afterAll(async () => {
  await window?.close();
  rmSync(folder, { recursive: true, force: true });
});

const page = () => window.page;
const main = () => page().getByRole('main');
const inspector = () => page().getByRole('complementary');
const button = (name: string | RegExp, exact = false) => page().getByRole('button', { name, exact });
const accessible = async () => expect(await window.violations()).toEqual([]);
const keys = async (...pressed: string[]) => {
  for (const key of pressed) await page().keyboard.press(key);
};

/** What is coded in the source, as the words themselves. */
async function coded(): Promise<{ code: string; words: string; memo: string }[]> {
  await window.settle();
  const id = await supperId();
  const [{ text }, { codings }, { codes }] = [await window.call('sources.read', { id }), await window.call('coding.list', { sourceId: id }), await window.call('codebook.list')];
  return codings.map(({ codeId, start, end, memo }) => ({ code: codes.find((code) => code.id === codeId)!.name, words: text.slice(start, end), memo }));
}
const supperId = async (): Promise<string> => (await window.call('sources.list')).sources.find((source) => source.title.startsWith('Family supper'))!.id;
const row = (words: string) => page().locator('.reader-row', { hasText: words });

/** Walks with the arrow keys until the cursor stands in the paragraph with these words. */
async function walkTo(words: string): Promise<void> {
  for (let steps = 0; steps < 40; steps += 1) {
    if ((await row(words).getAttribute('data-cursor')) !== null) return;
    const here = await page().evaluate(() => Number(document.querySelector<HTMLElement>('.reader-row[data-cursor]')?.dataset['paragraph'] ?? 0));
    const wanted = Number(await row(words).getAttribute('data-paragraph'));
    await keys(here > wanted ? 'ArrowUp' : 'ArrowDown');
    await window.settle();
  }
  expect(await row(words).getAttribute('data-cursor')).not.toBeNull();
}

/** Presses the mouse on the first of some words and lets go on the last, in the middle of both, as hands do. */
async function drag(words: string, first: string, last: string): Promise<void> {
  const at = (part: string, share: number) =>
    row(words).locator('.reader-words').evaluate((element, [wanted, along]) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const found = (node.textContent ?? '').indexOf(wanted);
        if (found === -1) continue;
        const range = document.createRange();
        range.setStart(node, found);
        range.setEnd(node, found + wanted.length);
        const box = range.getBoundingClientRect();
        return { x: box.left + box.width * along, y: box.top + box.height / 2 };
      }
      throw new Error(`“${wanted}” is not there`);
    }, [part, share] as const);
  const [from, to] = [await at(first, 0.4), await at(last, 0.6)];
  await page().mouse.move(from.x, from.y);
  await page().mouse.down();
  await page().mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page().mouse.move(to.x, to.y, { steps: 4 });
  await page().mouse.up();
  await page().getByRole('toolbar', { name: 'Selected words' }).waitFor();
}

describe('the way in', () => {
  test('an empty room teaches, and takes files', async () => {
    await window.at('#/sources');
    await page().getByRole('heading', { name: 'Here you keep what people said' }).waitFor();
    await accessible();
    const choosing = page().waitForEvent('filechooser');
    await button('Choose files').click();
    await (await choosing).setFiles(['supper.txt', 'harbour-walk.txt', 'nothing.txt'].map((name) => join(folder, name)));
    await page().getByRole('listbox', { name: 'Chosen files' }).waitFor();
    expect(await page().getByRole('option').count()).toBe(3);
  });

  test('says of each file what was recognised, what may identify, and why one can’t be read', async () => {
    await page().getByRole('heading', { name: 'Family supper in Millbank (synthetic)' }).waitFor();
    expect(await main().getByLabel('Date').inputValue()).toBe('12 March 2024');
    await main().getByText('07700 900123').last().waitFor();
    await accessible();
    await page().getByRole('option', { name: /nothing/ }).click();
    await main().getByText('This file can’t be stored as it is.').waitFor();
    await accessible();
    await page().getByRole('option', { name: /Family supper/ }).click();
  });

  test('puts a speaker right, and needs a group before it stores', async () => {
    await button('Put Parent One right').click();
    await page().getByRole('menuitem', { name: 'The same person as “Parent 1”' }).click();
    await main().getByText('“Parent One” is “Parent 1”').waitFor();
    expect(await main().getByRole('button', { name: /^Put .* right$/ }).count()).toBe(2);
    await page().getByLabel('Pseudonym of Parent 1').fill('Rowan');
    await button('Looks right, next').click();
    await page().getByRole('heading', { name: 'Harbour walk (synthetic)' }).waitFor();
    expect(await button('Store 2 sources').isDisabled()).toBe(true);
    await page().getByLabel('Pseudonym of Tam').fill('Linnet');
    await button(/Stakeholder group of Tam$/).click();
    await page().getByRole('option', { name: 'Community groups' }).click();
    await button('Looks right').click();
    await accessible();
    await button('Store 2 sources').click();
    await page().getByText('2 sources are stored.').waitFor();
    await accessible();
    expect((await window.call('voices.list')).voices.map(({ pseudonym, group }) => [pseudonym, group])).toEqual([['Linnet', 'Community groups'], ['Rowan', 'Parents and carers']]);
  });

  test('the same file again is noticed and left out', async () => {
    await button('Bring in more').click();
    const choosing = page().waitForEvent('filechooser');
    await button('Choose files').click();
    await (await choosing).setFiles([join(folder, 'supper.txt')]);
    await main().getByText('This file is here already.').waitFor();
    expect(await button('Store 0 sources').isDisabled()).toBe(true);
    await button('Start again').click();
  });

  test('the list shows what is here', async () => {
    await window.at('#/sources');
    await page().getByRole('row', { name: /Family supper.*12 March 2024.*Rowan/ }).waitFor();
    await accessible();
    await button('Family supper in Millbank (synthetic)').click();
    await page().getByText('Not coded yet').waitFor();
  });
});

describe('reading and coding', () => {
  test('the inspector speaks about the source until something is chosen, then about whose words they are', async () => {
    await inspector().getByRole('heading', { name: 'About this source' }).waitFor();
    await inspector().getByText('Phone number').waitFor();
    await accessible();
    await walkTo('From the school');
    await inspector().getByText('Rowan, Parents and carers. Consent is not recorded yet, so quotes stay within the team.').waitFor();
  });

  test('codes a paragraph with a new code: C, a name, Ctrl Enter', async () => {
    await keys('c');
    await page().getByRole('searchbox', { name: 'Code for these words' }).or(page().getByRole('combobox', { name: 'Code for these words' })).waitFor();
    await page().keyboard.type('being remembered');
    await window.settle();
    await accessible();
    await keys('Control+Enter');
    await page().getByText('1 coding by 1 coder').waitFor();
    expect(await coded()).toEqual([{ code: 'being remembered', words: 'From the school. Somebody remembered what I had said, and asked me again. My number is 07700 900123.', memo: '' }]);
  });

  test('a selection by mouse takes whole words, overlaps, and three letters and Enter code it', async () => {
    await drag('From the school', 'Somebody', 'again');
    await inspector().getByText('Somebody remembered what I had said, and asked me again').waitFor();
    await accessible();
    await keys('c');
    await page().keyboard.type('rem');
    await page().getByRole('option', { name: /being remembered/ }).waitFor();
    await keys('Escape');
    // On second thoughts another code, made from the bar.
    await button('Code C', true).first().click();
    await page().keyboard.type('asked again');
    await page().getByRole('option', { name: 'Create “asked again”' }).waitFor();
    await keys('Enter');
    await page().getByText('2 codings by 1 coder').waitFor();
    expect((await coded()).map(({ code, words }) => [code, words])).toEqual([
      ['being remembered', 'From the school. Somebody remembered what I had said, and asked me again. My number is 07700 900123.'],
      ['asked again', 'Somebody remembered what I had said, and asked me again'],
    ]);
  });

  test('overlapping codings have brackets of their own, the shorter one nearer to the words', async () => {
    const lane = (name: string) => page().locator(`.reader-bar[title="${name}"]`).getAttribute('data-lane');
    expect([await lane('asked again'), await lane('being remembered')]).toEqual(['0', '1']);
    const labels = await page().locator('.reader-label').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })));
    expect(labels).toHaveLength(2);
    const [upper, lower] = labels.toSorted((one, other) => one.top - other.top);
    expect(lower!.top).toBeGreaterThanOrEqual(upper!.bottom);
    expect(await row('From the school').locator('.reader-coded .reader-coded').textContent()).toBe('Somebody remembered what I had said, and asked me again');
  });

  test('the inspector lists every coding at the cursor with coder, time and memo; M writes one', async () => {
    await row('From the school').locator('.reader-coded .reader-coded').click();
    await inspector().getByRole('heading', { name: /^Codes here ?2$/ }).waitFor();
    expect(await inspector().getByText(/just now|a minute ago/).count()).toBe(2);
    await keys('m');
    await page().getByRole('textbox', { name: 'Memo on “asked again”' }).fill('Twice is what counts.');
    await keys('Control+Enter');
    await inspector().getByText('Twice is what counts.').waitFor();
    await accessible();
  });

  test('N and P walk from coding to coding', async () => {
    await keys('Escape', 'Escape');
    await keys('n');
    await inspector().getByText('From the school.').waitFor();
    await keys('n');
    expect(await page().locator('.reader-bar[data-in-hand]').getAttribute('title')).toBe('asked again');
    await keys('p');
    expect(await page().locator('.reader-bar[data-in-hand]').getAttribute('title')).toBe('being remembered');
  });

  test('V codes in their own words, R with the last code, Shift and arrows over several turns', async () => {
    await walkTo('Who runs it now');
    await keys('v');
    await page().getByText('3 codings by 1 coder').waitFor();
    await walkTo('And my sister');
    await keys('Shift+ArrowDown', 'Shift+ArrowDown');
    await keys('r');
    await page().getByText('4 codings by 1 coder').waitFor();
    expect((await coded()).filter(({ code }) => code === 'Who runs it now?').map(({ words }) => words)).toEqual(['And my sister came along.\n\nWho runs it now?', 'Who runs it now?']);
    await accessible();
  });

  test('left and right walk by sentences, Shift takes in the next sentence or word, a click beside the words lets go', async () => {
    await walkTo('We run it ourselves');
    const passage = () => inspector().locator('.passage-words').textContent();
    await keys('ArrowRight', 'ArrowRight');
    await window.settle();
    expect(await passage()).toBe('The keys are ours on a Thursday.');
    await keys('Shift+ArrowRight');
    await window.settle();
    expect(await passage()).toBe('The keys are ours on a Thursday. Nobody waits at the door any more.');
    await keys('Shift+ArrowLeft', 'Control+Shift+ArrowLeft', 'Control+Shift+ArrowLeft');
    await window.settle();
    expect(await passage()).toBe('The keys are ours on a');
    await page().locator('.reader').click({ position: { x: 20, y: 640 } });
    await inspector().getByRole('heading', { name: 'About this source' }).waitFor();
  });

  test('a coding gets another code, goes away, comes back, goes again', async () => {
    await row('Who runs it now').locator('.reader-coded .reader-coded').click();
    const item = inspector().getByRole('listitem').filter({ has: page().locator('[aria-current]') });
    await item.getByRole('button', { name: 'Change code' }).click();
    await page().keyboard.type('ask');
    await page().getByRole('option', { name: /asked again/ }).waitFor();
    await keys('Enter');
    await page().locator('.reader-bar[title="asked again"]').nth(1).waitFor();
    expect((await coded()).filter(({ words }) => words === 'Who runs it now?').map(({ code }) => code)).toEqual(['asked again']);

    await keys('x');
    await page().getByText('3 codings by 1 coder').waitFor();
    await keys('Control+z');
    await page().getByText('4 codings by 1 coder').waitFor();
    await keys('Control+Shift+z');
    await page().getByText('3 codings by 1 coder').waitFor();
    expect((await coded()).some(({ words }) => words === 'Who runs it now?')).toBe(false);
  });

  test('finds words in this source alone', async () => {
    await keys('Control+f');
    await page().keyboard.type('the keys');
    await page().getByText('1 of 1').waitFor();
    await accessible();
    await keys('Escape', 'Escape');
    await page().getByRole('search').waitFor({ state: 'detached' });
  });

  test('logs a sign on the words in hand', async () => {
    const { id: outcomeId } = await window.call('framework.addOutcome', { wording: 'Families are heard' });
    await window.call('framework.addIndicator', { wording: 'We run our own activities', groups: ['Parents and carers'], outcomeIds: [outcomeId] });
    await walkTo('We run it ourselves');
    await keys('s');
    const form = page().getByRole('dialog', { name: 'Log a sign of change' });
    await form.getByRole('combobox', { name: 'Sign of' }).fill('We run');
    await page().getByRole('option', { name: /We run our own activities/ }).click();
    // Letters are the form's here, not the reader's.
    await form.getByRole('radio', { name: 'Confirming', exact: true }).press('Space');
    await keys('x', 'c');
    await form.getByText('Understood as').waitFor();
    await button('Log the sign').click();
    await inspector().getByText('We run our own activities').waitFor();
    expect((await window.call('framework.signs', {})).signs[0]).toMatchObject({ polarity: 'confirming', date: { from: '2024-03-12' }, quote: { text: 'We run it ourselves. The keys are ours on a Thursday. Nobody waits at the door any more.' } });
  });

  test('one turn of a speaker, and the source itself, can be put right', async () => {
    await keys('Escape', 'Escape');
    await inspector().getByRole('button', { name: 'Edit' }).click();
    await inspector().getByLabel('Title').fill('Family supper, first evening');
    await inspector().getByRole('button', { name: 'Keep the changes' }).click();
    await page().getByRole('heading', { level: 1, name: 'Family supper, first evening' }).waitFor();
    await keys('Control+z');
    await page().getByRole('heading', { level: 1, name: 'Family supper in Millbank (synthetic)' }).waitFor();
  });
});

describe('finding again', () => {
  test('search finds all forms of a word, and Enter opens the first place', async () => {
    await keys('Control+Shift+f');
    await page().getByRole('searchbox', { name: 'Search in all words' }).waitFor();
    await page().keyboard.type('waiting');
    await page().getByText('Found in 2 places.').waitFor();
    expect(await page().locator('.search-hit mark').allTextContents()).toEqual(expect.arrayContaining(['waits', 'wait']));
    await accessible();
    await keys('ArrowDown', 'Enter');
    await page().getByRole('group', { name: 'Text of the source' }).waitFor();
    await inspector().getByRole('heading', { name: 'Selected passage' }).waitFor();
    await inspector().getByText(/wait/).first().waitFor();
    await page().goBack();
    await page().getByText('Found in 2 places.').waitFor();
  });

  test('a code shows its passages, moves, is renamed and merged, and each passage opens its place', async () => {
    await window.at('#/codebook');
    await accessible();
    await page().getByRole('row', { name: /being remembered/ }).click();
    await page().getByRole('heading', { level: 2, name: 'being remembered' }).waitFor();
    await main().getByText('From the school.').waitFor();
    await accessible();
    await keys('F2');
    await page().getByRole('textbox', { name: 'Name', exact: true }).fill('remembered');
    await keys('Enter');
    await page().getByRole('heading', { level: 2, name: 'remembered', exact: true }).waitFor();

    await page().getByRole('row', { name: /asked again/ }).click();
    await keys('Alt+ArrowRight');
    await window.settle();
    const { codes } = await window.call('codebook.list');
    expect(codes.find((code) => code.name === 'asked again')!.parentId).toBe(codes.find((code) => code.name === 'remembered')!.id);
    await keys('Control+z');

    await page().getByRole('row', { name: /asked again/ }).click();
    await page().getByRole('heading', { level: 2, name: 'asked again' }).waitFor();
    await button('Merge into another').click();
    await page().keyboard.type('rem');
    await page().getByRole('option', { name: /remembered/ }).waitFor();
    await keys('Enter');
    await button('Merge them').click();
    await page().getByRole('heading', { level: 2, name: 'remembered', exact: true }).waitFor();
    await main().getByText('Twice is what counts.').waitFor();
    expect((await coded()).filter(({ code }) => code === 'remembered')).toHaveLength(2);
    await main().getByRole('button', { name: /^Open the place of/ }).last().click();
    await inspector().getByRole('heading', { name: 'Selected passage' }).waitFor();
  });

  test('a voice shows how a quote would be signed while its consent is being written', async () => {
    await window.at('#/voices');
    await accessible();
    await button('Rowan').click();
    await main().getByText('Consent is not recorded yet, so quotes stay within the team.').waitFor();
    await button('Record it').click();
    await page().getByRole('radiogroup', { name: 'Where it stands' }).getByRole('radio', { name: 'Recorded', exact: true }).press('Space');
    await page().getByRole('radiogroup', { name: 'The board' }).getByRole('radio', { name: 'Yes' }).press('Space');
    await page().getByRole('radiogroup', { name: 'How may they be named' }).getByRole('radio', { name: 'Group only' }).press('Space');
    await main().getByText('from the group “Parents and carers”, 2024').waitFor();
    await accessible();
    await button('Keep the consent').click();
    await main().getByText('Quotes may be used with the board. Not asked about partners and the public.').waitFor();
    await accessible();
  });

  test('a removed source comes back with its codings', async () => {
    await window.at(`#/sources/${await supperId()}`);
    await button('Remove this source').click();
    await accessible();
    await button('Remove it').click();
    await page().getByRole('heading', { level: 1, name: 'Sources' }).waitFor();
    expect((await window.call('sources.list')).sources).toHaveLength(1);
    await keys('Control+z');
    await page().getByRole('row', { name: /Family supper/ }).waitFor();
    expect(await coded()).toHaveLength(3);
  });

  test('nothing was complained of', () => expect(window.complaints).toEqual([]));
});
