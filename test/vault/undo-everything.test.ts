/**
 * Every change of words that can be undone is undone and done again, across restarts, and leaves no trace on the way: rows and full-text search are compared after
 * every step. Commands are found in the contract: a new one fails here until it has an example.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract, type Input, type MethodName } from '../../src/contract/index.ts';
import { handlers } from '../../src/service/handlers.ts';
import { openTestVault, type TestVault } from '../open-vault.ts';
import { waveFile } from '../small-recordings.ts';
import { captions, evening, find, group, storeText, writeFile } from '../small-sources.ts';
import { dumpLight, type Lit } from './dump-rows.ts';

const areas = ['sources', 'coding', 'codebook', 'memos', 'questions', 'agreement', 'causes', 'theory', 'harvest', 'claims'];
const undoable = (Object.keys(contract) as MethodName[]).filter((name) => (areas.includes(name.split('.')[0]!) || name === 'history.goBack') && contract[name].kind === 'command' && contract[name].undoable);

/** What stands in the vault before the examples, and what earlier examples have made. */
type World = { vault: TestVault; evening: string; group: string; voice: string; other: string; me: string; trust: string; /** Has two steps. */ claim: string; made: Map<MethodName, any>; start: number };
type Example<Name extends MethodName> = (world: World) => Promise<Input<Name>> | Input<Name>;

const codingsOf = async ({ vault }: World, sourceId: string) => (await vault.call('coding.list', { sourceId })).codings;
const codeNamed = async ({ vault }: World, name: string): Promise<string> => (await vault.call('codebook.list')).codes.find((code) => code.name === name)!.id;
const factorNamed = async ({ vault }: World, name: string): Promise<string> => (await vault.call('causes.factors')).factors.find((factor) => factor.name === name)!.id;
const opened = ({ vault }: World, id: string) => vault.call('sources.read', { id });

const claimIn = (world: World): string => world.made.get('claims.create').id;
const recordOf = (world: World) => world.vault.call('claims.get', { id: claimIn(world) });
const theoryIn = (world: World): string => world.made.get('theory.create').id;
const nodeIn = (world: World): string => world.made.get('theory.addNode').id;
const linkIn = (world: World): string => world.made.get('theory.addLink').id;
const outcomeIn = (world: World): string => world.made.get('harvest.addOutcome').id;

