import { describe, expect, test } from 'vitest';
import { isTakenName, newCodeFrom, offerCodes, recentCodes } from './code-choices.ts';

const code = (id: string, name: string, parentId: string | null = null) => ({ id, name, parentId, definition: '' });
const codes = [
  code('support', 'Support'),
  code('waiting', 'waiting, retelling', 'support'),
  code('listened', 'being listened to', 'support'),
  code('own', 'owning a place'),
  code('ourselves', 'doing it ourselves'),
  code('cafe', 'Café talk'),
];
const offered = (typed: string, recent: string[] = []) => offerCodes(codes, typed, recent).map(({ code: { id } }) => id);

describe('codes for what was typed', () => {
  test('the beginning of the name wins over the beginning of a word, and that over the middle', () => {
    expect(offered('own')).toEqual(['own']);
    expect(offered('lis')).toEqual(['listened']);
    expect(offered('elv')).toEqual(['ourselves']);
    expect(offered('o')[0]).toBe('own');
  });
  test('several words may be begun, also of what is above', () => expect(offered('sup wai')).toEqual(['waiting']));
  test('accents and case don’t matter', () => expect(offered('CAFE')).toEqual(['cafe']));
  test('letters left out are forgiven', () => expect(offered('lstnd')).toEqual(['listened']));
  test('nothing typed offers what was used last, then the rest by name', () => expect(offered('', ['own', 'waiting'])).toEqual(['own', 'waiting', 'listened', 'cafe', 'ourselves', 'support']));
  test('another name of a code answers too, after names that answer as well', () => {
    const known = [...codes.map((one) => (one.id === 'waiting' ? { ...one, aliases: ['queue', 'owning up'] } : one))];
    expect(offerCodes(known, 'que', []).map(({ code: { id } }) => id)).toEqual(['waiting']);
    expect(offerCodes(known, 'que', [])[0]).toMatchObject({ alias: 'queue', path: 'Support' });
    expect(offerCodes(known, 'owning', []).map(({ code: { id } }) => id)).toEqual(['own', 'waiting']);
  });
  test('what answers nothing is not offered', () => expect(offered('zzz')).toEqual([]));
  test('the path is said', () => expect(offerCodes(codes, 'wai', [])[0]!.path).toBe('Support'));
});

test('a path typed for a new code says under which code it goes', () => {
  const made = (typed: string) => { const { name, parent } = newCodeFrom(codes, typed); return [name, parent?.id ?? null]; };
  expect(made('support › kindness')).toEqual(['kindness', 'support']);
  expect(made('Support / being listened to / at last')).toEqual(['at last', 'listened']);
  expect(made('being listened to > at last')).toEqual(['at last', 'listened']);
  expect(made('either / or')).toEqual(['either / or', null]);
  expect(made(' plain ')).toEqual(['plain', null]);
  expect(made('support /')).toEqual(['support /', null]);
});

test('a name is taken whatever its case', () => {
  expect(isTakenName(codes, ' OWNING a place ')).toBe(true);
  expect(isTakenName(codes, 'owning')).toBe(false);
});

test('codes used last, by this coder', () => {
  const at = (minute: number) => `2024-03-12T10:0${minute}:00.000Z`;
  const codings = [
    { codeId: 'a', at: at(1), coderId: 'me' },
    { codeId: 'b', at: at(3), coderId: 'me' },
    { codeId: 'a', at: at(4), coderId: 'me' },
    { codeId: 'c', at: at(5), coderId: 'other' },
  ];
  expect(recentCodes(codings, 'me')).toEqual(['a', 'b']);
});
