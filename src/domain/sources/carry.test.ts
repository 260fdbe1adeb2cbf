import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carrier, carry } from './carry.ts';
import { applyEdits, composeEdits, cutsPair, type Edit, inOrder, invertEdits, keptStretches, tightenEdits } from './revise-edits.ts';
import { someEdits, someRange, someText } from '../../../test/invented-texts.ts';

const runs = { numRuns: 3000 };
/** Words between bars are the coded ones. */
const coded = (marked: string) => ({ text: marked.replaceAll('|', ''), range: { start: marked.indexOf('|'), end: marked.lastIndexOf('|') - 1 } });
const carried = (marked: string, ...edits: Edit[]): string | null => {
  const { text, range } = coded(marked);
  const done = carry(text, inOrder(text, edits), range);
  const after = applyEdits(text, inOrder(text, edits));
  return done && `${after.slice(0, done.start)}|${after.slice(done.start, done.end)}|${after.slice(done.end)}`;
};
/** Replaces some words, which occur once, by others. */
const replaced = (marked: string, old: string, by: string): Edit => {
  const start = coded(marked).text.indexOf(old);
  return { start, end: start + old.length, text: by };
};

describe('a range is carried', () => {
  test.each([
    ['shifted by what is changed before it', 'we went |to the café| often', 'we', 'all of us', 'all of us went |to the café| often'],
    ['left where it is by what is changed behind it', 'we went |to the café| often', 'often', 'twice', 'we went |to the café| twice'],
    ['stretched with its words', 'we went |to the café| often', 'the', 'the new', 'we went |to the new café| often'],
    ['shrunk with its words', 'we went |to the new café| often', 'new ', '', 'we went |to the café| often'],
    ['to the new form of words at its beginning', 'we |wnet to| the café', 'wnet', 'went', 'we |went to| the café'],
    ['to the new form of words at its end', 'we |went ot| the café', 'ot', 'to', 'we |went to| the café'],
    ['to the new form of all its words', 'we |wnet| to the café', 'wnet', 'went', 'we |went| to the café'],
    ['trimmed by a change over its beginning', 'we went |to the café| often', 'went to', 'found', 'we found| the café| often'],
    ['trimmed by a change over its end', 'we went |to the café| often', 'café often', 'park', 'we went |to the |park'],
    ['past words put in before it', 'we |went| there', 'we ', 'we all ', 'we all |went| there'],
    ['past words put in behind it', 'we |went| there', ' there', ' over there', 'we |went| over there'],
    ['on to the end of the word that grows', 'my |child| was there', 'child', 'children', 'my |children| was there'],
  ])('%s', (how, marked, old, by, expected) => {
    const edit = replaced(marked, old, by);
    // A change over an end is meant as it is given; of the others what they really change.
    expect(carried(marked, ...(how.startsWith('trimmed') ? [edit] : tightenEdits(coded(marked).text, [edit])))).toBe(expected);
  });

  test('on the word that grows at its beginning, but not into a word that it only ends in', () => {
    expect(carried('they were |happy| then', { start: 10, end: 10, text: 'un' })).toBe('they were |unhappy| then');
    expect(carried('my |child|hood', { start: 8, end: 8, text: 'ren' })).toBe('my |child|renhood');
    expect(carried('my |child|', { start: 8, end: 8, text: 'ren and others' })).toBe('my |children| and others');
    expect(carried('my |child|', { start: 8, end: 8, text: ', then' })).toBe('my |child|, then');
  });

  test('to nowhere when all its words are deleted, or nothing but white space is left', () => {
    expect(carried('we |went| there', { start: 3, end: 7, text: '' })).toBeNull();
    expect(carried('we |went| there', { start: 2, end: 8, text: ' came ' })).toBeNull();
    expect(carried('we| went |there', { start: 3, end: 7, text: '' })).toBeNull();
    expect(carried('we |went| there', { start: 3, end: 7, text: '  ' })).toBeNull();
  });

  test('never to begin or end with white space that was put in', () => {
    expect(carried('we |went there| then', { start: 3, end: 3, text: '' }, { start: 3, end: 7, text: ' \n\nwalked' })).toBe('we  \n\n|walked there| then');
  });

  test('nowhere else by no edits', () => {
    fc.assert(
      fc.property(someText.chain((laid) => fc.tuple(fc.constant(laid), someRange(laid))), ([{ text }, range]) => {
        expect(carry(text, [], range)).toEqual({ ...range, how: 'same' });
      }),
    );
  });
});