/** One example for each command, in an order in which they make sense. */
const examples: { [Name in MethodName]?: Example<Name> } = {
  'sources.store': ({ vault }) => ({
    files: [{ file: writeFile(vault, 'harbour.vtt', captions), title: 'Harbour (synthetic)', speakers: [{ label: 'Morag', voice: { pseudonym: 'Heather', group: 'Parents and carers' } }] }],
  }),
  'sources.edit': (world) => ({ id: world.evening, title: 'Evening, renamed', note: 'A note.', kind: 'interview' }),
  'sources.editSpeaker': async (world) => ({ id: (await opened(world, world.evening)).speakers[1]!.id, role: 'participant', voiceId: world.voice }),
  'codebook.begin': () => ({}),
  'codebook.create': (world) => ({ name: 'Being asked', parentId: world.trust, definition: 'Somebody asks what matters.' }),
  'codebook.edit': async (world) => ({ id: await codeNamed(world, 'Being asked'), name: 'Being asked first', aliases: ['asked'], family: 'enabler', scale: { from: 0, to: 3, words: { 0: 'hardly' } } }),
  'codebook.move': async (world) => ({ id: await codeNamed(world, 'Being asked first'), parentId: null }),
  'codebook.import': ({ vault }) => ({ file: writeFile(vault, 'codes.csv', 'Code,Definition\nCake,What is brought along\nWaiting,Time that passes\n') }),
  'coding.apply': async (world) => ({ ...(await find(world.vault, world.evening, 'felt trusted')), codeId: await codeNamed(world, 'Being asked first'), memo: 'A turning point.' }),
  'coding.applyNew': async (world) => ({ ...(await find(world.vault, world.evening, 'every week')), name: 'Every week', memo: '' }),
  'coding.recode': async (world) => ({ id: world.made.get('coding.applyNew').id, codeId: await codeNamed(world, 'Cake') }),
  'coding.memo': (world) => ({ id: world.made.get('coding.apply').id, memo: 'A hinge of the story.' }),
  'coding.resize': async (world) => ({ id: world.made.get('coding.apply').id, ...rangeOf(await find(world.vault, world.evening, 'I felt trusted for the first time')) }),
  'coding.weigh': (world) => ({ id: world.made.get('coding.apply').id, weight: 2 }),
  'coding.pin': (world) => ({ id: world.made.get('coding.apply').id, pinned: true }),
  'coding.applyMany': async (world) => ({
    passages: [await find(world.vault, world.evening, 'cake'), await find(world.vault, world.group, 'Nobody asked the dads'), await find(world.vault, world.group, 'Trust takes years')], code: { name: 'Found by a rule' }, how: 'words: asked',
  }),
  'coding.link': async (world) => ({ from: await find(world.vault, world.evening, 'felt trusted'), to: await find(world.vault, world.group, 'Trust takes years'), kind: 'contradicts', note: 'Two paces.' }),
  'coding.editLink': (world) => ({ id: world.made.get('coding.link').id, kind: 'explains', note: 'Two paces of the same.' }),
  'causes.code': async (world) => ({ passage: await find(world.vault, world.evening, 'the worker came round with cake'), cause: { name: 'Cake' }, effect: { name: 'Being asked' }, polarity: 'helps', how: 'explicit', note: 'Said with a laugh.' }),
  'causes.edit': async (world) => ({ id: world.made.get('causes.code').id, polarity: 'unclear', note: 'Said with a smile.' }),
  'causes.editFactor': async (world) => ({ id: await factorNamed(world, 'Cake'), name: 'Food; cake', note: 'Whatever is on the table.', oppositeId: await factorNamed(world, 'Being asked') }),
  'memos.write': async (world) => ({ about: { kind: 'passage', ...(await find(world.vault, world.evening, 'Come along')) }, kind: 'idea', title: 'Invitation', text: 'She invites.' }),
  'memos.edit': (world) => ({ id: world.made.get('memos.write').id, kind: 'question', text: 'Whom does she invite?' }),
  'questions.save': (world) => ({ name: 'Trust anywhere', note: 'To look at monthly.', asks: { find: { is: 'code', codeId: world.trust, below: true } } }),
  'questions.edit': (world) => ({ id: world.made.get('questions.save').id, name: 'Trust and what is under it' }),
  'questions.setStopList': () => ({ words: ['och', 'aye'] }),
  'questions.summarise': async (world) => ({ rowKind: 'source', rowId: world.evening, codeId: world.trust, text: 'Trust came slowly.', cites: (await codingsOf(world, world.evening)).filter(({ codeId }) => codeId === world.trust).map(({ id }) => id) }),
  'agreement.settle': async (world) => ({ sourceId: world.group, ...rangeOf(await find(world.vault, world.group, 'Somebody listens now')), codeId: world.trust, coderIds: [world.me, world.other], decision: 'code it', reason: 'We agree on reading it so.' }),
  'agreement.unsettle': (world) => ({ id: world.made.get('agreement.settle').id }),
  'sources.correct': async (world) => {
    const { revisionId } = await opened(world, world.evening);
    const words = await find(world.vault, world.evening, 'felt trusted');
    const gone = await find(world.vault, world.evening, 'with cake ');
    return { id: world.evening, revisionId, edits: [{ start: gone.start, end: gone.end, text: '' }, { start: words.start, end: words.end, text: 'have felt trusted at last' }], reason: 'Heard again.' };
  },
  'sources.correctTurn': async (world) => {
    const { revisionId } = await opened(world, world.evening);
    return { id: world.evening, revisionId, turn: 1, speaker: { label: 'A neighbour' }, reason: 'Another voice.' };
  },
  'sources.goBack': async (world) => {
    const { revisions } = await world.vault.call('sources.revisions', { id: world.evening });
    return { id: world.evening, revisionId: revisions.at(-1)!.id, reason: 'As it came, after all.' };
  },
  'sources.addRecording': ({ vault, evening: id }) => ({ id, file: writeFile(vault, 'evening.wav', waveFile(1)), copy: false }),
  'sources.keepRecording': (world) => ({ id: world.made.get('sources.addRecording').id }),
  'sources.removeRecording': (world) => ({ id: world.made.get('sources.keepRecording').id }),
  'codebook.split': async (world) => {
    const from = await codeNamed(world, 'Found by a rule');
    const own = [...(await codingsOf(world, world.evening)), ...(await codingsOf(world, world.group))].filter(({ codeId }) => codeId === from);
    return { id: from, parts: [{ code: { name: 'Asked for' }, codingIds: [own[0]!.id] }] };
  },
  'codebook.merge': async (world) => ({ id: await codeNamed(world, 'Being asked first'), intoId: world.trust }),
  'codebook.remove': async (world) => ({ id: await codeNamed(world, 'Found by a rule') }),
  'coding.remove': async (world) => ({ id: (await codingsOf(world, world.evening))[0]!.id }),
  'coding.unlink': (world) => ({ id: world.made.get('coding.link').id }),
  'theory.create': () => ({ name: 'How evenings lead on', group: 'Parents and carers' }),
  'theory.edit': (world) => ({ id: theoryIn(world), note: 'As told.' }),
  'theory.addNode': (world) => ({ theoryId: theoryIn(world), kind: 'condition', label: 'Trust' }),
  'theory.editNode': (world) => ({ id: nodeIn(world), label: 'Parents trust each other', at: { x: 1, y: 2 } }),
  'theory.placeNodes': (world) => ({ theoryId: theoryIn(world), places: [{ id: nodeIn(world), at: { x: 3, y: 4.5 } }] }),
  'theory.import': ({ vault }) => ({ file: writeFile(vault, 'theory.json', JSON.stringify({ kist: 'theory of change', format: 1, theories: [{ key: 't', name: 'From a file', nodes: [{ key: 'a', kind: 'activity', label: 'Soup' }, { key: 'b', kind: 'outcome', label: 'Staying' }] }] })) }),
  'theory.addLink': async (world) => {
    const { nodeList } = await world.vault.call('theory.get', { id: world.made.get('theory.import').id });
    return { fromId: nodeList[0]!.id, toId: nodeList[1]!.id };
  },
  'theory.editLink': (world) => ({ id: linkIn(world), mechanism: 'A key.' }),
  'theory.addAssumption': (world) => ({ theoryId: world.made.get('theory.import').id, linkId: linkIn(world), text: 'The same faces stay' }),
  'theory.editAssumption': (world) => ({ id: world.made.get('theory.addAssumption').id, status: 'challenged', reason: 'Three workers.' }),
  'theory.addEvidence': async (world) => ({ about: { is: 'link', linkId: linkIn(world) }, side: 'for', target: { kind: 'quote', ...(await find(world.vault, world.group, 'Trust takes years')) }, reason: 'So long.' }),
  'theory.editEvidence': (world) => ({ id: world.made.get('theory.addEvidence').id, side: 'against' }),
  'theory.removeEvidence': (world) => ({ id: world.made.get('theory.editEvidence').id }),
  'theory.keepVersion': (world) => ({ id: theoryIn(world), reason: 'As it stands.' }),
  'theory.removeLink': (world) => ({ id: linkIn(world) }),
  'theory.removeAssumption': (world) => ({ id: world.made.get('theory.addAssumption').id }),
  'theory.removeNode': (world) => ({ id: nodeIn(world) }),
  'theory.remove': (world) => ({ id: theoryIn(world) }),
  'harvest.addOutcome': () => ({ who: 'The school', what: 'changed its form', intended: 'not intended' }),
  'harvest.editOutcome': (world) => ({ id: outcomeIn(world), significance: 'Nobody is “other”.', scaling: ['up'] }),
  'harvest.substantiate': (world) => ({ outcomeId: outcomeIn(world), role: 'a clerk of another school', agreement: 'agrees partly' }),
  'harvest.rest': async (world) => ({ about: { is: 'outcome', outcomeId: outcomeIn(world) }, target: { kind: 'quote', ...(await find(world.vault, world.group, 'Somebody listens now')) } }),
  'harvest.unrest': (world) => ({ id: world.made.get('harvest.rest').id }),
  'harvest.removeSubstantiation': (world) => ({ id: world.made.get('harvest.substantiate').id }),
  'harvest.removeOutcome': (world) => ({ id: outcomeIn(world) }),
  'harvest.addEntry': () => ({ kind: 'did not work', statement: 'The garden', tried: 'Nobody came.' }),
  'harvest.editEntry': (world) => ({ id: world.made.get('harvest.addEntry').id, status: 'gone' }),
  'harvest.removeEntry': (world) => ({ id: world.made.get('harvest.addEntry').id }),
  'harvest.addRound': () => ({ name: 'Spring' }),
  'harvest.editRound': (world) => ({ id: world.made.get('harvest.addRound').id, panel: 'Two parents' }),
  'harvest.setStory': (world) => ({ roundId: world.made.get('harvest.addRound').id, sourceId: world.evening, chosen: true, panelsReason: 'It lasted.' }),
  'harvest.removeStory': (world) => ({ roundId: world.made.get('harvest.addRound').id, sourceId: world.evening }),
  'harvest.removeRound': (world) => ({ id: world.made.get('harvest.addRound').id }),
  'causes.mergeFactors': async (world) => ({ keepId: await factorNamed(world, 'Soup'), giveId: await factorNamed(world, 'Food; cake') }),
  'causes.remove': (world) => ({ id: world.made.get('causes.code').id }),
  'causes.removeFactor': async (world) => ({ id: await factorNamed(world, 'Being asked') }),
  'claims.create': () => ({ statement: 'Evenings contributed to trust', otherFactors: ['A hall'] }),
  'claims.edit': (world) => ({ id: claimIn(world), statement: 'Evenings, with a hall, contributed to trust', reason: 'Wider.', changeForWhom: 'Parents', scaling: ['deep'], necessity: 'necessary', weight: 'important', coContributors: ['The school'] }),
  'claims.addEvidence': async (world) => ({ claimId: claimIn(world), side: 'for', target: { kind: 'quote', ...(await find(world.vault, world.group, 'Trust takes years')) }, reason: 'She tells it.' }),
  'claims.editEvidence': (world) => ({ id: world.made.get('claims.addEvidence').id, side: 'against' }),
  'claims.expect': (world) => ({ claimId: claimIn(world), expected: 'A key cut for parents', certainty: 'yes', uniqueness: 'no', decides: true }),
  'claims.together': (world) => ({ evidenceIds: [world.made.get('claims.addEvidence').id, world.made.get('claims.expect').id], name: 'The hall' }),
  'claims.addRival': (world) => ({ claimId: claimIn(world), statement: 'A new worker', category: 'direct' }),
  'claims.editRival': (world) => ({ id: world.made.get('claims.addRival').id, wouldNotExpect: 'The same elsewhere' }),
  'claims.rivalToPackage': (world) => ({ rivalId: world.made.get('claims.addRival').id, nonRedundant: 'Nobody else had a key.' }),
  'claims.addFactor': (world) => ({ claimId: claimIn(world), role: 'programme', factor: 'The evenings', restsOn: [world.made.get('claims.rivalToPackage').id] }),
  'claims.editFactor': (world) => ({ id: world.made.get('claims.addFactor').id, nonRedundant: 'Nobody had asked before.' }),
  'claims.removeFactor': (world) => ({ id: world.made.get('claims.rivalToPackage').id }),
  'claims.setStep': (world) => ({ claimId: claimIn(world), what: 'They cook', date: { from: '2023-09-01', to: '2023-10-01', precision: 'month', text: 'September 2023' }, dose: 4, group: 'Parents' }),
  'claims.orderSteps': async (world) => ({ claimId: world.claim, ids: (await world.vault.call('claims.get', { id: world.claim })).steps.map(({ id }) => id).toReversed() }),
  'claims.rate': async (world) => ({ claimId: claimIn(world), ratings: [{ criterion: (await world.vault.call('claims.rubric')).current.criteria[0]!.key, level: 2, reason: 'Told.' }] }),
  'claims.editRubric': async (world) => ({ criteria: (await world.vault.call('claims.rubric')).current.criteria.slice(1) }),
  'claims.setCerqual': (world) => ({ claimId: claimIn(world), methods: 'minor', reasons: 'Few.' }),
  'claims.setBond': (world) => ({ claimId: claimIn(world), answers: [{ principle: 'Contribution', question: 1, score: 3, reason: '' }] }),
  'claims.relate': async (world) => ({ fromId: claimIn(world), toId: world.claim, kind: 'depends on', note: 'Without it nothing.' }),
  'claims.review': (world) => ({ claimId: claimIn(world), who: 'A clerk', said: 'agrees partly' }),
  'claims.keepVersion': (world) => ({ claimId: claimIn(world), reason: 'Before the meeting.' }),
  'claims.draftStory': (world) => ({ claimId: claimIn(world) }),
  'claims.editStory': async (world) => {
    const { sentences } = await world.vault.call('claims.story', { claimId: claimIn(world) });
    return { claimId: claimIn(world), sentences: sentences.map(({ stale: _stale, ...sentence }, index) => (index === 0 ? { ...sentence, text: 'In our own words.' } : sentence)) };
  },
  'claims.removeStep': async (world) => ({ id: (await recordOf(world)).steps[0]!.id }),
  'claims.unrelate': (world) => ({ id: world.made.get('claims.relate').id }),
  'claims.removeReview': (world) => ({ id: world.made.get('claims.review').id }),
  'claims.removeEvidence': (world) => ({ id: world.made.get('claims.addEvidence').id }),
  'claims.removeRival': (world) => ({ id: world.made.get('claims.addRival').id }),
  'claims.remove': (world) => ({ id: claimIn(world) }),
  'memos.remove': (world) => ({ id: world.made.get('memos.write').id }),
  'questions.remove': (world) => ({ id: world.made.get('questions.save').id }),
  'history.goBack': (world) => ({ to: world.start, of: { kind: 'codebook' } }),
  'sources.remove': (world) => ({ id: world.group }),
};

