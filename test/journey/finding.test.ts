import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KistWindow } from '../../src/contract/index.ts';
import { openTestWindow, type TestWindow } from './open-window.ts';

/** Coding by a rule, and a matrix of summaries that rest on quotes. The steps follow one another over one vault. */
const supper = `Family supper in Millbank (synthetic)

12 March 2024

Interviewer: How did you first hear of it?

Morag: From the school. We had been waiting a year by then. Somebody remembered what I had said.

Interviewer: Did waiting change how you felt?

Morag: It wears you down. Waiting tells you what you are worth.

Derek: I stopped waiting. I went and asked myself.

Interviewer: And then?

Derek: They moved me up the list.
`;
const walk = `A walk by the harbour (synthetic)

Interviewer: Who runs it now?

Morag: We run it ourselves. Nobody is waiting for a letter any more.
`;

let window: TestWindow;
let sources: string[];
beforeAll(async () => {
  window = await openTestWindow({ sample: false });
  const files = await window.page.evaluate(async (texts) => {
    const { kist } = globalThis as unknown as { kist: KistWindow };
    return (await kist.takeFiles(texts.map(([name, text]) => new File([text!], name!)))).map(({ token }) => token);
  }, [['supper.txt', supper], ['walk.txt', walk]]);
  const voices = (names: string[]) => names.map((label) => ({ label, voice: { pseudonym: `${label} (voice)`, group: 'Parents' } }));
  sources = (await window.call('sources.store', { files: [{ file: files[0]!, speakers: voices(['Morag', 'Derek']) }, { file: files[1]!, speakers: voices(['Morag']) }] })).sources.map(({ id }) => id);
  await window.call('codebook.create', { name: 'Being heard' });
}, 180_000);
afterAll(() => window?.close());

const page = () => window.page;
const main = () => page().getByRole('main');
const beside = () => page().getByRole('complementary');
const button = (name: string | RegExp) => main().getByRole('button', { name, exact: typeof name === 'string' });
const accessible = async () => expect(await window.violations()).toEqual([]);
const keys = async (...pressed: string[]): Promise<void> => {
  for (const key of pressed) await page().keyboard.press(key);
  await window.settle();
};
const codings = async () => (await Promise.all(sources.map(async (sourceId) => (await window.call('coding.list', { sourceId })).codings))).flat();
const found = () => main().getByRole('listbox', { name: 'Passages to be coded' });
const codeNamed = async (name: string) => (await window.call('codebook.list')).codes.find((code) => code.name === name)?.id;

