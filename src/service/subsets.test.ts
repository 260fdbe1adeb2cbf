import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset, FlowFilter, FlowQuestion } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { consentTo } from '../../test/small-claim.ts';
import { csv, refused, store } from '../../test/small-flows.ts';
import { evening, find, group, storeText } from '../../test/small-sources.ts';

/** Twelve go home from a placement, three go on to care outside the area and come back, twenty stay where they are. */
const rows = [
  ...Array.from({ length: 12 }, (_, person) => [[`h${person}`, 'placement', '2018-02-01', '2019-03-01'], [`h${person}`, 'home', '2019-03-01', '']]).flat(),
  ...Array.from({ length: 3 }, (_, person) => [[`o${person}`, 'outside', '2018-02-01', '2019-03-01'], [`o${person}`, 'home', '2019-03-01', '']]).flat(),
  ...Array.from({ length: 20 }, (_, person) => [`s${person}`, 'home', '2018-02-01', '']),
];
const wentHome: FlowFilter = { pathway: [{ is: 'moves', from: ['placement'], to: ['home'] }] };
const cameBack: FlowFilter = { pathway: [{ is: 'moves', from: ['outside'], to: ['home'] }] };
const risk = { areaSize: 'small', sensitivity: 'high', linkable: '', note: '', decision: 'team only', person: 'A. Coder', date: '2024-07-01' };

