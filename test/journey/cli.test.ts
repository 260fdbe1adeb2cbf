/** The whole journey by `kist` alone: every step a process of its own, as somebody types it or a script runs it. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Input, MethodName, Output } from '../../src/contract/index.ts';
import { type Ended, kist as run } from '../cli/kist-process.ts';
import { testPassphrase } from '../open-vault.ts';
import { said, writeMoves, writeTranscripts } from './whole-files.ts';

const newPassphrase = 'seven lanterns on the far pier';
const linkPassphrase = 'sturdy lantern over the moor';

// Each of some sixty processes derives a key, on purpose slowly.
vi.setConfig({ testTimeout: 240_000 });

let home: string;
let transcripts: string;
let passphrase = testPassphrase;
let recoveryKey: string;

const kist = (words: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
  run(words, { cwd: home, env: { KIST_HOME: join(home, 'vaults'), KIST_PASSPHRASE: passphrase, KIST_LINK_PASSPHRASE: linkPassphrase, ...env } });

/** `kist call`, which has to end well; answers what it printed. Secrets come from the environment. */
async function call<Name extends MethodName>(name: Name, input: Partial<Input<Name>> = {}, ...more: string[]): Promise<Output<Name>> {
  const { code, err, json } = await kist(['call', 'Journey', name, JSON.stringify(input), ...more]);
  expect(err).toBe('');
  expect(code).toBe(0);
  return json as Output<Name>;
}

/** Texts that were read: each command is a process that opens the vault anew. */
const texts = new Map<string, string>();

/** Where words stand in a source. */
async function place(sourceId: string, words: string): Promise<{ sourceId: string; start: number; end: number }> {
  const text = texts.get(sourceId) ?? (await call('sources.read', { id: sourceId })).text;
  texts.set(sourceId, text);
  const start = text.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  return { sourceId, start, end: start + words.length };
}

const ids: Record<'interview' | 'group' | 'door' | 'bracken' | 'outcome' | 'indicator' | 'sign' | 'dataset' | 'claim', string> = { interview: '', group: '', door: '', bracken: '', outcome: '', indicator: '', sign: '', dataset: '', claim: '' };
const month = (year: number, number: number, text: string) => ({ from: `${year}-${String(number).padStart(2, '0')}-01`, to: `${year}-${String(number + 1).padStart(2, '0')}-01`, precision: 'month' as const, text });

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'kist-cli-journey-'));
  transcripts = await writeTranscripts(home);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('a vault: a weak passphrase is refused with the reason, a good one taken, the recovery key printed once', async () => {
  expect((await kist(['new', 'Journey'], { KIST_PASSPHRASE: 'lantern12' })).error).toMatchObject({ code: 'weak-passphrase' });
  const made = await kist(['new', 'Journey', '--coder', 'Isla Munro']);
  expect(made.code).toBe(0);
  recoveryKey = /Recovery key: (\S+)/.exec(made.out)![1]!;
});

test('transcripts: one stored with a speaker put right, the folder after it; what can’t be read says why', async () => {
  const interview = join(transcripts, 'evening.txt');
  const { files } = await call('sources.prepare', { files: [interview] });
  expect(files[0]!.speakers.map(({ label }) => label)).toEqual(['Interviewer', 'Morag', 'Mrag']);
  expect(files[0]!.identifiers.map(({ text }) => text)).toContain('07700 900123');
  const { sources } = await call('sources.store', {
    files: [{ file: interview, speakers: [{ label: 'Mrag', sameAs: 'Morag' }, { label: 'Morag', role: 'participant', voice: { pseudonym: 'Bracken', group: 'Parents and carers' } }] }],
  });
  expect(sources).toMatchObject([{ turns: 9, voices: [expect.any(String)] }]);
  ids.interview = sources[0]!.id;

  const imported = await kist(['import', 'Journey', transcripts, '--json']);
  expect(imported.code).toBe(0);
  const stored = Object.fromEntries(imported.json.stored.map(({ source }: any) => [source.fileName, source.id]));
  expect(Object.keys(stored).toSorted()).toEqual(['at the door.vtt', 'harbourside group.docx', 'meeting note.md']);
  expect(imported.json.alreadyHere).toMatchObject([{ file: interview }]);
  expect(imported.json.leftOut.map(({ problem }: any) => problem.code).toSorted()).toEqual(['binary-file', 'damaged-file', 'empty-file']);
  ids.group = stored['harbourside group.docx'];
  ids.door = stored['at the door.vtt'];
});

