import { expect, test } from 'vitest';
import type { Consent, OpenedSource, Voice } from '../../../../contract/index.ts';
import { whoSpeaks } from './who-speaks.ts';

const consent = (given: boolean): Consent => ({ state: given ? 'recorded' : 'unknown', audiences: { team: 'given', board: 'given', partners: 'given', public: 'given' }, attribution: 'group', until: null, note: '' });
const voice = (id: string, pseudonym: string, given: boolean): [string, Voice] => [id, { id, pseudonym, group: 'Parents and carers', roleGeneral: id === 'calum' ? 'Parent' : '', placeId: 'm', consent: consent(given) } as Voice];
const voices = new Map([voice('calum', 'Calum', true), voice('rhona', 'Rhona', false)]);
const source = {
  turns: [{ start: 0, end: 10, speaker: 0 }, { start: 12, end: 20, speaker: 1 }, { start: 22, end: 30, speaker: 2 }, { start: 32, end: 40, speaker: 3 }],
  speakers: [{ label: 'INT', role: 'interviewer', voiceId: null }, { label: 'P1', role: 'participant', voiceId: 'calum' }, { label: 'P2', role: 'participant', voiceId: 'rhona' }, { label: 'P3', role: 'participant', voiceId: null }],
} as unknown as OpenedSource;
const who = (start: number, end: number) => whoSpeaks(source, { start, end }, voices, () => 'Millbank', '2024-03-12');

test('one voice: pseudonym, part, place and consent', () => {
  expect(who(13, 15)).toEqual({ attribution: 'Calum, parent, Millbank.', consent: 'Quotes may be used with the team, the board, partners and the public.' });
  expect(who(24, 26).attribution).toBe('Rhona, Parents and carers, Millbank.');
});

test('whoever asks, and whoever is not a voice yet', () => {
  expect(who(2, 4)).toEqual({ attribution: 'INT, interviewer.', consent: '' });
  expect(who(33, 35)).toEqual({ attribution: 'P3, not yet a voice.', consent: 'It is not recorded whose words these are, so quotes stay within the team.' });
});

test('several voices: each its own consent', () => {
  expect(who(2, 26)).toEqual({
    attribution: 'INT, Calum and Rhona.',
    consent: 'Calum: Quotes may be used with the team, the board, partners and the public. Rhona: Consent is not recorded yet, so quotes stay within the team.',
  });
});

test('nobody', () => expect(who(10, 12).attribution).toBe('Nobody is recorded as speaking here.'));