describe('subsets and stories', () => {
  let vault: TestVault;
  let dataset: Dataset;
  let many: string;
  let few: string;
  let sourceId: string;
  let otherId: string;
  const voices = { morag: '', rowan: '' };
  const tie = (about: unknown, source = sourceId) => vault.answer('flows.tieStory', { about, sourceId: source, note: 'She tells of such a return.' });
  const stories = async () => (await vault.call('flows.stories', {})).stories;
  beforeAll(async () => {
    vault = await openTestVault();
    dataset = await store(vault, csv('subsets.csv', ['child', 'state', 'start', 'end'], rows), { name: 'Returns' });
    sourceId = (await storeText(vault, 'evening.txt', evening)).id;
    otherId = (await storeText(vault, 'group.txt', group)).id;
    voices.morag = (await vault.call('voices.create', { pseudonym: 'Bracken', group: 'Parents', consent: consentTo({}) })).id;
    voices.rowan = (await vault.call('voices.create', { pseudonym: 'Rowan', group: 'Parents' })).id;
    const speaker = async (source: string, label: string) => (await vault.call('sources.read', { id: source })).speakers.find((one) => one.label === label)!.id;
    await vault.call('sources.editSpeaker', { id: await speaker(sourceId, 'Morag'), role: 'participant', voiceId: voices.morag });
    await vault.call('sources.editSpeaker', { id: await speaker(sourceId, 'Interviewer'), role: 'interviewer' });
  });
  afterAll(() => vault.close());

  test('are questions that stay, with their size in protected numbers', async () => {
    many = (await vault.call('flows.saveSubset', { name: 'Went home', why: 'What makes a return hold?', datasetId: dataset.id, filter: wentHome })).id;
    few = (await vault.call('flows.saveSubset', { name: 'Came back', datasetId: dataset.id, filter: cameBack })).id;
    const { subsets } = await vault.call('flows.subsets');
    expect(subsets.map(({ name, people, stories: ties }) => [name, people, ties])).toEqual([['Came back', { hidden: 'protected' }, 0], ['Went home', expect.any(Number), 0]]);
    expect([10, 15]).toContain(subsets[1]!.people);
    // A subset is a part of the data like any other.
    const answer = await vault.call('flows.view', { datasetId: dataset.id, view: { measure: 'moves' }, filter: { subsetId: many } });
    expect(answer.part).toContain('People of the subset “Went home”');
    expect(await refused(vault, 'flows.saveSubset', { name: 'Nested', datasetId: dataset.id, filter: { subsetId: many } })).toMatchObject({ code: 'bad-input', message: expect.stringContaining('another subset') });
    expect(await refused(vault, 'flows.saveSubset', { name: 'Nowhere', datasetId: dataset.id, filter: { states: ['moon'] } })).toMatchObject({ code: 'bad-input' });
  });

  test('a story is tied to many, and never to so few that it would point to somebody', async () => {
    expect(await tie({ is: 'subset', subsetId: few })).toMatchObject({ ok: false, error: { code: 'not-allowed', message: expect.stringContaining('Fewer than 5 people are in “Came back”') } });
    const words = await find(vault, sourceId, 'felt trusted');
    const { id } = await vault.call('flows.tieStory', { about: { is: 'subset', subsetId: many }, ...words, note: 'A return that held.' });
    expect(await stories()).toEqual([{ id, about: { is: 'subset', subsetId: many }, subsetName: 'Went home', sourceId, title: expect.any(String), start: words.start, end: words.end, note: 'A return that held.', version: 1 }]);
    expect((await vault.call('flows.stories', { sourceId: otherId })).stories).toEqual([]);
    expect((await vault.call('flows.subsets')).subsets.map((subset) => subset.stories)).toEqual([0, 1]);
    // Its words go where a correction takes them.
    const { revisionId } = await vault.call('sources.read', { id: sourceId });
    await vault.call('sources.correct', { id: sourceId, revisionId, edits: [{ start: 0, end: 0, text: 'Once more. ' }], reason: '' });
    expect((await stories())[0]).toMatchObject({ start: words.start + 11, end: words.end + 11 });
    // A threshold that makes the subset small hides the tie; taking it back shows it again.
    await vault.call('flows.edit', { id: dataset.id, threshold: 10 });
    expect(await stories()).toHaveLength(1);
    await vault.call('flows.editSubset', { id: many, filter: { ...wentHome, states: ['placement'], from: '2018-01-01', to: '2018-04-01' } });
    expect(await stories()).toHaveLength(1);
    await vault.call('flows.editSubset', { id: many, filter: cameBack });
    expect(await stories()).toEqual([]);
    for (let step = 0; step < 3; step += 1) await vault.call('history.undo');
    expect(await stories()).toHaveLength(1);
  });

  test('whoever withdrew is no longer told of', async () => {
    await vault.call('voices.setConsent', { id: voices.morag, consent: { ...consentTo({}), state: 'withdrawn' } });
    expect(await stories()).toEqual([]);
    expect(await tie({ is: 'subset', subsetId: many })).toMatchObject({ error: { code: 'not-allowed', message: expect.stringContaining('Bracken withdrew consent') } });
    await vault.call('voices.setConsent', { id: voices.morag, consent: consentTo({}) });
    expect(await stories()).toHaveLength(1);
  });

  test('a subset that is taken away takes its ties, and undo brings all of it back', async () => {
    await vault.call('flows.removeSubset', { id: many });
    expect(await stories()).toEqual([]);
    expect(await refused(vault, 'flows.view', { datasetId: dataset.id, view: { measure: 'moves' }, filter: { subsetId: many } })).toMatchObject({ code: 'not-found' });
    await vault.call('history.undo');
    expect(await stories()).toHaveLength(1);
  });

  test('one person’s pathway needs true counts and a risk assessment; one person’s story needs consent as well', async () => {
    const about = { is: 'person', datasetId: dataset.id, number: 0 };
    const people = { datasetId: dataset.id, filter: cameBack };
    expect(await refused(vault, 'flows.people', people)).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('not switched on') });
    await vault.call('flows.showTrueCounts', { datasetId: dataset.id, reason: 'A case to understand' });
    expect(await refused(vault, 'flows.people', people)).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('No risk assessment') });
    expect(await refused(vault, 'flows.person', { datasetId: dataset.id, number: 0 })).toMatchObject({ code: 'not-allowed' });
    expect(await tie(about)).toMatchObject({ error: { code: 'not-allowed' } });
    await vault.call('flows.edit', { id: dataset.id, riskAssessment: risk });

    const list = await vault.call('flows.people', { ...people, limit: 2 });
    expect(list).toMatchObject({ total: 3, more: true });
    expect(list.people).toHaveLength(2);
    const [one] = list.people;
    expect(one).toMatchObject({ stays: 2, moves: 1, from: '2018-02-01', states: ['outside', 'home'] });
    expect((await vault.call('flows.people', { ...people, after: list.people[1]!.number })).people).toHaveLength(1);
    const person = await vault.call('flows.person', { datasetId: dataset.id, number: one!.number });
    expect(person).toMatchObject({ number: one!.number, knownUntil: '2023-01-01', stories: [], stays: [{ state: 'outside', from: '2018-02-01', to: '2019-03-01' }, { state: 'home', from: '2019-03-01', to: null }] });
    expect(await refused(vault, 'flows.person', { datasetId: dataset.id, number: 4000 })).toMatchObject({ code: 'not-found' });

    expect(await tie(about, otherId)).toMatchObject({ error: { message: expect.stringContaining('nobody who speaks in it is a voice yet') } });
    for (const [audiences, words] of [[{ team: 'unknown' }, 'not recorded that Bracken agreed'], [{ team: 'refused' }, 'not recorded that Bracken agreed']] as const) {
      await vault.call('voices.setConsent', { id: voices.morag, consent: consentTo(audiences) });
      expect(await tie({ ...about, number: one!.number })).toMatchObject({ error: { message: expect.stringContaining(words) } });
    }
    await vault.call('voices.setConsent', { id: voices.morag, consent: consentTo({}, 'general role', '2020-01-01') });
    expect(await tie({ ...about, number: one!.number })).toMatchObject({ error: { message: expect.stringContaining('ran until 2020-01-01') } });
    await vault.call('voices.setConsent', { id: voices.morag, consent: consentTo({}) });
    expect(await tie({ ...about, number: one!.number })).toMatchObject({ ok: true });
    const tied = (await vault.call('flows.person', { datasetId: dataset.id, number: one!.number })).stories;
    expect(tied).toMatchObject([{ about: { is: 'person', number: one!.number }, sourceId, subsetName: null }]);

    // Back to protected counts: nothing of single people is told, not even that somebody's story is here.
    await vault.call('flows.hideTrueCounts', { datasetId: dataset.id });
    expect((await stories()).map((story) => story.about.is)).toEqual(['subset']);
    await vault.call('flows.showTrueCounts', { datasetId: dataset.id, reason: 'Once more' });
    expect((await stories()).map((story) => story.about.is).toSorted()).toEqual(['person', 'subset']);
    await vault.call('voices.setConsent', { id: voices.morag, consent: consentTo({ team: 'refused' }) });
    expect((await stories()).map((story) => story.about.is)).toEqual(['subset']);
    await vault.call('flows.untieStory', { id: tied[0]!.id });
    expect(await refused(vault, 'flows.untieStory', { id: tied[0]!.id })).toMatchObject({ code: 'not-found' });
  });
});

