import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createService, pathInbox } from '../../src/service/index.ts';
import { resourcesFolder, testPassphrase } from '../open-vault.ts';
import { mp3File, waveFile } from '../small-recordings.ts';
import { captions, evening } from '../small-sources.ts';
import { openTestWindow, type TestWindow } from './open-window.ts';

/** Many files in one import, a table of answers, two halves of a recording; then sound beside the words. Everything is invented. */
let window: TestWindow;
let folder: string;

/** One tier of Praat, as a file of its own for each speaker. */
function textGrid(speaker: string, said: readonly (readonly [from: number, to: number, words: string])[]): string {
  const intervals = said.map(([from, to, words], index) => `        intervals [${index + 1}]:\n            xmin = ${from}\n            xmax = ${to}\n            text = "${words}"\n`).join('');
  return `File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = 20\ntiers? <exists>\nsize = 1\nitem []:\n    item [1]:\n        class = "IntervalTier"\n        name = "${speaker}"\n        xmin = 0\n        xmax = 20\n        intervals: size = ${said.length}\n${intervals}`;
}

const answers = ['Id', 'Age band', 'What changed for you this year?', 'What should come next?'].join(',').concat(
  '\n',
  ...Array.from({ length: 25 }, (_, index) => `P${index + 1},${['25-34', '35-44'][index % 2]},"Somebody asked me, and ${index} weeks later they came back and did what we had said.","Another evening, number ${index}, nearer to the harbour please."\n`),
);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kist-bringing-in-'));
  const write = (name: string, content: string): void => writeFileSync(join(folder, name), content);
  for (let number = 1; number <= 9; number += 1) write(`interview ${number}.txt`, evening.replaceAll('Morag', 'Q').replaceAll('Interviewer', 'INT').replace('12 March', `${number} March`).replace('Family evening', `Interview ${number}`));
  write('answers.csv', answers);
  write('talk_asks.TextGrid', textGrid('asks', [[0, 4, 'How did the evenings begin?'], [4, 12, ''], [12, 15, 'And then what happened?'], [15, 20, '']]));
  write('talk_tells.TextGrid', textGrid('tells', [[0, 4, ''], [4, 12, 'Nobody had asked us before, and then somebody did.'], [12, 15, ''], [15, 20, 'We went every week after that.']]));
  write('nothing.txt', '');
  window = await openTestWindow({ sample: false });
  await window.call('programme.addPlace', { name: 'Millbank' });
}, 120_000);
afterAll(async () => {
  await window?.close();
  rmSync(folder, { recursive: true, force: true });
});

const page = () => window.page;
const main = () => page().getByRole('main');
const inspector = () => page().getByRole('complementary');
const button = (name: string | RegExp) => page().getByRole('button', { name });
const accessible = async () => expect(await window.violations()).toEqual([]);

async function choose(files: string[], press: () => Promise<void>): Promise<void> {
  const choosing = page().waitForEvent('filechooser');
  await press();
  await (await choosing).setFiles(files);
}

describe('bringing in many files', () => {
  test('an empty room teaches which formats can be read', async () => {
    await window.at('#/sources?import=yes');
    await page().getByRole('heading', { name: 'What can be read' }).waitFor();
    await accessible();
  });

  test('all of them are shown together, with where each stands', async () => {
    const names = [...Array.from({ length: 9 }, (_, index) => `interview ${index + 1}.txt`), 'answers.csv', 'talk_asks.TextGrid', 'talk_tells.TextGrid', 'nothing.txt'];
    await choose(names.map((name) => join(folder, name)), () => button('Choose files').click());
    await page().getByRole('heading', { name: 'All 13 files together' }).waitFor();
    await main().getByText('1 is woven into another', { exact: false }).waitFor();
    await main().getByText('1 can’t be read', { exact: false }).waitFor();
    await accessible();
  });

  test('something is said of all of them at once', async () => {
    await page().getByRole('combobox', { name: 'Place' }).fill('Mill');
    await page().keyboard.press('Enter');
    await expect.poll(() => main().getByRole('cell', { name: 'Millbank', exact: true }).count()).toBe(11);
    // The label of whoever asks is the same in every interview: put right once.
    await button(/Part of INT in all ticked files$/).click();
    await page().getByRole('option', { name: /^Asks/ }).click();
    await button(/Part of Q in all ticked files$/).click();
    await page().getByRole('option', { name: /^Is heard/ }).click();
    await button(/Stakeholder group$/).first().click();
    await page().getByRole('option', { name: 'Parents and carers' }).click();
    await window.settle();
    expect(await button('Store 11 sources').isDisabled()).toBe(false);
  });

  test('a table of answers says what its columns are; the preview follows', async () => {
    await main().getByRole('table').getByRole('button', { name: 'answers' }).click();
    await page().getByRole('heading', { name: 'What the columns are' }).waitFor();
    await main().getByText('Another evening, number 0', { exact: false }).last().waitFor();
    await accessible();
    await button(/What “What should come next\?” is$/).click();
    await page().getByRole('option', { name: /^Leave out/ }).click();
    await expect.poll(async () => main().locator('.import-preview').innerText()).not.toContain('Another evening');
    expect(await main().locator('.import-preview').innerText()).toContain('Somebody asked me, and 0 weeks later');
  });

  test('two halves of a recording are one, and by keyboard one goes on from file to file', async () => {
    await page().getByRole('searchbox', { name: 'Find among the files' }).fill('talk');
    await page().getByRole('option', { name: /^talk/ }).first().click();
    await main().getByText('2 files of one recording, woven together by time.').waitFor();
    await accessible();
    await page().keyboard.press('Control+Enter');
    await page().waitForFunction(() => document.activeElement?.classList.contains('import-name'));
  });

  test('all are stored in one step, and the way on is shown', async () => {
    await button('Store 11 sources').click();
    await page().getByText('11 sources are stored.').waitFor();
    await accessible();
    const { voices } = await window.call('voices.list');
    expect(voices.filter(({ pseudonym, attributes }) => /^Respondent \d+$/.test(pseudonym) && attributes['Age band'] !== undefined)).toHaveLength(25);
    const { sources } = await window.call('sources.list');
    expect(sources).toHaveLength(11);
    const { places } = await window.call('programme.get');
    expect(new Set(sources.map(({ placeId }) => placeId))).toEqual(new Set([places[0]!.id]));
    const talk = sources.find(({ format }) => format === 'textgrid')!;
    expect((await window.call('sources.read', { id: talk.id })).turns).toHaveLength(4);
    expect((await window.call('sources.report', { id: talk.id })).files.map(({ name }) => name)).toEqual(['talk_asks.TextGrid', 'talk_tells.TextGrid']);
  });

  test('what was said is offered for the next, and used only when somebody says so', async () => {
    writeFileSync(join(folder, 'later.txt'), evening.replace('12 March', '2 May'));
    await button('Bring in more').click();
    await choose([join(folder, 'later.txt')], () => button('Choose files').click());
    await main().getByText('the place is Millbank', { exact: false }).waitFor();
    expect(await page().getByRole('combobox', { name: 'Place' }).inputValue()).toBe('');
    await button('Use it here').click();
    expect(await page().getByRole('combobox', { name: 'Place' }).inputValue()).toBe('Millbank');
    await accessible();
    await button('Start again').click();
  });
});

