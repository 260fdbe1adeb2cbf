import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SourceSummary } from '../contract/index.ts';
import { openTestVault, testPassphrase, type TestVault } from '../../test/open-vault.ts';
import { captions, evening, find, group, storeText, writeFile } from '../../test/small-sources.ts';
import { readEnvelope, unseal } from '../vault/envelope.ts';
import { openReadable } from '../vault/open.ts';

let vault: TestVault;
let source: SourceSummary;
beforeEach(async () => {
  vault = await openTestVault();
  source = await storeText(vault, 'evening.txt', evening);
});
afterEach(() => vault.close());

const codings = async (sourceId = source.id) => (await vault.call('coding.list', { sourceId })).codings;

describe('coding', () => {
  test('keeps the passage as selected, with coder, time, memo and the hash of its words', async () => {
    const { id: codeId } = await vault.call('codebook.create', { name: 'Being heard' });
    const passage = await find(vault, source.id, ' she listened.');
    const coding = await vault.call('coding.apply', { ...passage, codeId, memo: ' As it was said. ' });
    const { coders } = await vault.call('team.coders');
    expect(coding).toMatchObject({ ...passage, codeId, coderId: coders[0]!.id, memo: ' As it was said. ', version: 1 });
    expect(await codings()).toEqual([coding]);
    const { quotes } = await vault.call('coding.quotes', { codeId });
    expect(quotes[0]!.text).toBe(' she listened.');
    const { steps } = JSON.parse(await lastPayload()) as { steps: { after: { quote_hash: string } }[] };
    expect(steps[0]!.after.quote_hash).toBe(createHash('sha256').update(' she listened.').digest('hex'));
  });

  test('once more by the same coder is the same coding; by another coder it is another', async () => {
    const { id: codeId } = await vault.call('codebook.create', { name: 'Being heard' });
    const passage = await find(vault, source.id, 'she listened');
    const first = await vault.call('coding.apply', { ...passage, codeId });
    expect(await vault.call('coding.apply', { ...passage, codeId })).toEqual(first);
    expect((await vault.call('history.list')).entries[0]!.method).toBe('coding.apply');
    expect((await vault.call('history.list')).entries.filter((entry) => entry.method === 'coding.apply')).toHaveLength(1);
    expect(await vault.call('coding.apply', { ...passage, codeId, memo: 'Now with a thought.' })).toMatchObject({ id: first.id, memo: 'Now with a thought.', version: 2 });
    const { id: coderId } = await vault.call('team.addCoder', { name: 'Second', initials: 'SE' });
    await vault.call('team.become', { id: coderId });
    expect((await vault.call('coding.apply', { ...passage, codeId })).id).not.toBe(first.id);
    expect(await codings()).toHaveLength(2);
  });

  test('refuses what is no passage and what is not there', async () => {
    const { id: codeId } = await vault.call('codebook.create', { name: 'Being heard' });
    const { text } = await vault.call('sources.read', { id: source.id });
    const gap = text.indexOf('\n\n');
    for (const [start, end] of [[5, 5], [9, 4], [0, text.length + 1], [gap, gap + 2]] as const) {
      expect(await vault.answer('coding.apply', { sourceId: source.id, codeId, start, end })).toMatchObject({ error: { code: 'bad-input' } });
    }
    expect(await vault.answer('coding.apply', { sourceId: source.id, codeId: 'nowhere', start: 0, end: 5 })).toMatchObject({ error: { code: 'not-found' } });
    expect(await vault.answer('coding.apply', { sourceId: 'nowhere', codeId, start: 0, end: 5 })).toMatchObject({ error: { code: 'not-found' } });
    await vault.call('sources.remove', { id: source.id });
    for (const [method, input] of [['coding.apply', { sourceId: source.id, codeId, start: 0, end: 5 }], ['coding.list', { sourceId: source.id }], ['coding.quote', { sourceId: source.id, start: 0, end: 5 }]] as const) {
      expect(await vault.answer(method, input)).toMatchObject({ error: { code: 'not-found' } });
    }
  });

  test('with a new code is one step; a name that is there already is used again', async () => {
    const first = await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'trusted')), name: 'trusted' });
    const second = await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'felt trusted')), name: 'Trusted ' });
    expect(second.codeId).toBe(first.codeId);
    await vault.restart();
    await vault.call('history.undo');
    await vault.call('history.undo');
    expect((await vault.call('codebook.list')).codes).toEqual([]);
    expect(await codings()).toEqual([]);
    await vault.restart();
    await vault.call('history.redo');
    expect(await codings()).toEqual([first]);
  });

  test('can be recoded, annotated and taken away, each undone across a restart', async () => {
    const { id: other } = await vault.call('codebook.create', { name: 'Being heard' });
    const coding = await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'trusted')), name: 'Trust', memo: 'one' });
    const recoded = await vault.call('coding.recode', { id: coding.id, codeId: other, expectedVersion: 1 });
    expect(await vault.answer('coding.memo', { id: coding.id, memo: 'late', expectedVersion: 1 })).toMatchObject({ error: { code: 'conflict' } });
    await vault.call('coding.memo', { id: coding.id, memo: 'two', expectedVersion: recoded.version });
    await vault.call('coding.remove', { id: coding.id });
    expect(await vault.answer('coding.remove', { id: coding.id })).toMatchObject({ error: { code: 'not-found' } });
    await vault.restart();
    const seen: unknown[] = [];
    for (const _ of [1, 2, 3]) {
      await vault.call('history.undo');
      seen.push((await codings()).map(({ codeId, memo }) => [codeId, memo])[0]);
    }
    expect(seen).toEqual([[other, 'two'], [other, 'one'], [coding.codeId, 'one']]);
    await vault.restart();
    for (const _ of [1, 2, 3]) await vault.call('history.redo');
    expect(await codings()).toEqual([]);
  });

  test('recoded into a code that the words bear already becomes one with it', async () => {
    const passage = await find(vault, source.id, 'trusted');
    const one = await vault.call('coding.applyNew', { ...passage, name: 'Trust', memo: 'kept' });
    const two = await vault.call('coding.applyNew', { ...passage, name: 'Confidence', memo: 'joined' });
    expect(await vault.call('coding.recode', { id: two.id, codeId: one.codeId })).toEqual({ id: one.id, version: 2 });
    expect(await codings()).toMatchObject([{ id: one.id, memo: 'kept\n\njoined' }]);
    await vault.call('history.undo');
    expect(await codings()).toHaveLength(2);
  });
});