const rangeOf = ({ start, end }: { start: number; end: number }) => ({ start, end });

let world: World;
beforeAll(async () => {
  const vault = await openTestVault();
  const [one, two] = [await storeText(vault, 'evening.txt', evening), await storeText(vault, 'group.txt', group)];
  const { id: voice } = await vault.call('voices.create', { pseudonym: 'Rowan', group: 'Parents and carers' });
  const { current: me } = await vault.call('team.coders');
  const { id: other } = await vault.call('team.addCoder', { name: 'Ruaridh', initials: 'RB' });
  const { id: trust } = await vault.call('codebook.create', { name: 'Trust' });
  await vault.call('coding.apply', { ...(await find(vault, one.id, 'Being listened to')), codeId: trust });
  await vault.call('causes.code', { passage: await find(vault, two.id, 'Somebody listens now'), cause: { name: 'Soup' }, effect: { name: 'Listening' } });
  await vault.call('team.become', { id: other });
  await vault.call('coding.apply', { ...(await find(vault, two.id, 'Somebody listens now')), codeId: trust });
  await vault.call('team.become', { id: me });
  const { id: claim } = await vault.call('claims.create', { statement: 'Somebody came round first' });
  for (const what of ['They come', 'They listen']) await vault.call('claims.setStep', { claimId: claim, what });
  const start = (await vault.call('history.list', { limit: 1 })).entries[0]!.seq;
  world = { vault, evening: one.id, group: two.id, voice, other, me, trust, claim, made: new Map(), start };
});
afterAll(() => world?.vault.close());

