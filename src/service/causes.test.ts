import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { find } from '../../test/small-sources.ts';
import { codeStories, consentTo, type Stories, tellStories } from '../../test/small-stories.ts';

let vault: TestVault;
let stories: Stories;
beforeEach(async () => {
  vault = await openTestVault();
  stories = await tellStories(vault);
});
afterEach(() => vault.close());

const factors = async () => new Map((await vault.call('causes.factors', {})).factors.map((factor) => [factor.name, factor]));
const factorId = async (name: string): Promise<string> => (await factors()).get(name)!.id;
const links = async (input = {}) => (await vault.call('causes.links', input)).links;
const bundles = async (filter = {}) => (await vault.call('causes.map', { filter })).bundles.map(({ cause, effect, sources, citations }) => `${cause} > ${effect} ${sources}/${citations}`);
const correct = async (sourceId: string, words: string, text: string): Promise<void> => {
  const { revisionId } = await vault.call('sources.read', { id: sourceId });
  const { start, end } = await find(vault, sourceId, words);
  await vault.call('sources.correct', { id: sourceId, revisionId, edits: [{ start, end, text }] });
};

describe('coding', () => {
  test('keeps the words, who said them, and makes factors on the way, one for each name however it is written', async () => {
    const { id } = await stories.code('first', 'Because there was cake, folk stayed', '  Cake ', 'Staying ;  at the table', { note: 'Her words.' });
    await stories.code('second', 'Folk stayed, so they talked', 'STAYING; at the table', 'Talking');
    expect([...(await factors()).keys()]).toEqual(['Cake', 'Staying; at the table', 'Talking']);
    expect((await factors()).get('Staying; at the table')).toMatchObject({ links: 2, oppositeId: null, nodeId: null });
    expect((await links({ sourceId: stories.first }))).toMatchObject([{ id, causeId: await factorId('Cake'), polarity: 'helps', how: 'unattributed', blindfold: 'neither', note: 'Her words.', stale: false, quote: { text: 'Because there was cake, folk stayed', speaker: 'Morag', sourceId: stories.first } }]);
    expect((await links({ factorId: await factorId('Talking') })).map(({ quote }) => quote.sourceId)).toEqual([stories.second]);
    expect(await vault.call('causes.links', { limit: 1 })).toMatchObject({ total: 2, links: [{ id }] });
  });

  test('the same said twice of the same words is one link', async () => {
    const one = await stories.code('first', 'folk stayed', 'Cake', 'Staying');
    expect(await stories.code('first', 'folk stayed', 'Cake', 'Staying', { polarity: 'unclear' })).toEqual({ id: one.id, version: 2 });
    expect((await stories.code('first', 'folk stayed', 'Staying', 'Cake')).id).not.toBe(one.id);
    expect(await links()).toHaveLength(2);
  });

  test('is changed, taken away, and both are undone', async () => {
    const { id } = await stories.code('first', 'folk stayed', 'Cake', 'Staying');
    const effectId = (await stories.code('first', 'they talk', 'Staying', 'Talking')).id && (await factorId('Talking'));
    expect(await vault.call('causes.edit', { id, effectId, polarity: 'hinders', how: 'explicit', blindfold: 'both', note: 'Look again.', expectedVersion: 1 })).toEqual({ id, version: 2 });
    expect((await links()).find((link) => link.id === id)).toMatchObject({ effectId, polarity: 'hinders', how: 'explicit', blindfold: 'both', note: 'Look again.' });
    expect(await vault.answer('causes.edit', { id, note: 'x', expectedVersion: 1 })).toMatchObject({ error: { code: 'conflict' } });
    await vault.call('causes.remove', { id });
    expect(await links()).toHaveLength(1);
    expect((await vault.call('history.undo')).label).toBe('Took a causal link away: “Cake” leads to “Talking”');
    expect(await links()).toHaveLength(2);
  });

  test('refuses what can’t be, changing nothing', async () => {
    const { id } = await stories.code('first', 'folk stayed', 'Cake', 'Staying');
    const passage = await find(vault, stories.first, 'they talk');
    const [cake, staying] = [await factorId('Cake'), await factorId('Staying')];
    for (const [name, input, code] of [
      ['causes.code', { passage, cause: { name: 'Talk' }, effect: { name: 'talk' } }, 'not-allowed'],
      ['causes.code', { passage, cause: { name: ' ; ' }, effect: { name: 'talk' } }, 'bad-input'],
      ['causes.code', { passage, cause: { id: 'nobody' }, effect: { name: 'talk' } }, 'not-found'],
      ['causes.code', { passage: { ...passage, end: 1_000_000 }, cause: { name: 'a' }, effect: { name: 'b' } }, 'bad-input'],
      ['causes.code', { passage: { ...passage, sourceId: 'nowhere' }, cause: { name: 'a' }, effect: { name: 'b' } }, 'not-found'],
      ['causes.edit', { id, effectId: cake }, 'not-allowed'],
      ['causes.remove', { id: 'nothing' }, 'not-found'],
      ['causes.editFactor', { id: cake, name: 'staying' }, 'not-allowed'],
      ['causes.editFactor', { id: cake, oppositeId: cake }, 'not-allowed'],
      ['causes.editFactor', { id: cake, nodeId: 'nowhere' }, 'not-found'],
      ['causes.mergeFactors', { keepId: cake, giveId: cake }, 'bad-input'],
      ['causes.mergeFactors', { keepId: cake, giveId: staying }, 'not-allowed'],
      ['causes.removeFactor', { id: cake }, 'not-allowed'],
      ['causes.links', { factorId: 'nobody' }, 'not-found'],
    ] as const) {
      expect(await vault.answer(name, input), `${name} ${JSON.stringify(input)}`).toMatchObject({ ok: false, error: { code } });
    }
    expect([...(await factors()).keys()]).toEqual(['Cake', 'Staying']);
    expect(await links()).toHaveLength(1);
  });
});