describe('quotes', () => {
  test('show context, who speaks by pseudonym, paragraph and time', async () => {
    const { sources } = await vault.call('sources.store', {
      files: [{ file: writeFile(vault, 'waiting.vtt', captions), title: 'Waiting', speakers: [{ label: 'Morag', voice: { pseudonym: 'Rowan', group: 'Parents and carers' } }] }],
    });
    const waiting = sources[0]!;
    expect(await vault.call('coding.quote', await find(vault, waiting.id, 'the café opened'))).toEqual({
      sourceId: waiting.id,
      revisionId: expect.any(String),
      start: expect.any(Number),
      end: expect.any(Number),
      text: 'the café opened',
      before: expect.stringMatching(/^….*long it would be\?\nNobody\. Then $/s),
      after: ' and we met others.',
      sourceTitle: 'Waiting',
      paragraph: 3,
      atMs: 70_000,
      speaker: 'Rowan',
      voiceId: waiting.voices[0],
    });
    expect(await vault.call('coding.quote', await find(vault, waiting.id, 'nobody told you'))).toMatchObject({ speaker: 'Worker', voiceId: null, atMs: 5000, paragraph: 2 });
    expect(await vault.call('coding.quote', await find(vault, source.id, 'Family evening'))).toMatchObject({ speaker: null, atMs: null, paragraph: 1 });
  });

  test('come by source and then by position, below included when asked, without removed sources', async () => {
    const other = await storeText(vault, 'group.txt', group);
    const { id: codeId } = await vault.call('codebook.create', { name: 'Being heard' });
    const { id: below } = await vault.call('codebook.create', { name: 'Nobody', parentId: codeId });
    await vault.call('coding.apply', { ...(await find(vault, other.id, 'Nobody asked the dads')), codeId: below });
    await vault.call('coding.apply', { ...(await find(vault, other.id, 'Somebody listens now')), codeId });
    await vault.call('coding.apply', { ...(await find(vault, source.id, 'Being listened to')), codeId });
    await vault.call('coding.apply', { ...(await find(vault, source.id, 'she listened')), codeId });
    const texts = async (includeBelow?: boolean) => (await vault.call('coding.quotes', { codeId, ...(includeBelow && { includeBelow }) })).quotes.map((quote) => quote.text);
    expect(await texts()).toEqual(['she listened', 'Being listened to', 'Somebody listens now']);
    expect(await texts(true)).toEqual(['she listened', 'Being listened to', 'Somebody listens now', 'Nobody asked the dads']);
    await vault.call('sources.remove', { id: source.id });
    expect(await texts()).toEqual(['Somebody listens now']);
    expect((await vault.call('codebook.list')).codes.find((code) => code.id === codeId)).toMatchObject({ codings: 1, sources: 1 });
  });
});

test('any passages by any codes can all be undone and redone', async () => {
  const { text } = await vault.call('sources.read', { id: source.id });
  const before = await codings();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(text.length - 1), fc.nat(60), fc.constantFrom('a', 'b', 'c')), { minLength: 1, maxLength: 6 }), async (passages) => {
      let stored = 0;
      const seq = async () => (await vault.call('history.list', { limit: 1 })).entries[0]!.seq;
      for (const [start, length, name] of passages) {
        const was = await seq();
        await vault.answer('coding.applyNew', { sourceId: source.id, start, end: Math.min(text.length, start + length), name });
        if ((await seq()) > was) stored += 1;
      }
      const after = await codings();
      for (let step = 0; step < stored; step += 1) await vault.call('history.undo');
      expect(await codings()).toEqual(before);
      for (let step = 0; step < stored; step += 1) await vault.call('history.redo');
      expect(await codings()).toEqual(after);
      for (let step = 0; step < stored; step += 1) await vault.call('history.undo');
    }),
    { numRuns: 15 },
  );
});

/** The newest event as it is kept, read beside the service. */
async function lastPayload(): Promise<string> {
  const database = openReadable(`${vault.path}/vault.db`, await unseal(readEnvelope(vault.path), 'passphrase', testPassphrase));
  try {
    return database.prepare('SELECT payload FROM history_payload ORDER BY seq DESC LIMIT 1').pluck().get() as string;
  } finally {
    database.close();
  }
}
