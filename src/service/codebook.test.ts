import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Code } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { evening, find, group, storeText } from '../../test/small-sources.ts';

let vault: TestVault;
beforeEach(async () => {
  vault = await openTestVault();
});
afterEach(() => vault.close());

const add = async (name: string, parentId?: string): Promise<string> => (await vault.call('codebook.create', { name, ...(parentId && { parentId }) })).id;
const codes = async (): Promise<Code[]> => (await vault.call('codebook.list')).codes;
/** The tree as indented names, for reading at a glance. */
async function outline(): Promise<string[]> {
  const all = await codes();
  const under = (parentId: string | null, depth: number): string[] => all.filter((code) => code.parentId === parentId).flatMap((code) => [`${'- '.repeat(depth)}${code.name}`, ...under(code.id, depth + 1)]);
  return under(null, 0);
}

describe('the codebook', () => {
  test('takes codes with their words, each with a colour of its own', async () => {
    const id = await add('Being heard');
    await vault.call('codebook.create', { name: 'By a worker', parentId: id, definition: 'Somebody whose job it is.', colour: 'rose' });
    await add('Trust');
    const all = await codes();
    expect(all.map((code) => [code.name, code.parentId, code.colour])).toEqual([['Being heard', null, 'purple'], ['By a worker', id, 'rose'], ['Trust', null, 'green']]);
    expect(await vault.answer('codebook.create', { name: 'Lost', parentId: 'nowhere' })).toMatchObject({ error: { code: 'not-found' } });
  });

  test('keeps names apart among siblings, not across the tree', async () => {
    const heard = await add('Being heard');
    const trust = await add('Trust');
    await add('At school', heard);
    await add('At school', trust);
    expect(await vault.answer('codebook.create', { name: 'being  HEARD' })).toMatchObject({ error: { code: 'not-allowed', details: { codeId: heard } } });
    expect(await vault.answer('codebook.edit', { id: trust, name: 'Being heard' })).toMatchObject({ error: { code: 'not-allowed' } });
    expect((await vault.call('codebook.edit', { id: trust, name: 'TRUST', useWhen: 'They say so.' })).version).toBe(2);
    expect((await vault.call('vault.state')).undo).toBe('Renamed the code “Trust” to “TRUST”');
  });

  test('moves codes before siblings, under others, and never under themselves', async () => {
    const [one, two, three] = [await add('One'), await add('Two'), await add('Three')];
    await vault.call('codebook.move', { id: three, parentId: null, beforeId: one });
    expect(await outline()).toEqual(['Three', 'One', 'Two']);
    await vault.call('codebook.move', { id: three, parentId: null, beforeId: two });
    expect(await outline()).toEqual(['One', 'Three', 'Two']);
    await vault.call('codebook.move', { id: two, parentId: three });
    expect(await outline()).toEqual(['One', 'Three', '- Two']);
    expect(await vault.answer('codebook.move', { id: three, parentId: two })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await vault.answer('codebook.move', { id: three, parentId: three })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await vault.answer('codebook.move', { id: three, parentId: null, beforeId: two })).toMatchObject({ error: { code: 'not-found' } });
    await vault.restart();
    for (const _ of [1, 2, 3]) await vault.call('history.undo');
    expect(await outline()).toEqual(['One', 'Two', 'Three']);
    await vault.restart();
    for (const _ of [1, 2, 3]) await vault.call('history.redo');
    expect(await outline()).toEqual(['One', 'Three', '- Two']);
  });

  test('is still in order after many moves to one spot, each undone as one step', async () => {
    const [first, last] = [await add('First'), await add('Last')];
    const ids = [await add('a'), await add('b')];
    for (let round = 0; round < 60; round += 1) await vault.call('codebook.move', { id: ids[round % 2]!, parentId: null, beforeId: last });
    expect(await outline()).toEqual(['First', 'a', 'b', 'Last']);
    for (let round = 0; round < 60; round += 1) await vault.call('history.undo');
    expect(await outline()).toEqual(['First', 'Last', 'a', 'b']);
    expect(first).toBeDefined();
  });
});

