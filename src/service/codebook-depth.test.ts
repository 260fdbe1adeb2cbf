/** The codebook in depth: splitting, moving several, what happened to a code, and codebooks as files. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Code, Coding, Output } from '../contract/index.ts';
import { evening, find, group, storeText, writeFile } from '../../test/small-sources.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';

let vault: TestVault;
let sourceId: string;
beforeAll(async () => {
  vault = await openTestVault();
  sourceId = (await storeText(vault, 'evening.txt', evening)).id;
});
afterEach(() => clear());
afterAll(() => vault.close());

const add = async (name: string, more: Partial<Pick<Code, 'parentId' | 'aliases' | 'family' | 'scale' | 'definition'>> = {}): Promise<string> => (await vault.call('codebook.create', { name, ...more })).id;
const codes = async (): Promise<Code[]> => (await vault.call('codebook.list')).codes;
const code = async (id: string): Promise<Code> => (await codes()).find((one) => one.id === id)!;
const codings = async (): Promise<Coding[]> => (await vault.call('coding.list', { sourceId })).codings;
const put = async (codeId: string, words: string): Promise<Coding> => vault.call('coding.apply', { ...(await find(vault, sourceId, words)), codeId });
/** Everything that a person sees of the codebook and its codings; versions count changes, so they are left out. */
async function seen(): Promise<unknown> {
  const plain = ({ version: _version, ...rest }: { version: number }) => rest;
  return { codes: (await codes()).map(plain), codings: (await codings()).map(plain) };
}
/** Number of the newest change. */
const newest = async (): Promise<number> => (await vault.call('history.list', { limit: 1 })).entries[0]?.seq ?? 0;
/** Takes everything away again, so that the next test begins with an empty codebook. */
async function clear(): Promise<void> {
  for (const one of (await codes()).filter(({ parentId }) => parentId === null)) await vault.call('codebook.remove', { id: one.id });
}

describe('what a code says of itself', () => {
  test('other names, a family, a scale; each other name once, and none that is its own', async () => {
    const id = await add('Trust', { aliases: ['faith', 'Faith', 'TRUST'], family: 'enabler', scale: { from: 1, to: 3, words: { 1: 'a little' } } });
    expect(await code(id)).toMatchObject({ aliases: ['faith'], family: 'enabler', scale: { from: 1, to: 3, words: { 1: 'a little' } }, pinned: 0 });
    expect((await vault.call('search.find', { words: 'faith' })).hits.map((hit) => hit.title)).toContain('Trust');
    await vault.call('codebook.edit', { id, name: 'Faith', scale: null });
    expect(await code(id)).toMatchObject({ name: 'Faith', aliases: [], family: 'enabler', scale: null });
    expect(await vault.answer('codebook.edit', { id, scale: { from: 3, to: 1, words: {} } })).toMatchObject({ error: { code: 'bad-input' } });
    await vault.call('history.undo');
    expect(await code(id)).toMatchObject({ name: 'Trust', aliases: ['faith'], scale: { from: 1, to: 3 } });
    });
});

describe('moving several codes', () => {
  test('is one step, keeps their order, and takes along what stands under them', async () => {
    const [a, b, c, d] = [await add('a'), await add('b'), await add('c'), await add('d')];
    const under = await add('under b', { parentId: b });
    await vault.call('codebook.move', { id: d, also: [b, under], parentId: null, beforeId: a });
    const top = async (): Promise<string[]> => (await codes()).filter(({ parentId }) => parentId === null).map(({ name }) => name);
    expect(await top()).toEqual(['d', 'b', 'a', 'c']);
    expect((await code(under)).parentId).toBe(b);
    expect((await vault.call('vault.state')).undo).toBe('Moved two codes');
    await vault.call('codebook.move', { id: a, also: [c], parentId: d });
    expect((await codes()).filter(({ parentId }) => parentId === d).map(({ name }) => name)).toEqual(['a', 'c']);
    await vault.call('history.undo');
    await vault.call('history.undo');
    expect(await top()).toEqual(['a', 'b', 'c', 'd']);
    expect(await vault.answer('codebook.move', { id: b, also: [a], parentId: under })).toMatchObject({ error: { code: 'not-allowed' } });
    const twin = await add('a', { parentId: d });
    expect(await vault.answer('codebook.move', { id: a, also: [twin], parentId: c })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await top()).toEqual(['a', 'b', 'c', 'd']);
    });
});

