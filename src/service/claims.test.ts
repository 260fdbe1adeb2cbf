import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { consentTo, date, makeSmallClaim, readClaim, type SmallClaim, storeSmallFlows } from '../../test/small-claim.ts';
import { find } from '../../test/small-sources.ts';

let vault: TestVault;
let small: SmallClaim;
beforeEach(async () => {
  vault = await openTestVault();
  small = await makeSmallClaim(vault);
});
afterEach(() => vault.close());

const staleWhy = async (id: string): Promise<string | null> => (await readClaim(vault, small)).evidence.find((item) => item.id === id)?.stale?.why ?? null;

describe('a claim', () => {
  test('shows what supports it, what speaks against it, where each piece comes from', async () => {
    const claim = await readClaim(vault, small);
    expect(claim.evidence.map(({ shown, provenance, side, rivalId }) => ({ shown, provenance, side, rival: rivalId !== null }))).toEqual([
      { shown: 'the worker came round with cake and she listened', provenance: 'Bracken (Parents and carers), in “Morag at the family evening”, paragraph 4, 12 March 2024', side: 'for', rival: false },
      { shown: 'It is slower than they say. Trust takes years.', provenance: 'Linnet (Parents and carers), in “Harbourside group”, paragraph 4, May 2024', side: 'against', rival: false },
      { shown: 'A confirming sign of “We feel listened to by professionals”', provenance: 'Sign of change, March 2024, in words of Bracken (Parents and carers) in “Morag at the family evening”, seen by parents, expected', side: 'for', rival: false },
      { shown: 'First family evening', provenance: 'Dated event, autumn 2023. Known from: The register of the hall.', side: 'for', rival: false },
      { shown: 'Somebody listens now. My social worker phones before she comes.', provenance: 'Rowan (Parents and carers), in “Harbourside group”, paragraph 3, May 2024', side: 'for', rival: true },
    ]);
    expect(claim.evidence.every((item) => item.stale === null)).toBe(true);
    const [summary] = (await vault.call('claims.list')).claims;
    expect(summary).toMatchObject({ for: 3, against: 1, rivals: 1, stale: 0, missing: claim.missing.length });
  });

  test('says whose voice is here, absences in words, and never counts it as strength', async () => {
    const { coverage } = await readClaim(vault, small);
    expect(coverage.find((row) => row.group === 'Parents and carers')).toEqual({ group: 'Parents and carers', speakToIt: 3, asked: 3, words: '3 of 3 asked' });
    expect(coverage.find((row) => row.group === 'Children and young people')?.words).toBe('nobody was asked');
  });

  test('keeps its wordings with the reason; unchanged words make none', async () => {
    const { statement } = await readClaim(vault, small);
    await vault.call('claims.edit', { id: small.claimId, statement: `${statement} `, reason: 'nothing' });
    expect((await readClaim(vault, small)).wordings).toHaveLength(1);
    await vault.call('claims.edit', { id: small.claimId, statement: 'Family evenings contributed to trust.', reason: 'Narrower.', expectedVersion: 1 });
    expect((await readClaim(vault, small)).wordings.map(({ number, text, reason }) => ({ number, text, reason }))).toEqual([
      { number: 1, text: statement, reason: '' },
      { number: 2, text: 'Family evenings contributed to trust.', reason: 'Narrower.' },
    ]);
    expect(await vault.answer('claims.edit', { id: small.claimId, unintended: 'none', expectedVersion: 1 })).toMatchObject({ error: { code: 'conflict' } });
    await vault.call('history.undo');
    expect((await readClaim(vault, small))).toMatchObject({ statement, wordings: [{ number: 1 }] });
  });

  test('is not agreed while it would claim too much, and is once that is mended', async () => {
    await vault.call('claims.edit', { id: small.claimId, otherFactors: [] });
    await vault.call('claims.removeRival', { id: small.rivalId });
    const answer = await vault.answer('claims.edit', { id: small.claimId, status: 'agreed' });
    expect(answer).toMatchObject({ error: { code: 'not-allowed', details: { missing: [
      'No other factor is named. The programme is never the only cause: what else was needed?',
      'No other explanation is named, and no search for one is recorded. What else could explain the change?',
    ] } } });
    expect((await readClaim(vault, small))).toMatchObject({ status: 'draft', missingForAgreement: 2 });
    await vault.call('claims.edit', { id: small.claimId, otherFactors: ['A steady worker'], rivalsSearch: 'Three colleagues from other areas were asked in June.' });
    await vault.call('claims.edit', { id: small.claimId, status: 'agreed' });
    expect((await readClaim(vault, small)).status).toBe('agreed');
  });

  test('goes away with its notes and comes back with them', async () => {
    const before = await readClaim(vault, small);
    await vault.call('claims.remove', { id: small.claimId });
    expect(await vault.answer('claims.get', { id: small.claimId })).toMatchObject({ error: { code: 'not-found' } });
    await vault.call('history.undo');
    expect(await readClaim(vault, small)).toEqual(before);
  });

  test('points only at what is there, and nothing counts twice', async () => {
    for (const fields of [{ placeId: 'nowhere' }, { outcomeIds: ['nowhere'] }, { indicatorIds: ['nowhere'] }]) {
      expect(await vault.answer('claims.create', { statement: 'One', ...fields })).toMatchObject({ error: { code: 'not-found' } });
    }
    const event = { kind: 'event', eventId: small.eventId };
    const add = (more: object) => vault.answer('claims.addEvidence', { claimId: small.claimId, side: 'for', reason: '', ...more });
    expect(await add({ target: event })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await add({ target: event, rivalId: 'nowhere' })).toMatchObject({ error: { code: 'not-found' } });
    expect(await add({ target: { kind: 'event', eventId: 'nowhere' } })).toMatchObject({ error: { code: 'not-found' } });
    expect(await add({ target: { kind: 'sign', signId: 'nowhere' } })).toMatchObject({ error: { code: 'not-found' } });
    expect(await add({ target: { kind: 'quote', sourceId: small.sources.evening, start: 0, end: 999_999 } })).toMatchObject({ error: { code: 'bad-input' } });
    expect(await add({ target: { kind: 'figure', address: { question: { datasetId: 'nowhere', view: { measure: 'moves' } }, cell: null } } })).toMatchObject({ error: { code: 'not-found' } });
    expect(await add({ target: event, rivalId: small.rivalId })).toMatchObject({ ok: true });
  });
});

