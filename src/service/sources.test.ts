import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { captions, evening, find, group, storeText, writeFile } from '../../test/small-sources.ts';
import { sha256 } from '../vault/sources.ts';

let vault: TestVault;
beforeEach(async () => {
  vault = await openTestVault();
});
afterEach(() => vault.close());

const list = async () => (await vault.call('sources.list')).sources;
const voices = async () => (await vault.call('voices.list')).voices;
const prepare = async (...files: string[]) => (await vault.call('sources.prepare', { files })).files;

describe('preparing', () => {
  test('shows what would be stored and stores nothing', async () => {
    const [file] = await prepare(writeFile(vault, 'evening.txt', evening));
    expect(file).toMatchObject({
      name: 'evening.txt',
      problem: null,
      alreadyHere: null,
      sameBytesAs: null,
      format: 'txt',
      encoding: 'utf-8',
      title: 'Family evening in Millbank (synthetic)',
      date: { from: '2024-03-12', to: '2024-03-13', precision: 'day' },
      turns: 6,
    });
    expect(file!.speakers.map(({ label, turns, role }) => [label, turns, role])).toEqual([['Interviewer', 3, 'interviewer'], ['Morag', 3, 'participant']]);
    expect(file!.preview).toHaveLength(file!.paragraphs);
    expect(file!.preview).toContainEqual({ kind: 'speech', speaker: 'Interviewer', atMs: null, text: 'How did the evenings begin?' });
    expect(await list()).toEqual([]);
    expect((await vault.call('vault.state')).undo).toBeNull();
  });

  test('suggests one pseudonym per person over all files, and knows who spoke before', async () => {
    const paths = [writeFile(vault, 'evening.txt', evening), writeFile(vault, 'group.txt', group), writeFile(vault, 'waiting.vtt', captions)];
    const files = await prepare(...paths);
    const suggested = (index: number, label: string) => files[index]!.speakers.find((speaker) => speaker.label === label)!.suggestedPseudonym;
    expect(suggested(2, 'Morag')).toBe(suggested(0, 'Morag'));
    const people = files.flatMap((file, at) => file.speakers.map((speaker) => [speaker.label === 'Morag' ? 'Morag' : `${at} ${speaker.label}`, speaker.suggestedPseudonym] as const));
    expect(new Set(people.map(([, pseudonym]) => pseudonym)).size).toBe(new Set(people.map(([person]) => person)).size);

    await vault.call('voices.create', { pseudonym: suggested(1, 'Parent 1'), group: 'Parents and carers' });
    await vault.call('sources.store', {
      files: [{ file: paths[0]!, speakers: [{ label: 'Morag', voice: { pseudonym: 'Skye', group: 'Parents and carers' } }, { label: 'Interviewer', voice: { pseudonym: 'Innes', group: 'Practitioners' } }] }],
    });
    const skye = (await voices()).find((voice) => voice.pseudonym === 'Skye')!;
    const [again, other] = await prepare(paths[2]!, writeFile(vault, 'other.txt', evening.replace('cake', 'soup')));
    expect(again!.speakers.find((speaker) => speaker.label === 'Morag')).toMatchObject({ knownVoiceId: skye.id });
    // "Interviewer" may be somebody else another time.
    expect(other!.speakers.map((speaker) => [speaker.label, speaker.knownVoiceId])).toEqual([['Interviewer', null], ['Morag', skye.id]]);
    const taken = new Set((await voices()).map((voice) => voice.pseudonym));
    for (const file of [again!, other!]) for (const speaker of file.speakers) expect(taken).not.toContain(speaker.suggestedPseudonym);
  });

  test('names what one file lacks without holding up the others', async () => {
    const files = await prepare(
      writeFile(vault, 'empty.txt', ''),
      writeFile(vault, 'evening.txt', evening),
      `${vault.folder}/gone.txt`,
      writeFile(vault, 'picture.docx', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])),
      writeFile(vault, 'report.pdf', '%PDF-1.7\n'),
    );
    expect(files.map((file) => [file.name, file.problem?.code ?? null])).toEqual([
      ['empty.txt', 'empty-file'],
      ['evening.txt', null],
      ['gone.txt', 'unreadable-file'],
      ['picture.docx', 'binary-file'],
      ['report.pdf', 'damaged-file'],
    ]);
  });

  test('notices the same bytes in the vault and in the selection', async () => {
    const one = writeFile(vault, 'one.txt', evening);
    const two = writeFile(vault, 'two.txt', evening);
    expect((await prepare(one, two)).map((file) => file.sameBytesAs)).toEqual([null, one]);
    const { sources } = await vault.call('sources.store', { files: [{ file: one, title: 'Evening' }] });
    expect((await prepare(two))[0]!.alreadyHere).toEqual({ sourceId: sources[0]!.id, title: 'Evening' });
    await vault.call('sources.remove', { id: sources[0]!.id });
    expect((await prepare(two))[0]!.alreadyHere).toBeNull();
  });

  test('shows corrections of speakers before they are stored', async () => {
    const file = writeFile(vault, 'evening.txt', evening);
    const { files } = await vault.call('sources.prepare', { files: [file], speakers: [{ label: 'Morag', notASpeaker: true }] });
    expect(files[0]!.speakers.map((speaker) => speaker.label)).toEqual(['Interviewer']);
    expect(files[0]!.preview.map((paragraph) => paragraph.text)).toContain('Morag: We went every week. The children loved it, and I felt trusted for the first time in years.');
  });

  test('finds what may identify, with the whole count', async () => {
    const lines = Array.from({ length: 250 }, (_, at) => `Morag: You can write to me at person${at}@example.org.`).join('\n\n');
    const [file] = await prepare(writeFile(vault, 'letters.txt', lines));
    expect(file!.identifiers).toHaveLength(200);
    expect(file!.identifierCount).toBe(250);
    expect(file!.identifiers[0]).toMatchObject({ kind: 'email', text: 'person0@example.org', before: 'You can write to me at ' });
  });

  test('says how far it has come and stops when asked', async () => {
    const paths = Array.from({ length: 5 }, (_, at) => writeFile(vault, `${at}.txt`, `${evening}${at}`));
    const heard: string[] = [];
    const answer = await vault.service.call('sources.prepare', { files: paths }, { progress: (_, words) => heard.push(words), cancelled: () => heard.length >= 2 });
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(heard).toEqual(['Reading file 1 of 5', 'Reading file 2 of 5']);
    const stored = await vault.service.call('sources.store', { files: paths.map((file) => ({ file })) }, { cancelled: () => true });
    expect(stored).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await list()).toEqual([]);
  });
});