describe('splitting a code', () => {
  test('sends chosen codings to codes old and new, joins doubles, and is one step', async () => {
    const heard = await add('Heard', { family: 'enabler', scale: { from: 1, to: 3, words: {} } });
    const asked = await add('Asked');
    const [one, two, three] = [await put(heard, 'she listened'), await put(heard, 'Being listened to'), await put(heard, 'felt trusted')];
    const twin = await put(asked, 'Being listened to');
    await vault.call('coding.memo', { id: two.id, memo: 'Hers.' });
    await vault.call('coding.weigh', { id: one.id, weight: 2 });
    await vault.call('coding.pin', { id: one.id, pinned: true });
    const before = await seen();
    const done = await vault.call('codebook.split', { id: heard, parts: [{ code: { name: 'By a worker' }, codingIds: [one.id] }, { code: { id: asked }, codingIds: [two.id] }] });
    expect(done).toMatchObject({ moved: 1, dropped: 1 });
    expect(done.codeIds[1]).toBe(asked);
    expect(await code(done.codeIds[0]!)).toMatchObject({ name: 'By a worker', parentId: null, family: 'enabler', scale: { from: 1, to: 3 }, codings: 1, pinned: 0 });
    const after = await codings();
    expect(after.map(({ id, codeId, memo, weight }) => [id, codeId, memo, weight]).toSorted()).toEqual([[one.id, done.codeIds[0], '', 2], [twin.id, asked, 'Hers.', null], [three.id, heard, '', null]].toSorted());
    expect((await vault.call('vault.state')).undo).toBe('Split the code “Heard”');
    await vault.call('history.undo');
    expect(await seen()).toEqual(before);
    await vault.call('history.redo');
    expect((await code(heard)).codings).toBe(1);
    });

  test('refuses what it can’t do, and then does nothing', async () => {
    const [heard, asked] = [await add('Heard'), await add('Asked')];
    const [one, other] = [await put(heard, 'she listened'), await put(asked, 'felt trusted')];
    const before = await seen();
    const attempts: [unknown, string][] = [
      [{ id: heard, parts: [{ code: { id: heard }, codingIds: [one.id] }] }, 'not-allowed'],
      [{ id: heard, parts: [{ code: { id: asked }, codingIds: [other.id] }] }, 'not-found'],
      [{ id: heard, parts: [{ code: { id: asked }, codingIds: [one.id] }, { code: { name: 'New' }, codingIds: [one.id] }] }, 'not-found'],
      [{ id: heard, parts: [{ code: { name: 'asked' }, codingIds: [one.id] }] }, 'not-allowed'],
      [{ id: heard, parts: [] }, 'bad-input'],
    ];
    for (const [input, refusal] of attempts) expect(await vault.answer('codebook.split', input)).toMatchObject({ ok: false, error: { code: refusal } });
    expect(await seen()).toEqual(before);
    });
});

test('whatever is merged, split and moved, undo brings back what was, and redo what became of it', async () => {
  const words = ['she listened', 'Being listened to', 'felt trusted', 'every week', 'Nobody had asked us', 'Come along'];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(5), fc.nat(words.length - 1)), { minLength: 3, maxLength: 10 }),
      fc.array(fc.record({ do: fc.constantFrom('merge' as const, 'split' as const, 'move' as const), one: fc.nat(), other: fc.nat(), take: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }) }), { minLength: 1, maxLength: 5 }),
      async (puts, steps) => {
        await clear();
        const ids: string[] = [];
        for (const name of ['A', 'B', 'C']) ids.push(await add(name));
        for (const name of ['A', 'B', 'D']) ids.push(await add(name, { parentId: ids[0]! }));
        for (const [at, word] of puts) await put(ids[at]!, words[word]!);
        const before = await seen();
        const begun = await newest();
        for (const [at, step] of steps.entries()) {
          const all = await codes();
          const [one, other] = [all[step.one % all.length]!, all[step.other % all.length]!];
          const own = (await codings()).filter((coding) => coding.codeId === one.id).filter((_, number) => step.take[number % 4]);
          const total = (await codings()).length;
          const answer = step.do === 'merge' ? await vault.answer('codebook.merge', { id: one.id, intoId: other.id })
            : step.do === 'move' ? await vault.answer('codebook.move', { id: one.id, parentId: step.take[0] ? other.id : null })
              : await vault.answer('codebook.split', { id: one.id, parts: [{ code: step.take[0] ? { id: other.id } : { name: `New ${at}` }, codingIds: own.map((coding) => coding.id) }] });
          if (!answer.ok) {
            expect(answer.error.code).toMatch(/not-allowed|bad-input/);
            continue;
          }
          // No coding is lost but one that says the same as another of its coder.
          const dropped = (answer.value as { dropped?: number }).dropped ?? 0;
          const left = await codings();
          expect(left).toHaveLength(total - dropped);
          expect(new Set(left.map(({ codeId, start, end }) => `${codeId} ${start} ${end}`)).size).toBe(left.length);
        }
        const after = await seen();
        // Putting something where it is already is no change, and no step to take back.
        const count = (await newest()) - begun;
        for (let at = 0; at < count; at += 1) await vault.call('history.undo');
        expect(await seen()).toEqual(before);
        for (let at = 0; at < count; at += 1) await vault.call('history.redo');
        expect(await seen()).toEqual(after);
            },
    ),
    { numRuns: 40 },
  );
}, 120_000);

