import { describe, expect, test } from 'vitest';
import type { Consent } from '../../../contract/index.ts';
import { consentInBrief, consentInWords } from './consent-words.ts';

const today = '2024-03-12';
const recorded = (audiences: Partial<Consent['audiences']>, until: string | null = null): Consent => ({
  state: 'recorded',
  audiences: { team: 'unknown', board: 'unknown', partners: 'unknown', public: 'unknown', ...audiences },
  attribution: 'group',
  until,
  note: '',
});

describe('consent in words', () => {
  test('says who may read, who may not, and who was not asked about', () => {
    expect(consentInWords(recorded({ team: 'given', board: 'given', public: 'refused' }), today)).toBe('Quotes may be used with the team and the board. Said no to the public. Not asked about partners.');
  });
  test('unknown is a state of its own', () => {
    expect(consentInWords({ ...recorded({}), state: 'unknown' }, today)).toBe('Consent is not recorded yet, so quotes stay within the team.');
    expect(consentInWords(null, today)).toMatch(/not recorded whose words/);
  });
  test('a withdrawal stands above everything', () => expect(consentInWords({ ...recorded({ public: 'given' }), state: 'withdrawn' }, today)).toMatch(/withdrew/));
  test('an end that has passed holds quotes back; one to come is said', () => {
    expect(consentInWords(recorded({ team: 'given' }, '2024-03-11'), today)).toBe('Consent ran until 11 March 2024, so quotes are held back.');
    expect(consentInWords(recorded({ team: 'given', board: 'given', partners: 'given', public: 'given' }, '2024-03-12'), today)).toBe('Quotes may be used with the team, the board, partners and the public until 12 March 2024.');
  });
});

test('consent in brief', () => {
  expect(consentInBrief(recorded({ team: 'given', board: 'given' }), today)).toEqual({ words: 'team, board', tone: 'plain' });
  expect(consentInBrief({ ...recorded({}), state: 'unknown' }, today).tone).toBe('caution');
});
