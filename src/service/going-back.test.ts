import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MethodName, SourceSummary } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { evening, find, group, storeText } from '../../test/small-sources.ts';
import { beside, type Dump, dumpRows, dumpSearch } from '../../test/vault/dump-rows.ts';

let vault: TestVault;
let source: SourceSummary;
beforeEach(async () => {
  vault = await openTestVault();
  source = await storeText(vault, 'evening.txt', evening);
});
afterEach(() => vault.close());

const head = async (): Promise<number> => (await vault.call('history.list', { limit: 1 })).entries[0]?.seq ?? 0;
const ofSource = (id = source.id) => ({ kind: 'source' as const, id });
const codes = async () => Object.fromEntries((await vault.call('codebook.list')).codes.map(({ name, codings }) => [name, codings]));

describe('going back in a source', () => {
  test('brings back its title, who speaks, and what was said of its words, as one step that can be taken back', async () => {
    const passage = await find(vault, source.id, 'felt trusted');
    const kept = await vault.call('coding.applyNew', { ...passage, name: 'Trust', memo: 'First.' });
    const gone = await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'cake')), name: 'Cake' });
    const to = await head();
    const before = await dumpRows(vault);
    await vault.call('sources.edit', { id: source.id, title: 'Another title' });
    await vault.call('coding.memo', { id: kept.id, memo: 'Second.' });
    await vault.call('coding.remove', { id: gone.id });
    await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'every week')), name: 'Every week' });
    await vault.call('memos.write', { about: { kind: 'passage', ...passage }, kind: 'note', text: 'Later thought.' });
    const { speakers } = await vault.call('sources.read', { id: source.id });
    await vault.call('sources.editSpeaker', { id: speakers[0]!.id, role: 'other' });
    const later = await dumpRows(vault);

    const preview = await vault.call('history.previewGoBack', { to, of: ofSource() });
    expect(preview.sentences).toEqual([
      `The title is “${source.title}” again, no longer “Another title”.`,
      'Who speaks is again as it was, for one speaker.',
      'One coding made since is taken away (1 by First coder).',
      'One coding removed since comes back.',
      'One coding is again as it was.',
      'One memo made since is taken away.',
      'Consent stays as it is today.',
    ]);
    expect(preview.changes).toBe(6);
    expect(await dumpRows(vault)).toEqual(later);
    expect(await vault.call('history.goBack', { to, of: ofSource() })).toEqual(preview);
    const after = await dumpRows(vault);
    for (const table of ['source', 'speaker', 'coding', 'memo']) expect(after[table]).toEqual(before[table]);
    expect(Object.keys(after.code!)).toHaveLength(3);
    expect((await vault.call('history.previewGoBack', { to, of: ofSource() })).sentences).toEqual(['Nothing has changed since then.']);
    await vault.restart();
    expect(await vault.call('history.undo')).toEqual({ label: expect.stringMatching(/^Went back in “Another title” to entry \d+ of \d{4}-/) });
    expect(await dumpRows(vault)).toEqual(later);
    await vault.call('history.redo');
    expect((await dumpRows(vault)).coding).toEqual(before.coding);
    expect(await vault.call('vault.check')).toMatchObject({ sound: true });
  });

  test('brings back its text with everything on the words that it had; evidence is found on them again', async () => {
    const passage = await find(vault, source.id, 'felt trusted');
    await vault.call('coding.applyNew', { ...passage, name: 'Trust' });
    await vault.call('memos.write', { about: { kind: 'passage', ...passage }, kind: 'note', text: 'A hinge.' });
    const { id: claimId } = await vault.call('claims.create', { statement: 'The evenings contributed to trust.' });
    await vault.call('claims.addEvidence', { claimId, side: 'for', target: { kind: 'quote', ...passage }, reason: 'She says so.' });
    const to = await head();
    const before = await dumpRows(vault);
    const search = await dumpSearch(vault);
    const { revisionId } = await vault.call('sources.read', { id: source.id });
    await vault.call('sources.correct', { id: source.id, revisionId, edits: [{ start: 0, end: 0, text: 'Heard again. ' }, { start: passage.start, end: passage.end, text: 'had trust' }] });
    const stale = async () => (await vault.call('claims.get', { id: claimId })).evidence[0]!.stale;
    expect(await stale()).not.toBeNull();
    expect((await vault.call('memos.list', {})).memos[0]).toMatchObject({ stale: true, words: 'had trust' });
    const { sentences } = await vault.call('history.goBack', { to, of: ofSource() });
    expect(sentences).toEqual(['The text is again the text as it came.', 'One coding is again as it was.', 'One memo is again as it was.', 'Consent stays as it is today.']);
    expect(await dumpRows(vault)).toEqual(before);
    expect(await dumpSearch(vault)).toEqual(search);
    expect(await stale()).toBeNull();
    expect((await vault.call('memos.list', {})).memos[0]).toMatchObject({ stale: false, words: 'felt trusted' });
    await vault.call('history.undo');
    expect((await vault.call('sources.read', { id: source.id })).text).toContain('had trust');
  });

  test('leaves consent, voices and codes alone, and says what can’t come back', async () => {
    const { speakers } = await vault.call('sources.read', { id: source.id });
    const { id: voiceId } = await vault.call('voices.create', { pseudonym: 'Rowan', group: 'Parents and carers' });
    const speaker = speakers.find(({ label }) => label === 'Morag')!;
    await vault.call('sources.editSpeaker', { id: speaker.id, voiceId });
    const coding = await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'cake')), name: 'Cake' });
    const to = await head();
    await vault.call('voices.setConsent', { id: voiceId, consent: { state: 'withdrawn', audiences: { team: 'refused', board: 'refused', partners: 'refused', public: 'refused' }, attribution: 'none', until: null, note: '' } });
    await vault.call('sources.editSpeaker', { id: speaker.id, voiceId: null });
    await vault.call('codebook.remove', { id: coding.codeId });
    const { sentences } = await vault.call('history.goBack', { to, of: ofSource() });
    expect(sentences).toEqual([
      'Who speaks is again as it was, for one speaker.',
      expect.stringContaining('One coding bore codes that are no longer in the codebook'),
      'Consent stays as it is today.',
    ]);
    expect((await vault.call('voices.list')).voices[0]).toMatchObject({ consent: { state: 'withdrawn' } });
    expect((await vault.call('sources.read', { id: source.id })).speakers.find(({ label }) => label === 'Morag')?.voiceId).toBe(voiceId);
  });

  test('is refused before the source was there, beyond the history, without the source, where words were erased, and in blind mode', async () => {
    await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'cake')), name: 'Cake' });
    expect(await vault.answer('history.goBack', { to: 0, of: ofSource() })).toMatchObject({ ok: false, error: { code: 'not-allowed', message: expect.stringContaining('was not in the vault') } });
    expect(await vault.answer('history.goBack', { to: 999, of: ofSource() })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await vault.answer('history.goBack', { to: 1, of: ofSource('nowhere') })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    await vault.call('agreement.setBlind', { blind: true });
    expect(await vault.answer('history.goBack', { to: 2, of: ofSource() })).toMatchObject({ ok: false, error: { code: 'not-allowed', message: expect.stringContaining('blind') } });
  });
});

