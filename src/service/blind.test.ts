/** Blind mode, seen from outside: somebody who works blind asks everything that the contract answers, and finds nothing of how others read. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type MethodName, type QueryName } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { evening, find, storeText } from '../../test/small-sources.ts';

/** Words that stand nowhere but in what Ailsa wrote on her codings. */
const canaries = ['zibbletitle', 'zibblenote', 'zibblediscussion', 'zibblelink', 'zibblesummary', 'zibblecause', 'zibblefactor'];

let vault: TestVault;
let sourceId: string;
let codeId: string;
/** Ids of Ailsa's codings. */
const hidden: string[] = [];
let asked: Record<QueryName, unknown>;

beforeAll(async () => {
  vault = await openTestVault();
  const { current: ailsa } = await vault.call('team.coders', {});
  const { id: ben } = await vault.call('team.addCoder', { name: 'Ben', initials: 'BE' });
  codeId = (await vault.call('codebook.create', { name: 'Trust' })).id;
  sourceId = (await storeText(vault, 'evening.txt', evening)).id;
  const at = await find(vault, sourceId, 'I felt trusted');
  const further = await find(vault, sourceId, 'We went every week');
  for (const passage of [at, further]) hidden.push((await vault.call('coding.apply', { ...passage, codeId, memo: 'zibblenote' })).id);
  await vault.call('coding.pin', { id: hidden[0]!, pinned: true });
  const { id: memoId } = await vault.call('memos.write', { about: { kind: 'passage', ...at }, kind: 'discussion', title: 'zibbletitle', text: 'zibblediscussion' });
  await vault.call('memos.write', { about: { kind: 'coding', id: hidden[0]! }, kind: 'note', text: 'zibblediscussion' });
  await vault.call('coding.link', { from: at, to: further, kind: 'explains', note: 'zibblelink' });
  hidden.push((await vault.call('causes.code', { passage: at, cause: { name: 'zibblefactor' }, effect: { name: 'zibblefactor; another' }, note: 'zibblecause' })).id);
  await vault.call('questions.summarise', { rowKind: 'source', rowId: sourceId, codeId, text: 'zibblesummary', cites: [hidden[0]!] });
  // Changes of the codebook take codings along.
  const { id: beside } = await vault.call('codebook.create', { name: 'Beside trust' });
  hidden.push((await vault.call('coding.apply', { ...(await find(vault, sourceId, 'came round with cake')), codeId: beside, memo: 'zibblenote' })).id);
  await vault.call('codebook.merge', { id: beside, intoId: codeId });
  await vault.call('questions.save', { name: 'Trust', asks: { find: { is: 'code', codeId } } });

  const { id: voiceId } = await vault.call('voices.create', { pseudonym: 'Rowan', group: 'Parents' });
  await vault.call('sources.editSpeaker', { id: (await vault.call('sources.read', { id: sourceId })).speakers.find(({ label }) => label === 'Morag')!.id, voiceId });

  // A theory one of whose links is told by a causal link of Ailsa's alone.
  const { id: theoryId } = await vault.call('theory.create', { name: 'How trust grows' });
  const [fromId, toId] = [(await vault.call('theory.addNode', { theoryId, kind: 'activity', label: 'Cake' })).id, (await vault.call('theory.addNode', { theoryId, kind: 'outcome', label: 'Trust' })).id];
  await vault.call('theory.addLink', { fromId, toId });
  const { factors } = await vault.call('causes.factors');
  for (const [name, nodeId] of [['zibblefactor', fromId], ['zibblefactor; another', toId]] as const) await vault.call('causes.editFactor', { id: factors.find((factor) => factor.name === name)!.id, nodeId });
  const { id: versionId } = await vault.call('theory.keepVersion', { id: theoryId, reason: 'First.' });
  expect((await vault.call('theory.get', { id: theoryId })).linkList).toMatchObject([{ toldBy: 1 }]);
  await vault.call('harvest.addOutcome', { who: 'A worker', what: 'comes round on Tuesdays' });

  const { id: claimId } = await vault.call('claims.create', { statement: 'Evenings contributed to trust' });
  await vault.call('claims.addEvidence', { claimId, side: 'for', target: { kind: 'memo', memoId }, reason: 'Talked over.' });
  await vault.call('claims.addEvidence', { claimId, side: 'for', target: { kind: 'quote', ...at }, reason: 'She says so.' });
  await vault.call('claims.draftStory', { claimId });
  const { id: keptId } = await vault.call('claims.keepVersion', { claimId, reason: 'First.' });

  await vault.call('team.become', { id: ben });
  await vault.call('agreement.setBlind', { blind: true });
  await vault.call('coding.apply', { ...(await find(vault, sourceId, 'The children loved it')), codeId });
  const { revisionId } = await vault.call('sources.read', { id: sourceId });
  const both = { coderIds: [ailsa, ben] };
  const question = { find: { is: 'code', codeId } };
  const flowQuestion = { datasetId: 'none', view: { measure: 'moves' } };
  const byCode = { rows: { by: 'code' }, columns: { by: 'coder' }, count: 'codings' };
  asked = {
    'agreement.blind': {}, 'agreement.readings': {},
    'agreement.compare': { sourceId, ...both }, 'agreement.differences': both, 'agreement.figures': { ...both, level: 'turn', uncoded: 'all' },
    'causes.checkExport': { audience: 'team' }, 'causes.compare': { by: 'group' }, 'causes.factors': {}, 'causes.links': {}, 'causes.map': {}, 'causes.paths': { from: 'zibblefactor'.slice(0, 6), to: 'nothing', most: 3, bySource: false },
    'harvest.checkExport': { audience: 'team' }, 'harvest.outcomes': {}, 'harvest.register': {}, 'harvest.rounds': {},
    'theory.checkExport': { id: theoryId, audience: 'team' }, 'theory.compare': { theoryId, beforeId: versionId, nowId: null }, 'theory.evidence': { theoryId }, 'theory.get': { id: theoryId }, 'theory.list': {}, 'theory.prepareImport': { file: 'none.json' }, 'theory.version': { id: versionId },
    'claims.beside': { oneId: claimId, otherId: claimId }, 'claims.checkExport': { claimIds: [claimId], audience: 'team' }, 'claims.compareVersions': { claimId, beforeId: keptId, nowId: null }, 'claims.lint': { claimId, text: 'It led to trust.' }, 'claims.matrix': { rows: 'claims', columns: 'sources' },
    'claims.progress': { every: 'year' }, 'claims.story': { claimId }, 'claims.weigh': { claimId },
    'claims.get': { id: claimId }, 'claims.list': {}, 'claims.preview': { target: { kind: 'memo', memoId } }, 'claims.quotedFrom': { sourceId }, 'claims.rubric': {},
    'codebook.checkExport': { audience: 'team' }, 'codebook.history': { id: codeId }, 'codebook.list': {}, 'codebook.prepare': { file: 'none.csv' },
    'coding.find': { rule: { by: 'words', words: 'trusted', unit: 'match' }, codeId }, 'coding.leftBehind': {}, 'coding.links': {}, 'coding.list': { sourceId }, 'coding.quote': at, 'coding.quotes': { codeId },
    'flows.checkExport': { question: flowQuestion, audience: 'team' }, 'flows.checkLink': { datasetIds: ['none', 'neither'], rule: { is: 'highest' } }, 'flows.checkPack': { figures: [{ title: 'A figure', address: { question: flowQuestion, cell: null } }], audience: 'team' },
    'flows.compareExtracts': { question: flowQuestion, laterId: 'later' }, 'flows.difference': { laterId: 'none' }, 'flows.gaps': {}, 'flows.ledger': { datasetId: 'none' }, 'flows.linkKey': {}, 'flows.list': {}, 'flows.mappings': {},
    'flows.packs': {}, 'flows.people': { datasetId: 'none' }, 'flows.person': { datasetId: 'none', number: 0 }, 'flows.prepare': { files: ['none.csv'] }, 'flows.preparePack': { file: 'none.kist-figures' }, 'flows.stories': { sourceId }, 'flows.subsets': {},
    'flows.trueCounts': {}, 'flows.view': flowQuestion, 'flows.views': {},
    'framework.indicator': { id: 'none' }, 'framework.indicators': {}, 'framework.outcome': { id: 'none' }, 'framework.outcomes': {}, 'framework.series': {}, 'framework.signs': {},
    'history.list': {}, 'history.previewGoBack': { to: 1, of: { kind: 'source', id: sourceId } }, 'history.show': { seq: 5 },
    'memos.check': { audience: 'team' }, 'memos.list': {}, 'programme.get': {},
    'questions.ask': { question }, 'questions.cell': { ...byCode, row: codeId, column: ailsa }, 'questions.checkFramework': { rows: 'source', codeIds: [codeId], audience: 'team' }, 'questions.framework': { rows: 'source', codeIds: [codeId] },
    'questions.inContext': { words: 'trusted' }, 'questions.list': {}, 'questions.matrix': byCode, 'questions.overTime': { codeIds: [codeId], every: 'year', count: 'codings' }, 'questions.stopList': {}, 'questions.summaries': {}, 'questions.words': { codeId },
    'reports.check': { claimIds: [claimId], audience: 'team' }, 'reports.exports': {}, 'reports.preview': { claimIds: [claimId], audience: 'team' },
    'search.find': { words: canaries[0] }, 'search.names': {},
    'sources.corrected': { id: sourceId }, 'sources.identifiers': { id: sourceId }, 'sources.labels': {}, 'sources.list': {}, 'sources.prepare': { files: ['none.txt'] }, 'sources.previewCorrection': { id: sourceId, revisionId, edits: [{ start: 0, end: 1, text: 'f' }] }, 'sources.read': { id: sourceId },
    'sources.recordingPiece': { id: 'none', piece: 0 }, 'sources.recordings': { id: sourceId }, 'sources.remembered': {}, 'sources.report': { id: sourceId }, 'sources.revision': { id: sourceId, revisionId }, 'sources.revisions': { id: sourceId },
    'team.coders': {}, 'team.drafts': {}, 'timeline.events': {}, 'vault.backups': {}, 'vault.check': {}, 'vault.list': {}, 'vault.lookOver': { path: vault.path }, 'vault.state': {}, 'vault.strength': { passphrase: 'correct wobbly' }, 'voices.list': {},
  };
});
afterAll(() => vault.close());

