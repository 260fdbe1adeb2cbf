import { expect, test } from 'vitest';
import { countAnswers, nextOpen, splitRequest, stay } from './split-plan.ts';

const passages = ['p1', 'p2', 'p3', 'p4'];
const destinations = [{ key: '1', name: 'By a worker', id: null }, { key: '2', name: 'Asked', id: 'asked' }, { key: '3', name: 'Unused', id: null }];

test('counts what was sent where, and what is open', () => {
  expect(Object.fromEntries(countAnswers(passages, new Map([['p1', '1'], ['p3', '1'], ['p4', stay]])))).toEqual({ 1: 2, stay: 1, '': 1 });
});
test('goes on to the next open passage, round the end', () => {
  expect(nextOpen(passages, new Map([['p4', stay], ['p1', '1']]), 3)).toBe(1);
  expect(nextOpen(passages, new Map(passages.map((id) => [id, stay])), 0)).toBeNull();
});
test('asks for what moves alone; nothing where all stays', () => {
  expect(splitRequest('heard', passages, destinations, new Map([['p3', '2'], ['p1', '1'], ['p2', stay]]))).toEqual({ id: 'heard', parts: [{ code: { name: 'By a worker' }, codingIds: ['p1'] }, { code: { id: 'asked' }, codingIds: ['p3'] }] });
  expect(splitRequest('heard', passages, destinations, new Map([['p1', stay]]))).toBeNull();
});
