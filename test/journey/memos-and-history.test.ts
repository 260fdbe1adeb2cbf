import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KistWindow } from '../../src/contract/index.ts';
import { openTestWindow, type TestWindow } from './open-window.ts';

/** Thoughts kept beside what they are about, found again and reported; what was done, opened, and gone back to. The steps follow one another over one vault. */
const supper = `Family supper in Millbank (synthetic)

12 March 2024

Interviewer: How did you first hear of it?

Morag: From the school. Somebody remembered what I had said, and asked me again.

Interviewer: Who runs it now?

Morag: We run it ourselves. The keys are ours on a Thursday.
`;

let window: TestWindow;
let sourceId: string;
let codeId: string;
beforeAll(async () => {
  window = await openTestWindow({ sample: false });
  const file = await window.page.evaluate(async (text) => {
    const { kist } = globalThis as unknown as { kist: KistWindow };
    return (await kist.takeFiles([new File([text], 'supper.txt')]))[0]!.token;
  }, supper);
  sourceId = (await window.call('sources.store', { files: [{ file }] })).sources[0]!.id;
  codeId = (await window.call('codebook.create', { name: 'Being asked' })).id;
}, 180_000);
afterAll(() => window?.close());

const page = () => window.page;
const main = () => page().getByRole('main');
const button = (name: string | RegExp) => main().getByRole('button', { name });
const accessible = async () => expect(await window.violations()).toEqual([]);
const type = (words: string) => page().keyboard.insertText(words);
const memos = async () => (await window.call('memos.list', {})).memos;
const place = async (words: string): Promise<{ sourceId: string; start: number; end: number }> => {
  const start = (await window.call('sources.read', { id: sourceId })).text.indexOf(words);
  return { sourceId, start, end: start + words.length };
};

describe('memos', () => {
  test('an empty room teaches what they are for; the first is written there by keyboard, about oneself', async () => {
    await window.at('#/memos');
    await expect.poll(() => main().innerText()).toContain('Here you keep what you think while you read');
    await accessible();
    await page().keyboard.press('n');
    await type('I run a family supper myself, and hear parents sooner than officers.');
    await button(/The programme/).click();
    await page().getByRole('option', { name: /Where somebody of us stands/ }).click();
    await accessible();
    await main().getByRole('textbox', { name: 'Memo' }).focus();
    await page().keyboard.press('Control+Enter');
    await expect.poll(async () => (await memos()).map(({ kind, about }) => `${kind} ${about.kind}`)).toEqual(['positionality coder']);
  });

  test('what was begun is still there after looking something up', async () => {
    await window.at('#/memos');
    await page().keyboard.press('n');
    await type('They hold the keys: is that');
    await window.at(`#/codebook/${codeId}`);
    await window.at('#/memos');
    await expect.poll(() => main().getByRole('textbox', { name: 'Memo' }).inputValue()).toBe('They hold the keys: is that');
    await main().getByRole('textbox', { name: 'Memo' }).fill('They hold the keys: is that what made it theirs?');
    await button(/Keep the memo/).click();
    await expect.poll(async () => (await memos()).length).toBe(2);
  });

  test('are written on the page of a code, and found by words as one types', async () => {
    await window.at(`#/codebook/${codeId}`);
    await main().getByRole('tab', { name: 'Memos' }).click();
    await button('Write a memo').click();
    await type('Asked again counts more than asked once.');
    await page().keyboard.press('Control+Enter');
    await expect.poll(() => main().innerText()).toContain('Asked again counts more');
    await accessible();
    await window.at('#/memos');
    await page().keyboard.press('Control+f');
    await page().keyboard.type('coun');
    await expect.poll(() => main().getByRole('list', { name: 'Memos' }).innerText()).toMatch(/^Asked again counts more/);
    await expect.poll(() => main().getByRole('status').innerText()).toContain('1 memo of 3');
    await button('Show all').click();
  });

  test('one opens, is changed, and leads to what it is about', async () => {
    await window.call('memos.write', { about: { kind: 'passage', ...(await place('asked me again')) }, kind: 'idea', title: 'Again', text: 'Somebody remembered.' });
    await window.at('#/memos');
    await button(/^Again/).click();
    await expect.poll(() => main().innerText()).toContain('asked me again');
    await accessible();
    await button('Change it').click();
    await main().getByRole('textbox', { name: 'Memo' }).fill('Somebody remembered, and came back.');
    await page().keyboard.press('Control+Enter');
    await expect.poll(async () => (await memos()).find(({ title }) => title === 'Again')?.text).toBe('Somebody remembered, and came back.');
    await button('Open the passage').click();
    await expect.poll(() => page().url()).toContain(`/sources/${sourceId}`);
  });

  test('leave as a report, after somebody decided about a name', async () => {
    await window.call('memos.write', { about: { kind: 'code', id: codeId }, kind: 'note', text: 'Morag said it best.' });
    await window.at('#/memos?report=yes');
    await main().getByText('The board', { exact: true }).click();
    await button(/Next: what may enter/).click();
    await expect.poll(() => main().innerText()).toMatch(/For the board, 3 memos enter, 1 memo is held back, and 1 memo is for you to decide/);
    await accessible();
    await main().getByRole('radio', { name: 'Leave it out' }).first().check({ force: true });
    await main().getByRole('textbox', { name: /Whose decision/ }).fill('A. Tester');
    await button(/Next: export it/).click();
    const saved = page().waitForEvent('download');
    await button('Make the report').click();
    expect((await saved).suggestedFilename()).toMatch(/-board-.*\.docx$/);
    await expect.poll(async () => (await window.call('reports.exports')).exports[0]).toMatchObject({ audience: 'board', entered: 3, held: 2 });
  });
});