const queries = (Object.keys(contract) as MethodName[]).filter((name): name is QueryName => contract[name].kind === 'query');
/** Whatever an answer holds, with files opened. */
const opened = (answer: unknown): string => JSON.stringify(answer, (key, value: unknown) => (key === 'base64' && typeof value === 'string' ? Buffer.from(value, 'base64').toString('latin1') : value));
function expectNothing(answer: unknown): void {
  const words = opened(answer);
  for (const secret of [...hidden, ...canaries]) expect(words).not.toContain(secret);
}

test('every question of the contract is asked here', () => {
  expect(Object.keys(asked).toSorted()).toEqual(queries.toSorted());
});

test.each(queries)('%s', async (name) => {
  expectNothing(await vault.answer(name, asked[name]));
});

test('no entry of the history, opened, tells of others’ codings, nor of what they wrote on them', async () => {
  const { entries } = await vault.call('history.list', { limit: 500 });
  expect(entries.filter(({ method }) => method === 'questions.summarise')).toEqual([]);
  expect(entries.some(({ method }) => method === 'codebook.merge')).toBe(true);
  for (const { seq } of entries) {
    const shown = await vault.call('history.show', { seq });
    expectNothing(shown);
    expect(JSON.stringify(shown.changes)).not.toMatch(/felt trusted|every week|with cake/);
  }
});

