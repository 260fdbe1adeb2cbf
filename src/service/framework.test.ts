import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { date } from '../../test/small-claim.ts';
import { evening, find, storeText } from '../../test/small-sources.ts';

let vault: TestVault;
beforeEach(async () => {
  vault = await openTestVault();
});
afterEach(() => vault.close());

const addIndicator = async (wording: string, outcomeIds: string[] = []) => (await vault.call('framework.addIndicator', { wording, groups: ['Parents and carers', 'Practitioners'], outcomeIds })).id;

describe('outcomes and indicators', () => {
  test('keep every wording with its reason; an unchanged wording makes none', async () => {
    const { id } = await vault.call('framework.addOutcome', { wording: 'Real supportive support' });
    await vault.call('framework.editOutcome', { id, wording: 'Real supportive support at the right time', reason: 'Parents asked for it.' });
    await vault.call('framework.editOutcome', { id, wording: ' Real supportive support at the right time ', note: 'Of the learning digest.' });
    const { outcome, wordings } = await vault.call('framework.outcome', { id });
    expect(outcome).toMatchObject({ wording: 'Real supportive support at the right time', note: 'Of the learning digest.', version: 3 });
    expect(wordings.map(({ number, text, reason }) => [number, text, reason])).toEqual([
      [1, 'Real supportive support', ''],
      [2, 'Real supportive support at the right time', 'Parents asked for it.'],
    ]);
  });

  test('belong to one or more groups and to a place', async () => {
    const { id: outcomeId } = await vault.call('framework.addOutcome', { wording: 'A positive difference' });
    const { id: placeId } = await vault.call('programme.addPlace', { name: 'Craigend' });
    const id = await addIndicator('We support each other', [outcomeId]);
    await vault.call('framework.editIndicator', { id, groups: ['Practitioners', ' Practitioners ', 'Funders'], placeId });
    const { indicator, outcomes } = await vault.call('framework.indicator', { id });
    expect(indicator).toMatchObject({ groups: ['Practitioners', 'Funders'], placeId, outcomeIds: [outcomeId] });
    expect(outcomes).toMatchObject([{ id: outcomeId, indicators: 1 }]);
    expect(await vault.answer('framework.addIndicator', { wording: 'One', groups: ['Funders'], outcomeIds: ['nowhere'] })).toMatchObject({ error: { code: 'not-found' } });
    expect(await vault.answer('framework.editIndicator', { id, placeId: 'nowhere' })).toMatchObject({ error: { code: 'not-found' } });
  });

  test('stay while something points at them, and come back on undo', async () => {
    const { id: outcomeId } = await vault.call('framework.addOutcome', { wording: 'A positive difference' });
    const id = await addIndicator('We support each other', [outcomeId]);
    const { id: claimId } = await vault.call('claims.create', { statement: 'A claim', indicatorIds: [id] });
    expect(await vault.answer('framework.removeOutcome', { id: outcomeId })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await vault.answer('framework.removeIndicator', { id })).toMatchObject({ error: { code: 'not-allowed' } });
    await vault.call('claims.remove', { id: claimId });
    await vault.call('framework.removeIndicator', { id });
    await vault.call('framework.removeOutcome', { id: outcomeId });
    await vault.call('history.undo');
    await vault.call('history.undo');
    expect((await vault.call('framework.outcome', { id: outcomeId }))).toMatchObject({ wordings: [{ number: 1 }], indicators: [{ id }] });
  });
});

