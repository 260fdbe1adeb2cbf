import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestWindow, type TestWindow } from './open-window.ts';

/** A codebook from nothing to a file and back, by keyboard. The steps follow one another over one vault. */
const talk = `Family supper in Millbank (synthetic)

Interviewer: What changed?

Parent 1: Somebody listened, for once. They wrote it down and read it back to me.

Interviewer: And now?

Parent 1: Now they ask before they act. We hold the keys ourselves on a Thursday.
`;
const sent = 'Code,Definition,Family\nHeard > By a worker,Somebody whose job it is,practice\nTrust,Faith in somebody,enabler\n';

let window: TestWindow;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kist-codebook-'));
  writeFileSync(join(folder, 'supper.txt'), talk);
  writeFileSync(join(folder, 'codebook.csv'), sent);
  window = await openTestWindow({ sample: false });
});
afterAll(async () => {
  await window?.close();
  rmSync(folder, { recursive: true, force: true });
});

const page = () => window.page;
const main = () => page().getByRole('main');
const button = (name: string | RegExp) => main().getByRole('button', { name, exact: typeof name === 'string' });
const accessible = async () => expect(await window.violations()).toEqual([]);
const keys = async (...pressed: string[]): Promise<void> => {
  for (const key of pressed) await page().keyboard.press(key);
  await window.settle();
};
const type = async (words: string): Promise<void> => {
  await page().keyboard.type(words);
  await window.settle();
};
/** Presses a button without a mouse: by its focus and Enter. */
const press = async (name: string | RegExp): Promise<void> => {
  await button(name).focus();
  await keys('Enter');
};
/** The tree as indented names, as the vault has it. */
async function outline(): Promise<string[]> {
  await window.settle();
  const { codes } = await window.call('codebook.list');
  const under = (parentId: string | null, depth: number): string[] => codes.filter((code) => code.parentId === parentId).flatMap((code) => [`${'- '.repeat(depth)}${code.name}`, ...under(code.id, depth + 1)]);
  return under(null, 0);
}
const row = (name: string) => main().getByRole('row', { name, exact: true });
/** Puts the keys on a row of the tree. */
async function onto(name: string): Promise<void> {
  await row(name).focus();
  await keys('Space');
}

describe('beginning', () => {
  test('an empty codebook teaches, and begins with six families in one step', async () => {
    await window.at('#/codebook');
    await main().getByRole('heading', { name: 'Here you name what passages are about' }).waitFor();
    await accessible();
    await press('Begin with them');
    expect(await outline()).toEqual(['Enablers', 'Barriers', 'Outcomes', 'Practices', 'Feelings', 'Context']);
    await keys('Control+z');
    expect(await outline()).toEqual([]);
  });

  test('a file shows what it would do before it does', async () => {
    await press('Choose a file');
    const chooser = page().waitForEvent('filechooser');
    await press('Choose a file');
    await (await chooser).setFiles(join(folder, 'codebook.csv'));
    await main().getByText('“codebook.csv” names 3 codes: 3 are new').waitFor();
    await accessible();
    expect(await outline()).toEqual([]);
    await press('Take it in');
    expect(await outline()).toEqual(['Heard', '- By a worker', 'Trust']);
  });
});

describe('the tree by keyboard', () => {
  test('N makes codes, Alt with arrows moves them, several at once in one step', async () => {
    await page().locator('#main').focus();
    for (const name of ['Asked', 'Keys', 'Read back']) {
      await keys('n');
      await type(name);
      await keys('Enter');
      await row(name).waitFor();
      await page().locator('#main').focus();
    }
    expect(await outline()).toEqual(['Heard', '- By a worker', 'Trust', 'Asked', 'Keys', 'Read back']);
    await onto('Asked');
    await keys('Shift+ArrowDown');
    await main().getByRole('heading', { name: '2 codes chosen' }).waitFor();
    await accessible();
    await keys('Alt+ArrowUp');
    expect(await outline()).toEqual(['Heard', '- By a worker', 'Asked', 'Keys', 'Trust', 'Read back']);
    await keys('Control+z');
    expect(await outline()).toEqual(['Heard', '- By a worker', 'Trust', 'Asked', 'Keys', 'Read back']);
    await onto('Trust');
    await keys('Alt+ArrowRight');
    expect(await outline()).toEqual(['Heard', '- By a worker', '- Trust', 'Asked', 'Keys', 'Read back']);
  });

  test('what is dropped onto a code waits until one says what is meant', async () => {
    await row('Read back').focus();
    await keys('ArrowRight');
    // The handle of the row takes part in dragging by keyboard: Enter begins it, Tab looks for a place, Enter drops.
    await row('Read back').getByRole('button', { name: /drag/i }).focus();
    await keys('Enter');
    for (let steps = 0; steps < 30; steps += 1) {
      const place = await page().evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
      if (/drop on heard$/i.test(place)) break;
      await keys('ArrowDown');
    }
    await keys('Enter');
    await main().getByText('“Read back” onto “Heard”.').waitFor();
    await page().waitForFunction(() => document.activeElement?.textContent === 'Put under it');
    await accessible();
    await keys('Enter');
    expect(await outline()).toEqual(['Heard', '- By a worker', '- Trust', '- Read back', 'Asked', 'Keys']);
  });

  test('the search finds other names and keeps what stands above; families show the same codes otherwise', async () => {
    await onto('By a worker');
    await keys('F2');
    const name = main().getByLabel('Name', { exact: true });
    await name.waitFor();
    await main().getByLabel(/^Other names/).focus();
    await type('professional; heard');
    await main().getByText('Also found under “heard”: the code “Heard”. Both may keep it.').waitFor();
    await accessible();
    await keys('Enter');
    await main().getByText('professional; heard', { exact: true }).waitFor();
    await main().getByRole('searchbox').focus();
    await type('profess');
    await main().getByText('1 code found.').waitFor();
    expect(await main().getByRole('row').allInnerTexts()).toEqual([expect.stringContaining('Heard'), expect.stringContaining('also “professional”')]);
    await keys('Escape');
    await main().getByRole('radio', { name: 'As they nest' }).focus();
    await keys('ArrowRight');
    expect((await main().getByRole('row').allInnerTexts()).map((text) => text.split('\n')[0])).toEqual(['Enablers', 'Trust', 'Practices', 'By a worker', 'Without a family', 'Asked', 'Heard', 'Keys', 'Read back'].map((text) => expect.stringContaining(text)));
    await accessible();
    await keys('ArrowLeft');
  });
});