describe('factors', () => {
  test('made one keep the links of both; one reading of the same words is said once', async () => {
    const { id } = await stories.code('first', 'Because there was cake, folk stayed', 'Cake', 'Staying', { note: 'One.' });
    await stories.code('first', 'Because there was cake, folk stayed', 'Cakes', 'Staying', { note: 'Other.' });
    await stories.code('first', 'The small sum bought the cake', 'Small sum', 'Cakes');
    const opposite = (await stories.code('second', 'The forms push trust away', 'No cake', 'Trust')).id && (await factorId('No cake'));
    await vault.call('causes.editFactor', { id: opposite, oppositeId: await factorId('Cakes'), note: 'As she puts it.' });
    const before = await links();
    await vault.call('causes.mergeFactors', { keepId: await factorId('Cake'), giveId: await factorId('Cakes') });
    expect(await bundles()).toEqual(['Cake > Staying 1/1', 'No cake > Trust 1/1', 'Small sum > Cake 1/1']);
    expect((await links()).find((link) => link.id === id)!.note).toBe('One.\n\nOther.');
    expect((await factors()).get('No cake')).toMatchObject({ oppositeId: await factorId('Cake'), note: 'As she puts it.' });
    await vault.call('history.undo');
    expect((await links()).map(({ id: own, causeId, effectId, note }) => [own, causeId, effectId, note])).toEqual(before.map(({ id: own, causeId, effectId, note }) => [own, causeId, effectId, note]));
  });

  test('are renamed, and removed once nobody names them', async () => {
    const { id } = await stories.code('first', 'folk stayed', 'Cake', 'Staying');
    await vault.call('causes.editFactor', { id: await factorId('Cake'), name: 'Food; cake', expectedVersion: 1 });
    expect(await bundles()).toEqual(['Food; cake > Staying 1/1']);
    await vault.call('causes.remove', { id });
    await vault.call('causes.removeFactor', { id: await factorId('Food; cake') });
    expect([...(await factors()).keys()]).toEqual(['Staying']);
  });

  test('an opposite is said of a pair, and once', async () => {
    await codeStories(stories);
    const calm = (await stories.code('second', 'Folk stayed', 'Calm', 'Trust')).id && (await factorId('Calm'));
    const worry = await factorId('Worry');
    await vault.call('causes.editFactor', { id: worry, oppositeId: calm });
    for (const input of [{ id: calm, oppositeId: worry }, { id: await factorId('Forms'), oppositeId: worry }, { id: calm, oppositeId: await factorId('Forms') }]) {
      expect(await vault.answer('causes.editFactor', input)).toMatchObject({ error: { code: 'not-allowed' } });
    }
    const { bundles: joined } = await vault.call('causes.map', { filter: { joinOpposites: true } });
    expect(joined.find(({ cause, effect }) => cause === 'Talking' && effect === 'Calm')).toMatchObject({ helps: 1, hinders: 0 });
    expect((await bundles())).toContain('Talking > Worry 1/1');
  });
});