describe('before anything is used or mended', () => {
  test('a preview says exactly what the evidence will say, and is refused where its use would be', async () => {
    const target = { kind: 'quote', ...(await find(vault, small.sources.evening, 'We went every week')) } as const;
    const preview = await vault.call('claims.preview', { target });
    const { id } = await vault.call('claims.addEvidence', { claimId: small.claimId, side: 'for', reason: '', target });
    expect((await readClaim(vault, small)).evidence.find((item) => item.id === id)).toMatchObject(preview);
    expect(await vault.call('claims.preview', { target: { kind: 'event', eventId: small.eventId } })).toEqual({ shown: 'First family evening', provenance: 'Dated event, autumn 2023. Known from: The register of the hall.', date: expect.objectContaining({ precision: 'season' }) });
    expect(await vault.answer('claims.preview', { target: { kind: 'sign', signId: 'nowhere' } })).toMatchObject({ error: { code: 'not-found' } });
    await vault.call('voices.setConsent', { id: small.voices.bracken, consent: { ...consentTo({}), state: 'withdrawn' } });
    expect(await vault.answer('claims.preview', { target })).toMatchObject({ error: { code: 'not-allowed' } });
  });

  test('each missing thing names the part of the claim where it is mended', async () => {
    await vault.call('claims.edit', { id: small.claimId, otherFactors: [], placeId: null, wouldChangeOurMind: '' });
    const { missing, mendedIn } = await readClaim(vault, small);
    expect(missing.map((words, index) => [words.slice(0, 24), mendedIn[index]])).toEqual([
      ['No other factor is named', 'what else was needed'],
      ['It does not say where.', 'place and time'],
      ['What would change our mi', 'what would change our mind'],
      ['No item is named that de', 'evidence'],
      ['All the words that speak', 'evidence'],
      ['How sure we are is not r', 'rating'],
    ]);
  });
});

