import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { evening, find, group, storeText } from '../../test/small-sources.ts';

let vault: TestVault;
let ailsa: string;
let ben: string;
let trust: string;
let heard: string;
let sourceId: string;

beforeEach(async () => {
  vault = await openTestVault();
  ailsa = (await vault.call('team.coders', {})).current;
  ben = (await vault.call('team.addCoder', { name: 'Ben', initials: 'BE' })).id;
  trust = (await vault.call('codebook.create', { name: 'Trust' })).id;
  heard = (await vault.call('codebook.create', { name: 'Being heard' })).id;
  sourceId = (await storeText(vault, 'evening.txt', evening)).id;
});
afterEach(() => vault.close());

const become = (id: string) => vault.call('team.become', { id });
async function code(coder: string, codeId: string, words: string, of = sourceId): Promise<string> {
  await become(coder);
  return (await vault.call('coding.apply', { ...(await find(vault, of, words)), codeId })).id;
}
const codings = async (of = sourceId) => (await vault.call('coding.list', { sourceId: of })).codings;
const figures = (asked: Partial<Input<'agreement.figures'>> = {}) => vault.call('agreement.figures', { coderIds: [ailsa, ben], level: 'turn', uncoded: 'all', ...asked });

const listened = 'the worker came round with cake and she listened';

describe('figures', () => {
  test('of a transcript, turn by turn, interviewers left out unless asked', async () => {
    await code(ailsa, trust, 'I felt trusted');
    await code(ben, trust, 'felt trusted for the first time');
    await code(ailsa, heard, listened);
    await code(ben, heard, 'Being listened to');
    const told = await figures();
    // Three turns of Morag, and the line with the date, which nobody speaks.
    expect(told.units).toBe(4);
    expect(told.uncodedShare).toBe(0.25);
    expect(told.codes).toMatchObject([
      { codeId: trust, both: 1, one: 0, none: 3, codings: [1, 1], percent: { value: 1 }, cohen: { value: 1 }, fleiss: { value: 1 } },
      { codeId: heard, both: 0, one: 2, none: 2, percent: { value: 0.5 } },
    ]);
    // Worked out by hand: Po 1/2, each says yes to one of four, Pe 10/16.
    expect(told.codes[1]!.cohen.value).toBeCloseTo((1 / 2 - 10 / 16) / (1 - 10 / 16), 12);
    // Over both codes: observed 0 + 1/2, expected 6/16 + 6/16.
    expect(told.overall.cohen.value).toBeCloseTo(1 - 1 / 2 / (12 / 16), 12);
    expect(told.rule).toContain('4 turns of 1 source that');
    expect(told.rule).toContain("Interviewers' turns and headings are left out.");
    expect((await figures({ interviewers: true })).units).toBe(7);
  });

  test('letter by letter agree with letters counted one by one', async () => {
    await code(ailsa, trust, 'I felt trusted for the first time');
    await code(ben, trust, 'trusted for the first time in years');
    await code(ben, heard, 'We went every week');
    const { text, paragraphs, turns, speakers } = await vault.call('sources.read', { id: sourceId });
    const given = await codings();
    let [both, one, none] = [0, 0, 0];
    for (let at = 0; at < text.length; at += 1) {
      const paragraph = paragraphs.find(({ start, end }) => start <= at && at < end);
      if (!paragraph || paragraph.kind === 'heading') continue;
      if (paragraph.turn !== null && speakers[turns[paragraph.turn]!.speaker]!.role === 'interviewer') continue;
      const by = new Set(given.filter((coding) => coding.codeId === trust && coding.start <= at && at < coding.end).map((coding) => coding.coderId));
      if (by.size === 2) both += 1;
      else if (by.size === 1) one += 1;
      else none += 1;
    }
    const told = await figures({ level: 'character', codeIds: [trust] });
    expect(told.codes).toMatchObject([{ both, one, none }]);
    expect(told.units).toBe(both + one + none);
    const coded = await figures({ level: 'character', codeIds: [trust], uncoded: 'left out' });
    expect(coded.units).toBe(both + one + 'We went every week'.length);
    expect(coded.rule).toContain('Only text that at least one of them coded with anything counts.');
  });

  test('count the sources that all have worked on, unless some are named', async () => {
    const other = await storeText(vault, 'group.txt', group);
    await code(ailsa, trust, 'I felt trusted');
    await code(ben, trust, 'I felt trusted');
    await code(ailsa, trust, 'Trust takes years', other.id);
    expect((await figures()).sources).toEqual([sourceId]);
    const named = await figures({ sourceIds: [other.id, sourceId] });
    expect(named.sources).toHaveLength(2);
    expect(named.rule).toContain('In 1 of them somebody has coded nothing');
  });

  test('a code counts with those below it when asked', async () => {
    const below = (await vault.call('codebook.create', { name: 'In workers', parentId: trust })).id;
    await code(ailsa, trust, 'I felt trusted');
    await code(ben, below, 'I felt trusted');
    expect((await figures({ codeIds: [trust] })).codes[0]).toMatchObject({ both: 0, one: 1 });
    expect((await figures({ codeIds: [trust], below: true })).codes[0]).toMatchObject({ both: 1, one: 0 });
  });

  test('nobody has read with anybody: nothing but reasons', async () => {
    const told = await figures({ codeIds: [trust], rounds: 100 });
    expect(told).toMatchObject({ units: 0, sources: [], uncodedShare: null, codes: [{ percent: { value: null, why: 'There is no text that counts.' } }], overall: { fleiss: { value: null, why: expect.stringMatching(/\w/) } } });
  });
});