describe('merging', () => {
  test('keeps the other name, weights on the same scale, examples, summaries, memos and saved questions', async () => {
    const scale = { from: 1, to: 3, words: {} };
    const [heard, listened] = [await add('Heard', { scale }), await add('Listened to', { scale, family: 'enabler', aliases: ['taken in'] })];
    const coding = await put(listened, 'she listened');
    await vault.call('coding.weigh', { id: coding.id, weight: 3 });
    await vault.call('coding.pin', { id: coding.id, pinned: true });
    const memo = await vault.call('memos.write', { about: { kind: 'code', id: listened }, kind: 'idea', text: 'Is this one idea?' });
    await vault.call('codebook.merge', { id: listened, intoId: heard });
    expect(await code(heard)).toMatchObject({ aliases: ['Listened to', 'taken in'], family: 'enabler', codings: 1, pinned: 1 });
    expect((await codings())[0]).toMatchObject({ codeId: heard, weight: 3, pinned: true });
    expect((await vault.call('memos.list', { about: { kind: 'code', id: heard } })).memos.map(({ id }) => id)).toContain(memo.id);
    });
});

describe('what happened to a code', () => {
  test('is told in words, newest first: names, places, merges, splits, and what was taken back', async () => {
    const [heard, voice] = [await add('Heard'), await add('Voice')];
    const [one, two] = [await put(heard, 'she listened'), await put(heard, 'felt trusted')];
    await vault.call('codebook.edit', { id: heard, name: 'Being heard', definition: 'Somebody takes it in.' });
    await vault.call('codebook.move', { id: heard, parentId: voice });
    const split = await vault.call('codebook.split', { id: heard, parts: [{ code: { name: 'Trusted' }, codingIds: [two.id] }] });
    await vault.call('codebook.merge', { id: split.codeIds[0]!, intoId: heard });
    await vault.call('history.undo');
    const { events } = await vault.call('codebook.history', { id: heard });
    expect(events.map(({ label, changes }) => [label, changes.map(({ field, before, after }) => `${field}: ${before} -> ${after}`)])).toEqual([
      ['Taken back: Merged the code “Trusted” into “Being heard”', ['Other names: Trusted -> ', 'Codings:  -> 1 coding went to “Trusted”']],
      ['Merged the code “Trusted” into “Being heard”', ['Other names:  -> Trusted', 'Codings:  -> 1 coding came from “Trusted”']],
      ['Split the code “Being heard”', ['Codings:  -> 1 coding went to “Trusted”']],
      ['Moved the code “Being heard”', ['Place: at the top -> under “Voice”']],
      ['Renamed the code “Heard” to “Being heard”', ['Name: Heard -> Being heard', 'Definition:  -> Somebody takes it in.']],
      ['Added the code “Heard”', ['Name:  -> Heard', 'Colour:  -> purple', 'Place:  -> at the top']],
    ].map(([label, changes]) => [label, expect.arrayContaining(changes as string[])]));
    expect(one.codeId).toBe(heard);
    await vault.call('codebook.remove', { id: voice });
    expect((await vault.call('codebook.history', { id: heard })).events[0]!.label).toBe('Removed the code “Voice”');
    expect(await vault.answer('codebook.history', { id: 'nobody' })).toMatchObject({ error: { code: 'not-found' } });
    });
});

