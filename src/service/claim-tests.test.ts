/** Expectations, tests, independence and weighing of a claim, through the whole service. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { consentTo, makeSmallClaim, readClaim, type SmallClaim } from '../../test/small-claim.ts';
import { find } from '../../test/small-sources.ts';

let vault: TestVault;
let small: SmallClaim;
beforeEach(async () => {
  vault = await openTestVault();
  small = await makeSmallClaim(vault);
});
afterEach(() => vault.close());

const item = async (id: string) => (await readClaim(vault, small)).evidence.find((one) => one.id === id)!;
const expectOf = (evidenceId: string, fields: Partial<Input<'claims.expect'>>) => vault.call('claims.expect', { evidenceId, ...fields });
const chances = (sensitivity: number, falseAlarm: number, more: Partial<NonNullable<Input<'claims.expect'>['chances']>> = {}) => ({
  sensitivity: [sensitivity, sensitivity] as [number, number], falseAlarm: [falseAlarm, falseAlarm] as [number, number], isInterpretive: false, reason: 'Talked over.', agreedBy: 'A colleague', ...more,
});

describe('what is expected', () => {
  test('is written and dated before anybody looks, honestly, and keeps its day while its words stand', async () => {
    const { id } = await vault.call('claims.expect', { claimId: small.claimId, expected: 'Minutes of 2023 in which parents ask for the evenings', certainty: 'yes', uniqueness: 'no', seenBefore: 'nobody had seen it', decides: true });
    const before = await item(id);
    expect(before).toMatchObject({ target: null, side: 'for', shown: 'Minutes of 2023 in which parents ask for the evenings', provenance: 'Expected, not looked for yet', test: 'hoop', result: '', stale: null, consent: '', sharesWith: [] });
    expect(before.expectation!.writtenAt).toMatch(/^\d{4}-/);
    const claim = await readClaim(vault, small);
    expect(claim.missing).toContain('One item that decides has not been looked for yet.');
    expect((await vault.call('claims.list')).claims[0]).toMatchObject({ for: 3, against: 1, missing: claim.missing.length });

    await expectOf(id, { looked: 'not found' });
    expect((await item(id)).result).toContain('absence says nothing before somebody has looked');
    await expectOf(id, { looked: 'not found', search: 'All minutes of 2023' });
    const after = await item(id);
    expect(after).toMatchObject({ result: 'Not through the hoop: as it is written, this rules it out.', provenance: 'Expected, looked for and not found. Where somebody looked: All minutes of 2023' });
    expect(after.expectation!.writtenAt).toBe(before.expectation!.writtenAt);
    const now = await readClaim(vault, small);
    expect(now.missing[0]).toBe('A test that it has to pass was not passed: as it is written, that rules it out.');
    expect((await vault.call('claims.list')).claims[0]).toMatchObject({ for: 3, against: 2, missing: now.missing.length });
    expect(await vault.answer('claims.edit', { id: small.claimId, status: 'agreed' })).toMatchObject({ error: { code: 'not-allowed', details: { missing: [now.missing[0]] } } });
    // It may be challenged: that is what happened to it.
    await vault.call('claims.edit', { id: small.claimId, status: 'challenged' });
  });

  test('of a few items that decide needs both answers, and no more than five decide', async () => {
    expect(await vault.answer('claims.expect', { evidenceId: small.evidence.quote, decides: true, certainty: 'yes' })).toMatchObject({ error: { code: 'not-allowed', message: expect.stringContaining('needs both answers') } });
    for (const expected of ['one', 'two', 'three', 'four', 'five']) await vault.call('claims.expect', { claimId: small.claimId, expected, certainty: 'no', uniqueness: 'yes', decides: true });
    expect(await vault.answer('claims.expect', { claimId: small.claimId, expected: 'six', certainty: 'no', uniqueness: 'yes', decides: true })).toMatchObject({ error: { code: 'not-allowed', message: expect.stringContaining('5 items decide here already') } });
    // What decides about a rival is counted apart.
    await vault.call('claims.expect', { claimId: small.claimId, rivalId: small.rivalId, expected: 'six', certainty: 'no', uniqueness: 'yes', decides: true });
    await vault.call('claims.expect', { evidenceId: small.evidence.quote, certainty: 'yes', uniqueness: 'no' });
    expect(await item(small.evidence.quote)).toMatchObject({ test: 'hoop', result: 'Through the hoop: it stays in, and is not confirmed by this.', expectation: { looked: 'found', decides: false } });
  });

  test('is refused where it says nothing, belongs nowhere, shows nothing, or two people write at once', async () => {
    expect(await vault.answer('claims.expect', { expected: 'x' })).toMatchObject({ error: { code: 'bad-input' } });
    expect(await vault.answer('claims.expect', { claimId: small.claimId, expected: ' ' })).toMatchObject({ error: { code: 'bad-input' } });
    expect(await vault.answer('claims.expect', { claimId: 'nowhere', expected: 'x' })).toMatchObject({ error: { code: 'not-found' } });
    expect(await vault.answer('claims.expect', { claimId: small.claimId, rivalId: 'nowhere', expected: 'x' })).toMatchObject({ error: { code: 'not-found' } });
    expect(await vault.answer('claims.expect', { claimId: small.claimId, expected: 'x', looked: 'found' })).toMatchObject({ error: { code: 'not-allowed' } });
    await expectOf(small.evidence.quote, { expected: 'First words', expectedVersion: 1 });
    expect(await vault.answer('claims.expect', { evidenceId: small.evidence.quote, expected: 'Other words', expectedVersion: 1 })).toMatchObject({ error: { code: 'conflict' } });
    expect((await item(small.evidence.quote)).expectation!.expected).toBe('First words');
    await vault.call('history.undo');
    expect((await item(small.evidence.quote)).expectation).toBeNull();
  });
});

describe('chances', () => {
  test('that can’t be are refused in words that say what to do', async () => {
    const answer = (given: object) => vault.answer('claims.expect', { evidenceId: small.evidence.quote, chances: given });
    expect(await answer(chances(0, 0))).toMatchObject({ error: { code: 'bad-input', message: expect.stringContaining('Both chances are 0') } });
    expect(await answer(chances(1, 1))).toMatchObject({ error: { code: 'bad-input', message: expect.stringContaining('Both chances are 1') } });
    expect(await answer({ ...chances(0.5, 0), sensitivity: [0, 0.5] })).toMatchObject({ error: { code: 'bad-input', message: expect.stringContaining('Both chances are 0') } });
    expect(await answer(chances(1.2, 0.3))).toMatchObject({ error: { code: 'bad-input', message: expect.stringMatching(/chance lies between 0 and 1.*Nothing was changed/) } });
    expect(await answer({ ...chances(0.5, 0.3), sensitivity: [0.6, 0.4] })).toMatchObject({ error: { code: 'bad-input' } });
    expect((await item(small.evidence.quote)).expectation).toBeNull();
  });

  test('give a number only with reasons and a second person, by three priors, over packages, capped, whatever the order', async () => {
    const { quote, sign, event } = small.evidence;
    expect(await vault.call('claims.weigh', { claimId: small.claimId })).toMatchObject({ posteriors: [], packages: [], missing: [expect.stringContaining('No item of evidence has chances yet')] });
    await expectOf(event, { chances: chances(0.9, 0.3, { agreedBy: '', reason: ' ' }) });
    const half = await vault.call('claims.weigh', { claimId: small.claimId });
    expect(half).toMatchObject({ posteriors: [], missing: ['One item does not say why its chances are what they are.', 'One item has chances that no second person has agreed to.'] });
    const { current, coders } = await vault.call('team.coders');
    await expectOf(event, { chances: chances(0.9, 0.3, { agreedBy: coders.find(({ id }) => id === current)!.name }) });
    expect((await vault.call('claims.weigh', { claimId: small.claimId })).missing).toEqual(['One item was agreed by the person who chose it: that takes a second one.']);

    // The worked case: a person present, her own account and an officer's account, the two last from one service.
    await expectOf(event, { chances: chances(0.9, 0.3) });
    await expectOf(sign, { chances: chances(0.6, 0.1) });
    await expectOf(quote, { chances: chances(0.5, 0.25) });
    const rounded = async (rho?: number) => (await vault.call('claims.weigh', { claimId: small.claimId, ...(rho !== undefined && { rho }) })).posteriors.map(({ posterior }) => Number(posterior.toFixed(3)));
    // Quote and sign share source and person here, and are pooled without being told to.
    expect(await rounded()).toEqual([0.851, 0.93, 0.969]);
    expect((await rounded(0))[1]).toBe(0.973);
    const { packages, notes } = await vault.call('claims.weigh', { claimId: small.claimId });
    expect(packages.map(({ name, evidenceIds, effective }) => [name, [...evidenceIds].sort(), Number(effective.toFixed(2))])).toEqual(expect.arrayContaining([['the same person', [quote, sign].sort(), 1.2], ['one item alone', [event], 1]]));
    expect(notes.join(' ')).toContain('never against its co-contributors');
    await vault.call('claims.together', { evidenceIds: [event, quote], name: 'The hall' });
    expect((await vault.call('claims.weigh', { claimId: small.claimId })).packages.map(({ evidenceIds, name }) => [evidenceIds.length, name])).toEqual([[3, 'The hall']]);
  });
});

test('what must come before and was looked for in vain speaks loudly against it, in the worked number', async () => {
  const { id } = await vault.call('claims.expect', { claimId: small.claimId, expected: 'It came before', looked: 'not found', search: 'The register of the hall', chances: chances(0.98, 0.5) });
  const { posteriors, missing, packages } = await vault.call('claims.weigh', { claimId: small.claimId });
  expect(missing).toEqual([]);
  expect(posteriors.map(({ prior, posterior }) => [prior, Number(posterior.toFixed(3))])[1]).toEqual([0.5, 0.038]);
  expect(packages).toMatchObject([{ evidenceIds: [id], capped: false }]);
  // Nothing was ever as sure as that: a chance of 0 leaves no logarithm, and still a number.
  await vault.call('claims.expect', { evidenceId: id, chances: chances(1, 0.5) });
  expect((await vault.call('claims.weigh', { claimId: small.claimId })).posteriors[1]).toMatchObject({ posterior: 0 });
});

describe('independence', () => {
  test('items that share a person, a source or an event say so, once and by the closest tie', async () => {
    const evidence = (await readClaim(vault, small)).evidence;
    const { quote, second, sign, rival } = small.evidence;
    const ties = (id: string) => evidence.find((one) => one.id === id)!.sharesWith;
    expect(ties(quote)).toEqual([{ evidenceId: sign, what: 'person' }]);
    expect(ties(second)).toEqual([{ evidenceId: rival, what: 'source' }]);
    expect(ties(small.evidence.event)).toEqual([]);
    const { id: again } = await vault.call('framework.logSign', { indicatorId: small.indicatorId, date: { from: '2024-03-01', to: '2024-04-01', precision: 'month', text: 'March 2024' }, polarity: 'mixed', seenIn: { kind: 'event', eventId: small.eventId } });
    const { id } = await vault.call('claims.addEvidence', { claimId: small.claimId, side: 'for', target: { kind: 'sign', signId: again }, reason: '' });
    expect((await item(id)).sharesWith).toEqual([{ evidenceId: small.evidence.event, what: 'event' }]);
  });

  test('is said by a person where nothing else tells it, and taken back', async () => {
    await vault.call('claims.together', { evidenceIds: [small.evidence.event, small.evidence.second], name: 'One committee' });
    expect(await item(small.evidence.event)).toMatchObject({ together: 'One committee', sharesWith: [{ evidenceId: small.evidence.second, what: 'said by a person to belong together' }] });
    await vault.call('claims.together', { evidenceIds: [small.evidence.event], name: '' });
    expect((await item(small.evidence.event)).sharesWith).toEqual([]);
    expect(await vault.answer('claims.together', { evidenceIds: [small.evidence.event], name: 'Alone' })).toMatchObject({ error: { code: 'bad-input' } });
    const { id: other } = await vault.call('claims.create', { statement: 'Another' });
    const { id: there } = await vault.call('claims.expect', { claimId: other, expected: 'x' });
    expect(await vault.answer('claims.together', { evidenceIds: [small.evidence.event, there], name: 'Both' })).toMatchObject({ error: { code: 'not-allowed' } });
  });
});

describe('a whole source or a memo as evidence', () => {
  const add = async (target: Input<'claims.addEvidence'>['target']) => (await vault.call('claims.addEvidence', { claimId: small.claimId, side: 'for', reason: 'Because.', target })).id;

  test('a source shows who speaks in it and their consent, shares it with its quotes, and goes stale with its text', async () => {
    const id = await add({ kind: 'source', sourceId: small.sources.evening });
    expect(await item(id)).toMatchObject({ shown: 'Morag at the family evening', provenance: 'Interview with Bracken (Parents and carers), 12 March 2024', consent: 'Bracken agreed to the team and the board.', stale: null });
    expect((await item(id)).sharesWith.map(({ evidenceId }) => evidenceId).sort()).toEqual([small.evidence.quote, small.evidence.sign].sort());
    const words = await find(vault, small.sources.evening, 'We went every week');
    const { revisionId } = await vault.call('sources.read', { id: small.sources.evening });
    await vault.call('sources.correct', { id: small.sources.evening, revisionId, edits: [{ start: words.start, end: words.end, text: 'We came every week' }], reason: 'Heard again.' });
    expect((await item(id)).stale).toEqual({ why: 'The text of “Morag at the family evening” was corrected since it was chosen.', gone: false });
    await vault.call('claims.editEvidence', { id, acceptAsNow: true });
    expect((await item(id)).stale).toBeNull();
    await vault.call('voices.setConsent', { id: small.voices.bracken, consent: { ...consentTo({}), state: 'withdrawn' } });
    expect((await item(id)).stale).toMatchObject({ gone: true });
    expect(await vault.answer('claims.addEvidence', { claimId: small.claimId, rivalId: small.rivalId, side: 'for', reason: '', target: { kind: 'source', sourceId: small.sources.evening } })).toMatchObject({ error: { code: 'not-allowed' } });
  });

  test('a memo shows its words and whose it is, goes stale when rewritten, and is not shown to who works blind', async () => {
    const passage = await find(vault, small.sources.evening, 'We went every week');
    const { id: memoId } = await vault.call('memos.write', { about: { kind: 'passage', ...passage }, kind: 'idea', title: 'Habit', text: 'Coming every week made the difference.' });
    const id = await add({ kind: 'memo', memoId });
    expect(await item(id)).toMatchObject({ shown: 'Habit: Coming every week made the difference.', provenance: expect.stringMatching(/^Memo of .+, \d/), stale: null });
    expect((await item(id)).sharesWith.map(({ what }) => what)).toEqual(['source', 'source']);
    const { id: ben } = await vault.call('team.addCoder', { name: 'Ben', initials: 'BE' });
    const { current } = await vault.call('team.coders');
    await vault.call('team.become', { id: ben });
    await vault.call('agreement.setBlind', { blind: true });
    expect(JSON.stringify(await readClaim(vault, small))).not.toContain('made the difference');
    expect(await vault.answer('claims.preview', { target: { kind: 'memo', memoId } })).toMatchObject({ error: { code: 'not-found' } });
    await vault.call('team.become', { id: current });
    await vault.call('memos.edit', { id: memoId, text: 'Coming every week was one thing of several.' });
    expect((await item(id)).stale?.why).toBe('The memo “Habit” was rewritten since it was chosen.');
    await vault.call('memos.remove', { id: memoId });
    expect((await item(id)).stale).toMatchObject({ why: 'The memo “Habit” was taken away.', gone: true });
  });
});

test('what became stale is listed with what hangs on it', async () => {
  await vault.call('claims.expect', { evidenceId: small.evidence.quote, certainty: 'no', uniqueness: 'yes', decides: true });
  await vault.call('claims.draftStory', { claimId: small.claimId });
  expect((await readClaim(vault, small)).staleness).toEqual([]);
  await vault.call('sources.remove', { id: small.sources.evening });
  const { staleness } = await readClaim(vault, small);
  expect(staleness.map(({ evidenceId }) => evidenceId)).toEqual([small.evidence.quote, small.evidence.sign]);
  expect(staleness[0]).toMatchObject({ why: 'The source “Morag at the family evening” was taken out of the vault.', hangsOn: ['It is one of the items that decide (smoking gun).', expect.stringContaining('A sentence of the story'), expect.anything(), expect.anything()] });
  const { sentences } = await vault.call('claims.story', { claimId: small.claimId });
  expect(sentences.filter(({ evidenceIds }) => evidenceIds.includes(small.evidence.quote)).every(({ stale }) => stale?.includes('was taken out of the vault'))).toBe(true);
  expect(sentences.find(({ evidenceIds }) => evidenceIds.length === 0)!.stale).toBeNull();
});
