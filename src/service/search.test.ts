import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input, SourceSummary } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { makeSmallClaim } from '../../test/small-claim.ts';
import { evening, find, group, storeText } from '../../test/small-sources.ts';

let vault: TestVault;
let source: SourceSummary;
beforeEach(async () => {
  vault = await openTestVault();
  source = await storeText(vault, 'evening.txt', evening);
});
afterEach(() => vault.close());

const search = (words: string, more: Partial<Input<'search.find'>> = {}) => vault.call('search.find', { words, ...more });
const snippets = async (words: string) => (await search(words, { kinds: ['passage'] })).hits.map((hit) => hit.snippet.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join(''));

describe('finding', () => {
  test('by stem, phrase and beginning, all words needed', async () => {
    expect(await snippets('listening')).toEqual(['Come along. Being [listened] to changes how you stand in a room.', 'Nobody had asked us before. Then the worker came round with cake and she [listened].']);
    expect(await snippets('"listened to"')).toEqual(['Come along. Being [listened to] changes how you stand in a room.']);
    expect(await snippets('list* chang*')).toEqual(['Come along. Being [listened] to [changes] how you stand in a room.']);
    expect(await snippets('listening cake')).toEqual(['Nobody had asked us before. Then the worker came round with [cake] and she [listened].']);
    expect(await snippets('listening cak*')).toEqual(['Nobody had asked us before. Then the worker came round with [cake] and she [listened].']);
    expect(await snippets('liste')).toEqual([]);
    expect(await snippets('listening dragons')).toEqual([]);
  });

  test('leads to the paragraph', async () => {
    const { hits, total } = await search('"felt trusted"');
    const { text, paragraphs } = await vault.call('sources.read', { id: source.id });
    expect(total).toBe(1);
    const hit = hits[0]!;
    expect(hit).toMatchObject({ kind: 'passage', id: source.id, thingId: source.id, title: source.title });
    expect(text.slice(hit.start!, hit.end!)).toMatch(/^We went every week.*years\.$/);
    expect(paragraphs[hit.paragraph! - 1]).toMatchObject({ number: hit.paragraph, start: hit.start, end: hit.end });
  });

  test('within some kinds, one source, and so many hits, with the whole count', async () => {
    await storeText(vault, 'group.txt', group);
    await vault.call('codebook.create', { name: 'Nobody asked', definition: 'Nobody was asked.' });
    const { hits, total } = await search('nobody', { limit: 2 });
    expect([hits.length, total]).toEqual([2, 4]);
    expect(hits[0]!.kind).toBe('code');
    expect((await search('nobody', { kinds: ['passage'] })).total).toBe(3);
    expect((await search('nobody', { kinds: ['code'] })).total).toBe(1);
    expect((await search('nobody', { sourceId: source.id })).total).toBe(1);
    expect((await search('nobody', { kinds: [] })).total).toBe(0);
  });

  test('memos lead to the passage of their coding; other things to themselves', async () => {
    const passage = await find(vault, source.id, 'felt trusted');
    const coding = await vault.call('coding.applyNew', { ...passage, name: 'Trust', memo: 'A turning point, perhaps.' });
    expect((await search('turning')).hits).toEqual([
      { kind: 'memo', id: source.id, thingId: coding.id, start: passage.start, end: passage.end, paragraph: 6, title: `Trust, in ${source.title}`, snippet: expect.arrayContaining([{ text: 'turning', hit: true }]) },
    ]);
    const { id: voiceId } = await vault.call('voices.create', { pseudonym: 'Rowan', group: 'Parents and carers', note: 'Met at the turnstile.' });
    expect((await search('turnstile')).hits).toMatchObject([{ kind: 'voice', id: voiceId, thingId: voiceId, title: 'Rowan', start: null }]);
    expect((await search('rowan')).hits[0]!.snippet).toEqual([{ text: 'Rowan', hit: true }]);
  });

  test('what was removed is not found, what came back is', async () => {
    await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'felt trusted')), name: 'Trust', memo: 'Turning point.' });
    const { id: voiceId } = await vault.call('voices.create', { pseudonym: 'Rowan', group: 'Parents and carers' });
    const counts = async () => Promise.all(['cake', 'turning', 'Millbank', 'rowan', 'trust'].map(async (words) => (await search(words)).total));
    const before = await counts();
    expect(before).toEqual([1, 1, 1 + 1, 1, 2]);
    await vault.call('sources.remove', { id: source.id });
    expect(await counts()).toEqual([0, 0, 0, 1, 1]);
    await vault.call('voices.remove', { id: voiceId });
    expect((await search('rowan')).total).toBe(0);
    await vault.restart();
    await vault.call('history.undo');
    await vault.call('history.undo');
    expect(await counts()).toEqual(before);
  });
});