describe('a codebook as a file', () => {
  const bytesOf = ({ file }: Output<'codebook.export'>): Buffer => Buffer.from(file.base64, 'base64');
  /** A codebook in which every field is used. */
  async function fill(): Promise<{ trust: string; listened: string }> {
    const trust = await add('Trust', { definition: 'Faith in somebody, or: in something; "so to say".', aliases: ['faith'], family: 'enabler' });
    const listened = await add('Being listened to', { parentId: trust, scale: { from: 1, to: 3, words: { 1: 'a little' } } });
    await vault.call('codebook.edit', { id: listened, useWhen: '=They say so.\nOr show it.', notWhen: '-Never for staff', colour: 'rose' });
    await add('Being listened to', { definition: 'At the top, of the same name.' });
    return { trust, listened };
  }
  const bare = (all: readonly Code[]) => all.map(({ name, definition, useWhen, notWhen, colour, aliases, family, scale, parentId }) => ({ name, definition, useWhen, notWhen, colour, aliases, family, scale, under: all.find((one) => one.id === parentId)?.name ?? null }));

  test.each(['csv', 'docx'] as const)('goes out as %s and comes back as the same codebook', async (format) => {
    await fill();
    const before = bare(await codes());
    const made = await vault.call('codebook.export', { format, audience: 'team', examples: false });
    const path = join(vault.folder, made.file.name);
    writeFileSync(path, bytesOf(made));
    const again = await vault.call('codebook.prepare', { file: path });
    expect(again.codes.map(({ would }) => would)).toEqual(['nothing', 'nothing', 'nothing']);
    expect(again.report).toEqual([]);
    await clear();
      expect((await vault.call('codebook.prepare', { file: path })).codes.map(({ path: way, would }) => [way.join(' > '), would])).toEqual([['Trust', 'add'], ['Trust > Being listened to', 'add'], ['Being listened to', 'add']]);
    expect(await vault.call('codebook.import', { file: path })).toEqual({ added: 3, filled: 0 });
    expect(bare(await codes())).toEqual(before);
    await vault.call('history.undo');
    expect(await codes()).toEqual([]);
  });

  test('is taken in without writing over anything, in one step, or not at all', async () => {
    const { trust } = await fill();
    const file = writeFile(vault, 'more.csv', 'Code,Definition,Family\nTrust,Theirs,barrier\nTrust > Being listened to,Filled in,\nTrust > New,,\n');
    expect((await vault.call('codebook.prepare', { file })).codes.map(({ would, fills }) => [would, fills])).toEqual([['nothing', []], ['fill in', ['Definition']], ['add', []]]);
    expect(await vault.call('codebook.import', { file })).toEqual({ added: 1, filled: 1 });
    expect(await code(trust)).toMatchObject({ definition: expect.stringContaining('Faith'), family: 'enabler' });
    expect((await vault.call('vault.state')).undo).toBe('Took in a codebook: one code added, 1 filled in');
    await vault.call('history.undo');
    const before = await seen();
    const bad = writeFile(vault, 'bad.csv', `Code,Definition\nFine,yes\n${'x'.repeat(600)},no\n`);
    expect(await vault.answer('codebook.import', { file: bad })).toMatchObject({ error: { code: 'unreadable-file' } });
    expect(await seen()).toEqual(before);
    });

  test('leaves with examples only as far as consent, identifiers and a person’s decision go', async () => {
    const { trust, listened } = await fill();
    const coding = await put(listened, 'she listened');
    await vault.call('coding.pin', { id: coding.id, pinned: true });
    // Nobody has said whose words these are: enough for the team, held for the board.
    const find = (findings: Output<'codebook.checkExport'>['findings'], id: string) => findings.find((one) => one.evidenceId === id);
    expect(find((await vault.call('codebook.checkExport', { audience: 'team' })).findings, coding.id)).toMatchObject({ verdict: 'enters', claimId: listened });
    expect(find((await vault.call('codebook.checkExport', { audience: 'board' })).findings, coding.id)).toMatchObject({ verdict: 'held', check: 'consent' });
    expect(find((await vault.call('codebook.checkExport', { audience: 'board', examples: false })).findings, coding.id)).toBeUndefined();
    const team = await vault.call('codebook.export', { format: 'csv', audience: 'team', examples: true });
    expect(bytesOf(team).toString('utf8')).toContain('“she listened”');
    const board = await vault.call('codebook.export', { format: 'csv', audience: 'board', examples: true });
    expect(bytesOf(board).toString('utf8')).not.toContain('she listened');
    const { exports } = await vault.call('reports.exports');
    expect(exports.slice(0, 2).map(({ audience, entered, held, format }) => [audience, entered, held, format])).toEqual([['board', 0, 1, 'csv'], ['team', 1, 0, 'csv']]);
    expect(exports[1]!.contents.sourceIds).toEqual([sourceId]);

    // A name in a definition is for a person to decide, a telephone number for nobody.
    await vault.call('codebook.edit', { id: trust, definition: 'As Morag says.' });
    const asked = { format: 'csv', audience: 'public', examples: false } as const;
    expect(await vault.answer('codebook.export', asked)).toMatchObject({ error: { code: 'gate-closed' } });
    expect(await vault.answer('codebook.export', { ...asked, decision: { allow: [trust], leaveOut: [], person: 'Isla', reason: ' ' } })).toMatchObject({ error: { code: 'bad-input' } });
    const allowed = await vault.call('codebook.export', { ...asked, decision: { allow: [trust], leaveOut: [], person: 'Isla', reason: 'A wholly invented name.' } });
    expect(bytesOf(allowed).toString('utf8')).toContain('Morag');
    await vault.call('codebook.edit', { id: trust, definition: 'Ring 07700 900123.' });
    expect(await vault.answer('codebook.export', { ...asked, decision: { allow: [trust], leaveOut: [], person: 'Isla', reason: 'x' } })).toMatchObject({ error: { code: 'gate-closed' } });
    // Left out, it takes along what stands under it.
    const without = bytesOf(await vault.call('codebook.export', { ...asked, decision: { allow: [], leaveOut: [trust], person: 'Isla', reason: '' } })).toString('utf8');
    expect(without).not.toContain('07700');
    expect(without.match(/^[^,\r\n]*Being listened to/gm)).toEqual(['Being listened to']);
    });

  test('an empty codebook has nothing to give out', async () => {
    expect(await vault.answer('codebook.export', { format: 'docx', audience: 'team', examples: true })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await vault.answer('codebook.prepare', { file: join(vault.folder, 'nowhere.csv') })).toMatchObject({ error: { code: 'unreadable-file' } });
    expect(readFileSync(join(vault.path, 'vault.db')).includes('listened')).toBe(false);
  });
});

