import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestWindow, type TestWindow } from './open-window.ts';

/** From a dated event to a brief for the board, in the window, mostly by keyboard. The steps follow one another over one sample vault. */
let window: TestWindow;
beforeAll(async () => {
  window = await openTestWindow({ sample: true });
}, 120_000);
afterAll(() => window?.close());

const statement = 'In Craigend the kitchen evenings, together with a steady worker, contributed to parents being asked before anything is decided.';
const page = () => window.page;
const main = () => page().getByRole('main');
const dialog = () => page().getByRole('dialog');
const combo = async (name: string | RegExp, typed: string): Promise<void> => {
  const box = page().getByRole('combobox', { name });
  await box.click();
  await box.pressSequentially(typed);
  await page().locator('[role=option][data-focused]').waitFor();
  await page().keyboard.press('Enter');
};
/** Waits until the cursor stands in a box, then writes as a person does. */
const write = async (name: string, words: string): Promise<void> => {
  await page().getByRole('textbox', { name }).and(page().locator(':focus')).waitFor();
  await page().keyboard.type(words);
};
const claimId = async (): Promise<string> => (await window.call('claims.list')).claims.find((claim) => claim.statement.startsWith('In Craigend the kitchen'))!.id;
const claimNow = async () => window.call('claims.get', { id: await claimId() });

describe('the timeline', () => {
  test('takes a new event by keyboard, as surely as it is known', async () => {
    await window.at('#/timeline');
    await page().keyboard.press('n');
    await write('What happened', 'The kitchen evenings begin');
    await page().getByRole('textbox', { name: 'When' }).fill('spring 2023');
    await dialog().getByText('Understood as').waitFor();
    await page().getByRole('textbox', { name: 'How we know' }).fill('The hall’s booking sheet.');
    await page().getByRole('button', { name: 'Add the event' }).click();
    await page().getByRole('complementary', { name: 'Selected event' }).getByText('1 March 2023 to 31 May 2023').waitFor();
    const { events } = await window.call('timeline.events');
    expect(events.find((event) => event.title === 'The kitchen evenings begin')).toMatchObject({ date: { from: '2023-03-01', to: '2023-06-01', precision: 'season' }, knownFrom: 'The hall’s booking sheet.' });
  });

  test('says which order is open', async () => {
    await page().getByRole('complementary').getByRole('heading', { name: 'Order that is open' }).waitFor();
  });

  test('logs a sign from the event, and the event and its indicator show it', async () => {
    await page().keyboard.press('s');
    await combo('Sign of', 'listened to by');
    await page().getByRole('radio', { name: 'Mixed' }).press('Space');
    expect(await page().getByRole('textbox', { name: 'When it was seen' }).inputValue()).toBe('spring 2023');
    await page().getByRole('textbox', { name: 'Who saw it' }).fill('Parents');
    await page().getByRole('button', { name: 'Log the sign' }).click();
    await dialog().waitFor({ state: 'detached' });
    await page().getByRole('complementary').getByRole('button', { name: 'We feel listened to by professionals' }).click();
    await page().getByRole('heading', { level: 1, name: 'We feel listened to by professionals' }).waitFor();
    await page().getByText(/1 mixed/).waitFor();
    await page().getByRole('complementary', { name: 'Selected sign' }).getByText('Parents').waitFor();
  });

  test('undo takes the sign away again, and redo brings it back', async () => {
    await page().keyboard.press('Control+z');
    await page().getByText(/none mixed/).waitFor();
    await page().keyboard.press('Control+Shift+z');
    await page().getByText(/1 mixed/).waitFor();
  });

  test('the framework counts signs in words and rewords with a reason', async () => {
    await window.at('#/framework');
    await page().getByText('1 mixed', { exact: true }).first().waitFor();
    await main().getByRole('button', { name: 'We feel listened to by professionals' }).click();
    await page().getByRole('button', { name: 'Reword or change' }).click();
    const words = page().getByRole('textbox', { name: 'What would be seen' });
    await words.fill('We feel listened to by those who decide');
    const save = dialog().getByRole('button', { name: 'Save' });
    expect(await save.isDisabled()).toBe(true);
    await page().getByRole('textbox', { name: /Why is it worded anew/ }).fill('Parents spoke of deciders, not of professions.');
    await save.click();
    await page().getByText('Reworded because: Parents spoke of deciders, not of professions.').waitFor();
    await page().keyboard.press('Control+z');
    await page().getByRole('heading', { level: 1, name: 'We feel listened to by professionals' }).waitFor();
  });
});