test.each(canaries)('a search for “%s” finds nothing', async (words) => {
  expect((await vault.call('search.find', { words })).hits).toEqual([]);
  expect((await vault.call('memos.list', { words })).memos).toEqual([]);
});

describe('counts are counts of one’s own', () => {
  test('of codes and sources', async () => {
    expect((await vault.call('codebook.list', {})).codes).toMatchObject([{ codings: 1, sources: 1, pinned: 0 }]);
    expect((await vault.call('sources.list', {})).sources).toMatchObject([{ codings: 1 }]);
    expect((await vault.call('sources.read', { id: sourceId })).source.codings).toBe(1);
  });
  test('of voices', async () => {
    expect((await vault.call('voices.list', {})).voices).toMatchObject([{ pseudonym: 'Rowan', codings: 1 }]);
  });
  test('of lists', async () => {
    expect((await vault.call('coding.list', { sourceId })).codings).toHaveLength(1);
    expect((await vault.call('coding.quotes', { codeId })).quotes).toHaveLength(1);
  });
  test('of questions', async () => {
    expect((await vault.call('questions.ask', { question: { find: { is: 'code', codeId } } })).counts.passages).toBe(1);
    expect((await vault.call('questions.framework', { rows: 'source', codeIds: [codeId] })).cells).toMatchObject([{ codings: 1 }]);
  });
});