describe('history', () => {
  test('tells who did what by day; an entry opens to before and after, by keyboard', async () => {
    await window.call('codebook.edit', { id: codeId, name: 'Being asked again' });
    await window.at('#/history');
    const first = main().locator('.history-line').first();
    await expect.poll(() => first.innerText()).toContain('Renamed the code “Being asked” to “Being asked again”');
    await first.focus();
    await page().keyboard.press('ArrowDown');
    await page().keyboard.press('ArrowUp');
    await page().keyboard.press('Enter');
    await expect.poll(() => main().locator('.history-changes').innerText()).toMatch(/Being asked[\s\S]*→[\s\S]*Being asked again/);
    await accessible();
  });

  test('goes back in the codebook from there, and takes that back', async () => {
    await button('Bring the codebook back to here').click();
    await expect.poll(() => main().getByRole('alert').innerText()).toContain('There is nothing to bring back');
    await button('Leave it as it is').click();
    await main().locator('.history-line', { hasText: 'Added the code “Being asked”' }).click();
    await button('Bring the codebook back to here').click();
    await expect.poll(() => main().getByRole('alert').innerText()).toContain('“Being asked again” is called “Being asked” again.');
    await accessible();
    await button('Bring it back').click();
    await expect.poll(() => main().getByRole('alert').innerText()).toContain('It is done: the codebook is back at this point');
    expect((await window.call('codebook.list')).codes[0]!.name).toBe('Being asked');
    await button(/Take it back/).click();
    await expect.poll(async () => (await window.call('codebook.list')).codes[0]!.name).toBe('Being asked again');
  });

  test('a source has its own history, and goes back to an entry of it', async () => {
    await window.call('coding.apply', { ...(await place('The keys are ours')), codeId, memo: '' });
    await window.call('sources.edit', { id: sourceId, title: 'Supper, renamed' });
    await window.at(`#/sources/${sourceId}`);
    await page().getByRole('button', { name: 'History of this source' }).click();
    await expect.poll(() => main().getByRole('heading', { level: 1 }).innerText()).toBe('History of “Supper, renamed”');
    expect(await main().locator('.history-line').count()).toBeGreaterThanOrEqual(3);
    await main().locator('.history-line', { hasText: 'Imported' }).click();
    await button(/^Bring “Supper, renamed” back/).click();
    await expect.poll(() => main().getByRole('alert').innerText()).toContain('One coding made since is taken away');
    await button('Bring it back').click();
    await expect.poll(async () => (await window.call('coding.list', { sourceId })).codings.length).toBe(0);
    await window.call('history.undo');
    await expect.poll(async () => (await window.call('coding.list', { sourceId })).codings.length).toBe(1);
  });

  test('is narrowed by words, and shown whole again', async () => {
    await window.at('#/history');
    await page().keyboard.press('Control+f');
    await page().keyboard.type('renamed the code');
    await expect.poll(() => main().locator('.history-line').count()).toBeLessThan(4);
    await button('Show every change').click();
    expect(window.complaints).toEqual([]);
  });
});
