import { expect, test } from 'vitest';
import type { OpenedSource } from '../../../../contract/index.ts';
import { applyEdits } from '../../../../domain/sources/revise-edits.ts';
import { type Correcting, editsOf, isChanged, laidAnew, opening, turnsSaid, withDraft, without } from './drafts.ts';

const opened = (parts: string[], revisionId = 'r1'): OpenedSource => {
  let start = 0;
  const paragraphs = parts.map((part, index) => {
    const laid = { number: index + 1, start, end: start + part.length, kind: 'speech' as const, turn: index, level: null, startMs: null, endMs: null };
    start = laid.end + 2;
    return laid;
  });
  return { source: { id: 's' } as OpenedSource['source'], revisionId, text: parts.join('\n\n'), paragraphs, turns: [], speakers: [] };
};
const text = opened(['How did it begin?', 'Nobody asked us.', 'And then?', 'She listened.']);
const typed = (number: number, now: string, on = text, from: Correcting | null = null): Correcting => withDraft(opening(from, on, number), number, { now });

test('paragraphs are taken in one after another; those in which nothing was typed are let go of', () => {
  const one = opening(null, text, 2);
  expect(one).toMatchObject({ open: 2, drafts: [{ number: 2, was: 'Nobody asked us.' }] });
  expect(opening(one, text, 4).drafts.map(({ number }) => number)).toEqual([4]);
  const two = opening(typed(2, 'No one asked us.'), text, 1);
  expect(two.drafts.map((draft) => [draft.number, isChanged(draft)])).toEqual([[1, false], [2, true]]);
  expect(without(without(two, 1)!, 2)).toBeNull();
});

test('what is asked for is each paragraph whole, joined to the one before where that is wished', () => {
  const both = typed(4, 'She did listen.', text, typed(2, 'No one asked us.'));
  expect(applyEdits(text.text, editsOf(both, text))).toBe('How did it begin?\n\nNo one asked us.\n\nAnd then?\n\nShe did listen.');
  const joined = withDraft(opening(null, text, 2), 2, { isJoined: true });
  expect(applyEdits(text.text, editsOf(joined, text))).toBe('How did it begin? Nobody asked us.\n\nAnd then?\n\nShe listened.');
  const spoken = withDraft(opening(null, text, 3), 3, { speaker: { label: 'Somebody' } });
  expect(editsOf(spoken, text)).toEqual([]);
  expect(turnsSaid(spoken, text)).toEqual([{ turn: 2, speaker: { label: 'Somebody' } }]);
});

test('what is typed goes along when the text is changed elsewhere', () => {
  const mine = typed(4, 'She did listen.', text, typed(2, 'No one asked us.'));
  const moved = laidAnew(mine, opened(['A title', 'How did it begin?', 'Nobody asked us.', 'And then?', 'She listened.'], 'r2'));
  expect(moved).toMatchObject({ revisionId: 'r2', open: 5, drafts: [{ number: 3, now: 'No one asked us.', isOverOthers: false }, { number: 5, now: 'She did listen.' }] });
});

test('words typed into a paragraph that was itself changed elsewhere are kept, and it is said', () => {
  const mine = typed(2, 'No one asked us.');
  const changed = laidAnew(mine, opened(['How did it begin?', 'Nobody ever asked us.', 'And then?', 'She listened.'], 'r2'));
  expect(changed.drafts).toMatchObject([{ number: 2, was: 'Nobody ever asked us.', now: 'No one asked us.', isOverOthers: true }]);
  // Somebody has typed the very same: nothing is left to correct.
  expect(laidAnew(mine, opened(['How did it begin?', 'No one asked us.', 'And then?', 'She listened.'], 'r2')).drafts).toEqual([]);
});