describe('a claim', () => {
  test('begins with its sentence, and says what is missing', async () => {
    await window.at('#/claims');
    await page().keyboard.press('n');
    await write('What is claimed', statement);
    await page().getByRole('button', { name: 'Write the claim' }).click();
    await page().getByRole('heading', { level: 1, name: statement }).waitFor();
    const inspector = page().getByRole('complementary', { name: 'About this claim' });
    for (const missing of ['Nothing speaks for it yet.', 'It does not say where.', 'How sure we are is not rated yet.']) await inspector.getByRole('button', { name: missing }).waitFor();
  });

  test('can’t be agreed while it would claim too much, and says why', async () => {
    await main().getByRole('button', { name: 'Status' }).click();
    await page().getByRole('menu').waitFor();
    // A letter in a menu chooses in it; it is no key of the room.
    await page().keyboard.press('a');
    expect(await dialog().getByRole('heading', { name: 'Add evidence' }).count()).toBe(0);
    await page().getByRole('menuitem', { name: /^Agreed/ }).click();
    await page().getByRole('alert').getByText('This claim can’t be agreed yet.').waitFor();
    expect((await claimNow()).status).toBe('draft');
  });

  test('takes words that were searched for, a part of them, with a preview and a reason', async () => {
    await page().keyboard.press('a');
    await page().getByRole('searchbox', { name: 'Search in all words' }).fill('moves the chairs');
    await page().getByRole('option').first().click();
    await dialog().getByText('This will be shown').waitFor();
    const sentences = dialog().getByRole('group', { name: 'Use these sentences' }).getByRole('checkbox');
    const all = await sentences.count();
    expect(all).toBeGreaterThan(1);
    await sentences.last().press('Space');
    await page().getByRole('textbox', { name: /How it bears on it/ }).fill('A resident who expected otherwise.');
    await page().getByRole('button', { name: 'Add as evidence' }).click();
    await dialog().waitFor({ state: 'detached' });
    const [item] = (await claimNow()).evidence;
    expect(item).toMatchObject({ side: 'for', target: { kind: 'quote' }, reason: 'A resident who expected otherwise.' });
    await page().getByRole('list', { name: 'Speaks for it' }).getByText(item!.shown.slice(0, 20)).waitFor();
  });

  test('takes a sign, an event and a flow figure', async () => {
    const add = async (side: 'for' | 'against', tab: string, choose: () => Promise<void>, reason: string): Promise<void> => {
      await page().getByRole('button', { name: `Add evidence ${side} it` }).click();
      await page().getByRole('tab', { name: tab }).click();
      await choose();
      await dialog().getByText('This will be shown').waitFor();
      await page().getByRole('textbox', { name: /How it bears on it/ }).fill(reason);
      await page().getByRole('button', { name: 'Add as evidence' }).click();
      await dialog().waitFor({ state: 'detached' });
    };
    await add('for', 'Sign', async () => {
      await page().getByRole('searchbox', { name: 'Search the signs' }).fill('kitchen evenings');
      await page().getByRole('option').first().click();
    }, 'Seen by those who own it.');
    await add('for', 'Event', async () => {
      await page().getByRole('searchbox', { name: 'Search the events' }).fill('kitchen evenings begin');
      await page().getByRole('option').first().click();
    }, 'It came before.');
    await add('against', 'Flow figure', async () => {
      await dialog().getByRole('button', { name: /What is asked$/ }).click();
      await page().getByRole('option', { name: /^What do yearly counts hide/ }).click();
      await dialog().getByText('The finding as a whole is chosen.').waitFor();
    }, 'Children still move as they did.');
    expect((await claimNow()).evidence.map(({ side, target }) => `${side} ${target?.kind}`)).toEqual(['for quote', 'for sign', 'for event', 'against figure']);
    await page().getByRole('list', { name: 'Speaks against it' }).getByText(/of the moves stay hidden/).waitFor();
  });

  test('names what else could explain it, and says what became of that', async () => {
    await page().getByRole('complementary').getByRole('button', { name: /^No other explanation is named/ }).click();
    await page().getByRole('textbox', { name: 'Another explanation' }).fill('A new head of housing would have asked anyway.');
    await page().getByRole('textbox', { name: /expect to see if it were true/ }).fill('The same in wards without a kitchen.');
    await page().getByRole('button', { name: 'Name it' }).click();
    await page().getByRole('button', { name: /^Edit the explanation A new head/ }).click();
    await page().getByRole('radio', { name: 'Weakened' }).press('Space');
    await page().getByRole('textbox', { name: 'Why', exact: true }).fill('Two wards without a kitchen were not asked.');
    await page().getByRole('form', { name: 'Change this explanation' }).getByRole('button', { name: 'Save' }).click();
    await page().getByText('Two wards without a kitchen were not asked.').waitFor();
    expect((await claimNow()).rivals).toMatchObject([{ verdict: 'weakened' }]);
  });

  test('each missing thing leads to where it is mended, and the list grows shorter', async () => {
    const inspector = page().getByRole('complementary', { name: 'About this claim' });
    const before = (await claimNow()).missing.length;
    const mend = async (missing: RegExp, title: string, words: string): Promise<void> => {
      await inspector.getByRole('button', { name: missing }).click();
      const box = page().getByRole('textbox', { name: title });
      await box.fill(words);
      await box.press('Control+Enter');
      await box.waitFor({ state: 'detached' });
    };
    await inspector.getByRole('button', { name: /^No other factor is named/ }).click();
    const adding = page().getByRole('dialog', { name: 'Add a factor' });
    await adding.getByRole('textbox', { name: 'What was needed' }).fill('A worker who stayed');
    await adding.getByRole('button', { name: /It is$/ }).click();
    await page().getByRole('option', { name: /^Supporting factor/ }).click();
    await adding.getByRole('textbox', { name: /would not have come about without it/ }).fill('Parents spoke to nobody whom they did not know.');
    await page().keyboard.press('Control+Enter');
    await adding.waitFor({ state: 'detached' });
    await mend(/^What changed, for whom/, 'What changed', 'Parents are asked before the timetable is set.');
    await mend(/^The programme's part is not written/, 'The programme’s part', 'It opened the hall and paid for the food.');
    await mend(/^Nobody has written down whether/, 'Unintended or unwelcome effects', 'None was found; the worker was asked in June.');
    await mend(/^What would change our mind/, 'What would change our mind', 'That the timetable was set before anybody was asked.');
    expect((await claimNow()).package).toMatchObject([{ factor: 'A worker who stayed', role: 'supporting factor' }]);

    await inspector.getByRole('button', { name: 'It does not say where.' }).click();
    await dialog().getByRole('button', { name: /Where/ }).click();
    await page().getByRole('option', { name: /Craigend/ }).click();
    await dialog().getByRole('textbox', { name: 'When' }).fill('2023');
    await dialog().getByRole('checkbox').first().press('Space');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().waitFor({ state: 'detached' });
    const after = await claimNow();
    expect(after).toMatchObject({ period: { from: '2023-01-01', to: '2024-01-01' }, outcomeIds: [expect.any(String)] });
    expect(after.missing.length).toBe(before - 8);
  });

  test('is rated by the words of the rubric, and the weakest point is named', async () => {
    await page().getByRole('button', { name: 'Rate it' }).click();
    for (const group of await dialog().getByRole('radiogroup').all()) await group.getByRole('radio').nth(3).press('Space');
    await dialog().getByRole('radiogroup', { name: /^Uniqueness/ }).getByRole('radio').nth(1).press('Space');
    for (const box of await dialog().getByRole('textbox').all()) await box.fill('Because it is so.');
    await page().getByRole('button', { name: 'Save the ratings' }).click();
    await page().getByRole('complementary').getByText('weakest point: little').waitFor();
    expect(await claimNow()).toMatchObject({ weakest: 'Uniqueness', missingForAgreement: 0 });
    await main().getByRole('button', { name: 'Status' }).click();
    await page().getByRole('menuitem', { name: /^Agreed/ }).click();
    await page().locator('.ui-page-header-chips').getByText('Agreed').waitFor();
  });

  test('keeps a person’s words when somebody else writes in the same place', async () => {
    const id = await claimId();
    await page().getByRole('button', { name: 'Edit: The programme’s part' }).click();
    const box = page().getByRole('textbox', { name: 'The programme’s part' });
    await box.fill('It opened the hall.');
    await window.call('claims.edit', { id, programmePart: 'It paid for the food.' });
    await window.call('claims.edit', { id, unintended: 'Nothing was found.' });
    await box.press('Control+Enter');
    await page().getByText('Somebody changed this while you were writing.').waitFor();
    await page().getByText('It now reads: “It paid for the food.”').waitFor();
    expect(await box.inputValue()).toBe('It opened the hall.');
    await page().getByRole('button', { name: 'Save mine' }).click();
    await box.waitFor({ state: 'detached' });
    expect(await claimNow()).toMatchObject({ programmePart: 'It opened the hall.', unintended: 'Nothing was found.' });
  });

  test('says that evidence is stale and why, in its place, and is whole again after undo', async () => {
    const quote = (await claimNow()).evidence.find((item) => item.target?.kind === 'quote')!;
    if (quote.target?.kind !== 'quote') throw new Error('no quote');
    await window.call('sources.remove', { id: quote.target.sourceId });
    await page().getByRole('list', { name: 'Speaks for it' }).getByText(/was taken out of the vault/).waitFor();
    await page().getByText('1 piece of evidence stale').waitFor();
    expect(await page().getByRole('button', { name: 'Accept as it is now' }).count()).toBe(0);
    await page().keyboard.press('Control+z');
    await page().getByText('1 piece of evidence stale').waitFor({ state: 'detached' });

    const event = (await window.call('timeline.events')).events.find(({ title }) => title === 'The kitchen evenings begin')!;
    await window.call('timeline.editEvent', { id: event.id, date: { from: '2023-04-01', to: '2023-05-01', precision: 'month', text: 'April 2023' } });
    await page().getByText(/It was dated spring 2023 when it was chosen and is now dated April 2023/).first().waitFor();
    const item = page().locator('.evidence-item', { hasText: 'The kitchen evenings begin' }).filter({ hasText: 'Dated event' });
    await item.getByRole('button', { name: 'Accept as it is now' }).click();
    await item.getByText('Stale.').waitFor({ state: 'detached' });
  });
});

describe('the brief', () => {
  let html = '';

  test('for the board: who it is for, what enters, what is held back, what a person decides', async () => {
    await window.at('#/briefs');
    await page().getByRole('button', { name: 'Make a brief' }).click();
    await page().getByRole('checkbox').first().waitFor();
    for (const box of await page().getByRole('checkbox').all()) await box.press('Space');
    await page().getByRole('button', { name: 'Next: who it is for' }).click();
    await page().getByRole('radio', { name: 'The board' }).press('Space');
    await page().getByRole('button', { name: 'Next: what may enter' }).click();
    await page().getByRole('heading', { name: /^Held back/ }).waitFor();
    const next = page().getByRole('button', { name: 'Next: read it' });
    expect(await next.isDisabled()).toBe(true);
    for (const yes of await page().getByRole('radio', { name: 'Let it enter' }).all()) await yes.press('Space');
    expect(await next.isDisabled()).toBe(true);
    await page().getByRole('textbox', { name: /^Whose decision it is/ }).fill('Una Tester');
    await page().getByRole('textbox', { name: 'Why it may enter' }).fill('Each was looked at with those who spoke.');
    await next.click();
  });

  test('is read before it goes: held words are not in it, and it says that there is more', async () => {
    const article = page().getByRole('article', { name: 'The brief' });
    await article.getByRole('heading', { name: 'Evidence notes' }).waitFor();
    expect(await article.textContent()).toContain(statement);
    await page().getByRole('button', { name: 'Next: export it' }).click();
  });

  test('leaves as a web page, is written down with its fingerprint, and holds no word that consent does not cover', async () => {
    await page().getByRole('radio', { name: 'A web page' }).press('Space');
    const downloading = page().waitForEvent('download');
    await page().getByRole('button', { name: 'Export it', exact: true }).click();
    html = readFileSync(await (await downloading).path(), 'utf8');
    await page().getByRole('heading', { name: 'It is done' }).waitFor();
    const [record] = (await window.call('reports.exports')).exports;
    expect(record).toMatchObject({ audience: 'board', format: 'html', decision: { person: 'Una Tester' } });
    await page().getByText(record!.hash).waitFor();

    const { claims } = await window.call('claims.list');
    const { findings } = await window.call('reports.check', { claimIds: claims.map(({ id }) => id), audience: 'board' });
    const records = await Promise.all(claims.map(({ id }) => window.call('claims.get', { id })));
    const held = records.flatMap(({ evidence }) => evidence).filter((item) => item.target?.kind === 'quote' && findings.some((finding) => finding.evidenceId === item.id && finding.verdict === 'held'));
    expect(held.length).toBeGreaterThan(0);
    expect(held.filter((item) => html.includes(item.shown)).map((item) => item.shown)).toEqual([]);
    expect(html.includes('Parents are asked before the timetable is set.')).toBe(true);
    // The same place asks for the other format without beginning again.
    await page().getByRole('button', { name: 'Export it as a Word document too' }).waitFor();
  });

  test('stands in the list of what has left, with whose decision it was', async () => {
    await page().getByRole('button', { name: 'All briefs' }).click();
    await page().getByRole('row').nth(1).getByRole('button').click();
    await page().getByRole('complementary').getByText('Una Tester let').waitFor();
  });
});

describe('every screen', () => {
  test('is accessible, light and dark', async () => {
    const { indicators } = await window.call('framework.indicators');
    const { outcomes } = await window.call('framework.outcomes');
    const { signs } = await window.call('framework.signs');
    const { events } = await window.call('timeline.events');
    const id = await claimId();
    const screens = [
      '#/framework', `#/framework/${indicators[0]!.id}?kind=indicator`, `#/framework/${signs[0]!.id}?kind=sign`, `#/framework/${outcomes[0]!.id}?kind=outcome`,
      '#/timeline', `#/timeline/${events[3]!.id}`, '#/claims', ...['claim', 'pathway', 'tests', 'standing', 'story', 'page'].map((tab) => `#/claims/${id}?tab=${tab}`), `#/claims/${id}?page=beside`, '#/claims?page=across', '#/claims?tab=rubric', '#/briefs', `#/briefs?claim=${id}`,
    ];
    const found: string[] = [];
    for (const screen of screens) {
      await window.at(screen);
      found.push(...(await window.violations()).map((words) => `${screen} ${words}`));
    }
    expect(found).toEqual([]);
  }, 300_000);

  test('so are the places where one writes', async () => {
    const found: string[] = [];
    const look = async (name: string): Promise<void> => {
      await dialog().waitFor();
      found.push(...(await window.violations()).map((words) => `${name} ${words}`));
      await page().keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
    };
    await window.at('#/timeline');
    await page().keyboard.press('n');
    await look('new event');
    await window.at('#/framework');
    await page().keyboard.press('n');
    await look('new indicator');
    await window.at(`#/claims/${await claimId()}`);
    await page().keyboard.press('a');
    await look('add evidence');
    await page().getByRole('button', { name: 'Rate it again' }).click();
    await look('rating');
    expect(found).toEqual([]);
  }, 120_000);

  test('nothing was complained of', () => expect(window.complaints).toEqual([]));
});