describe('the map', () => {
  beforeEach(() => codeStories(stories));

  test('counts sources and citations apart, says out of how many, and never how strong', async () => {
    const map = await vault.call('causes.map', {});
    expect(map).toMatchObject({ sources: 2, outOf: 2, citations: 7, sentence: '2 of 2 sources say that one thing leads to another: 7 causal links, in 6 bundles between 7 factors.' });
    expect(map.bundles[0]).toMatchObject({ cause: 'Staying; at the table', effect: 'Talking', sources: 2, citations: 2, helps: 2, implicit: 1, unattributed: 1 });
    expect(map.factors.find(({ name }) => name === 'Talking')).toMatchObject({ sources: 2, asCause: 2, asEffect: 2 });
    expect(map.notes.join(' ')).toMatch(/nothing of how strong/);
    expect((await links({ ids: map.bundles[0]!.linkIds })).map(({ quote }) => quote.text)).toEqual(['When folk stay, they talk', 'Folk stayed, so they talked']);
  });

  test('is narrowed, and the coding stays as it is', async () => {
    expect(await bundles({ polarity: ['hinders'] })).toEqual(['Forms > Trust 1/1', 'Talking > Worry 1/1']);
    expect(await bundles({ how: ['explicit', 'implicit'] })).toEqual(['Small sum > Cake 1/1', 'Staying; at the table > Talking 1/1']);
    expect(await bundles({ leastSources: 2 })).toEqual(['Staying; at the table > Talking 2/2']);
    expect(await bundles({ zoom: 1 })).toContain('Staying > Talking 2/2');
    expect(await bundles({ factorIds: [await factorId('Cake')] })).toEqual(['Cake > Staying; at the table 1/1', 'Small sum > Cake 1/1']);
    expect(await bundles({ restriction: { groups: ['Practitioners'] } })).toEqual(['Forms > Trust 1/1']);
    expect(await bundles({ restriction: { sourceIds: [stories.second], voiceIds: [stories.voices.Isa] } })).toEqual(['Staying; at the table > Talking 1/1', 'Talking > Trust 1/1']);
    expect((await links({ filter: { polarity: ['hinders'] } })).map(({ quote }) => quote.speaker)).toEqual(['Morag', 'Jock']);
    expect(await links()).toHaveLength(7);
    expect(await vault.call('causes.map', { filter: { restriction: { groups: ['Funders'] } } })).toMatchObject({ sources: 0, outOf: 0, bundles: [], sentence: 'No source is asked about.' });
  });

  test('what an interviewer alone says is told by nobody, unless it is asked for', async () => {
    await stories.code('first', 'Does the money bring the cake', 'Small sum', 'Cake');
    expect(await bundles()).toContain('Small sum > Cake 1/1');
    expect(await bundles({ restriction: { interviewers: true } })).toContain('Small sum > Cake 1/2');
  });

  test('by group and by place, each with its own base', async () => {
    const { parts } = await vault.call('causes.compare', { by: 'group' });
    expect(parts.filter(({ map }) => map.outOf > 0).map(({ name, map }) => [name, map.sources, map.outOf, map.citations])).toEqual([['Practitioners', 1, 1, 1], ['Parents', 2, 2, 6]]);
    expect(parts.find(({ name }) => name === 'Funders')!.map.sentence).toBe('No source is asked about.');
    const { parts: places } = await vault.call('causes.compare', { by: 'place', filter: { how: ['explicit', 'other'] } });
    expect(places.map(({ key, name, map }) => [key === 'none' ? key : 'a place', name, map.citations])).toEqual([['a place', 'Millbank', 1], ['none', 'Place not known', 1]]);
  });

  test('ways are traced by source: nobody tells the whole way from the cake to the trust', async () => {
    const way = { from: 'Cake', to: 'Trust', most: 4 };
    const stitched = await vault.call('causes.paths', { ...way, bySource: false });
    expect(stitched).toMatchObject({ paths: [{ factors: ['Cake', 'Staying; at the table', 'Talking', 'Trust'], sourceIds: [], weakest: 1 }], more: false, robustness: { citations: 1, sources: 1 } });
    expect(stitched.sentence).toMatch(/^1 way leads from “Cake” to “Trust” in at most 4 steps. No source tells it from end to end/);
    expect(stitched.map.bundles).toHaveLength(3);
    const traced = await vault.call('causes.paths', { ...way, bySource: true });
    expect(traced).toMatchObject({ paths: [], robustness: { citations: 0, sources: 0 }, sentence: 'No source tells a whole way from “Cake” to “Trust” in at most 4 steps.' });
    expect(await vault.call('causes.paths', { from: 'Cake', to: 'Worry', most: 4, bySource: true })).toMatchObject({ paths: [{ sourceIds: [stories.first] }], robustness: { citations: 1, sources: 1 } });
    expect(await vault.call('causes.paths', { from: 'Staying; at the table', to: 'Talking', most: 1, bySource: true })).toMatchObject({ robustness: { citations: 2, sources: 2 } });
  });
});