describe('whatever is typed', () => {
  test('is answered: what would be syntax elsewhere', async () => {
    const odd = ['"', "Rhona's:", 'a:b', '(', 'AND', 'NOT', 'NEAR(a b)', 'a AND OR', '*', 'a**', '^x', '-x', '{a b}', '"a" + "b"', 'cafe\u0301 CAFÉ', 'a\u0000b', '\ud800x', '"\u0000', '😀', '\u202ex', "'; DROP TABLE source; --", 'x y '.repeat(200)];
    for (const words of odd) expect(await vault.answer('search.find', { words })).toMatchObject({ ok: true });
  });

  test('is answered: any text at all', async () => {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }), fc.array(fc.constantFrom('"', '*', ':', '(', ')', 'AND', 'OR', 'NOT', 'NEAR', ' ', 'a', 'trust', '^', '-', '+', '{', '}', ',', '\\', '\0', '“', '”')).map((parts) => parts.join('')));
    await fc.assert(
      fc.asyncProperty(anything, async (words) => {
        expect(await vault.answer('search.find', { words })).toMatchObject({ ok: true });
      }),
      { numRuns: 500 },
    );
  });

  test('words of the text are always found again', async () => {
    const { text, paragraphs } = await vault.call('sources.read', { id: source.id });
    for (const { start, end } of paragraphs) {
      const words = text.slice(start, end);
      const { hits } = await search(`"${words.replaceAll('"', ' ')}"`, { kinds: ['passage'] });
      expect(hits.map((hit) => hit.start)).toContain(start);
    }
  });
});

test('what is argued from the words is found too, and leads to where it stands', async () => {
  await vault.call('sources.remove', { id: source.id });
  const small = await makeSmallClaim(vault);
  await vault.call('framework.editOutcome', { id: small.outcomeId, note: 'Walrus.' });
  await vault.call('framework.editIndicator', { id: small.indicatorId, note: 'Walrus.' });
  await vault.call('framework.editSign', { id: small.signId, note: 'Walrus.' });
  await vault.call('timeline.editEvent', { id: small.eventId, description: 'Walrus.' });
  await vault.call('claims.edit', { id: small.claimId, counterSearch: 'Walrus.' });
  await vault.call('claims.editRival', { id: small.rivalId, reason: 'Walrus.' });
  await vault.call('claims.editEvidence', { id: small.evidence.quote, reason: 'Walrus.' });
  const { claims } = await vault.call('claims.list');
  const { statement, rivals } = await vault.call('claims.get', { id: small.claimId });
  const { outcomes } = await vault.call('framework.outcomes');
  const { indicators } = await vault.call('framework.indicators');
  const { events } = await vault.call('timeline.events');
  const expected = [
    ['claim', claims[0]!.id, small.claimId, statement],
    ['event', small.eventId, small.eventId, events.find((event) => event.id === small.eventId)!.title],
    ['evidence', small.claimId, small.evidence.quote, statement],
    ['indicator', small.indicatorId, small.indicatorId, indicators.find((one) => one.id === small.indicatorId)!.wording],
    ['outcome', small.outcomeId, small.outcomeId, outcomes.find((one) => one.id === small.outcomeId)!.wording],
    ['rival', small.claimId, small.rivalId, rivals.find((one) => one.id === small.rivalId)!.statement],
    ['sign', small.signId, small.signId, indicators.find((one) => one.id === small.indicatorId)!.wording],
  ];
  const { hits } = await search('walrus');
  expect(hits.map(({ kind, id, thingId, title }) => [kind, id, thingId, title]).toSorted()).toEqual(expected);
  for (const hit of hits) expect(hit.snippet).toContainEqual({ text: 'Walrus', hit: true });
  const { names } = await vault.call('search.names');
  expect(new Set(names.map((name) => name.kind))).toEqual(new Set(['source', 'code', 'voice', 'outcome', 'indicator', 'event', 'claim', 'place']));
  await vault.call('claims.remove', { id: small.claimId });
  expect((await search('walrus')).hits.map((hit) => hit.kind).toSorted()).toEqual(['event', 'indicator', 'outcome', 'sign']);
});

test('names of everything come with what tells them apart', async () => {
  const { id: parentId } = await vault.call('codebook.create', { name: 'Being heard' });
  const { id: codeId } = await vault.call('codebook.create', { name: 'At school', parentId });
  const { id: voiceId } = await vault.call('voices.create', { pseudonym: 'Rowan', group: 'Parents and carers' });
  const { id: placeId } = await vault.call('programme.addPlace', { name: 'Invermuir' });
  const { id: wardId } = await vault.call('programme.addPlace', { name: 'Millbank', parentId: placeId });
  await vault.call('sources.edit', { id: source.id, title: 'Family evening', date: { from: '2024-03-01', to: '2024-04-01', precision: 'month', text: 'March 2024' } });
  const { names } = await vault.call('search.names');
  const byName = (one: { name: string; id: string }, other: { name: string; id: string }) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id);
  expect(names.toSorted(byName)).toEqual([
    { kind: 'source', id: source.id, name: 'Family evening', detail: `${source.kind} · March 2024` },
    { kind: 'code', id: parentId, name: 'Being heard', detail: '' },
    { kind: 'code', id: codeId, name: 'At school', detail: 'Being heard' },
    { kind: 'voice', id: voiceId, name: 'Rowan', detail: 'Parents and carers' },
    { kind: 'place', id: placeId, name: 'Invermuir', detail: '' },
    { kind: 'place', id: wardId, name: 'Millbank', detail: 'Invermuir' },
  ].toSorted(byName));
  await vault.call('sources.remove', { id: source.id });
  expect((await vault.call('search.names')).names.some((name) => name.kind === 'source')).toBe(false);
});
