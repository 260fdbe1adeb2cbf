import { describe, expect, test } from 'vitest';
import { buildJumpIndex, type Name } from './jump-index.ts';

const names: Name[] = [
  { kind: 'code', id: '1', name: 'being listened to', detail: 'Practice' },
  { kind: 'code', id: '2', name: 'doing it ourselves', detail: 'Practice' },
  { kind: 'source', id: '3', name: 'Family fun night, focus group', detail: 'Millbank' },
  { kind: 'voice', id: '4', name: 'Rhòna', detail: 'Parents and carers' },
];
const index = buildJumpIndex(names);
const ids = (typed: string): string[] => index.find(typed, 10).map((name) => name.id);

describe('jumping to names', () => {
  test('finds by the beginning of any word', () => expect(ids('our')[0]).toBe('2'));
  test('forgives a wrong letter', () => expect(ids('lissened')[0]).toBe('1'));
  test('reads small words and accents', () => {
    expect(ids('to')[0]).toBe('1');
    expect(ids('rhona')[0]).toBe('4');
  });
  test('takes what would be a query language as plain words', () => {
    expect(ids('z:q ~ +^')).toEqual([]);
    expect(ids('focus:group')[0]).toBe('3');
  });
  test('offers everything while nothing is typed', () => expect(ids('')).toHaveLength(4));
});