describe('evidence goes stale', () => {
  test('when its source is taken out, and is as it was when that is undone', async () => {
    await vault.call('sources.remove', { id: small.sources.evening });
    expect(await staleWhy(small.evidence.quote)).toBe('The source “Morag at the family evening” was taken out of the vault.');
    expect(await staleWhy(small.evidence.sign)).toBe('The source “Morag at the family evening” was taken out of the vault.');
    const claim = await readClaim(vault, small);
    expect(JSON.stringify(claim)).not.toContain('came round with cake');
    expect((await vault.call('claims.list')).claims[0]!.stale).toBe(2);
    expect(await vault.answer('claims.editEvidence', { id: small.evidence.quote, acceptAsNow: true })).toMatchObject({ error: { code: 'not-allowed' } });
    await vault.call('history.undo');
    expect(await staleWhy(small.evidence.quote)).toBeNull();
  });

  test('when a code that lay on it is taken away or changed; one that is added does no harm', async () => {
    const { codings } = await vault.call('coding.list', { sourceId: small.sources.evening });
    const passage = await find(vault, small.sources.evening, 'she listened');
    await vault.call('coding.applyNew', { ...passage, name: 'warmth' });
    expect(await staleWhy(small.evidence.quote)).toBeNull();
    const { id: other } = await vault.call('codebook.create', { name: 'cake' });
    await vault.call('coding.recode', { id: codings.find((coding) => coding.start < passage.end && coding.end > passage.start)!.id, codeId: other });
    expect(await staleWhy(small.evidence.quote)).toBe('The passage was recoded: it was coded “being listened to” when it was chosen, and no longer is.');
    await vault.call('claims.editEvidence', { id: small.evidence.quote, acceptAsNow: true });
    expect(await staleWhy(small.evidence.quote)).toBeNull();
  });

  test('when its voice withdraws; then its words are shown no more and can\'t be accepted or chosen', async () => {
    const { audiences } = consentTo({});
    await vault.call('voices.setConsent', { id: small.voices.bracken, consent: { state: 'withdrawn', audiences, attribution: 'none', until: null, note: '' } });
    expect(await staleWhy(small.evidence.quote)).toBe("Bracken withdrew consent, so these words can't be used any more.");
    expect(await staleWhy(small.evidence.sign)).toContain('Bracken withdrew');
    expect(JSON.stringify(await readClaim(vault, small))).not.toContain('came round with cake');
    expect(await vault.answer('claims.editEvidence', { id: small.evidence.quote, acceptAsNow: true })).toMatchObject({ error: { code: 'not-allowed' } });
    const target = { kind: 'quote', ...(await find(vault, small.sources.evening, 'We went every week')) };
    expect(await vault.answer('claims.addEvidence', { claimId: small.claimId, side: 'for', reason: '', target })).toMatchObject({ error: { code: 'not-allowed' } });
    expect((await readClaim(vault, small)).coverage.find((row) => row.group === 'Parents and carers')).toMatchObject({ asked: 2, speakToIt: 2 });
  });

  test('when an event is dated anew or removed', async () => {
    await vault.call('timeline.editEvent', { id: small.eventId, date: date('October 2023') });
    expect(await staleWhy(small.evidence.event)).toBe('It was dated autumn 2023 when it was chosen and is now dated October 2023.');
    await vault.call('claims.editEvidence', { id: small.evidence.event, acceptAsNow: true });
    expect(await staleWhy(small.evidence.event)).toBeNull();
    await vault.call('timeline.removeEvent', { id: small.eventId });
    expect(await staleWhy(small.evidence.event)).toBe('The event “First family evening” was removed.');
  });

  test('when the threshold of a figure is changed or its data go; a new name does no harm', async () => {
    const { id: datasetId } = await storeSmallFlows(vault);
    const cell = { table: 'moves', row: 'universal', column: 'team' };
    const { id } = await vault.call('claims.addEvidence', { claimId: small.claimId, side: 'for', reason: 'They moved.', target: { kind: 'figure', address: { question: { datasetId, view: { measure: 'moves' } }, cell } } });
    const shown = async () => (await readClaim(vault, small)).evidence.find((item) => item.id === id)!;
    expect(await shown()).toMatchObject({ shown: expect.stringContaining('40 moves were recorded'), provenance: expect.stringContaining('Flow data “Invented moves”, extract of 30 June 2024'), stale: null });
    await vault.call('flows.edit', { id: datasetId, name: 'Moves' });
    expect(await staleWhy(id)).toBeNull();
    await vault.call('flows.edit', { id: datasetId, threshold: 10 });
    expect(await shown()).toMatchObject({ stale: { why: 'The threshold below which numbers are hidden was 5 when it was chosen and is now 10.' } });
    await vault.call('claims.editEvidence', { id, acceptAsNow: true });
    expect(await staleWhy(id)).toBeNull();
    await vault.call('flows.remove', { id: datasetId });
    expect(await shown()).toMatchObject({ shown: 'This figure is no longer here.', stale: { why: 'The flow data “Moves” were taken out of the vault.' } });
    await vault.call('history.undo');
    expect(await staleWhy(id)).toBeNull();
  });

  test('when a sign is changed, its indicator reworded, or it is taken away', async () => {
    await vault.call('framework.editSign', { id: small.signId, polarity: 'mixed', note: 'Looked at again.' });
    expect(await staleWhy(small.evidence.sign)).toBe('It was confirming when it was chosen and is now mixed. What is noted of it was changed.');
    await vault.call('claims.editEvidence', { id: small.evidence.sign, acceptAsNow: true });
    await vault.call('framework.editIndicator', { id: small.indicatorId, wording: 'We feel heard', reason: 'Shorter.' });
    expect(await staleWhy(small.evidence.sign)).toBe('The indicator was reworded: it read “We feel listened to by professionals” and now reads “We feel heard”.');
    await vault.call('framework.removeSign', { id: small.signId });
    expect(await staleWhy(small.evidence.sign)).toBe('The sign of “We feel listened to by professionals” was taken away.');
  });
});

