import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestWindow, type TestWindow } from './open-window.ts';

/** Two people read one source, one of them blind; then they compare, talk and settle by keyboard, and look at the figures. The steps follow one another over one vault. */
/** Nobody is recognised as speaking, so nobody has to be described before it can be stored. */
const evening = `Nobody had asked us before. Then the worker came round with cake and she listened.

We went every week. The children loved it, and I felt trusted for the first time in years.

Come along. Being listened to changes how you stand in a room.

This was written for a test: wholly invented.
`;

let window: TestWindow;
let sourceId: string;
let codes: { trust: string; heard: string };
let coders: { ailsa: string; ben: string };
beforeAll(async () => {
  window = await openTestWindow({ sample: false });
}, 120_000);
afterAll(() => window?.close());

const page = () => window.page;
const inspector = () => page().getByRole('complementary', { name: 'This difference' });
async function code(codeId: string, words: string): Promise<void> {
  const { text } = await window.call('sources.read', { id: sourceId });
  const start = text.indexOf(words);
  await window.call('coding.apply', { sourceId, start, end: start + words.length, codeId });
}

test('with one coder the room says how to begin', async () => {
  await window.at('#/agreement');
  await page().getByRole('heading', { name: 'Here two people read the same words' }).waitFor();
  expect(await window.violations()).toEqual([]);
});

test('a colleague works blind and sees no codings but their own', async () => {
  const chooser = page().waitForEvent('filechooser');
  await window.at('#/sources');
  await page().getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles({ name: 'evening.txt', mimeType: 'text/plain', buffer: Buffer.from(evening) });
  await page().getByRole('button', { name: 'Store 1 source' }).click();
  await expect.poll(async () => (await window.call('sources.list')).sources.length, { timeout: 20_000 }).toBe(1);
  sourceId = (await window.call('sources.list')).sources[0]!.id;
  codes = { trust: (await window.call('codebook.create', { name: 'Trust' })).id, heard: (await window.call('codebook.create', { name: 'Being heard' })).id };
  const { current: ailsa, coders: [first] } = await window.call('team.coders');
  await window.call('team.editCoder', { id: first!.id, name: 'Ailsa', initials: 'AI' });
  coders = { ailsa, ben: (await window.call('team.addCoder', { name: 'Ben', initials: 'BE' })).id };
  await code(codes.trust, 'I felt trusted for the first time in years');
  await code(codes.heard, 'Nobody had asked us before');

  await window.call('team.become', { id: coders.ben });
  await window.at('#/agreement');
  await page().getByRole('button', { name: 'Work blind from now on' }).click();
  await page().getByRole('heading', { name: 'You are working blind' }).waitFor();
  await page().getByRole('button', { name: 'Coder: BE, blind' }).waitFor();
  expect((await window.call('coding.list', { sourceId })).codings).toEqual([]);
  await code(codes.trust, 'I felt trusted');
  expect(await window.violations()).toEqual([]);
});

test('revealing asks for a reason and opens the comparison', async () => {
  await page().getByRole('button', { name: 'Reveal others’ codings' }).click();
  await page().keyboard.type('We have both finished.');
  await page().getByRole('button', { name: 'Reveal them' }).click();
  await page().getByText('2 differences, none settled yet.').waitFor();
  expect(await page().getByText('I felt trusted for the first time in years').first().isVisible()).toBe(true);
  expect((await window.call('history.list', {})).entries.map((entry) => entry.label)).toContain('Ben revealed others\' codings: We have both finished.');
});

test('one says where one stands, and it stands beside the name', async () => {
  await page().getByRole('button', { name: 'Write where you stand' }).click();
  await page().keyboard.type('I have worked on the ward for years.');
  await page().getByRole('button', { name: 'Keep it as a memo' }).click();
  await page().getByText('I have worked on the ward for years.').waitFor();
  expect((await window.call('memos.list', { kinds: ['positionality'] })).memos).toMatchObject([{ about: { kind: 'coder', id: coders.ben } }]);
});

test('by keyboard: to a difference, what was said, a decision with its reason', async () => {
  await page().locator('body').click({ position: { x: 640, y: 60 } });
  await page().keyboard.press('n');
  await inspector().getByText('Ailsa coded these words “Being heard”; Ben read them and left them.').waitFor();
  await page().keyboard.press('m');
  await page().keyboard.type('She says that nobody asked, which is its opposite.');
  await page().keyboard.press('Control+Enter');
  await inspector().getByText('She says that nobody asked, which is its opposite.', { exact: true }).waitFor();
  expect((await window.call('memos.list', { kinds: ['discussion'] })).memos).toMatchObject([{ about: { kind: 'passage', sourceId } }]);
  // The box is left by itself, so that the next letter settles.
  await page().locator('#main:focus').waitFor();
  await page().keyboard.press('l');
  await page().locator('.settle-reason textarea:focus').waitFor();
  await page().keyboard.type('It is about not being heard.');
  expect(await window.violations()).toEqual([]);
  await page().keyboard.press('Control+Enter');
  await page().getByText('2 differences, 1 still open.').waitFor();
  expect((await window.call('coding.list', { sourceId })).codings.map((coding) => coding.codeId)).toEqual([codes.trust, codes.trust]);
});

test('other ends: coded on the words that both meant, in both names', async () => {
  await inspector().getByText('both coded “Trust” here, on different words').waitFor();
  await page().keyboard.press('y');
  await page().locator('.settle-reason textarea:focus').waitFor();
  await page().getByRole('button', { name: /On which words/ }).click();
  await page().getByRole('option', { name: /As Ben coded/ }).click();
  await page().getByRole('button', { name: /Store the decision/ }).click();
  await page().getByText('2 differences, all settled.').waitFor();
  const { codings } = await window.call('coding.list', { sourceId });
  expect(new Set(codings.map((coding) => coding.end - coding.start))).toEqual(new Set(['I felt trusted'.length]));
  await page().keyboard.press('Control+z');
  await page().getByText('2 differences, 1 still open.').waitFor();
});

test('figures: a sentence first, then code by code, then what the words mean', async () => {
  await page().getByRole('tab', { name: 'Figures' }).click();
  await page().getByText(/Over the 2 codes that they used, Ailsa and Ben agree on 88% of turns; kappa .* from 4 turns of 1 source, interviewers left out\./).waitFor();
  await page().getByText('Differences that were settled count as each of them first read, before they talked.').waitFor();
  await page().getByRole('radio', { name: 'letter by letter' }).press('Space');
  await page().getByText(/agree on \d+% of the text, letter by letter/).waitFor();
  await page().getByRole('table', { name: /Every measure/ }).getByText('Krippendorff 1995, 2004').waitFor();
  expect(await window.violations()).toEqual([]);
  expect(window.complaints).toEqual([]);
});