describe('going back in the codebook', () => {
  test('brings back codes and where codings stood, keeps codes that were coded with since, and loses nobody’s coding', async () => {
    const one = await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'felt trusted')), name: 'Trust' });
    const two = await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'cake')), name: 'Cake' });
    await vault.call('codebook.create', { name: 'Evenings' });
    const to = await head();
    const before = await dumpRows(vault);
    await vault.call('codebook.merge', { id: two.codeId, intoId: one.codeId });
    await vault.call('codebook.edit', { id: one.codeId, name: 'Being trusted', definition: 'Somebody relies on them.' });
    const later = await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'every week')), name: 'Cake' });
    await vault.call('codebook.create', { name: 'Nothing yet' });
    const present = await dumpRows(vault);
    const preview = await vault.call('history.previewGoBack', { to, of: { kind: 'codebook' } });
    expect(preview.sentences).toEqual([
      'One code comes back: “Cake”.',
      'One code made since is taken away, because nothing bears it: “Nothing yet”.',
      'One code made since stays, because of what was coded with it: “Cake”.',
      '“Being trusted” is called “Trust” again.',
      '“Cake” that was made since is called “Cake (added later)”, to be told apart.',
      'What is written of “Trust” is again as it was.',
      'One coding is again as before the changes of the codebook.',
      'No coding is lost; what people coded by hand since stays.',
    ]);
    await vault.call('history.goBack', { to, of: { kind: 'codebook' } });
    expect(await codes()).toEqual({ Trust: 1, Cake: 1, Evenings: 0, 'Cake (added later)': 1 });
    const after = await dumpRows(vault, ['code', 'coding']);
    expect(after.coding).toEqual({ ...before.coding, [later.id]: present.coding![later.id] });
    for (const [id, row] of Object.entries(before.code!)) expect(after.code![id]).toEqual(row);
    await vault.call('history.undo');
    expect(await dumpRows(vault)).toEqual(present);
  });

  test('brings codings back onto the text of today where it was corrected meanwhile', async () => {
    const coding = await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'felt trusted')), name: 'Trust' });
    const to = await head();
    await vault.call('codebook.remove', { id: coding.codeId });
    const { revisionId } = await vault.call('sources.read', { id: source.id });
    await vault.call('sources.correct', { id: source.id, revisionId, edits: [{ start: 0, end: 0, text: 'Heard again. ' }] });
    await vault.call('history.goBack', { to, of: { kind: 'codebook' } });
    const { text } = await vault.call('sources.read', { id: source.id });
    const [back] = (await vault.call('coding.list', { sourceId: source.id })).codings;
    expect(text.slice(back!.start, back!.end)).toBe('felt trusted');
    expect(back).toMatchObject({ id: coding.id, start: coding.start + 'Heard again. '.length });
  });

  test('brings back codings that went with their code, and leaves what was recoded by hand', async () => {
    const one = await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'felt trusted')), name: 'Trust' });
    const two = await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'cake')), name: 'Cake' });
    const to = await head();
    await vault.call('codebook.split', { id: two.codeId, parts: [{ code: { name: 'Biscuits' }, codingIds: [two.id] }] });
    await vault.call('coding.recode', { id: two.id, codeId: one.codeId });
    await vault.call('codebook.remove', { id: one.codeId });
    expect((await vault.call('coding.list', { sourceId: source.id })).codings).toEqual([]);
    await vault.call('history.goBack', { to, of: { kind: 'codebook' } });
    // The second was given the first's code by hand before that code was removed; it comes back as it was then.
    expect(await codes()).toEqual({ Trust: 2, Cake: 0 });
  });
});