describe('differences', () => {
  test('what one coded and the other, who has read the source, did not; and other ends are one difference', async () => {
    await code(ailsa, heard, listened);
    await code(ailsa, trust, 'I felt trusted for the first time in years');
    await code(ben, trust, 'I felt trusted');
    await code(ben, trust, 'first time in years');
    const { differences } = await vault.call('agreement.compare', { sourceId, coderIds: [ailsa, ben] });
    expect(differences).toMatchObject([
      { codeId: heard, coded: [ailsa], left: [ben], quote: { text: listened }, settlement: null },
      { codeId: trust, coded: [ailsa, ben], left: [], quote: { text: 'I felt trusted for the first time in years' } },
    ]);
    expect(differences[1]!.readings.map((reading) => reading.coderId)).toEqual([ailsa, ben, ben]);
  });

  test('the same words, give or take a full stop, are none; nor is anything in a source that the other has not read', async () => {
    await code(ailsa, trust, 'first time in years.');
    await code(ben, trust, 'first time in years');
    const other = await storeText(vault, 'group.txt', group);
    await code(ailsa, trust, 'Trust takes years', other.id);
    expect(await vault.call('agreement.differences', { coderIds: [ailsa, ben] })).toEqual({ differences: [], total: 0, settled: 0 });
  });
});