test('a link of a theory is told by one’s own coding alone, also in a kept version', async () => {
  const { id } = (await vault.call('theory.list')).theories[0]!;
  const { linkList, kept } = await vault.call('theory.get', { id });
  expect(linkList).toMatchObject([{ toldBy: 0 }]);
  expect((await vault.call('theory.version', { id: kept[0]!.id })).links).toMatchObject([{ toldBy: 0 }]);
  const { file } = await vault.call('theory.export', { id, format: 'outline', audience: 'team' });
  expect(Buffer.from(file.base64, 'base64').toString('utf8')).not.toContain('told in');
});

test('what leaves the vault holds nothing either', async () => {
  expectNothing(await vault.answer('codebook.export', { format: 'csv', audience: 'team', examples: true, decision: { reason: 'test', left: [], kept: [] } }));
  expectNothing(await vault.answer('memos.report', { format: 'html', audience: 'team' }));
});

test('others’ codings can’t be reached by their ids', async () => {
  for (const [name, input] of [
    ['coding.memo', { id: hidden[0], memo: 'mine now' }],
    ['coding.remove', { id: hidden[0] }],
    ['coding.recode', { id: hidden[0], codeId }],
    ['memos.write', { about: { kind: 'coding', id: hidden[0] }, kind: 'note', text: 'x' }],
    ['agreement.settle', { sourceId, start: 0, end: 5, codeId, coderIds: ['a', 'b'], decision: 'leave it', reason: '' }],
  ] as const) {
    const answer = await vault.answer(name, input);
    expect(answer, name).toMatchObject({ ok: false });
    expectNothing({ ...(answer as object), error: { ...((answer as { error: object }).error), details: null } });
  }
});

test('comparing is refused in words that say what to do; revealing opens it, is recorded with its reason, and undo leaves it alone', async () => {
  const refused = await vault.answer('agreement.figures', asked['agreement.figures']);
  expect(refused).toMatchObject({ ok: false, error: { code: 'not-allowed', message: expect.stringContaining('working blind') } });
  await vault.call('agreement.setBlind', { blind: false, reason: 'both have finished' });
  expect(await vault.answer('agreement.figures', asked['agreement.figures'])).toMatchObject({ ok: true });
  expect((await vault.call('coding.list', { sourceId })).codings).toHaveLength(4);
  const { entries } = await vault.call('history.list', {});
  expect(entries[0]).toMatchObject({ method: 'agreement.setBlind', label: "Ben revealed others' codings: both have finished" });
  await vault.answer('history.undo', {});
  expect((await vault.call('agreement.blind', {})).coders.every((coder) => !coder.blind)).toBe(true);
});