test('voices and what they agreed to', async () => {
  const { voices } = await call('voices.list');
  ids.bracken = voices.find(({ pseudonym }) => pseudonym === 'Bracken')!.id;
  const recorded = (board: 'given' | 'refused') => ({ state: 'recorded', audiences: { team: 'given', board, partners: 'unknown', public: 'refused' }, attribution: 'general role', until: null, note: '' }) as const;
  await call('voices.setConsent', { id: ids.bracken, consent: recorded('given') });
  await call('voices.edit', { id: ids.bracken, roleGeneral: 'Parent at a family evening', area: 'Invermuir' });
  const sorrel = await call('voices.create', { pseudonym: 'Sorrel', group: 'Practitioners', consent: recorded('refused') });
  const linnet = await call('voices.create', { pseudonym: 'Linnet', group: 'Parents and carers' });
  for (const [source, label, voiceId] of [[ids.door, 'Worker', sorrel.id], [ids.door, 'Morag', ids.bracken], [ids.group, 'Parent 2', linnet.id]] as const) {
    const { speakers } = await call('sources.read', { id: source });
    await call('sources.editSpeaker', { id: speakers.find((speaker) => speaker.label === label)!.id, voiceId });
  }
});

test('ten codings, one of them taken away and brought back, and words found', async () => {
  const first = await call('coding.applyNew', { ...(await place(ids.interview, said.listened)), name: 'being listened to' });
  const trust = await call('coding.applyNew', { ...(await place(ids.interview, 'I felt trusted for the first time in years')), name: 'trust' });
  for (const [source, words, codeId] of [
    [ids.interview, 'Being listened to changes how you stand in a room', first.codeId],
    [ids.interview, 'We went every week. The children loved it, and I felt trusted', first.codeId],
    [ids.interview, 'Nobody had thought of the hour', trust.codeId],
    [ids.group, 'Somebody listens now', first.codeId],
    [ids.group, said.slower, trust.codeId],
    [ids.group, 'We decided together', trust.codeId],
    [ids.door, said.phoned, first.codeId],
  ] as const) await call('coding.apply', { ...(await place(source, words)), codeId });
  const last = await call('coding.applyNew', { ...(await place(ids.door, 'I know their names')), name: 'I know their names' });
  expect((await call('coding.list', { sourceId: ids.interview })).codings).toHaveLength(5);
  await call('coding.remove', { id: last.id });
  expect((await call('coding.list', { sourceId: ids.door })).codings).toHaveLength(1);
  expect((await call('history.undo')).label).toMatch(/I know their names/);
  expect((await call('coding.list', { sourceId: ids.door })).codings).toHaveLength(2);
  const { quotes } = await call('coding.quotes', { codeId: first.codeId });
  expect(quotes).toHaveLength(5);
  expect((await call('search.find', { words: 'listening' })).hits.some(({ id }) => id === ids.interview)).toBe(true);
});

test('an outcome, an indicator, two signs', async () => {
  ids.outcome = (await call('framework.addOutcome', { wording: 'Real support, from people who stay, when it is needed' })).id;
  ids.indicator = (await call('framework.addIndicator', { wording: 'We are listened to before anything is decided', groups: ['Parents and carers'], outcomeIds: [ids.outcome] })).id;
  const sign = { indicatorId: ids.indicator, observedBy: 'parents' };
  ids.sign = (await call('framework.logSign', { ...sign, date: month(2024, 3, 'March 2024'), polarity: 'confirming', seenIn: { kind: 'passage', ...(await place(ids.interview, said.listened)) } })).id;
  const { id: eventId } = await call('timeline.addEvent', { title: 'The evenings move to Sunday', date: month(2024, 5, 'May 2024'), knownFrom: 'The notice on the door of the hall' });
  await call('framework.logSign', { ...sign, date: month(2024, 5, 'May 2024'), polarity: 'mixed', seenIn: { kind: 'event', eventId } });
  expect((await call('framework.indicator', { id: ids.indicator })).signs).toHaveLength(2);
});

test('a table of moves: odd rows told before storing, small numbers hidden after it', async () => {
  const file = writeMoves(home);
  const prepared = await call('flows.prepare', { files: [file] });
  expect(prepared.tables[0]!.columns.map(({ role }) => role)).toEqual(['person', 'state', 'start', 'end']);
  expect(prepared.problem).toBeNull();
  expect(prepared.ledger.map(({ action }) => action).toSorted()).toEqual(['dropped', 'dropped', 'merged', 'questioned']);
  ids.dataset = (await call('flows.store', { files: [file], mapping: prepared.mapping, name: 'Invented moves', extractDate: '2024-06-30', synthetic: true })).dataset.id;
  const { tables, sentences } = await call('flows.view', { datasetId: ids.dataset, view: { measure: 'moves' } });
  const moves = tables[0]!;
  const cell = (from: string, to: string): unknown => moves.cells[moves.rows.findIndex(({ key }) => key === from)]![moves.columns.findIndex(({ key }) => key === to)];
  expect(cell('universal', 'family team')).toBeGreaterThan(70);
  expect(typeof cell('family team', 'away from home')).not.toBe('number');
  expect(sentences.length).toBeGreaterThan(0);
});