describe('storing', () => {
  test('keeps text, paragraphs, turns, speakers and the very bytes', async () => {
    const path = writeFile(vault, 'waiting.vtt', captions);
    const { sources } = await vault.call('sources.store', { files: [{ file: path, title: 'Waiting', kind: 'story', note: 'From the café.' }] });
    const opened = await vault.call('sources.read', { id: sources[0]!.id });
    expect(opened.source).toEqual(sources[0]);
    expect(opened.source).toMatchObject({ title: 'Waiting', kind: 'story', note: 'From the café.', format: 'vtt', fileName: 'waiting.vtt', paragraphs: 3, turns: 3, codings: 0, voices: [] });
    expect(opened.paragraphs.map(({ number, start, end, turn, startMs }) => [number, opened.text.slice(start, end), turn, startMs])).toEqual([
      [1, 'We were on the waiting list for a year.', 0, 1000],
      [2, 'And nobody told you how long it would be?', 1, 5000],
      [3, 'Nobody. Then the café opened and we met others.', 2, 70_000],
    ]);
    expect(opened.turns.map((turn) => [turn.number, opened.speakers[turn.speaker]!.label])).toEqual([[1, 'Morag'], [2, 'Worker'], [3, 'Morag']]);
    const { file } = await vault.call('sources.original', { id: sources[0]!.id });
    expect(file).toMatchObject({ name: 'waiting.vtt', mediaType: 'text/vtt' });
    expect(Buffer.from(file.base64, 'base64').equals(readFileSync(path))).toBe(true);
  });

  test('takes what was said of the speakers: voices, roles, other spellings, words that are none', async () => {
    const text = evening.replace('Morag: Come along.', 'Morag M: Come along.').concat('\nMorag M: And bring cake.\n\nMorag: Always.\n\nMorag M: Always indeed.\n');
    const { sources } = await vault.call('sources.store', {
      files: [{
        file: writeFile(vault, 'evening.txt', text),
        speakers: [
          { label: 'Morag M', sameAs: 'Morag', voice: { pseudonym: 'Wren', group: 'Nobody' } },
          { label: 'Morag', voice: { pseudonym: 'Rowan', group: 'Parents and carers', roleGeneral: 'A mother' }, role: 'participant' },
          { label: 'Interviewer', role: 'other', voice: null },
        ],
      }],
    });
    const { speakers } = await vault.call('sources.read', { id: sources[0]!.id });
    const [rowan, ...others] = await voices();
    expect(others).toEqual([]);
    expect(rowan).toMatchObject({ pseudonym: 'Rowan', group: 'Parents and carers', roleGeneral: 'A mother', consent: { state: 'unknown' }, sources: 1 });
    expect(speakers.map(({ label, role, voiceId }) => [label, role, voiceId])).toEqual([['Interviewer', 'other', null], ['Morag', 'participant', rowan!.id]]);
  });

  test('one new pseudonym is one voice throughout a storing; a known one is refused', async () => {
    const files = (name: string) => [
      { file: writeFile(vault, `${name}-a.txt`, `${evening}\n${name}`), speakers: [{ label: 'Morag', voice: { pseudonym: 'Rowan', group: 'Parents and carers' } }] },
      { file: writeFile(vault, `${name}-b.vtt`, `${captions}\n4\n00:02:00.000 --> 00:02:01.000\n<v Morag>${name}\n`), speakers: [{ label: 'Morag', voice: { pseudonym: 'rowan ', group: 'Parents and carers' } }] },
    ];
    await vault.call('sources.store', { files: files('first') });
    expect(await voices()).toMatchObject([{ pseudonym: 'Rowan', sources: 2 }]);
    expect(await vault.answer('sources.store', { files: files('second') })).toMatchObject({ error: { code: 'not-allowed', details: { voiceId: expect.any(String) } } });
    expect(await list()).toHaveLength(2);
  });

  test('is all or nothing, and says which file and why', async () => {
    const good = writeFile(vault, 'evening.txt', evening);
    const cases = [
      { files: [{ file: good }, { file: writeFile(vault, 'empty.txt', '') }], code: 'empty-file', words: 'empty.txt' },
      { files: [{ file: good }, { file: writeFile(vault, 'twin.txt', evening) }], code: 'not-allowed', words: 'twin.txt' },
      { files: [{ file: good, speakers: [{ label: 'Mroag', voice: null }] }], code: 'bad-input', words: 'Mroag' },
      { files: [{ file: good, speakers: [{ label: 'Morag', voice: { id: 'nobody' } }] }], code: 'not-found', words: 'voice' },
      { files: [{ file: good, placeId: 'nowhere' }], code: 'not-found', words: 'place' },
    ];
    for (const { files, code, words } of cases) {
      const answer = await vault.answer('sources.store', { files });
      expect(answer).toMatchObject({ ok: false, error: { code, message: expect.stringContaining(words) } });
    }
    expect(await list()).toEqual([]);
    expect(await voices()).toEqual([]);
    expect((await vault.call('search.find', { words: 'cake' })).total).toBe(0);
  });

  test('the same bytes again only when the person says so', async () => {
    await storeText(vault, 'evening.txt', evening);
    const again = writeFile(vault, 'again.txt', evening);
    expect(await vault.answer('sources.store', { files: [{ file: again }] })).toMatchObject({ error: { code: 'not-allowed', message: expect.stringMatching(/again\.txt.*is in this vault already/) } });
    await vault.call('sources.store', { files: [{ file: again, evenIfHere: true }] });
    expect(await list()).toHaveLength(2);
  });

  test('is one step with the voices that it brought; undo and redo survive a restart', async () => {
    await vault.call('sources.store', {
      files: [
        { file: writeFile(vault, 'evening.txt', evening), speakers: [{ label: 'Morag', voice: { pseudonym: 'Rowan', group: 'Parents and carers' } }] },
        { file: writeFile(vault, 'group.txt', group), speakers: [{ label: 'Parent 1', voice: { pseudonym: 'Skye', group: 'Parents and carers' } }] },
      ],
    });
    const before = { sources: await list(), voices: await voices(), words: (await vault.call('search.find', { words: 'nobody' })).total };
    expect(before.words).toBe(3);
    const opened = await vault.call('sources.read', { id: before.sources[0]!.id });
    await vault.restart();
    expect((await vault.call('vault.state')).undo).toBe('Imported 2 sources');
    await vault.call('history.undo');
    expect({ sources: await list(), voices: await voices(), words: (await vault.call('search.find', { words: 'nobody' })).total }).toEqual({ sources: [], voices: [], words: 0 });
    expect(await vault.answer('sources.read', { id: opened.source.id })).toMatchObject({ error: { code: 'not-found' } });
    await vault.restart();
    await vault.call('history.redo');
    const unversioned = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, held) => (key === 'version' ? undefined : held)));
    expect(unversioned({ sources: await list(), voices: await voices(), words: (await vault.call('search.find', { words: 'nobody' })).total })).toEqual(unversioned(before));
    expect(unversioned(await vault.call('sources.read', { id: opened.source.id }))).toEqual(unversioned(opened));
  });
});

