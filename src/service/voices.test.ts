import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { evening, find, storeText, writeFile } from '../../test/small-sources.ts';

let vault: TestVault;
beforeEach(async () => {
  vault = await openTestVault();
});
afterEach(() => vault.close());

const voiceNamed = async (pseudonym: string) => (await vault.call('voices.list')).voices.find((voice) => voice.pseudonym === pseudonym)!;

describe('voices', () => {
  test('begin with unknown consent, which allows nothing and names nobody', async () => {
    await vault.call('voices.create', { pseudonym: 'Rowan', group: 'Parents and carers' });
    const rowan = await voiceNamed('Rowan');
    expect(rowan.consent).toEqual({ state: 'unknown', audiences: { team: 'unknown', board: 'unknown', partners: 'unknown', public: 'unknown' }, attribution: 'none', until: null, note: '' });
    expect(rowan).toMatchObject({ placeId: null, roleFull: '', attributes: {}, sources: 0, words: 0, codings: 0, version: 1 });
  });

  test('keep pseudonyms apart', async () => {
    const { id } = await vault.call('voices.create', { pseudonym: 'Rowan', group: 'Parents and carers' });
    const other = await vault.call('voices.create', { pseudonym: 'Skye', group: 'Practitioners' });
    expect(await vault.answer('voices.create', { pseudonym: ' rowan', group: 'Practitioners' })).toMatchObject({ ok: false, error: { code: 'not-allowed', details: { voiceId: id } } });
    expect(await vault.answer('voices.edit', { id: other.id, pseudonym: 'Rowan' })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect((await vault.call('voices.edit', { id, pseudonym: 'ROWAN' })).version).toBe(2);
  });

  test('are edited and give consent, with undo, across a restart', async () => {
    const { id } = await vault.call('voices.create', { pseudonym: 'Rowan', group: 'Parents and carers' });
    const consent = { state: 'recorded', audiences: { team: 'given', board: 'given', partners: 'unknown', public: 'refused' }, attribution: 'general role', until: '2030-01-31', note: 'Signed in March.' } as const;
    const { version } = await vault.call('voices.edit', { id, roleGeneral: 'A mother', attributes: { children: 'two' } });
    await vault.call('voices.setConsent', { id, consent, expectedVersion: version });
    expect(await vault.answer('voices.setConsent', { id, consent: { ...consent, note: '' }, expectedVersion: version })).toMatchObject({ error: { code: 'conflict' } });
    expect(await voiceNamed('Rowan')).toMatchObject({ roleGeneral: 'A mother', attributes: { children: 'two' }, consent });
    await vault.restart();
    expect(await vault.call('history.undo')).toEqual({ label: 'Recorded the consent of “Rowan”' });
    expect((await voiceNamed('Rowan')).consent.state).toBe('unknown');
    await vault.restart();
    await vault.call('history.redo');
    expect((await voiceNamed('Rowan')).consent).toEqual(consent);
  });

  test('that withdrew are not brought back by undo, which passes over it; recording the consent again does', async () => {
    const consent = { state: 'recorded', audiences: { team: 'given', board: 'given', partners: 'given', public: 'given' }, attribution: 'group', until: null, note: '' } as const;
    const withdrawn = { ...consent, state: 'withdrawn' } as const;
    const { id } = await vault.call('voices.create', { pseudonym: 'Rowan', group: 'Parents and carers' });
    await vault.call('voices.setConsent', { id, consent });
    await vault.call('programme.addPlace', { name: 'Millbank' });
    await vault.call('voices.setConsent', { id, consent: withdrawn });
    expect((await vault.call('history.list', {})).entries[0]!.label).toBe('Recorded that “Rowan” withdrew consent');
    expect((await vault.call('vault.state')).undo).toBe('Added the place “Millbank”');
    expect(await vault.call('history.undo')).toEqual({ label: 'Added the place “Millbank”' });
    // What was agreed before can't be taken back from under the withdrawal either.
    expect(await vault.answer('history.undo')).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect((await voiceNamed('Rowan')).consent.state).toBe('withdrawn');
    await vault.call('voices.setConsent', { id, consent });
    expect((await voiceNamed('Rowan')).consent.state).toBe('recorded');
    await vault.call('history.undo');
    expect((await voiceNamed('Rowan')).consent.state).toBe('withdrawn');
  });

  test('refuse places and voices that are not there', async () => {
    expect(await vault.answer('voices.create', { pseudonym: 'Rowan', group: 'Parents', placeId: 'nowhere' })).toMatchObject({ error: { code: 'not-found' } });
    expect(await vault.answer('voices.edit', { id: 'nobody', note: 'x' })).toMatchObject({ error: { code: 'not-found' } });
    expect(await vault.answer('voices.remove', { id: 'nobody' })).toMatchObject({ error: { code: 'not-found' } });
  });

  test('count sources, words, and codings that touch their turns', async () => {
    const speakers = [{ label: 'Morag', voice: { pseudonym: 'Rowan', group: 'Parents and carers' } }];
    const { sources } = await vault.call('sources.store', { files: [{ file: writeFile(vault, 'evening.txt', evening), speakers }] });
    const source = sources[0]!;
    for (const words of ['she listened', 'How did the evenings', 'years.\n\nWhat would you']) {
      await vault.call('coding.applyNew', { ...(await find(vault, source.id, words)), name: words });
    }
    const rowan = await voiceNamed('Rowan');
    expect(rowan).toMatchObject({ sources: 1, codings: 2 });
    expect(rowan.words).toBeGreaterThan(40);
    await vault.call('sources.remove', { id: source.id });
    expect(await voiceNamed('Rowan')).toMatchObject({ sources: 0, words: 0, codings: 0 });
  });

  test('who speak somewhere stay; a removed source that comes back has nobody in their place', async () => {
    const source = await storeText(vault, 'evening.txt', evening);
    const { speakers } = await vault.call('sources.read', { id: source.id });
    const morag = speakers.find((speaker) => speaker.label === 'Morag')!;
    const { id } = await vault.call('voices.create', { pseudonym: 'Rowan', group: 'Parents and carers' });
    await vault.call('sources.editSpeaker', { id: morag.id, voiceId: id });
    expect(await vault.answer('voices.remove', { id })).toMatchObject({ error: { code: 'not-allowed' } });
    await vault.call('sources.remove', { id: source.id });
    await vault.call('voices.remove', { id });
    await vault.call('history.undo');
    expect(await voiceNamed('Rowan')).toBeDefined();
    await vault.call('history.undo');
    expect((await vault.call('sources.read', { id: source.id })).speakers).toContainEqual(expect.objectContaining({ label: 'Morag', voiceId: id }));
  });
});
