import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OpenedSource, TextEdit } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { captions, evening, find, storeText } from '../../test/small-sources.ts';
import { dumpRows, dumpSearch } from '../../test/vault/dump-rows.ts';

let vault: TestVault;
let id: string;
beforeEach(async () => {
  vault = await openTestVault();
  id = (await storeText(vault, 'evening.txt', evening)).id;
});
afterEach(() => vault.close());

const open = (sourceId = id): Promise<OpenedSource> => vault.call('sources.read', { id: sourceId });
const edit = async (words: string, text: string): Promise<TextEdit> => {
  const { start, end } = await find(vault, id, words);
  return { start, end, text };
};
const correct = async (...changes: [string, string][]) => {
  const edits = await Promise.all(changes.map(([words, text]) => edit(words, text)));
  return vault.call('sources.correct', { id, revisionId: (await open()).revisionId, edits });
};
const code = async (words: string, name: string, memo = '') => vault.call('coding.applyNew', { ...(await find(vault, id, words)), name, memo });
/** What each code lies on now. */
const coded = async (): Promise<Record<string, string>> => {
  const { text } = await open();
  const { codings } = await vault.call('coding.list', { sourceId: id });
  const names = new Map((await vault.call('codebook.list')).codes.map((one) => [one.id, one.name]));
  return Object.fromEntries(codings.map(({ codeId, start, end }) => [names.get(codeId)!, text.slice(start, end)]));
};
const everything = async () => ({ rows: await dumpRows(vault), search: await dumpSearch(vault) });
/** Where a coding stands among words and turns: worked out from the text, not read. */
const standing = async (): Promise<void> => {
  const { coding = {} } = await dumpRows(vault, ['coding'], (_table, row) => row.source_id === id);
  const { text, turns, revisionId } = await open();
  for (const row of Object.values(coding) as Record<string, number | string | null>[]) {
    if (row.revision_id !== revisionId) continue;
    const [start, end] = [row.start as number, row.end as number];
    const pieces = [...text.matchAll(/\S+/g)].filter(([piece]) => /[\p{L}\p{N}]/u.test(piece));
    const touched = pieces.flatMap(({ 0: piece, index }, number) => (index < end && index + piece.length > start ? [number] : []));
    const within = turns.flatMap((turn, number) => (turn.start < end && turn.end > start ? [number] : []));
    expect([row.first_word, row.last_word, row.first_turn, row.last_turn]).toEqual([touched[0], touched.at(-1)! + 1, within[0] ?? null, within.length > 0 ? within.at(-1)! + 1 : null]);
  }
};