describe('afterwards', () => {
  test('title, kind, date, place and note are edited with undo', async () => {
    const source = await storeText(vault, 'evening.txt', evening);
    const { id: placeId } = await vault.call('programme.addPlace', { name: 'Millbank' });
    const date = { from: '2024-03-01', to: '2024-04-01', precision: 'month', text: 'March 2024' } as const;
    await vault.call('sources.edit', { id: source.id, title: 'Evening', kind: 'story', date, placeId, note: 'Quiet.', expectedVersion: source.version });
    expect(await list()).toMatchObject([{ title: 'Evening', kind: 'story', date, placeId, note: 'Quiet.', version: source.version + 1 }]);
    expect(await vault.answer('sources.edit', { id: source.id, note: 'Late.', expectedVersion: source.version })).toMatchObject({ error: { code: 'conflict' } });
    expect(await vault.answer('sources.edit', { id: source.id, placeId: 'nowhere' })).toMatchObject({ error: { code: 'not-found' } });
    await vault.call('sources.edit', { id: source.id, date: null, placeId: null });
    expect(await list()).toMatchObject([{ date: null, placeId: null }]);
    await vault.restart();
    await vault.call('history.undo');
    await vault.call('history.undo');
    expect(await list()).toMatchObject([{ title: source.title, kind: source.kind, date: source.date, placeId: null, note: '' }]);
  });

  test('speakers are corrected with undo', async () => {
    const source = await storeText(vault, 'evening.txt', evening);
    const speakers = async () => (await vault.call('sources.read', { id: source.id })).speakers;
    const morag = (await speakers()).find((speaker) => speaker.label === 'Morag')!;
    const { id: voiceId } = await vault.call('voices.create', { pseudonym: 'Rowan', group: 'Parents and carers' });
    await vault.call('sources.editSpeaker', { id: morag.id, voiceId, role: 'other', expectedVersion: 1 });
    expect(await speakers()).toContainEqual({ ...morag, voiceId, role: 'other', version: 2 });
    expect(await list()).toMatchObject([{ voices: [voiceId] }]);
    expect(await vault.answer('sources.editSpeaker', { id: morag.id, voiceId: 'nobody' })).toMatchObject({ error: { code: 'not-found' } });
    await vault.restart();
    await vault.call('history.undo');
    expect(await speakers()).toContainEqual({ ...morag, version: 3 });
  });

  test('the file as it came leaves with a record, and not at all once somebody in it has withdrawn', async () => {
    const source = await storeText(vault, 'evening.txt', evening);
    const { file } = await vault.call('sources.original', { id: source.id });
    expect((await vault.call('reports.exports')).exports).toMatchObject([{ audience: 'team', format: 'original', title: source.title, hash: sha256(Buffer.from(file.base64, 'base64')), contents: { sourceIds: [source.id] } }]);
    const { id: voiceId } = await vault.call('voices.create', { pseudonym: 'Ishbel', group: 'Parents and carers' });
    const { speakers } = await vault.call('sources.read', { id: source.id });
    await vault.call('sources.editSpeaker', { id: speakers.find((speaker) => speaker.label === 'Morag')!.id, voiceId });
    const nowhere = { team: 'refused', board: 'refused', partners: 'refused', public: 'refused' } as const;
    await vault.call('voices.setConsent', { id: voiceId, consent: { state: 'recorded', audiences: { ...nowhere, team: 'refused' }, attribution: 'none', until: null, note: '' } });
    expect(await vault.answer('sources.original', { id: source.id })).toMatchObject({ error: { code: 'gate-closed', message: expect.stringContaining('said no to the team') } });
    await vault.call('voices.setConsent', { id: voiceId, consent: { state: 'withdrawn', audiences: nowhere, attribution: 'none', until: null, note: '' } });
    expect(await vault.answer('sources.original', { id: source.id })).toMatchObject({ error: { code: 'gate-closed' } });
    expect((await vault.call('reports.exports')).exports).toHaveLength(1);
  });

  test('removed sources are nowhere, and come back with their codings', async () => {
    const source = await storeText(vault, 'evening.txt', evening);
    const coding = await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'cake')), name: 'Food' });
    await vault.call('sources.remove', { id: source.id });
    expect(await list()).toEqual([]);
    for (const method of ['sources.read', 'sources.original', 'sources.identifiers', 'sources.remove']) {
      expect(await vault.answer(method, { id: source.id })).toMatchObject({ error: { code: 'not-found' } });
    }
    expect((await vault.call('coding.quotes', { codeId: coding.codeId })).quotes).toEqual([]);
    await vault.restart();
    await vault.call('history.undo');
    expect(await list()).toMatchObject([{ id: source.id, codings: 1 }]);
    expect((await vault.call('coding.list', { sourceId: source.id })).codings).toEqual([coding]);
  });

  test('what may identify is shown again', async () => {
    const source = await storeText(vault, 'evening.txt', evening.replace('Come along.', 'Come along, or write to somebody@example.org, says Morag.'));
    const { identifiers } = await vault.call('sources.identifiers', { id: source.id });
    expect(identifiers.map((hit) => [hit.kind, hit.text])).toEqual([['email', 'somebody@example.org'], ['name', 'Morag']]);
  });
});
