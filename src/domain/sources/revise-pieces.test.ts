import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from './revise-edits.ts';
import { piecesOf, textOfPieces, widenToWords, wordsChanged } from './revise-pieces.ts';
import { someEdits, someText } from '../../../test/invented-texts.ts';

const shown = (text: string, ...edits: { start: number; end: number; text: string }[]) => piecesOf(text, edits).map(({ how, text: words }) => (how === 'same' ? words : `${how === 'in' ? '+' : '-'}${words}|`)).join('');

test('a change within a word is shown as a change of the word', () => {
  expect(shown('the child went', { start: 9, end: 9, text: 'ren' })).toBe('the -child|+children| went');
  expect(shown('the chldrn went', { start: 6, end: 6, text: 'i' }, { start: 9, end: 9, text: 'e' })).toBe('the -chldrn|+childiren| went'.replace('childiren', 'children'));
  expect(shown('well being', { start: 4, end: 5, text: '-' })).toBe('-well being|+well-being|');
});

test('words between others touch neither', () => {
  expect(shown('the child went', { start: 10, end: 10, text: 'never ' })).toBe('the child +never |went');
  expect(shown('the child went', { start: 4, end: 10, text: '' })).toBe('the -child |went');
  expect(wordsChanged('the child went', [{ start: 9, end: 9, text: 'ren' }, { start: 10, end: 10, text: 'never ' }])).toEqual({ edits: 2, wordsOut: 1, wordsIn: 2 });
});

test('what is shown is what is stored, whatever is done', () => {
  fc.assert(
    fc.property(someText.chain((laid) => fc.tuple(fc.constant(laid), someEdits(laid))), ([{ text }, edits]) => {
      const pieces = piecesOf(text, edits);
      expect(textOfPieces(pieces)).toBe(applyEdits(text, edits));
      expect(pieces.filter(({ how }) => how !== 'in').map(({ text: words }) => words).join('')).toBe(text);
      expect(applyEdits(text, widenToWords(text, edits))).toBe(applyEdits(text, edits));
    }),
    { numRuns: 3000 },
  );
});