describe('a correction', () => {
  test('takes every coding along by rule, keeps what lost its words, and says so before and after', async () => {
    await code('cake', 'Cake');
    await code('felt trusted for the first time', 'Trust');
    await code('every week', 'Going', 'They never missed one.');
    await code('Nobody had asked us before.', 'Not asked');
    const { revisionId } = await open();
    const edits = [await edit('round with ', ''), await edit('felt trusted', 'really felt trusted'), await edit('for the first time', 'at last'), await edit(' every week', '')];
    const before = await everything();
    const preview = await vault.call('sources.previewCorrection', { id, revisionId, edits });
    expect(await everything()).toEqual(before);
    const carried = { shifted: 1, changed: 1, leftBehind: 1, returned: 0, beside: { changed: 0, leftBehind: 0, returned: 0 }, evidence: 0 };
    expect(preview).toMatchObject({ ...carried, edits: 5, wordsOut: 8, wordsIn: 3 });
    expect(preview.codings.map(({ how, before: was, after }) => [how, was, after])).toEqual([['left behind', 'every week', ''], ['changed', 'felt trusted for the first time', 'felt trusted at last']]);
    const done = await vault.call('sources.correct', { id, revisionId, edits, reason: 'Heard again.' });
    expect(done.carried).toEqual(carried);
    expect(await coded()).toEqual({ 'Not asked': 'Nobody had asked us before.', Cake: 'cake', Trust: 'felt trusted at last' });
    await standing();

    const { codings } = await vault.call('coding.leftBehind', { sourceId: id });
    expect(codings).toMatchObject([{ words: 'every week', since: { number: 2, reason: 'Heard again.', coder: 'First coder' }, coding: { memo: 'They never missed one.' } }]);
    expect((await vault.call('sources.list')).sources[0]).toMatchObject({ corrections: 1, leftBehind: 1, codings: 3 });
    expect((await vault.call('codebook.list')).codes.find(({ name }) => name === 'Going')).toMatchObject({ codings: 0 });
    expect(await vault.call('vault.check')).toMatchObject({ sound: true });

    // Put on other words, it lives again.
    const { start, end } = await find(vault, id, 'Come along');
    await vault.call('coding.resize', { id: codings[0]!.coding.id, start, end });
    expect(await coded()).toMatchObject({ Going: 'Come along' });
    expect((await vault.call('coding.leftBehind', {})).codings).toEqual([]);
  });

  test('is taken back and done again exactly, across restarts, with the search', async () => {
    await code('cake', 'Cake', 'A memo.');
    await code('The children loved it, and I felt trusted', 'Loved');
    await code('We went every week.', 'Going');
    await vault.call('memos.write', { about: { kind: 'passage', ...(await find(vault, id, 'listened to')) }, kind: 'note', text: 'Look again.' });
    await vault.call('coding.link', { from: await find(vault, id, 'cake'), to: await find(vault, id, 'every week'), kind: 'explains' });
    const before = await everything();
    await correct(['Nobody', 'No one at all'], ['We went every week. ', ''], ['loved', 'liked'], ['changes how', 'alters how']);
    const after = await everything();
    expect(after).not.toEqual(before);
    await vault.restart();
    expect(await vault.call('history.undo')).toMatchObject({ label: expect.stringMatching(/^Corrected the text of/) });
    expect(await everything()).toEqual(before);
    await vault.restart();
    await vault.call('history.redo');
    expect(await everything()).toEqual(after);
    await vault.call('history.undo');
    expect(await everything()).toEqual(before);
    expect(await vault.call('vault.check')).toMatchObject({ sound: true });
  });

  test('brings search, counts, paragraphs, turns and speakers up to date', async () => {
    const speakers = (await open()).speakers;
    await vault.call('voices.create', { pseudonym: 'Mo', group: 'Parent' });
    const voiceId = (await vault.call('voices.list')).voices[0]!.id;
    const morag = speakers.find(({ label }) => label === 'Morag')!;
    await vault.call('sources.editSpeaker', { id: morag.id, voiceId });
    const words = async () => (await vault.call('voices.list')).voices[0]!.words;
    const said = await words();
    await correct(['Nobody had asked us before.', 'Nobody whatsoever had asked us.\nIt was a surprise.'], ['What would you say to others?', '']);
    expect(await words()).toBe(said + 4);
    expect((await vault.call('search.find', { words: 'whatsoever surprise' })).total).toBe(0);
    expect((await vault.call('search.find', { words: 'surprise' })).hits).toMatchObject([{ kind: 'passage', paragraph: 5 }]);
    expect((await vault.call('search.find', { words: 'others' })).total).toBe(0);
    const { source, paragraphs, turns, text } = await open();
    expect([source.paragraphs, source.turns]).toEqual([paragraphs.length, turns.length]);
    expect(source.words).toBe(text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length);
  });

  test('of a text that was corrected meanwhile is refused, and so is one that changes nothing', async () => {
    const { revisionId } = await open();
    const edits = [await edit('cake', 'scones')];
    await vault.call('sources.correct', { id, revisionId, edits });
    expect(await vault.answer('sources.correct', { id, revisionId, edits })).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await vault.answer('sources.previewCorrection', { id, revisionId, edits })).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await vault.answer('sources.goBack', { id, revisionId: 'nowhere' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    const now = (await open()).revisionId;
    expect(await vault.answer('sources.correct', { id, revisionId: now, edits: [await edit('scones', 'scones')] })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await vault.answer('sources.correct', { id, revisionId: now, edits: [{ start: 0, end: 10_000, text: '' }] })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect((await vault.call('sources.revisions', { id })).revisions).toHaveLength(2);
  });

  test('keeps times with their turns', async () => {
    const film = (await storeText(vault, 'film.vtt', captions)).id;
    const { revisionId, text, turns } = await open(film);
    const start = text.indexOf('Nobody.');
    await vault.call('sources.correct', { id: film, revisionId, edits: [{ start, end: start + 7, text: 'Nobody did.' }] });
    const after = await open(film);
    expect(after.turns.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(turns.map(({ startMs, endMs }) => [startMs, endMs]));
  });
});

describe('others at work', () => {
  beforeEach(async () => void (await vault.call('team.addCoder', { name: 'Ann', initials: 'AN' })));
  const become = async (name: string): Promise<void> => {
    const { coders } = await vault.call('team.coders');
    await vault.call('team.become', { id: coders.find((coder) => coder.name === name)!.id });
  };

  test("what somebody has coded on the corrected text goes along when the correction is taken back, and done again", async () => {
    const loved = await code('loved it', 'Loved');
    await correct(['round with cake', 'round with scones and jam'], ['The children', 'All children']);
    await become('Ann');
    await code('felt trusted', 'Trust');
    await code('scones and jam', 'Food');
    await code('jam', 'Jam');
    await vault.call('coding.remove', { id: loved.id });
    await become('First coder');
    await vault.call('history.undo');
    // The coding that Ann took away stays away; hers go along, but for that on words that are no more.
    expect(await coded()).toEqual({ Trust: 'felt trusted', Food: 'cake' });
    expect((await vault.call('coding.leftBehind', {})).codings.map(({ words }) => words)).toEqual(['jam']);
    await standing();
    await vault.call('history.redo');
    expect(await coded()).toEqual({ Trust: 'felt trusted', Food: 'scones and jam', Jam: 'jam' });
    await standing();
  });

  test('a coding can still be taken back after somebody else has corrected the text, and done again', async () => {
    await code('felt trusted', 'Trust');
    await code('every week', 'Going');
    await become('Ann');
    await correct(['cake', 'scones and jam'], ['every week', 'each week']);
    await become('First coder');
    await vault.call('history.undo');
    expect(await coded()).toEqual({ Trust: 'felt trusted' });
    await vault.call('history.redo');
    expect(await coded()).toEqual({ Trust: 'felt trusted', Going: 'each week' });
    await standing();
  });

  test('a coding that was taken away before a correction comes back onto its words after it', async () => {
    const trust = await code('felt trusted', 'Trust');
    await vault.call('coding.remove', { id: trust.id });
    await become('Ann');
    await correct(['cake', 'scones and jam']);
    await become('First coder');
    await vault.call('history.undo');
    expect(await coded()).toEqual({ Trust: 'felt trusted' });
    await standing();
  });

  test('a correction is not taken back under a later one', async () => {
    await correct(['cake', 'scones']);
    await become('Ann');
    await correct(['scones', 'jam']);
    await become('First coder');
    expect(await vault.answer('history.undo')).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect((await open()).text).toContain('jam');
  });

  test('in blind mode a coder is told of their own codings alone', async () => {
    await code('cake', 'Cake');
    await become('Ann');
    await vault.call('agreement.setBlind', { blind: true });
    await code('loved', 'Loved');
    const edits = [await edit('cake', ''), await edit('loved', '')];
    const preview = await vault.call('sources.previewCorrection', { id, revisionId: (await open()).revisionId, edits });
    expect(preview).toMatchObject({ leftBehind: 1, codings: [{ before: 'loved' }] });
    await vault.call('sources.correct', { id, revisionId: (await open()).revisionId, edits });
    expect((await vault.call('coding.leftBehind', {})).codings).toHaveLength(1);
  });
});

test('what was left behind, and is taken away with its code, comes back to where it was left, even where its words were typed in again', async () => {
  const { id: codeId } = await vault.call('codebook.create', { name: 'Cake' });
  const cake = await find(vault, id, 'with cake ');
  await vault.call('coding.apply', { ...cake, codeId });
  await vault.call('coding.link', { from: cake, to: await find(vault, id, 'Come along'), kind: 'explains' });
  for (const edit of [{ start: cake.start, end: cake.end, text: '' }, { start: cake.start, end: cake.start, text: 'with cake ' }]) {
    const { revisionId } = await vault.call('sources.read', { id });
    await vault.call('sources.correct', { id, revisionId, edits: [edit] });
  }
  const before = await dumpRows(vault);
  expect((await vault.call('coding.leftBehind', { sourceId: id })).codings).toHaveLength(1);
  await vault.call('codebook.remove', { id: codeId });
  await vault.call('history.undo');
  expect(await dumpRows(vault)).toEqual(before);
  await vault.call('history.redo');
  await vault.call('history.undo');
  expect(await dumpRows(vault)).toEqual(before);
});

describe('going back', () => {
  test('brings an earlier text back, with the codings that it left behind', async () => {
    await code('cake', 'Cake');
    await code('loved it', 'Loved');
    const first = await open();
    const stood = await dumpRows(vault, ['coding']);
    await correct(['came round with cake and she', 'came and']);
    await correct(['loved it', 'liked it']);
    await code('listened', 'Listened');
    expect(await coded()).toEqual({ Loved: 'liked it', Listened: 'listened' });
    const { carried, revisionId } = await vault.call('sources.goBack', { id, revisionId: first.revisionId, reason: 'It was right.' });
    expect(carried).toMatchObject({ returned: 1, changed: 1, leftBehind: 0 });
    const back = await open();
    expect([back.text, back.paragraphs, back.turns]).toEqual([first.text, first.paragraphs, first.turns]);
    expect(await coded()).toEqual({ Cake: 'cake', Loved: 'loved it', Listened: 'listened' });
    await standing();
    const now = await dumpRows(vault, ['coding']);
    for (const [coding, row] of Object.entries(stood.coding!)) expect(now.coding![coding]).toEqual({ ...row, revision_id: revisionId });
    expect((await vault.call('sources.revisions', { id })).revisions.map(({ number, how, isCurrent, reason }) => [number, how, isCurrent, reason])).toEqual([
      [4, 'went back', true, 'It was right.'], [3, 'corrected', false, ''], [2, 'corrected', false, ''], [1, 'as it came', false, ''],
    ]);
    expect(await vault.answer('sources.goBack', { id, revisionId: first.revisionId })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect((await vault.call('search.find', { words: 'cake', kinds: ['passage'] })).total).toBe(1);
    await vault.call('history.undo');
    expect(await coded()).toEqual({ Loved: 'liked it', Listened: 'listened' });
    await vault.call('history.redo');
    expect(await coded()).toEqual({ Cake: 'cake', Loved: 'loved it', Listened: 'listened' });
  });

  test('keeps the codings on words that were only moved about', async () => {
    await code('felt trusted', 'Trust');
    const first = await open();
    const { paragraphs, text } = first;
    const [one, other] = [paragraphs.find(({ start, end }) => text.slice(start, end).startsWith('We went'))!, paragraphs.at(-1)!];
    await vault.call('sources.correct', { id, revisionId: first.revisionId, edits: [{ start: other.end, end: other.end, text: '\n\nA paragraph at the end.' }] });
    await code('paragraph at the end', 'End');
    await vault.call('sources.correct', { id, revisionId: (await open()).revisionId, edits: [{ start: one.start, end: one.start, text: 'A paragraph before.\n\n' }] });
    await vault.call('sources.goBack', { id, revisionId: first.revisionId });
    expect(await coded()).toEqual({ Trust: 'felt trusted' });
    expect((await vault.call('coding.leftBehind', {})).codings.map(({ words }) => words)).toEqual(['paragraph at the end']);
  });

  test('by the history goes back in text and codings alike', async () => {
    await code('loved it', 'Loved');
    const before = await everything();
    const to = (await vault.call('history.list', { limit: 1 })).entries[0]!.seq;
    await correct(['loved it', 'liked it very much'], ['cake', '']);
    await code('very much', 'Much');
    await vault.call('history.goBack', { to, of: { kind: 'source', id } });
    const after = await everything();
    for (const table of ['source', 'speaker', 'coding']) expect(after.rows[table]).toEqual(before.rows[table]);
    expect(after.search.filter((row) => row.includes('"passage"'))).toEqual(before.search.filter((row) => row.includes('"passage"')));
  });

  test('it is known which paragraphs read otherwise than they came', async () => {
    const corrected = async () => (await vault.call('sources.corrected', { id })).paragraphs;
    const numberOf = async (words: string) => {
      const { text, paragraphs } = await open();
      return paragraphs.find(({ start, end }) => text.slice(start, end).includes(words))!.number;
    };
    expect(await corrected()).toEqual([]);
    await correct(['cake', 'scones'], ['listened.', 'listened.\nAnd stayed.']);
    expect(await corrected()).toEqual([await numberOf('scones'), await numberOf('And stayed')]);
    await correct(['Come along.', '']);
    expect(await corrected()).toEqual([await numberOf('scones'), await numberOf('And stayed'), await numberOf('Being listened')]);
    await correct(['scones', 'cake']);
    expect(await corrected()).not.toContain(await numberOf('cake'));
  });

  test('each text can be read, with its differences from the one before', async () => {
    const first = await open();
    await correct(['cake', 'scones'], ['loved', 'liked']);
    const { revisions } = await vault.call('sources.revisions', { id });
    expect(revisions[0]).toMatchObject({ number: 2, edits: 2, wordsOut: 2, wordsIn: 2, coder: 'First coder', isCurrent: true });
    expect(revisions[1]).toMatchObject({ number: 1, how: 'as it came', coder: null });
    const shown = await vault.call('sources.revision', { id, revisionId: revisions[0]!.id });
    expect(shown.pieces.filter(({ how }) => how !== 'same')).toEqual([{ how: 'out', text: 'cake' }, { how: 'in', text: 'scones' }, { how: 'out', text: 'loved' }, { how: 'in', text: 'liked' }]);
    expect(shown.pieces.filter(({ how }) => how !== 'out').map(({ text }) => text).join('')).toBe((await open()).text);
    expect(await vault.call('sources.revision', { id, revisionId: revisions[1]!.id })).toMatchObject({ text: first.text, pieces: [{ how: 'same', text: first.text }] });
    // One that was taken back is no longer among them.
    await vault.call('history.undo');
    expect(await vault.answer('sources.revision', { id, revisionId: revisions[0]!.id })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect((await vault.call('sources.list')).sources[0]).toMatchObject({ corrections: 0 });
  });
});

describe('who speaks in a turn', () => {
  test('is corrected to somebody of the source or somebody new, with their words and their codings', async () => {
    await code('And what happened', 'Asked');
    const before = await everything();
    const { speakers, turns, revisionId, text } = await open();
    const turn = turns.findIndex(({ start, end }) => text.slice(start, end).startsWith('And what'));
    const morag = speakers.findIndex(({ label }) => label === 'Morag');
    await vault.call('voices.create', { pseudonym: 'Mo', group: 'Parent' });
    const voice = async () => (await vault.call('voices.list')).voices[0]!;
    await vault.call('sources.editSpeaker', { id: speakers[morag]!.id, voiceId: (await voice()).id });
    expect((await voice()).codings).toBe(0);
    const words = (await voice()).words;
    const asked = await vault.call('sources.correctTurn', { id, revisionId, turn, speaker: { id: speakers[morag]!.id }, reason: 'It was her.' });
    expect(await voice()).toMatchObject({ codings: 1, words: words + 5 });
    expect((await open()).turns[turn]).toMatchObject({ speaker: morag });
    expect(await coded()).toEqual({ Asked: 'And what happened' });
    await standing();

    await vault.call('sources.correctTurn', { id, revisionId: asked.revisionId, turn, speaker: { label: 'Somebody at the door' } });
    const now = await open();
    expect(now.speakers[now.turns[turn]!.speaker]).toMatchObject({ label: 'Somebody at the door', voiceId: null });
    expect(await voice()).toMatchObject({ codings: 0, words });
    expect((await vault.call('coding.quote', await find(vault, id, 'And what happened'))).speaker).toBe('Somebody at the door');
    expect(await vault.answer('sources.correctTurn', { id, revisionId: now.revisionId, turn, speaker: { label: 'somebody at the door' } })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await vault.answer('sources.correctTurn', { id, revisionId: now.revisionId, turn: 99, speaker: { label: 'X' } })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    for (const _step of [1, 2, 3, 4]) await vault.call('history.undo');
    expect(await everything()).toEqual(before);
    expect(await vault.call('sources.revisions', { id })).toMatchObject({ revisions: [{ number: 1 }] });
  });
});

describe('evidence on words that are corrected', () => {
  const claimOn = async (words: string) => {
    const claim = await vault.call('claims.create', { statement: `Something about “${words}”` });
    await vault.call('claims.addEvidence', { claimId: claim.id, side: 'for', target: { kind: 'quote', ...(await find(vault, id, words)) }, reason: 'She says so.' });
    return claim.id;
  };
  const evidence = async (claimId: string) => (await vault.call('claims.get', { id: claimId })).evidence[0]!;

  test('is followed to where they stand, and says when they read otherwise or are gone; accepting takes them as they are', async () => {
    await code('felt trusted', 'Trust');
    const [moved, changed, gone] = [await claimOn('felt trusted'), await claimOn('loved it'), await claimOn('every week')];
    const edits = [await edit('Nobody had asked', 'No one at all had asked'), await edit('loved', 'liked'), await edit(' every week', '')];
    const { revisionId } = await open();
    expect(await vault.call('sources.previewCorrection', { id, revisionId, edits })).toMatchObject({ evidence: 2 });
    await vault.call('sources.correct', { id, revisionId, edits });
    expect(await evidence(moved)).toMatchObject({ shown: 'felt trusted', stale: null, target: await find(vault, id, 'felt trusted') });
    expect(await evidence(changed)).toMatchObject({ shown: 'liked it', stale: { gone: false, why: expect.stringContaining('was corrected, and the words that were chosen read otherwise now') } });
    expect(await evidence(gone)).toMatchObject({ stale: { gone: true } });
    expect((await vault.call('claims.quotedFrom', { sourceId: id })).evidence.map(({ start, end }) => [start, end])).toHaveLength(2);
    const stale = await evidence(changed);
    await vault.call('claims.editEvidence', { id: stale.id, acceptAsNow: true });
    expect(await evidence(changed)).toMatchObject({ shown: 'liked it', stale: null });
    // The words back as they were chosen: nothing to look at any more.
    const [, asItCame] = (await vault.call('sources.revisions', { id })).revisions;
    await vault.call('sources.goBack', { id, revisionId: asItCame!.id });
    expect(await evidence(gone)).toMatchObject({ shown: 'every week', stale: null });
    expect(await evidence(changed)).toMatchObject({ shown: 'loved it', stale: { gone: false } });
  });

  test('never points at the same words somewhere else', async () => {
    const claimId = await claimOn('Nobody');
    await correct(['Nobody had asked us before.', ''], ['Come along.', 'Come along. Nobody minds.']);
    expect(await evidence(claimId)).toMatchObject({ stale: { gone: true } });
  });

  test('a sign of change goes along with its words, and evidence of it says when they read otherwise', async () => {
    const indicator = await vault.call('framework.addIndicator', { wording: 'Families feel trusted', groups: ['Parent'] });
    const sign = await vault.call('framework.logSign', { indicatorId: indicator.id, date: { from: '2024-03-12', to: '2024-03-13', precision: 'day', text: '12 March 2024' }, polarity: 'confirming', seenIn: { kind: 'passage', ...(await find(vault, id, 'felt trusted')) } });
    const claim = await vault.call('claims.create', { statement: 'Trust grew' });
    await vault.call('claims.addEvidence', { claimId: claim.id, side: 'for', target: { kind: 'sign', signId: sign.id }, reason: 'Seen.' });
    const signs = async () => (await vault.call('framework.signs', {})).signs[0]!;
    await correct(['cake', 'scones and jam']);
    expect((await signs()).quote).toMatchObject({ text: 'felt trusted' });
    expect((await evidence(claim.id)).stale).toBeNull();
    await correct(['felt trusted', 'felt really trusted']);
    expect((await signs()).quote).toMatchObject({ text: 'felt really trusted' });
    expect((await evidence(claim.id)).stale?.why).toMatch(/read otherwise now/);
    await correct([', and I felt really trusted for the first time in years', '']);
    expect((await signs()).quote).toBeNull();
    expect((await vault.call('framework.indicators')).indicators[0]!.signs).toEqual({ confirming: 0, mixed: 0, disconfirming: 0 });
  });
});