describe('merging codes', () => {
  test('moves codings and children, makes doubles one with both memos, and is one step', async () => {
    const source = await storeText(vault, 'evening.txt', evening);
    const [heard, listened] = [await add('Being heard'), await add('Listened to')];
    await vault.call('codebook.edit', { id: listened, definition: 'Somebody takes in what is said.' });
    await add('At school', heard);
    await add('At school', listened);
    await add('At home', listened);
    const [both, one] = [await find(vault, source.id, 'she listened'), await find(vault, source.id, 'Being listened to')];
    await vault.call('coding.apply', { ...both, codeId: heard, memo: 'first' });
    await vault.call('coding.apply', { ...both, codeId: listened, memo: 'second' });
    await vault.call('coding.apply', { ...one, codeId: listened });
    const before = { codes: await codes(), codings: await vault.call('coding.list', { sourceId: source.id }) };

    expect(await vault.call('codebook.merge', { id: listened, intoId: heard })).toEqual({ moved: 1, dropped: 1 });
    const after = { codes: await codes(), codings: await vault.call('coding.list', { sourceId: source.id }) };
    expect(await outline()).toEqual(['Being heard', '- At school', '- At home']);
    expect(after.codings.codings.map((coding) => [coding.codeId, coding.memo])).toEqual([[heard, 'first\n\nsecond'], [heard, '']]);
    expect(after.codes.find((code) => code.id === heard)).toMatchObject({ definition: 'Somebody takes in what is said.', codings: 2, sources: 1 });

    const withoutVersions = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, held) => (key === 'version' ? undefined : held)));
    await vault.restart();
    expect(await vault.call('history.undo')).toEqual({ label: 'Merged the code “Listened to” into “Being heard”' });
    expect(withoutVersions({ codes: await codes(), codings: await vault.call('coding.list', { sourceId: source.id }) })).toEqual(withoutVersions(before));
    await vault.restart();
    await vault.call('history.redo');
    expect(withoutVersions({ codes: await codes(), codings: await vault.call('coding.list', { sourceId: source.id }) })).toEqual(withoutVersions(after));
  });

  test('into a code further down lets that one take the place', async () => {
    const heard = await add('Being heard');
    const middle = await add('By others', heard);
    await add('Aside', heard);
    const deep = await add('By a worker', middle);
    await add('Trust');
    await vault.call('codebook.merge', { id: heard, intoId: deep });
    expect(await outline()).toEqual(['By a worker', '- By others', '- Aside', 'Trust']);
    await vault.call('history.undo');
    expect(await outline()).toEqual(['Being heard', '- By others', '- - By a worker', '- Aside', 'Trust']);
  });

  test('refuses itself, what is not there, and a name that would stand twice', async () => {
    const heard = await add('Being heard');
    const below = await add('Trust', heard);
    await add('Trust');
    expect(await vault.answer('codebook.merge', { id: heard, intoId: heard })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await vault.answer('codebook.merge', { id: heard, intoId: 'nowhere' })).toMatchObject({ error: { code: 'not-found' } });
    expect(await vault.answer('codebook.merge', { id: heard, intoId: below })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await outline()).toEqual(['Being heard', '- Trust', 'Trust']);
  });
});

test('removing a code takes its children and all codings, also of sources that are away, and undo brings all back', async () => {
  const [here, away] = [await storeText(vault, 'evening.txt', evening), await storeText(vault, 'group.txt', group)];
  const heard = await add('Being heard');
  const below = await add('By a worker', heard);
  await vault.call('coding.apply', { ...(await find(vault, here.id, 'she listened')), codeId: below });
  await vault.call('coding.apply', { ...(await find(vault, away.id, 'Somebody listens now')), codeId: heard });
  await vault.call('sources.remove', { id: away.id });
  expect(await vault.call('codebook.remove', { id: heard })).toEqual({ codes: 2, codings: 1 });
  expect(await codes()).toEqual([]);
  expect((await vault.call('coding.list', { sourceId: here.id })).codings).toEqual([]);
  await vault.restart();
  await vault.call('history.undo');
  await vault.call('history.undo');
  expect((await codes()).map((code) => [code.name, code.codings, code.sources])).toEqual([['Being heard', 1, 1], ['By a worker', 1, 1]]);
});