describe('what people keep beside flow data', () => {
  let vault: TestVault;
  let dataset: Dataset;
  beforeAll(async () => {
    vault = await openTestVault();
    dataset = await store(vault, csv('kept.csv', ['child', 'state', 'start', 'end'], rows), { name: 'Returns' });
  });
  afterAll(() => vault.close());

  test('a way of looking under a name, asked again as it was kept', async () => {
    const question = { datasetId: dataset.id, view: { measure: 'stocks', every: 'year' }, filter: { states: ['home'] } } satisfies FlowQuestion;
    const { id } = await vault.call('flows.saveView', { name: 'At home', question, note: 'For the board.' });
    expect((await vault.call('flows.views')).views).toMatchObject([{ id, name: 'At home', question, note: 'For the board.' }]);
    expect(await refused(vault, 'flows.saveView', { name: 'Nowhere', question: { ...question, filter: { places: ['moon'] } } })).toMatchObject({ code: 'bad-input' });
    await vault.call('flows.editView', { id, name: 'At home each year', question: { ...question, view: { measure: 'moves' } } });
    expect((await vault.call('flows.views')).views[0]).toMatchObject({ name: 'At home each year', question: { view: { measure: 'moves' } }, version: 2 });
    await vault.call('flows.removeView', { id });
    expect((await vault.call('flows.views')).views).toEqual([]);
  });

  test('what the data do not tell, the open first, until the data are gone', async () => {
    const { id } = await vault.call('flows.addGap', { missing: 'Who was a young carer', datasetId: dataset.id, holder: 'Schools', status: 'asked for' });
    await vault.call('flows.addGap', { missing: 'Housing' });
    expect((await vault.call('flows.gaps')).gaps.map(({ missing, status }) => [missing, status])).toEqual([['Housing', 'open'], ['Who was a young carer', 'asked for']]);
    await vault.call('flows.editGap', { id, status: 'closed', note: 'In the next extract.' });
    const notes = async () => (await vault.call('flows.view', { datasetId: dataset.id, view: { measure: 'moves' } })).notes.join(' ');
    expect(await notes()).not.toContain('young carer');
    await vault.call('flows.remove', { id: dataset.id });
    expect((await vault.call('flows.gaps')).gaps.map(({ missing }) => missing)).toEqual(['Housing']);
    await vault.call('history.undo');
    await vault.call('flows.removeGap', { id });
    expect((await vault.call('flows.gaps')).gaps).toHaveLength(1);
  });
});
