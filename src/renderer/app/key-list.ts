/** Every key of the window, grouped by what one wants to do. */
import type { Key } from './keys.ts';

export type KeyGroup = { readonly about: string; readonly keys: readonly (readonly [key: Key, words: string])[] };

/** The keys of a room stand where it is said what they do; each room adds its own here. */
export const keyGroups: readonly KeyGroup[] = [
  {
    about: 'Everywhere',
    keys: [
      ['mod+k', 'Jump to anything'],
      ['mod+shift+f', 'Search in all words'],
      ['mod+z', 'Undo'],
      ['mod+shift+z', 'Redo'],
      ['mod+l', 'Lock'],
      ['mod+enter', 'Keep what is being written, from any field'],
      ['?', 'This sheet'],
    ],
  },
  {
    about: 'Move through a text',
    keys: [
      ['arrowdown', 'Next paragraph; the other arrow the one before'],
      ['mod+arrowdown', 'Next turn; the other arrow the one before'],
      ['arrowright', 'Next sentence; the other arrow the one before'],
      ['n', 'Next coding, of those that are shown'],
      ['p', 'Coding before'],
      ['shift+n', 'Next coding of the code in hand'],
      ['shift+p', 'The one of it before'],
      ['u', 'Next uncoded paragraph'],
      ['shift+u', 'Uncoded paragraph before'],
      ['o', 'Choose among the codings here'],
      ['mod+f', 'Find in this source'],
      ['escape', 'Let go of the words, then of the place'],
    ],
  },
  {
    about: 'Take hold of words',
    keys: [
      ['shift+arrowdown', 'Take in the next paragraph; the other arrow gives it back'],
      ['mod+shift+arrowdown', 'Take in the rest of the turn, then the next'],
      ['shift+arrowright', 'Take in the next sentence; the other arrow gives it back'],
      ['mod+shift+arrowright', 'Take in the next word; the other arrow gives it back'],
    ],
  },
  {
    about: 'Code',
    keys: [
      ['c', 'Code the words in hand, or else the paragraph'],
      ['mod+enter', 'While choosing a code: make a new one'],
      ['mod+shift+enter', 'While choosing: make a new one under another'],
      ['v', 'Code in their own words (in vivo)'],
      ['r', 'Code with the last code again'],
      ['x', 'Take the coding in hand away'],
      ['shift+c', 'Give it another code'],
      ['b', 'The codebook beside the text: press a code, or drag it'],
    ],
  },
  {
    about: 'Grow and shrink a coding, or the words in hand',
    keys: [
      [']', 'Its end: one word on'],
      ['mod+]', 'Its end: one word back'],
      ['}', 'Its end: one sentence on; with Ctrl back'],
      ['[', 'Its beginning: one word earlier'],
      ['mod+[', 'Its beginning: one word later'],
      ['{', 'Its beginning: one sentence earlier; with Ctrl later'],
    ],
  },
  {
    about: 'Correct the text',
    keys: [
      ['f2', 'Correct the paragraph at the cursor'],
      ['mod+arrowdown', 'While correcting: the next paragraph; the other arrow the one before'],
      ['mod+enter', 'While correcting: save'],
      ['escape', 'While correcting: leave it, after asking'],
    ],
  },
  {
    about: 'Say more about it',
    keys: [
      ['m', 'Memo of the coding in hand, or of words without one'],
      ['shift+m', 'Memo of the words themselves'],
      ['1', 'Weight, where the code has a scale: its digit; the same again takes it away'],
      ['=', 'Weigh one more; - one less'],
      ['*', 'Make it an example of its code, or no longer'],
      ['l', 'Mark the first passage of a link, then the second'],
      ['s', 'Log a sign of change from the words'],
      ['e', 'Use the words as evidence'],
      ['w', 'Say what leads to what, as they tell it'],
    ],
  },
  {
    about: 'See less, or otherwise',
    keys: [
      ['f', 'Choose which codings are shown'],
      ['t', 'The codings as a list, and back to the text'],
    ],
  },
  {
    about: 'Codebook',
    keys: [
      ['n', 'New code'],
      ['shift+n', 'New code under the one that is open'],
      ['alt+arrowup', 'Move the chosen codes up; the other arrows down, in and out'],
      ['shift+arrowdown', 'Choose several'],
      ['f2', 'Rename, and say what it means'],
      ['Delete', 'Remove; undo brings it back'],
    ],
  },
  {
    about: 'Splitting a code by hand',
    keys: [
      ['0', 'The passage stays'],
      ['1', 'To the first of the other codes; 2 to the second, and so on'],
      ['n', 'To a new code'],
      ['c', 'To a code that is there'],
      ['arrowleft', 'The passage before; the other arrow the next'],
      ['f', 'Finish, and look at what would happen'],
    ],
  },
  {
    about: 'Framework, timeline, claims, outcome register, briefs',
    keys: [
      ['n', 'New indicator, event, claim, outcome or brief'],
      ['o', 'New outcome'],
      ['s', 'Log a sign on the indicator, or from the event'],
      ['e', 'Use the event as evidence'],
      ['a', 'Add evidence for the claim'],
      ['shift+a', 'Add evidence against the claim'],
    ],
  },
  {
    about: 'Theory of change',
    keys: [
      ['n', 'Add a place; it is linked from the one that is chosen'],
      ['l', 'Link two places'],
      ['v', 'Keep a version'],
      ['enter', 'Choose the place or link that has the focus'],
      ['arrowup', 'Move the chosen place; the other arrows too'],
      ['Delete', 'Take away what is chosen; undo brings it back'],
      ['escape', 'Let go of it'],
    ],
  },
  {
    about: 'Recordings, beside a source',
    keys: [
      ['k', 'Play, or pause'],
      ['shift+k', 'Play from the paragraph at the cursor'],
      ['j', 'Back 5 seconds'],
      ['shift+j', 'On 5 seconds'],
      ['<', 'Slower'],
      ['>', 'Faster'],
    ],
  },
  {
    about: 'Flow data',
    keys: [
      ['arrowdown', 'In a table: the figure below; the other arrows the ones beside it'],
      ['enter', 'In a table: choose the figure, or let go of it'],
      ['escape', 'In a table: let go of the figure'],
      ['shift+h', 'While true counts are shown: hide them'],
    ],
  },
  {
    about: 'Memos and history',
    keys: [
      ['n', 'Write a memo'],
      ['mod+f', 'Find words in the list'],
      ['arrowdown', 'Next entry of the history'],
      ['arrowup', 'Entry before'],
      ['mod+enter', 'Keep the memo'],
    ],
  },
  {
    about: 'Two readings',
    keys: [
      ['n', 'Next difference'],
      ['p', 'Difference before'],
      ['m', 'Write down what was said'],
      ['y', 'Settle it: code it'],
      ['l', 'Settle it: leave it'],
      ['d', 'Settle it: agree to differ'],
      ['mod+enter', 'Store the memo or the decision'],
      ['escape', 'Let go of the difference'],
    ],
  },
];

/** The groups with the keys that are asked for: by what they do, by where they belong, or by the key itself as it is shown. */
export function findKeys(typed: string, labelOf: (key: Key) => string): readonly KeyGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return keyGroups;
  return keyGroups.flatMap(({ about, keys }) => {
    const found = keys.filter(([key, says]) => {
      const shown = labelOf(key).toLowerCase();
      if (shown === typed.trim().toLowerCase()) return true;
      return words.every((word) => `${about} ${says}`.toLowerCase().includes(word) || (word.length > 1 && shown.includes(word)));
    });
    return found.length === 0 ? [] : [{ about, keys: found }];
  });
}