/** Random work on two small sources and a codebook. Each act picks among what is there; what is refused is passed over. */
type Act = { what: number; pick: number; other: number };
const words = ['Nobody', 'cake', 'felt trusted', 'every week', 'waiting', 'listened', 'dads', 'years'];

async function act({ what, pick, other }: Act, sources: readonly SourceSummary[]): Promise<void> {
  const book = (await vault.call('codebook.list')).codes;
  const one = sources[pick % sources.length]!;
  const { codings } = await vault.call('coding.list', { sourceId: one.id });
  const code = book[pick % Math.max(1, book.length)];
  const second = book[other % Math.max(1, book.length)];
  const coding = codings[other % Math.max(1, codings.length)];
  const opened = await vault.call('sources.read', { id: one.id });
  const word = words[other % words.length]!;
  const start = opened.text.indexOf(word);
  const passage = start === -1 ? { start: 0, end: 5 } : { start, end: start + word.length };
  const memos = (await vault.call('memos.list', { about: { kind: 'source', id: one.id } })).memos.filter(({ ofCoding }) => !ofCoding);
  const at = (name: MethodName, input: unknown) => vault.answer(name, input);
  const acts: (() => Promise<unknown> | undefined)[] = [
    () => at('coding.applyNew', { sourceId: one.id, ...passage, name: `Code ${other % 7}`, memo: other % 2 ? 'A note.' : '' }),
    () => code && at('coding.apply', { sourceId: one.id, ...passage, codeId: code.id }),
    () => coding && code && at('coding.recode', { id: coding.id, codeId: code.id }),
    () => coding && at('coding.memo', { id: coding.id, memo: `Memo ${other}` }),
    () => coding && at('coding.remove', { id: coding.id }),
    () => at('codebook.create', { name: `New ${other % 9}`, parentId: other % 3 === 0 ? (code?.id ?? null) : null }),
    () => code && at('codebook.edit', { id: code.id, name: `Called ${other % 11}`, definition: `Means ${other}` }),
    () => code && second && at('codebook.merge', { id: code.id, intoId: second.id }),
    () => code && at('codebook.move', { id: code.id, parentId: second && second.id !== code.id && other % 2 ? second.id : null }),
    () => code && other % 3 === 0 ? at('codebook.remove', { id: code.id }) : undefined,
    () => at('sources.edit', { id: one.id, title: `Title ${other}`, note: `Note ${pick}` }),
    () => at('sources.editSpeaker', { id: opened.speakers[other % opened.speakers.length]!.id, role: (['interviewer', 'participant', 'other'] as const)[pick % 3] }),
    () => at('memos.write', { about: { kind: 'passage', sourceId: one.id, ...passage }, kind: 'note', text: `Thought ${other}` }),
    () => memos[0] && at('memos.edit', { id: memos[0].id, text: `Thought again ${other}` }),
    () => memos[0] && other % 2 ? at('memos.remove', { id: memos[0]!.id }) : undefined,
    () => at('sources.correct', { id: one.id, revisionId: opened.revisionId, edits: [{ start: passage.start, end: passage.end, text: other % 4 === 0 ? '' : `${word} indeed` }] }),
    () => code && coding && at('codebook.split', { id: coding.codeId, parts: [{ code: { name: `Part ${other % 5}` }, codingIds: [coding.id] }] }),
    () => at('coding.link', { from: { sourceId: one.id, ...passage }, to: { sourceId: sources[other % sources.length]!.id, start: 0, end: 6 }, kind: 'explains' }),
    // Taking back the import would leave nothing to work on.
    async () => !(await vault.call('vault.state')).undo?.startsWith('Imported') && (await at('history.undo', {})),
    () => at('history.redo', {}),
  ];
  await acts[what % acts.length]!();
}

