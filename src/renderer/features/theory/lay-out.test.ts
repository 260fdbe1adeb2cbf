import { describe, expect, it } from 'vitest';
import { boxLetters, heightOf, layOut, linesOf } from './lay-out.ts';
import { wrap } from './wrap.ts';

const place = (id: string, at: { x: number; y: number } | null = null) => ({ id, label: `Place ${id}`, at });

describe('a theory of change is laid out', () => {
  it('with what comes first above what it leads to, and no box on another', () => {
    const nodes = ['a', 'b', 'c', 'd', 'e'].map((id) => place(id));
    const boxes = layOut(nodes, [{ fromId: 'a', toId: 'b' }, { fromId: 'a', toId: 'c' }, { fromId: 'b', toId: 'd' }, { fromId: 'c', toId: 'd' }]);
    const of = (id: string) => boxes.get(id)!;
    expect(of('a').y).toBeLessThan(of('b').y);
    expect(of('c').y).toBeLessThan(of('d').y);
    const all = [...boxes.values()];
    for (const [index, one] of all.entries()) {
      for (const other of all.slice(index + 1)) {
        const apart = one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y;
        expect(apart, `${one.id} and ${other.id}`).toBe(true);
      }
    }
  });

  it('and leaves what a person put somewhere where it is', () => {
    const boxes = layOut([place('a', { x: 700, y: 40 }), place('b')], [{ fromId: 'a', toId: 'b' }]);
    expect(boxes.get('a')).toMatchObject({ x: 700, y: 40 });
  });

  it('also with feedback, with a link to itself and with links to nothing', () => {
    const boxes = layOut([place('a'), place('b')], [{ fromId: 'a', toId: 'b' }, { fromId: 'b', toId: 'a' }, { fromId: 'a', toId: 'a' }, { fromId: 'a', toId: 'gone' }]);
    expect(boxes.size).toBe(2);
  });

  it('with boxes that are as tall as their words', () => {
    const long = 'Families are asked before anything about them is decided, by somebody whom they know';
    expect(linesOf(long).every((line) => line.length <= boxLetters)).toBe(true);
    expect(linesOf(long).join(' ')).toBe(long);
    expect(heightOf(long)).toBeGreaterThan(heightOf('Short'));
  });
});

describe('words are wrapped', () => {
  it('breaking a word that is longer than a line, and ending in an ellipsis where there is no more room', () => {
    expect(wrap('abcdefghij', 4, 9)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrap('one two three four', 5, 2)).toEqual(['one', 'two…']);
    expect(wrap('', 5, 2)).toEqual(['']);
  });
});