describe('signs of change', () => {
  test('come from a passage or an event and stand over time on the pages of indicator and outcome', async () => {
    const source = await storeText(vault, 'evening.txt', evening);
    const { id: outcomeId } = await vault.call('framework.addOutcome', { wording: 'A positive difference' });
    const indicatorId = await addIndicator('We feel trusted', [outcomeId]);
    const { id: placeId } = await vault.call('programme.addPlace', { name: 'Craigend' });
    const { id: eventId } = await vault.call('timeline.addEvent', { title: 'A café opened', date: date('autumn 2023'), placeId });
    const log = (more: object) => vault.call('framework.logSign', { indicatorId, polarity: 'confirming', ...more } as never);
    await log({ date: date('2024'), seenIn: { kind: 'passage', ...(await find(vault, source.id, 'I felt trusted')) }, expected: 'unexpected', note: 'Said without being asked.' });
    await log({ date: date('October 2023'), seenIn: { kind: 'event', eventId }, polarity: 'disconfirming', observedBy: 'practitioners' });
    await log({ date: date('14 March 2024'), seenIn: { kind: 'event', eventId }, polarity: 'mixed', placeId: null });
    const { signs, indicator } = await vault.call('framework.indicator', { id: indicatorId });
    expect(signs.map((sign) => sign.date.text)).toEqual(['October 2023', '2024', '14 March 2024']);
    expect(signs[0]).toMatchObject({ kind: 'event', placeId, event: { title: 'A café opened' }, quote: null, expected: 'not said', observedBy: 'practitioners' });
    expect(signs[1]).toMatchObject({ kind: 'passage', quote: { text: 'I felt trusted', speaker: 'Morag' }, event: null, note: 'Said without being asked.' });
    expect(signs[2]!.placeId).toBeNull();
    expect(indicator.signs).toEqual({ confirming: 1, mixed: 1, disconfirming: 1 });
    expect((await vault.call('framework.outcome', { id: outcomeId })).signs).toHaveLength(3);
    expect((await vault.call('framework.signs', { sourceId: source.id })).signs).toHaveLength(1);
    expect((await vault.call('framework.signs', { indicatorId })).signs.map((sign) => sign.date.text)).toEqual(['14 March 2024', '2024', 'October 2023']);
  });

  test('whose words are gone are still listed, without them, and no longer counted', async () => {
    const source = await storeText(vault, 'evening.txt', evening);
    const indicatorId = await addIndicator('We feel trusted');
    await vault.call('framework.logSign', { indicatorId, date: date('2024'), polarity: 'confirming', seenIn: { kind: 'passage', ...(await find(vault, source.id, 'I felt trusted')) } });
    await vault.call('sources.remove', { id: source.id });
    const { signs, indicator } = await vault.call('framework.indicator', { id: indicatorId });
    expect(signs).toMatchObject([{ kind: 'passage', quote: null }]);
    expect(indicator.signs.confirming).toBe(0);
  });

  test('are refused where there is nothing to see', async () => {
    const source = await storeText(vault, 'evening.txt', evening);
    const indicatorId = await addIndicator('We feel trusted');
    const log = (seenIn: object, more: object = {}) => vault.answer('framework.logSign', { indicatorId, date: date('2024'), polarity: 'mixed', seenIn, ...more });
    expect(await log({ kind: 'passage', sourceId: source.id, start: 3, end: 3 })).toMatchObject({ error: { code: 'bad-input' } });
    expect(await log({ kind: 'passage', sourceId: 'nowhere', start: 0, end: 3 })).toMatchObject({ error: { code: 'not-found' } });
    expect(await log({ kind: 'event', eventId: 'nowhere' })).toMatchObject({ error: { code: 'not-found' } });
    expect(await log({ kind: 'passage', sourceId: source.id, start: 0, end: 3 }, { indicatorId: 'nowhere' })).toMatchObject({ error: { code: 'not-found' } });
    for (const [from, to] of [['2024-02-30', '2024-03-01'], ['2024-03-01', '2024-03-01'], ['2024-03-02', '2024-03-01']]) {
      expect(await log({ kind: 'passage', sourceId: source.id, start: 0, end: 3 }, { date: { from, to, precision: 'day', text: '' } })).toMatchObject({ error: { code: 'bad-input' } });
    }
  });

  test('change, go and come back', async () => {
    const indicatorId = await addIndicator('We feel trusted');
    const { id: eventId } = await vault.call('timeline.addEvent', { title: 'A café opened', date: date('2023') });
    const { id } = await vault.call('framework.logSign', { indicatorId, date: date('2023'), polarity: 'mixed', seenIn: { kind: 'event', eventId } });
    expect(await vault.answer('timeline.removeEvent', { id: eventId })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await vault.call('framework.editSign', { id, polarity: 'confirming', expectedVersion: 1 })).toEqual({ id, version: 2 });
    expect(await vault.answer('framework.editSign', { id, polarity: 'mixed', expectedVersion: 1 })).toMatchObject({ error: { code: 'conflict' } });
    await vault.call('framework.removeSign', { id });
    await vault.call('history.undo');
    await vault.call('history.undo');
    expect((await vault.call('framework.signs', {})).signs).toMatchObject([{ id, polarity: 'mixed' }]);
  });
});

describe('dated events', () => {
  test('stand in the order of their dates, as surely as those are known', async () => {
    const add = (title: string, written: string) => vault.call('timeline.addEvent', { title, date: date(written) });
    await add('A year', '2023');
    await add('A day', '1 January 2023');
    await add('Before', 'autumn 2022');
    expect((await vault.call('timeline.events')).events.map((event) => event.title)).toEqual(['Before', 'A day', 'A year']);
    const [before] = (await vault.call('timeline.events')).events;
    await vault.call('timeline.editEvent', { id: before!.id, title: 'After', date: date('2025'), knownFrom: 'Minutes.' });
    expect((await vault.call('timeline.events')).events.at(-1)).toMatchObject({ title: 'After', knownFrom: 'Minutes.', version: 2 });
    expect(await vault.answer('timeline.editEvent', { id: 'nowhere', title: 'x' })).toMatchObject({ error: { code: 'not-found' } });
  });
});