describe('find and code', () => {
  test('a rule is read as a sentence, and shows every passage before anything is coded', async () => {
    await window.at('#/questions?tab=find');
    await main().getByRole('textbox', { name: 'Words' }).fill('waiting');
    await main().getByText('Every sentence with the words “waiting”, in all sources, interviewers left out.').waitFor();
    await keys('Enter');
    await main().getByText('4 passages in 2 of 2 sources.').waitFor();
    expect(await found().getByRole('option').count()).toBe(4);
    // The interviewer's question is not among them.
    expect(await found().innerText()).not.toMatch(/Did waiting change how you felt\?.*Interviewer,/s);
    expect(await button('Code 4 passages').isDisabled()).toBe(true);
    await accessible();
    expect(await codings()).toEqual([]);
  });

  test('Space takes one out; the others get a new code in one step, with the rule beside each', async () => {
    await main().getByRole('combobox', { name: 'Code that they get' }).fill('Waiting');
    await keys('Enter');
    await found().focus();
    await keys('End', 'Home', 'Space');
    await main().getByRole('option', { selected: false }).getByText('Nobody is waiting').waitFor();
    await button('Code 3 passages').focus();
    await keys('Enter');
    await main().getByText('3 passages coded with “Waiting”.').waitFor();
    await accessible();
    const made = await codings();
    expect(made).toHaveLength(3);
    expect(new Set(made.map(({ how }) => how))).toEqual(new Set(['Every sentence with the words “waiting”, in all sources, interviewers left out.']));
  });

  test('what is coded so already is marked and not counted', async () => {
    await main().getByRole('textbox', { name: 'Words' }).focus();
    await keys('Enter');
    await main().getByText('4 passages in 2 of 2 sources, 3 coded so already.').waitFor();
    expect(await found().getByText('Coded so already').count()).toBe(3);
    await button('Code 1 passage').waitFor();
    await accessible();
  });

  test('undo takes all of them back, the new code with them', async () => {
    await found().focus();
    await keys('Control+z');
    await expect.poll(async () => (await codings()).length).toBe(0);
    expect(await codeNamed('Waiting')).toBe(undefined);
    await keys('Control+Shift+z');
    await expect.poll(async () => (await codings()).length).toBe(3);
  });

  test('a pattern that is none says so under its box; one to begin from finds', async () => {
    await main().getByText('A pattern', { exact: true }).click();
    await main().getByRole('textbox', { name: /^Pattern/ }).fill('wait(');
    await keys('Enter');
    await main().getByText(/a round bracket is opened and not closed/).waitFor();
    await accessible();
    await button('wait(s|ed|ing)?').focus();
    await keys('Enter');
    await main().getByRole('textbox', { name: /^Pattern/ }).focus();
    await keys('Enter');
    await main().getByText('4 passages in 2 of 2 sources', { exact: false }).waitFor();
  });

  test('who speaks is chosen by the labels of all sources; the page of a code leads here with its code', async () => {
    await window.at(`#/codebook/${await codeNamed('Being heard')}`);
    await button('Find and code').focus();
    await keys('Enter');
    await expect.poll(() => main().getByRole('combobox', { name: 'Code that they get' }).inputValue()).toBe('Being heard');
    await main().getByText('Who speaks', { exact: true }).click();
    await main().getByRole('combobox', { name: /^Labels/ }).fill('mor');
    await page().getByRole('option').getByText('in 2 sources, 40 words, Morag (voice)').waitFor();
    await keys('Enter');
    await button('Find them').focus();
    await keys('Enter');
    await main().getByText('3 passages in 2 of 2 sources.').waitFor();
    await accessible();
  });
});