describe('how sure we are', () => {
  test('names the weakest point instead of an average, once everything is rated', async () => {
    const { current } = await vault.call('claims.rubric');
    const rate = (levels: number[]) => vault.call('claims.rate', { claimId: small.claimId, ratings: levels.map((level, index) => ({ criterion: current.criteria[index]!.key, level, reason: 'Because.' })) });
    await rate([3, 1]);
    expect(await readClaim(vault, small)).toMatchObject({ weakest: null, ratings: [{ level: 3 }, { level: 1 }] });
    await rate([3, 1, 2, 3, 4]);
    expect((await readClaim(vault, small)).weakest).toBe('Uniqueness');
    expect(await vault.answer('claims.rate', { claimId: small.claimId, ratings: [{ criterion: 'charm', level: 4, reason: '' }] })).toMatchObject({ error: { code: 'bad-input' } });
  });

  test('a rubric is locked by its first use; then new words make the next version and old ratings keep theirs', async () => {
    const { current } = await vault.call('claims.rubric');
    const [first, ...others] = current.criteria;
    expect(await vault.call('claims.editRubric', { criteria: [{ ...first!, name: 'Sense' }, ...others] })).toMatchObject({ number: 1, lockedAt: null });
    await vault.call('claims.rate', { claimId: small.claimId, ratings: [{ criterion: first!.key, level: 2, reason: 'Because.' }] });
    expect((await vault.call('claims.rubric')).current.lockedAt).not.toBeNull();
    expect(await vault.call('claims.editRubric', { criteria: others })).toMatchObject({ number: 2, lockedAt: null });
    expect((await readClaim(vault, small)).rubric).toMatchObject({ number: 1, criteria: [{ name: 'Sense' }, {}, {}, {}, {}] });
    const { current: now, earlier } = await vault.call('claims.rubric');
    expect([now.number, ...earlier.map((rubric) => rubric.number)]).toEqual([2, 1]);
    await vault.call('claims.rate', { claimId: small.claimId, ratings: [{ criterion: others[0]!.key, level: 2, reason: 'Because.' }] });
    expect((await readClaim(vault, small)).rubric.number).toBe(2);
  });

  test('taking back the rating that locked a rubric does not open it while others rest on it', async () => {
    const { current } = await vault.call('claims.rubric');
    const ratings = [{ criterion: current.criteria[0]!.key, level: 1, reason: '' }];
    const { id: other } = await vault.call('claims.create', { statement: 'Another claim' });
    const { coders } = await vault.call('team.coders');
    const { id: second } = await vault.call('team.addCoder', { name: 'Second', initials: 'SE' });
    await vault.call('claims.rate', { claimId: small.claimId, ratings });
    await vault.call('team.become', { id: second });
    await vault.call('claims.rate', { claimId: other, ratings });
    await vault.call('team.become', { id: coders[0]!.id });
    await vault.call('history.undo');
    expect((await vault.call('claims.rubric')).current.lockedAt).toBeNull();
    expect(await vault.call('claims.editRubric', { criteria: current.criteria.slice(1) })).toMatchObject({ number: 2 });
  });
});
