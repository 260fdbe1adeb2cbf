import { expect, test } from 'vitest';
import { beginningOf, clock, counted, listed, whenInWords } from './in-words.ts';

test('lists and counts', () => {
  expect(listed(['the team'])).toBe('the team');
  expect(listed(['the team', 'the board', 'partners'])).toBe('the team, the board and partners');
  expect(counted(1, 'coding')).toBe('1 coding');
  expect(counted(1203, 'word')).toBe('1,203 words');
  expect(counted(0, 'memory', 'memories')).toBe('0 memories');
});

test('moments in a recording', () => {
  expect(clock(19_400)).toBe('00:19');
  expect(clock(3_723_000)).toBe('1:02:03');
  expect(clock(-5)).toBe('00:00');
});

test('when something was done', () => {
  const now = '2024-03-12T12:00:00.000Z';
  expect(whenInWords('2024-03-12T11:59:40.000Z', now)).toBe('just now');
  expect(whenInWords('2024-03-12T11:59:00.000Z', now)).toBe('a minute ago');
  expect(whenInWords('2024-03-12T11:20:00.000Z', now)).toBe('40 minutes ago');
  expect(whenInWords('2024-03-01T11:20:00.000Z', now)).toBe('1 March');
  expect(whenInWords('2022-03-01T11:20:00.000Z', now)).toBe('1 March 2022');
});

test('the beginning of long words', () => {
  expect(beginningOf('short words', 40)).toBe('short words');
  expect(beginningOf('several words on\nseveral lines that go on', 24)).toBe('several words on…');
});