describe('a recording beside its words', () => {
  let id: string;

  test('is copied into the vault, and plays from a turn', async () => {
    writeFileSync(join(folder, 'evening.vtt'), captions);
    await choose([join(folder, 'evening.vtt')], () => button('Choose files').click());
    await button(/Stakeholder group of Morag$/).click();
    await page().getByRole('option', { name: 'Parents and carers' }).click();
    await button(/Stakeholder group of Worker$/).click();
    await page().getByRole('option', { name: 'Practitioners' }).click();
    await button('Store 1 source').click();
    await button('Open it').click();
    await page().locator('.reader-row').first().waitFor();
    id = (await window.call('sources.list')).sources.find(({ format }) => format === 'vtt')!.id;
    writeFileSync(join(folder, 'evening.wav'), waveFile(80));
    await choose([join(folder, 'evening.wav')], () => inspector().getByRole('button', { name: 'Add a recording' }).click());
    await button('Copy it into the vault').click();
    await button('Play from 01:10').click();
    await expect.poll(() => page().locator('.player-time').innerText()).toMatch(/^01:1\d of 01:20$/);
    await expect.poll(() => page().locator('[data-said]').getAttribute('data-paragraph')).toBe('3');
    await accessible();
  });

  test('is played by keys: paused, back, faster, from the cursor', async () => {
    await page().keyboard.press('k');
    await button(/^Play K/).waitFor();
    await page().keyboard.press('j');
    await expect.poll(() => page().locator('.player-time').innerText()).toMatch(/^01:0\d/);
    await page().keyboard.press('>');
    await button(/1\.25×/).waitFor();
    await page().locator('.reader-row[data-paragraph="2"] .reader-words').click();
    await page().keyboard.press('Shift+K');
    await expect.poll(() => page().locator('.player-time').innerText()).toMatch(/^00:0\d/);
  });

  test('what is damaged says so, and nothing else is changed', async () => {
    await page().keyboard.press('Escape');
    await page().keyboard.press('Escape');
    writeFileSync(join(folder, 'broken.mp3'), mp3File(2).subarray(0, 1));
    await choose([join(folder, 'broken.mp3')], () => inspector().getByRole('button', { name: 'Add a recording' }).click());
    await button('Copy it into the vault').click();
    await inspector().getByText('“broken.mp3” is not a recording that Kist knows', { exact: false }).waitFor();
    await button('Leave it').click();
    expect((await window.call('sources.recordings', { id })).recordings).toHaveLength(1);
  });

  test('one that lies outside is flagged for as long as it can be read', async () => {
    const { path } = await window.call('vault.state');
    await page().evaluate(() => (globalThis as unknown as { kist: { lock(): Promise<void> } }).kist.lock());
    // What was played went with the lock.
    await page().waitForFunction(() => document.querySelector('.player') === null);
    const service = createService({ inbox: pathInbox, resources: resourcesFolder });
    await service.call('vault.unlock', { path, passphrase: testPassphrase });
    const file = join(folder, 'second recorder.mp3');
    writeFileSync(file, mp3File(40));
    expect(await service.call('sources.addRecording', { id, file, copy: false })).toMatchObject({ ok: true });
    await service.close();
    await window.call('vault.unlock', { path: path!, passphrase: testPassphrase });
    await page().reload();
    await page().locator('.reader-row').first().waitFor();
    await inspector().getByText('Anybody at this machine can play it.').waitFor();
    await accessible();
    rmSync(file);
    await page().evaluate(() => globalThis.dispatchEvent(new Event('focus')));
    await inspector().getByText('It is no longer where it was', { exact: false }).waitFor();
    await accessible();
    expect(window.complaints).toEqual([]);
  });
});