describe('laws, on thousands of invented texts', () => {
  const withRange = someText.chain((laid) => fc.tuple(fc.constant(laid), someEdits(laid), someRange(laid)));
  const withRanges = someText.chain((laid) => fc.tuple(fc.constant(laid), someEdits(laid), someRange(laid), someRange(laid)));

  test('a range whose words nothing touches holds exactly the same words', () => {
    fc.assert(
      fc.property(withRange, ([{ text }, edits, range]) => {
        // Also nothing that is written onto its first or last word.
        const isTouched = edits.some((edit) => edit.start <= range.end && edit.end >= range.start);
        const done = carry(text, edits, range);
        if (isTouched) return;
        expect(done?.how).toBe('same');
        expect(applyEdits(text, edits).slice(done!.start, done!.end)).toBe(text.slice(range.start, range.end));
      }),
      runs,
    );
  });

  test('what is called the same holds exactly the same words', () => {
    fc.assert(
      fc.property(withRange, ([{ text }, edits, range]) => {
        const done = carry(text, edits, range);
        if (done?.how === 'same') expect(applyEdits(text, edits).slice(done.start, done.end)).toBe(text.slice(range.start, range.end));
      }),
      runs,
    );
  });

  test('every coded character that survives is still coded, and none that survives and was not coded becomes so', () => {
    fc.assert(
      fc.property(withRange, ([{ text }, edits, range]) => {
        const done = carry(text, edits, range);
        let survivors = 0;
        for (const { from, to, at } of keptStretches(text.length, edits)) {
          for (let place = from; place < to; place += 1) {
            const was = place >= range.start && place < range.end;
            const stands = at + place - from;
            if (was && !/\s/.test(text[place]!)) survivors += 1;
            if (done) expect(stands >= done.start && stands < done.end).toBe(was);
          }
        }
        // Only what has lost all its words is gone.
        if (done === null) expect(survivors).toBe(0);
      }),
      runs,
    );
  });

  test('an end never cuts a character, and no range is left with white space alone', () => {
    fc.assert(
      fc.property(withRange, ([{ text }, edits, range]) => {
        const done = carry(text, edits, range);
        if (!done) return;
        const after = applyEdits(text, edits);
        expect(done.start).toBeLessThan(done.end);
        expect(done.end).toBeLessThanOrEqual(after.length);
        expect(after.slice(done.start, done.end).trim()).not.toBe('');
        expect([cutsPair(after, done.start), cutsPair(after, done.end)]).toEqual([false, false]);
      }),
      runs,
    );
  });

  test('ranges keep their order and lie within each other as before', () => {
    fc.assert(
      fc.property(withRanges, ([{ text }, edits, one, other]) => {
        const to = carrier(text, edits);
        const [first, second] = [to(one), to(other)];
        if (!first || !second) return;
        if (one.start <= other.start) expect(first.start).toBeLessThanOrEqual(second.start);
        if (one.end <= other.end) expect(first.end).toBeLessThanOrEqual(second.end);
        if (one.start <= other.start && one.end >= other.end) {
          expect(first.start).toBeLessThanOrEqual(second.start);
          expect(first.end).toBeGreaterThanOrEqual(second.end);
        }
        // And what lay apart still does.
        if (one.end <= other.start) expect(first.end).toBeLessThanOrEqual(second.start);
      }),
      runs,
    );
  });

  test('what was only shifted comes back exactly when the correction is taken back', () => {
    fc.assert(
      fc.property(withRange, ([{ text }, edits, range]) => {
        const done = carry(text, edits, range);
        if (done?.how !== 'same') return;
        expect(carrier(applyEdits(text, edits), invertEdits(text, edits), { withoutGrowing: true })(done)).toEqual({ ...range, how: 'same' });
      }),
      runs,
    );
  });

  test('edits that lie apart do the same one after another as at once', () => {
    fc.assert(
      fc.property(
        someText.chain((laid) => fc.tuple(fc.constant(laid), someEdits(laid, { apart: true }), someRange(laid), fc.nat(3))),
        ([{ text }, edits, range, cut]) => {
          const at = Math.min(cut, edits.length);
          const [early, late] = [edits.slice(0, at), edits.slice(at)];
          // The later ones, counted in the text that the earlier ones have made.
          const shift = early.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
          const moved = late.map((edit) => ({ ...edit, start: edit.start + shift, end: edit.end + shift }));
          const middle = applyEdits(text, early);
          expect(applyEdits(middle, moved)).toBe(applyEdits(text, edits));
          expect(composeEdits(early, moved)).toEqual(edits.filter((edit) => edit.start < edit.end || edit.text !== ''));
          const atOnce = carry(text, edits, range);
          const first = carry(text, early, range);
          const then = first && carry(middle, moved, first);
          // What was white space alone between the two is gone a step sooner.
          if (first && then) expect({ start: then.start, end: then.end }).toEqual(atOnce && { start: atOnce.start, end: atOnce.end });
        },
      ),
      runs,
    );
  });
});

describe('edits', () => {
  const withEdits = someText.chain((laid) => fc.tuple(fc.constant(laid), someEdits(laid)));

  test('turned round lead back', () => {
    fc.assert(
      fc.property(withEdits, ([{ text }, edits]) => {
        expect(applyEdits(applyEdits(text, edits), invertEdits(text, edits))).toBe(text);
      }),
    );
  });

  test('put together lead to the same text, whatever they are', () => {
    fc.assert(
      fc.property(withEdits.chain(([laid, edits]) => fc.tuple(fc.constant(laid), fc.constant(edits), someEdits({ text: applyEdits(laid.text, edits) }))), ([{ text }, first, second]) => {
        const both = composeEdits(first, second);
        expect(applyEdits(text, both)).toBe(applyEdits(applyEdits(text, first), second));
        expect(inOrder(text, both)).toEqual(both);
      }),
      runs,
    );
  });

  test('tightened lead to the same text, and replace no sign by itself at either end', () => {
    fc.assert(
      fc.property(withEdits, ([{ text }, edits]) => {
        const tight = tightenEdits(text, edits);
        expect(applyEdits(text, tight)).toBe(applyEdits(text, edits));
        expect(tightenEdits(text, tight)).toEqual(tight);
      }),
      runs,
    );
  });

  test('are refused where they lie over each other, reach past the text or cut a character', () => {
    const text = 'one \u{1F600} two';
    expect(() => inOrder(text, [{ start: 0, end: 3, text: '' }, { start: 2, end: 4, text: '' }])).toThrow(/over each other/);
    expect(() => inOrder(text, [{ start: 0, end: 99, text: '' }])).toThrow(/past the end/);
    expect(() => inOrder(text, [{ start: 5, end: 6, text: '' }])).toThrow(/middle of a character/);
    expect(inOrder(text, [{ start: 3, end: 3, text: 'b' }, { start: 0, end: 3, text: 'a' }, { start: 3, end: 3, text: 'c' }])).toEqual([{ start: 0, end: 3, text: 'a' }, { start: 3, end: 3, text: 'bc' }]);
  });
});