describe('when words are corrected, withdrawn or taken out', () => {
  beforeEach(() => codeStories(stories));

  test('links go along; one whose words changed says so, one whose words are gone is in no count, and both come back', async () => {
    await correct(stories.first, 'Does the money bring', 'Does the small sum of money bring');
    await correct(stories.first, 'there was cake, folk stayed', 'there were scones, folk stayed');
    await correct(stories.first, ' When folk stay, they talk.', '');
    const now = await links({ sourceId: stories.first });
    expect(now.find(({ quote }) => quote.text === 'The small sum bought the cake')!.stale).toBe(false);
    expect(now.filter(({ stale }) => stale).map(({ quote }) => quote.text)).toEqual(expect.arrayContaining(['Because there were scones, folk stayed', 'When folk stay, they talk']));
    const map = await vault.call('causes.map', {});
    expect(map.citations).toBe(6);
    expect(map.notes.join(' ')).toContain('1 link stands on words that were corrected since');
    await vault.call('history.undo');
    await vault.call('history.undo');
    expect((await vault.call('causes.map', {})).citations).toBe(7);
    expect((await links()).some(({ stale }) => stale)).toBe(false);
  });

  test('whoever withdraws tells nothing any more, in no answer, and nothing new is coded of them', async () => {
    await vault.call('voices.setConsent', { id: stories.voices.Morag, consent: consentTo({}, 'withdrawn') });
    expect((await links()).map(({ quote }) => quote.sourceId)).toEqual([stories.second, stories.second, stories.second]);
    expect(await links({ sourceId: stories.first })).toEqual([]);
    expect(await bundles()).toEqual(['Forms > Trust 1/1', 'Staying; at the table > Talking 1/1', 'Talking > Trust 1/1']);
    expect((await factors()).get('Cake')!.links).toBe(0);
    expect((await vault.call('causes.paths', { from: 'Cake', to: 'Trust', most: 4, bySource: false })).paths).toEqual([]);
    expect(JSON.stringify(await vault.call('causes.compare', { by: 'group' }))).not.toContain('Worry');
    expect(JSON.stringify(await vault.call('causes.checkExport', { audience: 'team' }))).not.toContain('Worry');
    expect(await vault.answer('causes.code', { passage: await find(vault, stories.first, 'folk stayed'), cause: { name: 'a' }, effect: { name: 'b' } })).toMatchObject({ error: { code: 'not-allowed' } });
  });

  test('a source that is taken out takes its links along, and brings them back', async () => {
    await vault.call('sources.remove', { id: stories.first });
    expect((await vault.call('causes.map', {}))).toMatchObject({ citations: 3, outOf: 1 });
    await vault.call('history.undo');
    expect((await vault.call('causes.map', {})).citations).toBe(7);
  });

  test('going back in a source takes back what was coded since; a factor that is gone stays gone', async () => {
    const { seq } = (await vault.call('history.list', { limit: 1 })).entries[0]!;
    const { id } = await stories.code('first', 'The worry kept me from sleeping', 'Worry', 'Sleep', { polarity: 'hinders' });
    await vault.call('causes.remove', { id: (await links({ factorId: await factorId('Small sum') }))[0]!.id });
    await vault.call('causes.removeFactor', { id: await factorId('Small sum') });
    const of = { kind: 'source', id: stories.first } as const;
    expect((await vault.call('history.previewGoBack', { to: seq, of })).sentences.join(' ')).toMatch(/causal link.*named factors/);
    await vault.call('history.goBack', { to: seq, of });
    expect((await links({ sourceId: stories.first })).map((link) => link.id)).not.toContain(id);
    expect(await links({ sourceId: stories.first })).toHaveLength(3);
  });
});