test('a claim with evidence of three kinds and one piece against, another explanation, a rating', async () => {
  ids.claim = (
    await call('claims.create', {
      statement: 'In Millbank, the family evenings, together with a worker who stayed, contributed to parents being listened to', indicatorIds: [ids.indicator], outcomeIds: [ids.outcome],
      period: { from: '2023-09-01', to: '2024-06-01', precision: 'range', text: 'autumn 2023 to May 2024' }, changeObserved: 'Parents say that somebody listens now.', programmePart: 'It paid for the hall and the food.',
      otherFactors: ['A worker who stayed for two years'],
    })
  ).id;
  const about = { claimId: ids.claim };
  await call('claims.addEvidence', { ...about, side: 'for', reason: 'She tells how it began.', target: { kind: 'quote', ...(await place(ids.interview, said.listened)) } });
  await call('claims.addEvidence', { ...about, side: 'for', reason: 'A sign that parents had named.', target: { kind: 'sign', signId: ids.sign } });
  await call('claims.addEvidence', { ...about, side: 'for', reason: 'Families found a team first.', target: { kind: 'figure', address: { question: { datasetId: ids.dataset, view: { measure: 'moves' } }, cell: { table: 'moves', row: 'universal', column: 'family team' } } } });
  await call('claims.addEvidence', { ...about, side: 'against', reason: 'Not everybody felt it so soon.', target: { kind: 'quote', ...(await place(ids.group, said.slower)) } });
  await call('claims.addEvidence', { ...about, side: 'for', reason: 'The worker says so too.', target: { kind: 'quote', ...(await place(ids.door, said.phoned)) } });
  await call('claims.addRival', { ...about, statement: 'A new head teacher opened the school to parents', wouldExpect: 'Parents of the other school saying less of it.', verdict: 'weakened', reason: 'Nobody names the school.' });
  const { current } = await call('claims.rubric');
  await call('claims.rate', { ...about, ratings: current.criteria.map(({ key }) => ({ criterion: key, level: 2, reason: 'Three kinds of evidence, from few people.' })) });
  const read = await call('claims.get', { id: ids.claim });
  expect(read.evidence).toHaveLength(5);
  expect(read.ratings).toHaveLength(5);
});

test('a brief for the board, in Word and as a web page, without what is held back', async () => {
  const request = { claimIds: [ids.claim], audience: 'board' as const };
  const gate = await call('reports.check', request);
  expect(gate.findings.filter(({ verdict }) => verdict === 'held').map(({ why }) => why)).toEqual(expect.arrayContaining([expect.stringMatching(/not recorded/), expect.stringMatching(/said no/)]));
  expect(gate.toDecide).toBe(0);
  await call('reports.brief', { ...request, format: 'docx' }, '--out', 'brief.docx');
  await call('reports.brief', { ...request, format: 'html' }, '--out', 'brief.html');
  const { value: inWord } = await mammoth.extractRawText({ path: join(home, 'brief.docx') });
  for (const text of [inWord, readFileSync(join(home, 'brief.html'), 'utf8')]) {
    for (const words of [said.listened, 'Parent at a family evening', 'A new head teacher']) expect(text).toContain(words);
    for (const words of [said.slower, said.phoned, 'Morag', 'Bracken', 'Sorrel', 'Linnet']) expect(text).not.toContain(words);
  }
  expect((await call('reports.exports')).exports).toHaveLength(2);
});

test('checked, backed up, restored, opened with the recovery key: everything is still there, and undo goes on', async () => {
  expect((await kist(['check', 'Journey'])).out).toContain('The vault is sound.');
  const backup = await kist(['backup', 'Journey', '--to', 'safe', '--json']);
  expect(backup.json).toMatchObject({ verified: true });
  rmSync(join(home, 'vaults', 'Journey.kist'), { recursive: true });
  expect((await kist(['restore', backup.json.path, join('vaults', 'Journey')])).code).toBe(0);
  expect((await call('claims.get', { id: ids.claim })).evidence).toHaveLength(5);

  const path = join(home, 'vaults', 'Journey.kist');
  const recovered = await kist(['call', '-', 'vault.unlockWithRecoveryKey', JSON.stringify({ path })], { KIST_RECOVERY_KEY: recoveryKey, KIST_NEW_PASSPHRASE: newPassphrase });
  expect(recovered.err).toBe('');
  expect(recovered.json.recoveryKey).not.toBe(recoveryKey);
  expect((await kist(['check', 'Journey'])).error).toMatchObject({ code: 'wrong-passphrase' });
  passphrase = newPassphrase;
  expect((await call('history.undo')).label).toMatch(/^Rated/);
  expect((await call('claims.get', { id: ids.claim })).ratings).toEqual([]);
  expect((await call('history.redo')).label).toMatch(/^Rated/);
  expect((await call('sources.list')).sources.map(({ codings }) => codings).toSorted()).toEqual([0, 2, 3, 5]);
  expect((await kist(['check', 'Journey'])).out).toContain('The vault is sound.');
});

test('the demonstration walks it all by itself', async () => {
  expect((await kist(['demo', 'shown'])).code).toBe(0);
  expect(readFileSync(join(home, 'shown', 'demonstration.txt'), 'utf8')).toContain('the vault is sound');
  for (const name of ['Demonstration.kist', 'brief.docx', 'brief.html']) expect(existsSync(join(home, 'shown', name))).toBe(true);
});