describe('splitting by hand', () => {
  const passages = ['Somebody listened', 'They wrote it down', 'read it back to me', 'they ask before they act'];

  test('walks through the passages by keyboard and stores nothing before the end', async () => {
    const { sources } = await page().evaluate(async ([name, text]) => {
      const host = (globalThis as unknown as { kist: { takeFiles(files: File[]): Promise<{ token: string }[]>; call(name: string, input: unknown): Promise<{ value: { sources: { id: string }[] } }> } }).kist;
      const files = await host.takeFiles([new File([text], name)]);
      return (await host.call('sources.store', { files: files.map(({ token }) => ({ file: token })) })).value;
    }, ['supper.txt', talk] as const);
    const sourceId = sources[0]!.id;
    const { text } = await window.call('sources.read', { id: sourceId });
    const { codes } = await window.call('codebook.list');
    const [heard, asked] = ['Heard', 'Asked'].map((name) => codes.find((code) => code.name === name)!.id);
    for (const words of passages) await window.call('coding.apply', { sourceId, start: text.indexOf(words), end: text.indexOf(words) + words.length, codeId: heard! });
    await window.at(`#/codebook/${heard}`);
    await press('Split by hand');
    await main().getByText('Passage 1 of 4, 4 to decide').waitFor();
    await accessible();
    await keys('0');
    await keys('n');
    await type('Written down');
    await keys('Enter');
    await main().getByText('Passage 3 of 4, 2 to decide').waitFor();
    await keys('1');
    await keys('c');
    await type('ask');
    await keys('Enter');
    await main().getByText('2 to the new code “Written down”, 1 to “Asked” and 1 stays with “Heard”.').waitFor();
    await accessible();
    expect((await window.call('codebook.list')).codes.find((code) => code.id === heard)!.codings).toBe(4);
    await keys('Enter');
    await main().getByRole('heading', { name: 'Heard', level: 2 }).waitFor();
    await window.settle();
    const after = (await window.call('codebook.list')).codes;
    expect([heard, asked].map((id) => after.find((code) => code.id === id)!.codings)).toEqual([1, 1]);
    expect(after.find((code) => code.name === 'Written down')!.codings).toBe(2);
    await main().getByRole('tab', { name: 'What happened to it' }).focus();
    await keys('Enter');
    await main().getByText('Split the code “Heard”').waitFor();
    await main().getByText('2 codings went to “Written down”').waitFor();
    await accessible();
    await keys('Control+z');
    expect((await window.call('codebook.list')).codes.find((code) => code.id === heard)!.codings).toBe(4);
  });
});

describe('giving it out', () => {
  test('asks who it is for, shows what may enter, and makes the file', async () => {
    await main().getByRole('tab', { name: /Coded passages/ }).focus();
    await keys('Enter');
    await main().getByRole('button', { name: /^Make “Somebody listened” an example/ }).focus();
    await keys('Enter');
    await main().getByRole('tab', { name: /Examples 1/ }).waitFor();
    await press('Export');
    await main().getByRole('radio', { name: 'The board' }).focus();
    await keys('Space');
    await press('Next: what may enter');
    // Nobody has recorded a consent for the board.
    await main().getByText(/1 example is held back/).waitFor();
    await accessible();
    await press('Next: export it');
    await main().getByRole('radio', { name: 'A table (csv)' }).focus();
    await keys('Space');
    const saving = page().waitForEvent('download');
    await press('Export it');
    const file = await saving;
    expect(file.suggestedFilename()).toMatch(/^codebook-board-.*\.csv$/);
    await main().getByText('The codebook for the board was saved as a table (csv).').waitFor();
    await accessible();
    expect((await window.call('reports.exports')).exports[0]).toMatchObject({ audience: 'board', format: 'csv', entered: 0, held: 1 });
    expect(window.complaints).toEqual([]);
  });
});