describe('what leaves', () => {
  beforeEach(() => codeStories(stories));
  const open = (file: { base64: string }): string => Buffer.from(file.base64, 'base64').toString('utf8');
  const everybodyAgrees = async (): Promise<void> => {
    for (const id of Object.values(stories.voices)) await vault.call('voices.setConsent', { id, consent: consentTo({ board: 'given' }) });
  };

  test('for the team is every number, recorded', async () => {
    const { file, recordId } = await vault.call('causes.export', { format: 'csv', audience: 'team' });
    expect(open(file)).toContain('Staying; at the table,Talking,2,2,2,0,0,0,1,0,1');
    expect((await vault.call('reports.exports')).exports[0]).toMatchObject({ id: recordId, format: 'csv', audience: 'team', title: 'What leads to what', held: 0 });
  });

  test('beyond it is what people agreed to, without the numbers of a few', async () => {
    expect(await vault.answer('causes.export', { format: 'csv', audience: 'board' })).toMatchObject({ error: { code: 'gate-closed' } });
    await vault.call('voices.setConsent', { id: stories.voices.Isa, consent: consentTo({ board: 'given' }) });
    const { findings, map } = await vault.call('causes.checkExport', { audience: 'board' });
    expect(map.bundles.map(({ cause, effect }) => `${cause} > ${effect}`)).toEqual(['Staying; at the table > Talking', 'Talking > Trust']);
    expect(map.bundles[0]).toMatchObject({ sources: { hidden: 'protected' }, citations: { hidden: 'protected' }, hinders: 0 });
    expect(findings).toMatchObject([{ verdict: 'held', check: 'consent', what: '5 causal links' }]);
    const text = open((await vault.call('causes.export', { format: 'csv', audience: 'board' })).file);
    expect(text).toContain('Talking,Trust,not shown,not shown,not shown,0,0');
    expect(text).not.toMatch(/Forms|Worry|Morag/);
  });

  test('does not name who can be known by a name', async () => {
    await everybodyAgrees();
    await vault.call('causes.editFactor', { id: await factorId('Forms'), name: 'The forms of Morag' });
    const { map, findings } = await vault.call('causes.checkExport', { audience: 'board' });
    expect(JSON.stringify(map)).not.toContain('Morag');
    expect(map.factors.some((name) => /^Factor \d+ \(name not shown\)$/.test(name))).toBe(true);
    expect(findings.some(({ check }) => check === 'identifiers')).toBe(true);
  });

  test('does not tell a few people apart beside what left before', async () => {
    await everybodyAgrees();
    await vault.call('causes.export', { format: 'csv', audience: 'board' });
    expect(await vault.answer('causes.export', { format: 'csv', audience: 'board', filter: { restriction: { groups: ['Parents'] } } })).toMatchObject({ error: { code: 'gate-closed', message: expect.stringContaining('1 person') } });
    await vault.call('causes.export', { format: 'csv', audience: 'board' });
  });

  test('as a picture is a drawing of what may leave, and of nothing else', async () => {
    await everybodyAgrees();
    const draw = (words: string) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><text>${words}</text></svg>`).toString('base64');
    const ask = (pictureBase64?: string, format = 'svg') => vault.answer('causes.export', { format, audience: 'board', pictureBase64 });
    expect(await ask(draw('Talking'))).toMatchObject({ ok: true });
    expect(await ask(draw('Staying; at the…'))).toMatchObject({ ok: true });
    for (const picture of [draw('2 sources'), draw('Morag said'), draw('x</text><script>1</script><text>')]) expect(await ask(picture)).toMatchObject({ error: { code: 'bad-input' } });
    expect(await ask()).toMatchObject({ error: { code: 'bad-input' } });
    expect(await ask(Buffer.from('no picture').toString('base64'), 'png')).toMatchObject({ error: { code: 'bad-input' } });
  });
});