describe('settling', () => {
  const everywhere = () => vault.call('agreement.differences', { coderIds: [ailsa, ben] });
  async function settleAll(decision: 'code it' | 'leave it' | 'agree to differ') {
    const [difference] = (await everywhere()).differences;
    const { start, end } = difference!.quote;
    return vault.call('agreement.settle', { sourceId, start, end, codeId: difference!.codeId, coderIds: [ailsa, ben], decision, reason: 'She says it herself.' });
  }

  test('“code it” gives it to who had not, in their own name; taken back in one step', async () => {
    await code(ailsa, heard, listened);
    await code(ben, trust, 'I felt trusted');
    await code(ailsa, trust, 'I felt trusted');
    await settleAll('code it');
    const given = (await codings()).filter((coding) => coding.codeId === heard);
    expect(given.map((coding) => coding.coderId).toSorted()).toEqual([ailsa, ben].toSorted());
    expect(given.find((coding) => coding.coderId === ben)!.how).toBe('Settled together: She says it herself.');
    expect(await everywhere()).toMatchObject({ total: 1, settled: 1, differences: [{ coded: [ailsa], left: [ben], settlement: { decision: 'code it', reason: 'She says it herself.', coderId: ailsa } }] });
    await vault.call('history.undo', {});
    expect((await codings()).filter((coding) => coding.codeId === heard)).toHaveLength(1);
    expect(await everywhere()).toMatchObject({ total: 1, settled: 0 });
    await vault.restart();
    await vault.call('history.redo', {});
    expect((await codings()).filter((coding) => coding.codeId === heard)).toHaveLength(2);
  });

  test('“code it” on other ends moves the ends and keeps the notes', async () => {
    await code(ailsa, trust, 'I felt trusted for the first time in years');
    const short = await code(ben, trust, 'I felt trusted');
    const further = await code(ben, trust, 'first time in years');
    await vault.call('coding.memo', { id: short, memo: 'trusted' });
    await vault.call('coding.memo', { id: further, memo: 'in years' });
    await settleAll('code it');
    const [one, other] = await codings();
    expect([one!.start, one!.end]).toEqual([other!.start, other!.end]);
    expect((await codings()).find((coding) => coding.coderId === ben)!.memo.split('\n\n').toSorted()).toEqual(['in years', 'trusted']);
    expect((await everywhere()).differences[0]!.readings).toHaveLength(3);
  });

  test('“leave it” takes it from who had it', async () => {
    await code(ailsa, heard, listened);
    await code(ben, trust, 'I felt trusted');
    const { total } = await everywhere();
    expect(total).toBe(2);
    await settleAll('leave it');
    expect((await codings()).map((coding) => coding.codeId)).toEqual([trust]);
    expect(await everywhere()).toMatchObject({ differences: [{ codeId: heard, coded: [ailsa], settlement: { decision: 'leave it' } }, { codeId: trust, coded: [ben], settlement: null }], total: 2, settled: 1 });
  });

  test('“agree to differ” changes no coding; a reading that changes opens the difference again', async () => {
    const id = await code(ailsa, heard, listened);
    await code(ben, trust, 'I felt trusted');
    const before = await codings();
    await settleAll('agree to differ');
    expect(await codings()).toEqual(before);
    expect((await everywhere()).differences[0]).toMatchObject({ codeId: heard, settlement: { decision: 'agree to differ' } });
    await vault.call('coding.resize', { id, ...(await range('she listened')) });
    expect((await everywhere()).differences[0]).toMatchObject({ codeId: heard, settlement: null });
  });
  const range = async (words: string) => {
    const { start, end } = await find(vault, sourceId, words);
    return { start, end };
  };

  test('figures tell how each first read, unless asked for what was settled', async () => {
    await code(ailsa, heard, listened);
    await code(ben, trust, 'I felt trusted');
    await code(ailsa, trust, 'I felt trusted');
    await settleAll('code it');
    expect((await figures({ codeIds: [heard] })).codes[0]).toMatchObject({ both: 0, one: 1 });
    const settled = await figures({ codeIds: [heard], settled: true });
    expect(settled.codes[0]).toMatchObject({ both: 1, one: 0 });
    expect(settled.rule).toContain('as they were settled');
  });

  test('a correction of the text carries what was settled and how it was read before', async () => {
    await code(ailsa, heard, listened);
    await code(ben, trust, 'I felt trusted');
    await code(ailsa, trust, 'I felt trusted');
    await settleAll('code it');
    const { revisionId } = await vault.call('sources.read', { id: sourceId });
    await vault.call('sources.correct', { id: sourceId, revisionId, edits: [{ start: 0, end: 0, text: 'Corrected: ' }] });
    const [difference] = (await everywhere()).differences;
    expect(difference).toMatchObject({ coded: [ailsa], left: [ben], settlement: { decision: 'code it' }, quote: { text: listened } });
    const { text } = await vault.call('sources.read', { id: sourceId });
    expect(difference!.readings.map(({ start, end }) => text.slice(start, end))).toEqual([listened]);
    expect((await figures({ codeIds: [heard] })).codes[0]).toMatchObject({ both: 0, one: 1 });
    expect((await figures({ codeIds: [heard], level: 'character' })).codes[0]).toMatchObject({ both: 0, one: listened.length });
  });

  test('of two decisions on the same words figures go back to before the first', async () => {
    await code(ailsa, heard, listened);
    await code(ben, trust, 'I felt trusted');
    await settleAll('code it');
    await vault.call('agreement.settle', { sourceId, ...(await range('she listened')), codeId: heard, coderIds: [ailsa, ben], decision: 'code it', reason: 'Only these.' });
    expect((await figures({ codeIds: [heard], level: 'character' })).codes[0]).toMatchObject({ both: 0, one: listened.length });
    expect((await figures({ codeIds: [heard], level: 'character', settled: true })).codes[0]).toMatchObject({ both: 'she listened'.length, one: 0 });
  });

  test('opened again, the codings stay as they are', async () => {
    await code(ailsa, heard, listened);
    await code(ben, trust, 'I felt trusted');
    const { id } = await settleAll('agree to differ');
    await vault.call('agreement.unsettle', { id });
    expect(await everywhere()).toMatchObject({ total: 2, settled: 0 });
    expect(await vault.answer('agreement.unsettle', { id })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('refuses words, codes and coders that are not there', async () => {
    await code(ailsa, heard, listened);
    const given = { sourceId, start: 0, end: 10, codeId: heard, coderIds: [ailsa, ben], decision: 'code it', reason: '' };
    expect(await vault.answer('agreement.settle', { ...given, end: 100_000 })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await vault.answer('agreement.settle', { ...given, codeId: 'none' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await vault.answer('agreement.settle', { ...given, coderIds: [ailsa, 'nobody'] })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await codings()).toHaveLength(1);
  });
});

test('which sources who has worked on', async () => {
  await code(ailsa, heard, listened);
  await code(ben, trust, 'I felt trusted');
  await code(ben, heard, listened);
  expect(await vault.call('agreement.readings', {})).toEqual({ sources: [{ sourceId, readers: [{ coderId: ailsa, codings: 1 }, { coderId: ben, codings: 2 }].toSorted((one, other) => (one.coderId < other.coderId ? -1 : 1)) }] });
});
