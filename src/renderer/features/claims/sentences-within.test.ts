import { expect, test } from 'vitest';
import { runAfter, sentencesWithin } from './sentences-within.ts';

test('sentences are found where they stand', () => {
  const text = 'She went up the stair. “Is it wet?” she asked.  Nobody had.';
  const found = sentencesWithin(text);
  expect(found.map((one) => text.slice(one.start, one.end))).toEqual(found.map((one) => one.text));
  expect(found[0]!.text).toBe('She went up the stair.');
  expect(found.at(-1)!.text).toBe('Nobody had.');
  expect(sentencesWithin('   ')).toEqual([]);
});

test('a run of sentences never has a hole', () => {
  expect(runAfter({ first: 1, last: 1 }, 3)).toEqual({ first: 1, last: 3 });
  expect(runAfter({ first: 1, last: 3 }, 0)).toEqual({ first: 0, last: 3 });
  expect(runAfter({ first: 0, last: 3 }, 2)).toEqual({ first: 0, last: 1 });
  expect(runAfter({ first: 0, last: 3 }, 0)).toEqual({ first: 1, last: 3 });
  expect(runAfter({ first: 2, last: 2 }, 2)).toEqual({ first: 2, last: 2 });
});
