/** Package, pathway, relations, versions, judgement and story of a claim, and what is seen across claims, through the whole service. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { consentTo, date, makeSmallClaim, readClaim, type SmallClaim } from '../../test/small-claim.ts';
import { find } from '../../test/small-sources.ts';

let vault: TestVault;
let small: SmallClaim;
beforeEach(async () => {
  vault = await openTestVault();
  small = await makeSmallClaim(vault);
});
afterEach(() => vault.close());

const now = () => readClaim(vault, small);

describe('the package', () => {
  const factor = (factor_: string, more: Partial<Input<'claims.addFactor'>> = {}) => vault.call('claims.addFactor', { claimId: small.claimId, role: 'supporting factor', factor: factor_, ...more });

  test('holds factors with what they rest on; a ring is refused, naming it, and two who write at once lose nothing', async () => {
    const { id: hall } = await factor('A hall');
    const { id: key } = await factor('A key to the hall', { restsOn: [hall, hall], nonRedundant: 'Without it the hall is shut.' });
    expect(await vault.answer('claims.editFactor', { id: hall, restsOn: [key] })).toMatchObject({ error: { code: 'not-allowed', message: expect.stringContaining('“A key to the hall” rests on “A hall” rests on “A key to the hall”') } });
    expect(await vault.answer('claims.editFactor', { id: hall, restsOn: [hall] })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await vault.answer('claims.addFactor', { claimId: small.claimId, role: 'context', factor: 'x', restsOn: ['nowhere'] })).toMatchObject({ error: { code: 'not-found' } });
    expect(await vault.answer('claims.addFactor', { claimId: small.claimId, role: 'context', factor: 'x', nodeId: 'nowhere' })).toMatchObject({ error: { code: 'not-found' } });
    await vault.call('claims.editFactor', { id: hall, nonRedundant: 'Nowhere else had a cooker.', expectedVersion: 1 });
    expect(await vault.answer('claims.editFactor', { id: hall, nonRedundant: 'Other words', expectedVersion: 1 })).toMatchObject({ error: { code: 'conflict' } });
    expect((await now()).package.map(({ factor: words, restsOn, nonRedundant }) => [words, restsOn, nonRedundant])).toEqual([['A hall', [], 'Nowhere else had a cooker.'], ['A key to the hall', [hall], 'Without it the hall is shut.']]);
    const before = await now();
    await vault.call('claims.removeFactor', { id: hall });
    expect((await now()).package).toMatchObject([{ factor: 'A key to the hall', restsOn: [] }]);
    await vault.call('history.undo');
    expect(await now()).toEqual({ ...before, package: before.package.map((one) => ({ ...one, version: expect.any(Number) })) });
  });

  test('a rival moves into it with its evidence, once; taken out again it is a rival to be looked at', async () => {
    const { id } = await vault.call('claims.rivalToPackage', { rivalId: small.rivalId, nonRedundant: 'She cleared the waiting list.' });
    expect(await now()).toMatchObject({ package: [{ id, role: 'co-contributor', factor: 'A new team leader in social work', nonRedundant: 'She cleared the waiting list.' }], rivals: [{ factorId: id, verdict: 'co-contributor', reason: 'The leader came later.' }] });
    expect((await now()).evidence.filter(({ rivalId }) => rivalId === small.rivalId)).toHaveLength(1);
    expect(await vault.answer('claims.rivalToPackage', { rivalId: small.rivalId, nonRedundant: '' })).toMatchObject({ error: { code: 'not-allowed' } });
    await vault.call('claims.removeFactor', { id });
    expect((await now()).rivals).toMatchObject([{ factorId: null, verdict: 'not looked at yet' }]);
    await vault.call('history.undo');
    expect((await now()).rivals).toMatchObject([{ factorId: id, verdict: 'co-contributor' }]);
    await vault.call('history.undo');
    expect((await now()).rivals).toMatchObject([{ factorId: null, verdict: 'weakened' }]);
  });

  test('without any factor, in short or in the package, a claim can’t pass from draft', async () => {
    await vault.call('claims.edit', { id: small.claimId, otherFactors: [] });
    await factor('Family evenings', { role: 'programme' });
    expect(await now()).toMatchObject({ missingToLeaveDraft: 1, missing: expect.arrayContaining(['No other factor is named. The programme is never the only cause: what else was needed?']) });
    for (const status of ['challenged', 'revised', 'agreed'] as const) expect(await vault.answer('claims.edit', { id: small.claimId, status })).toMatchObject({ error: { code: 'not-allowed' } });
    expect((await vault.call('claims.edit', { id: small.claimId, status: 'withdrawn' }))).toBeDefined();
    expect(await vault.answer('claims.edit', { id: small.claimId, status: 'revised' })).toMatchObject({ error: { code: 'not-allowed' } });
    await factor('A steady worker');
    await vault.call('claims.edit', { id: small.claimId, status: 'challenged' });
    expect(await vault.answer('claims.create', { statement: 'One', status: 'challenged' })).toMatchObject({ error: { code: 'not-allowed', details: { missing: { length: 3 } } } });
    expect((await vault.call('claims.list')).claims).toHaveLength(1);
  });
});

describe('the pathway', () => {
  const step = (what: string, more: Partial<Input<'claims.setStep'>> = {}) => vault.call('claims.setStep', { claimId: small.claimId, what, ...more });

  test('is asked by the timeline as its steps, events and accounts change', async () => {
    const { id: evenings } = await step('Evenings begin', { eventIds: [small.eventId], dose: 12, group: 'Parents and carers' });
    const { id: trust } = await step('Parents feel listened to', { date: date('August 2023') });
    const asked = async () => (await now()).timeQuestions.map(({ weight, kind }) => `${weight}: ${kind}`);
    expect(await asked()).toEqual(['conflict: effect before cause', 'conflict: outside the period', 'question: too few reached']);
    expect((await now()).missing).toContain('In 2 ways its pathway does not fit the dates, places or numbers that are recorded.');
    await vault.call('claims.setStep', { claimId: small.claimId, id: trust, date: date('March 2024') });
    await vault.call('timeline.editEvent', { id: small.eventId, participants: [{ group: 'Parents and carers', people: 9 }], accounts: [{ date: date('January 2024'), knownFrom: 'A diary' }] });
    expect(await asked()).toEqual(['conflict: too few reached', 'question: sources disagree']);
    expect((await vault.call('timeline.events')).events[0]).toMatchObject({ participants: [{ group: 'Parents and carers', people: 9 }], accounts: [{ knownFrom: 'A diary' }] });
    // What was chosen as evidence is no longer dated as it was known then.
    expect((await now()).staleness.map(({ evidenceId }) => evidenceId)).toEqual([small.evidence.event]);
    await vault.call('claims.setStep', { claimId: small.claimId, id: evenings, dose: null });
    expect(await asked()).toEqual(['question: sources disagree']);
    expect(await vault.answer('claims.setStep', { claimId: small.claimId, id: evenings, what: 'Other words', expectedVersion: 1 })).toMatchObject({ error: { code: 'conflict' } });
  });

  test('is put in order as a whole, and tells of an event that is gone', async () => {
    const ids = [(await step('one')).id, (await step('two', { eventIds: [small.eventId] })).id];
    await vault.call('claims.orderSteps', { claimId: small.claimId, ids: ids.toReversed() });
    expect((await now()).steps.map(({ what }) => what)).toEqual(['two', 'one']);
    expect(await vault.answer('claims.orderSteps', { claimId: small.claimId, ids: [ids[0]!] })).toMatchObject({ error: { code: 'conflict' } });
    await vault.call('timeline.removeEvent', { id: small.eventId });
    expect(await now()).toMatchObject({ steps: [{ what: 'two', eventIds: [] }, { what: 'one' }], missing: expect.arrayContaining(['It points at something that is no longer here: an event that tells of the step “two”.']) });
    await vault.call('history.undo');
    expect((await now()).steps[0]!.eventIds).toEqual([small.eventId]);
    expect(await vault.answer('claims.setStep', { claimId: small.claimId, what: 'x', eventIds: ['nowhere'] })).toMatchObject({ error: { code: 'not-found' } });
    expect(await vault.answer('claims.setStep', { claimId: small.claimId, what: 'x', placeId: 'nowhere' })).toMatchObject({ error: { code: 'not-found' } });
    expect(await vault.answer('claims.setStep', { claimId: small.claimId })).toMatchObject({ error: { code: 'bad-input' } });
    expect(await vault.answer('claims.setStep', { claimId: small.claimId, what: 'x', date: { ...date('2024'), to: '2023-02-30' } })).toMatchObject({ error: { code: 'bad-input' } });
    await vault.call('claims.removeStep', { id: ids[0]! });
    expect((await now()).steps).toHaveLength(1);
  });
});

describe('claims beside each other', () => {
  test('support, depend on, contradict and nest, in no ring', async () => {
    const { id: other } = await vault.call('claims.create', { statement: 'Workers were backed' });
    const { id: third } = await vault.call('claims.create', { statement: 'Leaders gave leave' });
    const { id } = await vault.call('claims.relate', { fromId: small.claimId, toId: other, kind: 'depends on', note: 'Nobody dares otherwise.' });
    await vault.call('claims.relate', { fromId: other, toId: third, kind: 'depends on' });
    expect(await vault.answer('claims.relate', { fromId: third, toId: small.claimId, kind: 'depends on' })).toMatchObject({ error: { code: 'not-allowed', message: expect.stringContaining('ring') } });
    expect(await vault.answer('claims.relate', { fromId: third, toId: third, kind: 'supports' })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await vault.answer('claims.relate', { fromId: small.claimId, toId: other, kind: 'depends on' })).toMatchObject({ error: { code: 'not-allowed' } });
    await vault.call('claims.relate', { fromId: third, toId: small.claimId, kind: 'supports' });
    await vault.call('claims.relate', { fromId: other, toId: small.claimId, kind: 'contradicts' });
    expect(await vault.answer('claims.relate', { fromId: small.claimId, toId: other, kind: 'contradicts' })).toMatchObject({ error: { code: 'not-allowed' } });
    expect((await now()).relations).toMatchObject([{ kind: 'depends on', statement: 'Workers were backed', note: 'Nobody dares otherwise.' }, { kind: 'supports', statement: 'Leaders gave leave' }, { kind: 'contradicts', statement: 'Workers were backed' }]);
    await vault.call('claims.unrelate', { id });
    await vault.call('claims.remove', { id: other });
    expect((await now()).relations).toMatchObject([{ kind: 'supports' }]);
    await vault.call('history.undo');
    expect((await now()).relations).toHaveLength(2);
  });

  test('the same claim in two places: what they share, what differs', async () => {
    const { id: other } = await vault.call('claims.create', { statement: (await now()).statement, outcomeIds: [small.outcomeId], changeObserved: 'Nothing yet.' });
    const { rows, sentences } = await vault.call('claims.beside', { oneId: small.claimId, otherId: other });
    expect(rows.find(({ part }) => part === 'Statement')).toMatchObject({ differs: false });
    expect(rows.find(({ part }) => part === 'Place')).toEqual({ part: 'Place', one: 'Millbank', other: '', differs: true });
    expect(sentences).toEqual([expect.stringContaining('They share “Statement”'), 'They differ in “What changed”.', expect.stringContaining('Only the first has “Place”')]);
  });

  test('a kept version stands while the claim goes on, tells what changed, and holds no participant’s words', async () => {
    const { id } = await vault.call('claims.keepVersion', { claimId: small.claimId, reason: 'Before the meeting.' });
    expect((await vault.call('claims.compareVersions', { claimId: small.claimId, beforeId: id, nowId: null }))).toEqual({ changes: [], sentences: ['Nothing of the claim differs.'] });
    const before = await now();
    await vault.call('claims.edit', { id: small.claimId, statement: 'Evenings contributed to trust.', status: 'challenged', unintended: '' });
    await vault.call('claims.removeEvidence', { id: small.evidence.second });
    await vault.call('claims.editEvidence', { id: small.evidence.event, reason: 'Reworded.' });
    await vault.call('claims.expect', { claimId: small.claimId, expected: 'A key', certainty: 'yes', uniqueness: 'no' });
    const { sentences, changes } = await vault.call('claims.compareVersions', { claimId: small.claimId, beforeId: id, nowId: null });
    expect(sentences).toEqual(['“Statement” was reworded.', 'It went from draft to challenged.', 'Evidence: one added, one taken away and one changed.', '“Unintended effects” was emptied.']);
    expect(changes.find(({ part }) => part === 'Statement')).toEqual({ part: 'Statement', before: before.statement, now: 'Evenings contributed to trust.' });
    const { id: second } = await vault.call('claims.keepVersion', { claimId: small.claimId, reason: 'After it.' });
    expect((await now()).versions).toMatchObject([{ number: 2, status: 'challenged', reason: 'After it.' }, { number: 1, status: 'draft', statement: before.statement }]);
    const between = await vault.call('claims.compareVersions', { claimId: small.claimId, beforeId: id, nowId: second });
    expect(between.sentences).toEqual(sentences);
    expect(JSON.stringify(between)).not.toContain('came round with cake');
    const { id: other } = await vault.call('claims.create', { statement: 'Another' });
    expect(await vault.answer('claims.compareVersions', { claimId: other, beforeId: id, nowId: null })).toMatchObject({ error: { code: 'not-found' } });
  });
});

describe('judgement', () => {
  test('reviewers, CERQual and the Bond sheet are written down, changed and refused where they make no sense', async () => {
    const { id } = await vault.call('claims.review', { claimId: small.claimId, who: 'Manager of the centre', said: 'asked' });
    await vault.call('claims.review', { claimId: small.claimId, id, who: 'Manager of the centre', said: 'disagrees', note: 'Too soon.', expectedVersion: 1 });
    expect((await now()).reviewers).toMatchObject([{ who: 'Manager of the centre', said: 'disagrees', note: 'Too soon.' }]);
    expect(await vault.answer('claims.review', { claimId: small.claimId, id, who: 'x', said: 'agrees', expectedVersion: 1 })).toMatchObject({ error: { code: 'conflict' } });
    await vault.call('claims.removeReview', { id });
    expect((await now()).reviewers).toEqual([]);

    expect((await now()).cerqual).toBeNull();
    await vault.call('claims.setCerqual', { claimId: small.claimId, methods: 'minor', coherence: 'none or very minor', adequacy: 'serious' });
    expect((await now()).cerqual).toMatchObject({ level: 'not said', relevance: 'not said' });
    await vault.call('claims.setCerqual', { claimId: small.claimId, relevance: 'minor', reasons: 'Two conversations.' });
    expect((await now()).cerqual).toMatchObject({ level: 'moderate', adequacy: 'serious', reasons: 'Two conversations.' });

    const answers = (principle: string, ...scores: (number | null)[]) => scores.map((score, index) => ({ principle, question: index + 1, score, reason: '' }));
    await vault.call('claims.setBond', { claimId: small.claimId, answers: [...answers('Contribution', 4, 4, 3, 3), ...answers('Triangulation', 1, 1, 2, 1), ...answers('Transparency', 2, null, 3, 3)] });
    expect((await now()).bond!.totals).toEqual([
      { principle: 'Voice and inclusion', colour: 'not rated' }, { principle: 'Appropriateness', colour: 'not rated' }, { principle: 'Triangulation', colour: 'amber' }, { principle: 'Contribution', colour: 'dark green' }, { principle: 'Transparency', colour: 'not rated' },
    ]);
    expect(await vault.answer('claims.setBond', { claimId: small.claimId, answers: answers('Beauty', 1) })).toMatchObject({ error: { code: 'bad-input' } });
    expect(await vault.answer('claims.setBond', { claimId: small.claimId, answers: [...answers('Contribution', 1), ...answers('Contribution', 2)] })).toMatchObject({ error: { code: 'bad-input' } });
    expect(await vault.answer('claims.setBond', { claimId: small.claimId, answers: answers('Contribution', 5) })).toMatchObject({ error: { code: 'bad-input' } });
  });

  test('a rubric that changed meanwhile is not overwritten', async () => {
    const { current } = await vault.call('claims.rubric');
    await vault.call('claims.editRubric', { criteria: current.criteria.slice(1), expectedVersion: current.version });
    expect(await vault.answer('claims.editRubric', { criteria: current.criteria, expectedVersion: current.version })).toMatchObject({ error: { code: 'conflict' } });
  });

  test('words that claim too much are held against what is recorded', async () => {
    const lint = async (text: string) => (await vault.call('claims.lint', { claimId: small.claimId, text })).overclaims.map(({ words }) => words);
    expect(await lint('The evenings led to trust, as a parent says: “it led to everything”.')).toEqual(['led to']);
    await vault.call('claims.edit', { id: small.claimId, necessity: 'sufficient', programmePart: 'The evenings led to trust.', counterSearch: 'Read twice.' });
    expect((await now()).overclaims).toMatchObject([{ where: "the programme's part", words: 'led to' }]);
    await vault.call('claims.expect', { evidenceId: small.evidence.quote, certainty: 'no', uniqueness: 'yes', decides: true });
    await vault.call('claims.edit', { id: small.claimId, status: 'agreed' });
    expect((await now()).overclaims).toEqual([]);
    expect(await lint('It proved that the evenings led to trust.')).toEqual(['proved']);
    // What had confirmed it is stale: then the words are too much again.
    await vault.call('sources.remove', { id: small.sources.evening });
    expect((await now()).overclaims).toHaveLength(1);
  });
});

describe('the story', () => {
  const story = () => vault.call('claims.story', { claimId: small.claimId });

  test('is drafted in the parts of the template, each sentence with what it rests on, and says no more than the record', async () => {
    await vault.call('claims.draftStory', { claimId: small.claimId });
    const { sentences, draftedAt } = await story();
    expect(draftedAt).not.toBeNull();
    expect([...new Set(sentences.map(({ part }) => part))]).toEqual(['what changed', "the programme's part", 'what else was needed', 'what else could explain it', 'how sure we are', 'what would change our mind']);
    expect(sentences.map(({ text }) => text)).toEqual([
      'Millbank, September 2023 to May 2024: Parents say that somebody listens now. They said the opposite a year before.',
      'What nobody had intended: Some fathers felt that the evenings were not for them.',
      'The programme paid for the hall and the food.',
      'One quote, one sign of change and one dated event speak for it.',
      'Needed too: a worker who stayed for two years.',
      'A new team leader in social work. It is less likely than it was, and we keep it as possible: the leader came later.',
      'Not every criterion has been rated yet, so no weakest point is named.',
      'One quote speaks against it.',
      'Parents elsewhere saying the same without any evenings.',
    ]);
    const { quote, sign, event, second, rival } = small.evidence;
    expect(sentences.map(({ evidenceIds }) => evidenceIds)).toEqual([[sign], [], [quote, sign, event], [quote, sign, event], [], [rival], [], [second], []]);
    expect((await vault.call('claims.lint', { claimId: small.claimId, text: sentences.map(({ text }) => text).join(' ') })).overclaims).toEqual([]);
  });

  test('keeps people’s own sentences when it is drafted anew, and says which drafted ones the record has overtaken', async () => {
    await vault.call('claims.draftStory', { claimId: small.claimId });
    const { sentences, version } = await story();
    const edited = sentences.map(({ stale: _stale, ...sentence }, index) => (index === 2 ? { ...sentence, text: 'It paid for the hall.' } : sentence));
    await vault.call('claims.editStory', { claimId: small.claimId, expectedVersion: version, sentences: [...edited, { id: 'mine', part: 'what changed', text: 'We were there.', isOwn: true, evidenceIds: [small.evidence.event] }] });
    expect(await vault.answer('claims.editStory', { claimId: small.claimId, expectedVersion: version, sentences: [] })).toMatchObject({ error: { code: 'conflict' } });
    expect(await vault.answer('claims.editStory', { claimId: small.claimId, sentences: [{ ...edited[0]!, evidenceIds: ['nowhere'] }] })).toMatchObject({ error: { code: 'not-found' } });
    await vault.call('claims.edit', { id: small.claimId, wouldChangeOurMind: 'A place without evenings in which it is the same.' });
    const overtaken = (await story()).sentences.filter(({ stale }) => stale !== null);
    expect(overtaken).toMatchObject([{ part: 'what would change our mind', stale: 'The record says otherwise now: draft it anew, or make the sentence your own.' }]);
    await vault.call('claims.draftStory', { claimId: small.claimId });
    const again = (await story()).sentences;
    expect(again.filter(({ isOwn }) => isOwn).map(({ text, part }) => [part, text])).toEqual([['what changed', 'We were there.'], ["the programme's part", 'It paid for the hall.']]);
    expect(again.every(({ stale }) => stale === null)).toBe(true);
    expect(again.find(({ part }) => part === 'what would change our mind')!.text).toContain('A place without evenings');
    await vault.call('claims.removeEvidence', { id: small.evidence.event });
    expect((await story()).sentences.find(({ id }) => id === 'mine')!.stale).toBe('A piece of evidence that it rests on was taken away.');
    await vault.call('history.undo');
    await vault.call('timeline.editEvent', { id: small.eventId, date: date('October 2023') });
    expect((await story()).sentences.find(({ id }) => id === 'mine')!.stale).toContain('is now dated October 2023');
  });
});

describe('across claims', () => {
  const cell = async (columns: Input<'claims.matrix'>['columns'], name: string, rows: Input<'claims.matrix'>['rows'] = 'claims') => {
    const matrix = await vault.call('claims.matrix', { rows, columns });
    const at = matrix.columns.findIndex((column) => column.name === name);
    return [matrix.cells[0]![at], matrix.counts[0]![at]];
  };

  test('the matrix tells for, against, mixed, looked for and absent, and not looked apart; counts are of sources', async () => {
    expect(await cell('sources', 'Morag at the family evening')).toEqual(['for', 1]);
    expect(await cell('sources', 'Harbourside group')).toEqual(['against', 1]);
    expect(await cell('sources', 'Dated events')).toEqual(['for', 1]);
    expect(await cell('groups', 'Parents and carers')).toEqual(['mixed', 2]);
    expect(await cell('groups', 'Children and young people')).toEqual(['not looked', 0]);
    expect(await cell('groups', 'Events and figures')).toEqual(['for', 1]);
    expect(await cell('kinds', 'Quotes')).toEqual(['mixed', 2]);
    expect(await cell('places', 'Millbank')).toEqual(['for', 2]);
    await vault.call('claims.expect', { claimId: small.claimId, expected: 'A key', looked: 'not found', search: 'Everywhere.' });
    expect(await cell('groups', 'Looked for in no one place')).toEqual(['looked and absent', 0]);
    expect(await cell('groups', 'Parents and carers', 'indicators')).toEqual(['for', 1]);
    const { gaps } = await vault.call('claims.matrix', { rows: 'claims', columns: 'groups' });
    expect(gaps[0]).toMatch(/^Nothing from “Children and young people”.* bears on any claim\.$/);
  });

  test('indicators by group over time, with periods in which nobody looked', async () => {
    await vault.call('framework.logSign', { indicatorId: small.indicatorId, date: date('2022'), polarity: 'disconfirming', observedBy: 'practitioners', seenIn: { kind: 'event', eventId: small.eventId } });
    const { id: unseen } = await vault.call('framework.addIndicator', { wording: 'We run it ourselves', groups: ['Community groups'] });
    const { periods, rows, gaps } = await vault.call('claims.progress', { every: 'year' });
    expect(periods).toEqual(['2022', '2023', '2024']);
    const counted = rows.filter(({ indicatorId }) => indicatorId === small.indicatorId).map(({ group, cells }) => [group, cells.map(({ confirming, disconfirming }) => confirming - disconfirming)]);
    expect(counted).toEqual([['Parents and carers', [0, 0, 1]], ['Practitioners', [-1, 0, 0]]]);
    expect(rows.find(({ indicatorId }) => indicatorId === unseen)!.cells).toHaveLength(3);
    expect(gaps).toEqual(['Nobody has logged a sign of “We run it ourselves” yet.']);
    expect((await vault.call('claims.progress', { every: 'quarter' })).periods.slice(0, 2)).toEqual(['2022 Q1', '2022 Q2']);
    await vault.call('framework.editIndicator', { id: unseen, spiced: ['diverse', 'subjective', 'diverse'] });
    expect((await vault.call('framework.indicator', { id: unseen })).indicator.spiced).toEqual(['diverse', 'subjective']);
  });

  test('the list says what each claim says, whatever happened since it was asked last', async () => {
    const { id: other } = await vault.call('claims.create', { statement: 'Another' });
    const agree = async () => {
      for (const summary of (await vault.call('claims.list')).claims) {
        const claim = await vault.call('claims.get', { id: summary.id });
        expect([summary.stale, summary.missing]).toEqual([claim.staleness.length, claim.missing.length]);
      }
    };
    await agree();
    const words = await find(vault, small.sources.evening, 'We went every week');
    const { revisionId } = await vault.call('sources.read', { id: small.sources.evening });
    const changes: (() => Promise<unknown>)[] = [
      () => vault.call('claims.addEvidence', { claimId: other, side: 'for', target: { kind: 'source', sourceId: small.sources.group }, reason: ' ' }),
      () => vault.call('claims.editEvidence', { id: small.evidence.quote, reason: ' ' }),
      () => vault.call('claims.expect', { evidenceId: small.evidence.quote, certainty: 'yes', uniqueness: 'no', decides: true }),
      () => vault.call('sources.correct', { id: small.sources.evening, revisionId, edits: [{ start: words.start, end: words.end, text: 'We came' }], reason: '' }),
      () => vault.call('voices.setConsent', { id: small.voices.rowan, consent: { ...consentTo({}), state: 'withdrawn' } }),
      () => vault.call('claims.removeEvidence', { id: small.evidence.second }),
      () => vault.call('history.undo'),
      () => vault.call('claims.removeEvidence', { id: small.evidence.sign }),
      () => vault.call('codebook.remove', { id: small.codeId }),
      () => vault.call('timeline.removeEvent', { id: small.eventId }),
      () => vault.call('sources.remove', { id: small.sources.group }),
      () => vault.call('history.undo'),
    ];
    for (const change of changes) {
      await change();
      await agree();
    }
  });
});

describe('what leaves', () => {
  const svg = (text: string): string => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><text><tspan>${text}</tspan></text></svg>`).toString('base64');
  const send = (more: Partial<Input<'claims.export'>>) => vault.answer('claims.export', { claimIds: [small.claimId], format: 'svg', audience: 'team', ...more } as Input<'claims.export'>);

  /** Whatever is left to people may enter. */
  const allowing = async (audience: Input<'claims.export'>['audience']) => {
    const { findings } = await vault.call('claims.checkExport', { claimIds: [small.claimId], audience });
    const open = findings.filter(({ verdict }) => verdict === 'decide').map(({ evidenceId, claimId }) => evidenceId ?? claimId!);
    return { allow: [...new Set(open)], leaveOut: [], person: 'Isla', reason: 'Looked at.' };
  };

  test('a picture passes the gate: what is held back may not stand in it, and what went out is recorded', async () => {
    expect(await send({})).toMatchObject({ error: { code: 'bad-input', message: expect.stringContaining('no picture') } });
    expect(await send({ pictureBase64: Buffer.from('<p>').toString('base64') })).toMatchObject({ error: { code: 'bad-input' } });
    // A name in a title is left to a person, and who lets it enter is recorded.
    expect(await send({ pictureBase64: svg('she listened') })).toMatchObject({ error: { code: 'gate-closed' } });
    expect(await send({ pictureBase64: svg('she listened'), decision: await allowing('team') })).toMatchObject({ ok: true, value: { file: { mediaType: 'image/svg+xml' } } });
    const { exports } = await vault.call('reports.exports');
    expect(exports[0]).toMatchObject({ format: 'svg', audience: 'team', entered: 5, held: 0, contents: { claimIds: [small.claimId], evidenceIds: expect.arrayContaining([small.evidence.quote]) } });

    // For partners, Bracken's words are not agreed to.
    const { findings } = await vault.call('claims.checkExport', { claimIds: [small.claimId], audience: 'partners' });
    expect(findings.filter(({ verdict }) => verdict === 'held').map(({ evidenceId }) => evidenceId)).toContain(small.evidence.quote);
    const decision = await allowing('partners');
    expect(await send({ audience: 'partners', decision, pictureBase64: svg('the worker came round</tspan> <tspan dy="12">with cake and she listened') })).toMatchObject({ error: { code: 'gate-closed', message: expect.stringContaining('held back or left out') } });
    expect(await send({ audience: 'partners', decision, format: 'png', pictureBase64: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64') })).toMatchObject({ error: { code: 'gate-closed', message: expect.stringContaining('svg') } });
    expect(await send({ audience: 'partners', decision, pictureBase64: svg('Evidence for: two') })).toMatchObject({ ok: true });
    expect((await vault.call('reports.exports')).exports[0]!.contents.evidenceIds).not.toContain(small.evidence.quote);

    // It is told of a stale item that it went out.
    await vault.call('sources.remove', { id: small.sources.evening });
    expect((await now()).staleness.find(({ evidenceId }) => evidenceId === small.evidence.quote)!.hangsOn.join(' ')).toMatch(/It went out in “.*” on \d/);
  });

  test('the matrix leaves as csv, with counts for the team alone', async () => {
    const text = (answer: unknown): string => Buffer.from((answer as { value: { file: { base64: string } } }).value.file.base64, 'base64').toString('utf8');
    const team = text(await send({ format: 'csv' }));
    expect(team).toContain('Claim,Parents and carers');
    expect(team).toContain('+ and − (2)');
    const decision = await allowing('public');
    const open = text(await send({ format: 'csv', audience: 'public', decision }));
    expect(open).toContain('+ and −');
    expect(open).not.toMatch(/\(\d\)/);
    expect(await send({ format: 'csv', decision: { ...decision, allow: [], leaveOut: [small.claimId] } })).toMatchObject({ error: { code: 'gate-closed' } });
  });
});