/** Rows that belong to the source; a link's end elsewhere is the other source's. */
function scopeOf(dump: Dump, sourceId: string): Record<string, unknown> {
  const own = (table: string, row: Record<string, unknown>): boolean => (table === 'source' ? row.id === sourceId : row.source_id === sourceId || row.from_source_id === sourceId || row.to_source_id === sourceId);
  const without = (row: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(row).filter(([column]) => !(column.startsWith('from_') && row.from_source_id !== sourceId) && !(column.startsWith('to_') && row.to_source_id !== sourceId)));
  return Object.fromEntries(['source', 'speaker', 'memo', 'passage_link', 'sign', 'coding'].map((table) => [table, Object.fromEntries(Object.entries(dump[table]!).filter(([, row]) => own(table, row)).map(([id, row]) => [id, without(row)]))]));
}

describe('whatever was done', () => {
  const acts = fc.array(fc.record({ what: fc.nat(19), pick: fc.nat(40), other: fc.nat(40) }), { minLength: 8, maxLength: 22 });

  test('a source goes back to what it was, and undo gives the present again', { timeout: 240_000 }, async () => {
    const other = await storeText(vault, 'group.txt', group);
    await fc.assert(
      fc.asyncProperty(acts, fc.nat(), async (all, where) => {
        const points: { seq: number; dump: Dump }[] = [];
        for (const one of all) {
          await act(one, [source, other]);
          points.push({ seq: await head(), dump: await dumpRows(vault) });
        }
        const { seq, dump } = points[where % points.length]!;
        const present = await dumpRows(vault);
        const search = await dumpSearch(vault);
        await vault.call('history.goBack', { to: seq, of: ofSource() });
        const back = await dumpRows(vault);
        const [was, is] = [scopeOf(dump, source.id), scopeOf(back, source.id)] as Record<string, Record<string, Record<string, unknown>>>[];
        // Codings whose code is gone can't stand without it; those whose code is gone keep the one that they have. All else is as it was.
        const here = new Set(Object.keys(back.code!));
        for (const [id, row] of Object.entries(was!.coding!)) {
          if (here.has(row.code_id as string)) expect(is!.coding![id]).toEqual(row);
          else delete is!.coding![id];
        }
        for (const id of Object.keys(is!.coding!)) expect(was!.coding).toHaveProperty(id);
        for (const table of ['source', 'memo', 'passage_link', 'sign']) expect(is![table]).toEqual(was![table]);
        for (const [id, row] of Object.entries(was!.speaker!)) expect(is!.speaker![id]).toEqual(row);
        // The other source is untouched, and so is the codebook.
        expect(back.code).toEqual(present.code);
        expect(Object.values(back.coding!).filter((row) => row.source_id === other.id)).toEqual(Object.values(present.coding!).filter((row) => row.source_id === other.id));
        if ((await head()) > points.at(-1)!.seq) {
          await vault.call('history.undo');
          expect(await dumpRows(vault)).toEqual(present);
          expect(await dumpSearch(vault)).toEqual(search);
        }
        expect(await vault.call('vault.check')).toMatchObject({ sound: true });
      }),
      { numRuns: 8 },
    );
  });

  test('the codebook goes back to what it was; nobody’s coding is lost', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.nat(), async (all, where) => {
        const points: { seq: number; dump: Dump }[] = [];
        for (const one of all) {
          await act(one, [source]);
          points.push({ seq: await head(), dump: await dumpRows(vault) });
        }
        const { seq, dump } = points[where % points.length]!;
        const present = await dumpRows(vault);
        await vault.call('history.goBack', { to: seq, of: { kind: 'codebook' } });
        const back = await dumpRows(vault);
        for (const [id, row] of Object.entries(dump.code!)) expect(back.code![id]).toEqual(row);
        // Codes that were not there then are there only because something stands on them or below them.
        const bearing = new Set(Object.values(back.coding!).map((row) => row.code_id));
        const later = Object.values(back.code!).filter((row) => !(row.id as string in dump.code!));
        for (const row of later) expect(bearing.has(row.id) || later.some((below) => below.parent_id === row.id)).toBe(true);
        for (const id of Object.keys(present.coding!)) expect(back.coding).toHaveProperty(id);
        if ((await head()) > points.at(-1)!.seq) {
          await vault.call('history.undo');
          expect(await dumpRows(vault)).toEqual(present);
        }
        expect(await vault.call('vault.check')).toMatchObject({ sound: true });
      }),
      { numRuns: 8 },
    );
  });
});

test('words that were erased on withdrawal are not gone back over', async () => {
  await vault.call('coding.applyNew', { ...(await find(vault, source.id, 'cake')), name: 'Cake' });
  const to = (await head()) - 1;
  const path = vault.path;
  await vault.service.close();
  const { openWritable } = await import('../vault/open.ts');
  const { readEnvelope, unseal } = await import('../vault/envelope.ts');
  const { databaseFile } = await import('../vault/vault.ts');
  const { testPassphrase } = await import('../../test/open-vault.ts');
  const database = openWritable(databaseFile(path), await unseal(readEnvelope(path), 'passphrase', testPassphrase));
  database.exec(`UPDATE history_payload SET payload = NULL WHERE seq = ${to + 1}`);
  database.close();
  await vault.restart();
  expect(await vault.answer('history.previewGoBack', { to, of: ofSource() })).toMatchObject({ ok: false, error: { code: 'not-allowed', message: expect.stringContaining('erased') } });
  expect(await vault.call('history.show', { seq: to + 1 })).toMatchObject({ entry: { label: '(erased)' }, changes: [], more: 0 });
  await (await beside(vault)).close();
});
