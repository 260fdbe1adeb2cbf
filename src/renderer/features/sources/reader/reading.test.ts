import { describe, expect, test } from 'vitest';
import { codingInHand, here, moved, neighbour, nowhere, target, type Move, type Reading } from './reading.ts';

const paragraphs = [{ start: 0, end: 10 }, { start: 12, end: 20 }, { start: 22, end: 30 }];
const after = (...moves: Move[]): Reading => moves.reduce((reading, move) => moved(paragraphs, reading, move), nowhere);
const down = { do: 'step', by: 1, extend: false } as const;
const up: Move = { do: 'step', by: -1, extend: false };
const downWith: Move = { do: 'step', by: 1, extend: true };
const upWith: Move = { do: 'step', by: -1, extend: true };

describe('walking by keys', () => {
  test('the first step goes to the first paragraph, and nobody walks past the ends', () => {
    expect(after(down).at).toEqual({ paragraph: 0, offset: null });
    expect(after(down, up, up).at?.paragraph).toBe(0);
    expect(after(down, down, down, down).at?.paragraph).toBe(2);
    expect(after(up).at?.paragraph).toBe(2);
  });

  test('whoever has scrolled away goes on from what they see', () => {
    expect(after(down, { ...down, from: 2 }).at).toEqual({ paragraph: 2, offset: null });
  });

  test('standing in a paragraph, an action is about the whole of it', () => {
    expect(target(paragraphs, after(down, down))).toEqual({ start: 12, end: 20 });
    expect(target(paragraphs, nowhere)).toBeNull();
  });

  test('Shift takes the paragraph, then its neighbours, and gives them back', () => {
    expect(after(down, downWith).passage).toEqual({ start: 0, end: 10 });
    expect(after(down, downWith, downWith).passage).toEqual({ start: 0, end: 20 });
    expect(after(down, downWith, downWith, upWith).passage).toEqual({ start: 0, end: 10 });
    expect(after(down, down, upWith, upWith).passage).toEqual({ start: 0, end: 20 });
  });

  test('walking on leaves a selection at the end towards which one walks', () => {
    const selected: Move = { do: 'select', passage: { start: 3, end: 15 } };
    expect(after(selected, down).at?.paragraph).toBe(2);
    expect(after(selected, up).at?.paragraph).toBe(0);
    expect(after(selected, down).passage).toBeNull();
  });

  test('Esc lets go of the words first, then of the place', () => {
    const selected = after({ do: 'select', passage: { start: 13, end: 15 } }, { do: 'let-go' });
    expect(selected).toMatchObject({ passage: null, at: { paragraph: 1 } });
    expect(moved(paragraphs, selected, { do: 'let-go' })).toEqual(nowhere);
  });
});

describe('walking by turns', () => {
  // The second turn has two paragraphs; nobody speaks in the last.
  const spoken = [{ start: 0, end: 10, turn: 0 }, { start: 12, end: 20, turn: 1 }, { start: 22, end: 30, turn: 1 }, { start: 32, end: 40, turn: 2 }, { start: 42, end: 50, turn: null }];
  const walked = (...moves: Move[]): Reading => moves.reduce((reading, move) => moved(spoken, reading, move), nowhere);
  const turn = (by: 1 | -1, extend = false): Move => ({ do: 'step', by, extend, unit: 'turn' });
  test('goes where the next one begins, and back first to where this one does', () => {
    expect(walked(turn(1), turn(1)).at?.paragraph).toBe(1);
    expect(walked(turn(1), turn(1), turn(1)).at?.paragraph).toBe(3);
    expect(walked(turn(1), turn(1), turn(1), turn(1), turn(1)).at?.paragraph).toBe(4);
    expect(walked({ do: 'stand', offset: 25 }, turn(-1)).at?.paragraph).toBe(1);
    expect(walked({ do: 'stand', offset: 15 }, turn(-1)).at?.paragraph).toBe(0);
    expect(walked({ do: 'stand', offset: 35 }, turn(-1)).at?.paragraph).toBe(1);
  });
  test('with Shift takes the rest of the turn, then whole ones', () => {
    expect(walked({ do: 'stand', offset: 15 }, turn(1, true)).passage).toEqual({ start: 12, end: 30 });
    expect(walked({ do: 'stand', offset: 15 }, turn(1, true), turn(1, true)).passage).toEqual({ start: 12, end: 40 });
    expect(walked({ do: 'stand', offset: 25 }, turn(-1, true)).passage).toEqual({ start: 12, end: 30 });
  });
});

describe('what is here', () => {
  const long = { id: 'long', start: 2, end: 18 };
  const short = { id: 'short', start: 13, end: 15 };
  const codings = [long, short];

  test('a click asks for what covers that letter', () => {
    expect(here(paragraphs, after({ do: 'stand', offset: 13 }), codings)).toEqual([long, short]);
    expect(here(paragraphs, after({ do: 'stand', offset: 16 }), codings)).toEqual([long]);
    expect(here(paragraphs, after({ do: 'stand', offset: 25 }), codings)).toEqual([]);
  });

  test('a paragraph or a selection asks for what touches it', () => {
    expect(here(paragraphs, after(down), codings)).toEqual([long]);
    expect(here(paragraphs, after({ do: 'select', passage: { start: 14, end: 30 } }), codings)).toEqual([long, short]);
  });

  test('the shortest is in hand, unless another was asked for', () => {
    const standing = after({ do: 'stand', offset: 13 });
    expect(codingInHand(standing, codings)).toBe(short);
    expect(codingInHand({ ...standing, coding: 'long' }, codings)).toBe(long);
    expect(codingInHand(standing, [])).toBeNull();
  });

  test('what has just been coded is in hand, if one is still at its words', () => {
    const coded = [{ id: 'shorter', start: 12, end: 14 }, { id: 'made', start: 12, end: 20 }];
    const reading = after(down, down, { do: 'hold', passage: { start: 12, end: 20 }, coding: 'made' });
    expect(codingInHand(reading, coded)?.id).toBe('made');
    expect({ ...reading, coding: null }).toEqual(after(down, down));
    expect(after(down, down, down, { do: 'hold', passage: { start: 12, end: 20 }, coding: 'made' }).coding).toBeNull();
  });

  test('new ends that are stored late take nobody back who has walked on', () => {
    const stored: Move = { do: 'stored', was: 'grown', coding: { id: 'grown', start: 12, end: 18 } };
    const open: Move = { do: 'open', coding: { id: 'grown', start: 12, end: 20 } };
    expect(after(open, stored).passage).toEqual({ start: 12, end: 18 });
    expect(after(open, down, stored)).toEqual(after(open, down));
  });

  test('from one coding to the next and back', () => {
    expect(neighbour(paragraphs, nowhere, codings, 1)).toBe(long);
    const atLong = after({ do: 'open', coding: long });
    expect(neighbour(paragraphs, atLong, codings, 1)).toBe(short);
    expect(neighbour(paragraphs, atLong, codings, -1)).toBeNull();
    expect(neighbour(paragraphs, after({ do: 'stand', offset: 25 }), codings, -1)).toBe(short);
    expect(neighbour(paragraphs, after({ do: 'open', coding: short }), codings, 1)).toBeNull();
  });
});