test('counts are of words that are here: a source that is taken out takes its codings out of them, not out of their code', async () => {
  const id = await add('Dads');
  const second = await storeText(vault, 'group.txt', group);
  const coding = await vault.call('coding.apply', { ...(await find(vault, second.id, 'Nobody asked the dads')), codeId: id });
  await vault.call('coding.pin', { id: coding.id, pinned: true });
  await put(id, 'Come along');
  expect(await code(id)).toMatchObject({ codings: 2, sources: 2, pinned: 1 });
  await vault.call('sources.remove', { id: second.id });
  expect(await code(id)).toMatchObject({ codings: 1, sources: 1, pinned: 0 });
  const into = await add('Fathers');
  await vault.call('codebook.merge', { id, intoId: into });
  await vault.call('history.undo');
  await vault.call('history.undo');
  await vault.call('history.undo');
  expect(await code(id)).toMatchObject({ codings: 2, sources: 2, pinned: 1 });
});

test('a coding that a correction has left behind belongs to its code still: it is merged, split off and removed with it, and comes back with it', async () => {
  const source = await storeText(vault, 'walk.txt', 'Harbour walk (synthetic)\n\nTam: The boats, and the bench where folk sit and wait.\n');
  const [seenIn, into] = [await add('Seen'), await add('Places')];
  const coding = await vault.call('coding.apply', { ...(await find(vault, source.id, 'the bench')), codeId: seenIn });
  const { revisionId, text } = await vault.call('sources.read', { id: source.id });
  const start = text.indexOf(' and the bench');
  await vault.call('sources.correct', { id: source.id, revisionId, edits: [{ start, end: start + ' and the bench'.length, text: '' }] });
  const behind = async () => (await vault.call('coding.leftBehind', { sourceId: source.id })).codings.map(({ coding: { id, codeId }, words }) => [id, codeId, words]);
  expect(await behind()).toEqual([[coding.id, seenIn, 'the bench']]);
  expect(await code(seenIn)).toMatchObject({ codings: 0 });

  // It goes along, and is not counted, as it is not counted anywhere until it stands on words again.
  expect(await vault.call('codebook.merge', { id: seenIn, intoId: into })).toEqual({ moved: 0, dropped: 0 });
  expect(await behind()).toEqual([[coding.id, into, 'the bench']]);
  const { codeIds } = await vault.call('codebook.split', { id: into, parts: [{ code: { name: 'Benches' }, codingIds: [coding.id] }] });
  expect(await behind()).toEqual([[coding.id, codeIds[0], 'the bench']]);
  await vault.call('codebook.remove', { id: codeIds[0]! });
  expect(await behind()).toEqual([]);
  for (const _ of [1, 2, 3]) await vault.call('history.undo');
  expect(await behind()).toEqual([[coding.id, seenIn, 'the bench']]);
});