describe('the framework matrix', () => {
  const grid = () => main().getByRole('grid');
  const summary = () => beside().getByRole('textbox', { name: /^Summary/ });
  const cells = async () => (await window.call('questions.framework', { rows: 'voice', codeIds: [(await codeNamed('Waiting'))!] })).cells;
  const written = async () => (await cells()).flatMap((cell) => cell.summary ?? []);

  test('teaches what it is for, and lays out voices by codes', async () => {
    await window.at('#/questions?tab=framework');
    // It begins with what was coded; without columns it says what they are for.
    await main().getByText(/2 voices by 1 code: of 2 cells 2 hold quotes and 0 are summarised/).waitFor();
    await main().getByRole('button', { name: /^Remove/ }).first().click();
    await main().getByText('Choose one or several codes as columns.').waitFor();
    await main().getByRole('combobox', { name: /^Columns/ }).fill('Wait');
    await keys('Enter');
    await main().getByRole('combobox', { name: /^Columns/ }).fill('Being');
    await keys('Enter');
    await main().getByText(/2 voices by 2 codes: of 4 cells 2 hold quotes and 0 are summarised/).waitFor();
    await accessible();
  });

  test('a cell is walked to, read and written by keyboard, resting on a quote', async () => {
    await grid().focus();
    await keys('ArrowDown', 'Enter');
    await expect.poll(() => summary().evaluate((box) => box === document.activeElement)).toBe(true);
    await page().keyboard.insertText('Waiting told her what she was worth.');
    await beside().getByRole('listbox').focus();
    await keys('ArrowDown', 'Space');
    await beside().getByText('rests on 1 quote').waitFor();
    await accessible();
    // From the quotes as well as from the words.
    await keys('Control+Enter');
    await expect.poll(async () => (await written()).map(({ text, cites, stale }) => [text, cites.length, stale])).toEqual([['Waiting told her what she was worth.', 1, false]]);
    await expect.poll(() => grid().evaluate((box) => box === document.activeElement)).toBe(true);
    await grid().getByText('Waiting told her what she was worth.').waitFor();
  });

  test('a summary that the search found opens its cell', async () => {
    await keys('ArrowRight', 'Enter');
    await expect.poll(() => summary().inputValue()).toBe('');
    await window.at(`#/questions?tab=framework&summary=${(await written())[0]!.id}`);
    await expect.poll(() => summary().inputValue()).toBe('Waiting told her what she was worth.');
    await expect.poll(() => page().evaluate(() => location.hash)).toBe('#/questions?tab=framework');
    await keys('Escape');
    await expect.poll(() => grid().evaluate((box) => box === document.activeElement)).toBe(true);
  });

  test('words that are being written stay when somebody else writes there, and both are put in front of one', async () => {
    await keys('Enter');
    await summary().fill('She says: a year tells you what you are worth.');
    const [before] = await written();
    await window.call('questions.summarise', { rowKind: 'voice', rowId: before!.rowId, codeId: before!.codeId, text: 'Worn down.', cites: before!.cites, expectedVersion: before!.version });
    await window.settle();
    expect(await summary().inputValue()).toBe('She says: a year tells you what you are worth.');
    await summary().focus();
    await keys('Control+Enter');
    await beside().getByText('It now reads: “Worn down.”').waitFor();
    await beside().getByRole('button', { name: 'Save mine' }).click();
    await expect.poll(async () => (await written())[0]!.text).toBe('She says: a year tells you what you are worth.');
  });

  test('when the quote is recoded, the cell says so in words, and it can be kept as it is', async () => {
    const [before] = await written();
    await window.call('coding.recode', { id: before!.cites[0]!, codeId: (await codeNamed('Being heard'))! });
    await grid().getByText('something it cites has changed').waitFor();
    await main().getByText(/1 of these summaries cites something that has changed/).waitFor();
    await beside().getByText('1 coding of 1 that it cites is gone or recoded.').waitFor();
    await accessible();
    await beside().getByRole('button', { name: 'It still holds' }).click();
    await expect.poll(async () => (await written()).map(({ cites, stale }) => [cites.length, stale])).toEqual([[0, false]]);
    await grid().getByText('something it cites has changed').waitFor({ state: 'detached' });
  });

  test('Esc leads back to the grid; what was begun is there when the cell is opened again', async () => {
    await grid().focus();
    await keys('Enter');
    await summary().fill('Begun');
    await keys('Escape');
    expect(await grid().evaluate((box) => box === document.activeElement)).toBe(true);
    await keys('ArrowRight', 'Enter');
    await expect.poll(() => summary().inputValue()).toBe('');
    await keys('Escape', 'ArrowLeft', 'Enter');
    await expect.poll(() => summary().inputValue()).toBe('Begun');
    await beside().getByRole('button', { name: 'Leave it as it was' }).click();
    await expect.poll(() => summary().inputValue()).toBe('She says: a year tells you what you are worth.');
  });

  test('leaves through the gate, which holds back what nobody agreed to', async () => {
    await button('Export').click();
    await main().getByRole('radio', { name: 'The board' }).press('Space');
    await button('Next: what may enter').click();
    await main().getByText('For the board, nothing enters by itself, 1 summary is held back, and nothing is left to you.').waitFor();
    await main().getByText('No summary would enter.').waitFor();
    expect(await button('Next: export it').isDisabled()).toBe(true);
    await accessible();
    await button('Back').click();
    await main().getByRole('radio', { name: 'The team' }).press('Space');
    await button('Next: what may enter').click();
    await main().getByText('For the team, 1 summary enters', { exact: false }).waitFor();
    await button('Next: export it').click();
    const saving = page().waitForEvent('download');
    await button('Export it').click();
    expect((await saving).suggestedFilename()).toMatch(/framework-matrix-team-.*\.docx$/);
    await main().getByText('The framework matrix for the team was saved as a Word document.').waitFor();
    expect((await window.call('reports.exports')).exports[0]).toMatchObject({ audience: 'team', format: 'docx', entered: 1, held: 0 });
    expect(window.complaints).toEqual([]);
  });
});
