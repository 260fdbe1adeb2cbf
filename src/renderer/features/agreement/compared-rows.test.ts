import { expect, test } from 'vitest';
import type { Coding, Difference, Paragraph } from '../../../contract/index.ts';
import { comparedRows } from './compared-rows.ts';

const paragraph = (number: number, start: number, end: number): Paragraph => ({ number, start, end, kind: 'text', turn: null, level: null, startMs: null, endMs: null });
const coding = (id: string, coderId: string, start: number, end: number, codeId = 'trust'): Coding => ({ id, coderId, codeId, start, end, sourceId: 's', revisionId: 'r', at: '', memo: '', weight: null, pinned: false, how: '', version: 1 });
const difference = (key: string, start: number, end: number, settled = false): Difference =>
  ({ key, codeId: 'trust', quote: { start, end }, coded: [], left: [], readings: [], settlement: settled ? { id: 'x' } : null }) as unknown as Difference;

const codes = new Map([['trust', { id: 'trust', name: 'Trust', colour: 'purple' }], ['hope', { id: 'hope', name: 'Hope', colour: 'green' }]]);
const paragraphs = [paragraph(1, 0, 10), paragraph(2, 12, 30)];

test('a coding has its label where it begins, and its line wherever it reaches', () => {
  const [first, second] = comparedRows(paragraphs, [coding('a', 'ailsa', 4, 20)], ['ailsa', 'ben'], codes, []);
  expect(first!.labels.map((label) => [label.code.name, label.reader, label.difference])).toEqual([['Trust', 0, null]]);
  expect(second!.labels).toEqual([]);
  expect([first!.readers, second!.readers]).toEqual([[0], [0]]);
});

test('a coding knows the difference that it is part of, and whether that is settled', () => {
  const rows = comparedRows(paragraphs, [coding('a', 'ailsa', 12, 20), coding('b', 'ben', 14, 22), coding('c', 'ben', 24, 28), coding('d', 'ben', 14, 16, 'hope')], ['ailsa', 'ben'], codes, [difference('one', 12, 22), difference('two', 24, 28, true)]);
  expect(rows[1]!.labels.map((label) => [label.id, label.difference, label.settled])).toEqual([['a', 'one', false], ['b', 'one', false], ['c', 'two', true], ['d', null, false]]);
});

test('whose words are whose, cut at every end', () => {
  const rows = comparedRows(paragraphs, [coding('a', 'ailsa', 12, 20), coding('b', 'ben', 16, 24), coding('c', 'ben', 18, 22, 'hope')], ['ailsa', 'ben'], codes, []);
  expect(rows[1]!.segments.map(({ start, end, codings }) => [start, end, codings.map((span) => span.reader)])).toEqual([[12, 16, [0]], [16, 20, [0, 1]], [20, 24, [1]], [24, 30, []]]);
});