test('every command that can be undone has an example here, and is answered', () => {
  expect(undoable.filter((name) => !(name in examples))).toEqual([]);
  expect(undoable.filter((name) => handlers[name] === undefined)).toEqual([]);
  expect(Object.keys(examples).filter((name) => !undoable.includes(name as MethodName))).toEqual([]);
});

test('all of it is taken back, and after a restart done again, step by step as it was', { timeout: 240_000 }, async () => {
  const { vault } = world;
  /** `made[n]`: the vault after the first n examples. */
  const made: Lit[] = [await dumpLight(vault)];
  const labels: string[] = [];
  for (const name of (Object.keys(examples) as MethodName[]).filter((one) => handlers[one] !== undefined)) {
    const before = (await vault.call('history.list', { limit: 1 })).entries[0]!.seq;
    world.made.set(name, await vault.call(name, (await (examples[name] as Example<typeof name>)(world)) as never));
    const { entries } = await vault.call('history.list', { limit: 2 });
    expect({ name, seq: entries[0]!.seq, method: entries[0]!.method }).toEqual({ name, seq: before + 1, method: name });
    expect(entries[0]!.label.trim(), `${name} says what it did`).not.toBe('');
    labels.push(entries[0]!.label);
    made.push(await dumpLight(vault));
    expect(made.at(-1), `${name} changes something`).not.toEqual(made.at(-2));
  }

  await vault.restart();
  for (let left = labels.length; left > 0; left -= 1) {
    expect(await vault.call('history.undo')).toEqual({ label: labels[left - 1] });
    expect(await dumpLight(vault), `${labels[left - 1]} is taken back`).toEqual(made[left - 1]);
    if (left === Math.ceil(labels.length / 2)) await vault.restart();
  }
  await vault.restart();
  expect(await vault.call('vault.state')).toMatchObject({ redo: labels[0] });
  for (let done = 0; done < labels.length; done += 1) {
    expect(await vault.call('history.redo')).toEqual({ label: labels[done] });
    expect(await dumpLight(vault), `${labels[done]} is done again`).toEqual(made[done + 1]);
  }
  expect(await vault.answer('history.redo')).toMatchObject({ ok: false, error: { code: 'nothing-to-redo' } });
  expect(await vault.call('vault.check')).toMatchObject({ sound: true });
});
