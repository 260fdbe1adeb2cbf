/** The sample as it stands in a vault: every room of coding at depth has something to show, and nothing in it is stale. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';

let vault: TestVault;
const coders = new Map<string, string>();
beforeAll(async () => {
  vault = await openTestVault({ sample: true });
  for (const { initials, id } of (await vault.call('team.coders')).coders) coders.set(initials, id);
}, 120_000);
afterAll(() => vault?.close());

const coder = (initials: string): string => coders.get(initials)!;
const sourceCalled = async (words: string) => (await vault.call('sources.list')).sources.find(({ title }) => title.includes(words))!;
const codeCalled = async (words: string) => (await vault.call('codebook.list')).codes.find(({ name }) => name === words)!;

describe('the sample in a vault', () => {
  test('a code has a family, other names, a scale in words and examples', async () => {
    const { codes } = await vault.call('codebook.list');
    expect(codes.filter(({ family }) => family === '')).toEqual([]);
    expect(await codeCalled('Running it ourselves')).toMatchObject({ family: 'outcome', scale: { from: 1, to: 3, words: { 2: 'Half and half' } } });
    expect((await codeCalled('Say-so')).aliases).toContain('Permission');
    expect(codes.reduce((sum, { pinned }) => sum + pinned, 0)).toBe(3);
    const { quotes } = await vault.call('coding.quotes', { codeId: (await codeCalled('Running it ourselves')).id });
    expect(new Set(quotes.map(({ weight }) => weight))).toEqual(new Set([2, 3]));
  });

  test('two readings of one interview agree and differ; one difference is settled with a reason, and was talked about', async () => {
    const { sources } = await vault.call('agreement.readings');
    expect(sources.filter(({ readers }) => readers.length > 1).map(({ sourceId }) => sourceId)).toEqual([(await sourceCalled('Harbourside')).id]);
    const between = [coder('IR'), coder('JA')];
    const { differences, total, settled } = await vault.call('agreement.differences', { coderIds: between });
    expect(settled).toBe(1);
    expect(total).toBeGreaterThan(10);
    // Some have it and the other not, some begin or end elsewhere.
    expect(new Set(differences.map(({ left }) => left.length))).toEqual(new Set([0, 1]));
    const decided = differences.find(({ settlement }) => settlement !== null)!;
    expect(decided.settlement).toMatchObject({ decision: 'code it', reason: expect.stringContaining('withdrawn') });
    const { sourceId, start, end } = decided.quote;
    const { memos } = await vault.call('memos.list', { about: { kind: 'passage', sourceId, start, end }, kinds: ['discussion'] });
    expect(memos).toHaveLength(1);
    const { overall } = await vault.call('agreement.figures', { coderIds: between, level: 'turn', uncoded: 'all', rounds: 0 });
    expect(overall.alpha.value).toBeGreaterThan(0.5);
    expect(overall.alpha.value).toBeLessThan(0.95);
  });

  test('a misheard word was put right, and its coding went along', async () => {
    const { id, corrections, leftBehind } = await sourceCalled('Millbank');
    expect([corrections, leftBehind]).toEqual([1, 0]);
    const { revisions } = await vault.call('sources.revisions', { id });
    expect(revisions.map(({ how, coder: who }) => [how, who])).toEqual([['corrected', 'Isla Renwick'], ['as it came', null]]);
    const { quotes } = await vault.call('coding.quotes', { codeId: (await codeCalled('Going alongside')).id });
    expect(quotes.map(({ text }) => text)).toContain('nobody hauled him oot. They passed his plate doon.');
  });

  test('memos, links, questions and summaries stand on words that are there', async () => {
    const memos = (await vault.call('memos.list', {})).memos.filter(({ ofCoding }) => !ofCoding);
    expect(new Set(memos.map(({ about }) => about.kind))).toEqual(new Set(['coder', 'code', 'source', 'passage', 'claim', 'programme']));
    expect(memos.filter(({ stale }) => stale)).toEqual([]);
    const { links } = await vault.call('coding.links', {});
    expect(links.map(({ kind, stale }) => `${kind} ${stale}`).sort()).toEqual(['contradicts false', 'explains false', 'illustrates false']);
    const { questions } = await vault.call('questions.list');
    for (const { asks } of questions) {
      const { counts } = await vault.call('questions.ask', { question: asks });
      expect(counts.passages).toBeGreaterThan(1);
    }
    expect(questions.map(({ sentence }) => sentence).join(' ')).toContain('within 40 words');
    const { codes } = await vault.call('codebook.list');
    const { cells } = await vault.call('questions.framework', { rows: 'voice', codeIds: codes.map(({ id }) => id) });
    const summaries = cells.flatMap(({ summary }) => (summary ? [summary] : []));
    expect(summaries).toHaveLength(6);
    expect(summaries.filter(({ stale, cites }) => stale || cites.length === 0)).toEqual([]);
  });

  test('people say what leads to what, and one way is told by nobody from end to end', async () => {
    const map = await vault.call('causes.map', {});
    expect(map).toMatchObject({ sources: 5, citations: 76 });
    expect((await vault.call('causes.links', { limit: 5000 })).links.some(({ stale }) => stale)).toBe(false);
    const way = { from: 'Budgets; cuts', to: 'Trust', most: 4 };
    const { paths } = await vault.call('causes.paths', { ...way, bySource: false });
    expect(paths).toMatchObject([{ factors: ['Budgets; cuts', 'Posts; empty', 'Hopes; not met', 'Trust'], sourceIds: [] }]);
    expect((await vault.call('causes.paths', { ...way, bySource: true })).paths).toEqual([]);
    expect((await vault.call('causes.paths', { from: 'Come Ben; Three Days Away', to: 'Trust', most: 4, bySource: true })).paths.length).toBeGreaterThan(0);
  });

  test('a table of answers is a source with a voice for each who answered', async () => {
    const slips = await sourceCalled('Slips at the door');
    expect(slips.voices).toHaveLength(12);
    const { voices } = await vault.call('voices.list');
    const answered = voices.filter(({ id }) => slips.voices.includes(id));
    for (const { pseudonym, attributes, consent } of answered) {
      expect(pseudonym).toMatch(/^Respondent \d+$/);
      expect(Object.keys(attributes)).toEqual(['Neighbourhood', 'How often here']);
      expect(consent).toMatchObject({ state: 'recorded', attribution: 'group' });
    }
    const { text } = await vault.call('sources.read', { id: slips.id });
    expect(text).toContain('We were asked what we could bring');
    expect(text).not.toContain('synthetic: invented slip');
  });

  test('a theory of change holds two others, was kept twice, feeds back, and is questioned by its own evidence', async () => {
    const { theories } = await vault.call('theory.list');
    expect(theories.map(({ parent, versions }) => [parent === null, versions])).toEqual([[true, 2], [false, 0], [false, 0]]);
    const theory = await vault.call('theory.get', { id: theories[0]!.id });
    expect(theory.isChanged).toBe(false);
    expect(theory.rings).toHaveLength(1);
    expect(theory.assumptions.map(({ status }) => status).toSorted()).toEqual(['challenged', 'challenged', 'challenged', 'challenged', 'holds', 'holds', 'overturned']);
    expect(theory.linkList.some(({ toldBy }) => toldBy === 2)).toBe(true);
    for (const { id } of theories) expect((await vault.call('theory.evidence', { theoryId: id })).evidence.filter(({ stale }) => stale !== null)).toEqual([]);
    const { sentences } = await vault.call('theory.compare', { theoryId: theory.id, beforeId: theory.kept[1]!.id, nowId: theory.kept[0]!.id });
    expect(sentences).toContain('“Structures follow” now reads “What stands in the way is changed”. Of “What stands in the way is changed”, its note changed.');
    expect(sentences).toContain('“Help goes up by steps, so that there is an upstream to put it in” was taken out (condition).');
  });

  test('outcomes were harvested of every kind, and what one lacks is said', async () => {
    const { outcomes } = await vault.call('harvest.outcomes');
    expect(outcomes.flatMap(({ rests }) => rests).filter(({ stale }) => stale !== null)).toEqual([]);
    expect(outcomes.map(({ missing }) => missing.length)).toEqual([0, 0, 0, 1, 1]);
    expect(outcomes[3]!.missing[0]).toContain('Somebody who was asked disagrees');
    const { entries } = await vault.call('harvest.register');
    expect(entries).toHaveLength(8);
    const { rounds } = await vault.call('harvest.rounds');
    expect(rounds.map(({ closed, stories }) => [closed, stories.length, stories.filter(({ chosen }) => chosen).length])).toEqual([[false, 1, 0], [true, 4, 1]]);
  });

  test('nobody finds a change to take back that they did not make', async () => {
    expect(await vault.answer('history.undo')).toMatchObject({ ok: false });
    expect((await vault.call('team.coders')).current).toBe(coder('ME'));
  });
});
