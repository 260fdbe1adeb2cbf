import { describe, expect, test } from 'vitest';
import { takeKeys } from './hidden-prompt.ts';

describe('a hidden line', () => {
  test('ends with Enter; what was typed ahead is kept for the next question', () => {
    expect(takeKeys('', 'soup\r')).toEqual({ line: 'soup', done: true, rest: '' });
    expect(takeKeys('so', 'up\nsoup\n')).toEqual({ line: 'soup', done: true, rest: 'soup\n' });
    expect(takeKeys('', 'a\r\nb')).toEqual({ line: 'a', done: true, rest: 'b' });
    expect(takeKeys('', 'half')).toEqual({ line: 'half', done: false, rest: '' });
  });

  test('can be mended: backspace takes a whole character, Ctrl U all of it', () => {
    expect(takeKeys('a\u{1f9f8}', '\u007f')).toMatchObject({ line: 'a' });
    expect(takeKeys('', 'abc\u007f\bd\r')).toMatchObject({ line: 'ad', done: true });
    expect(takeKeys('wrong', '\u0015right')).toMatchObject({ line: 'right' });
  });

  test('ignores arrow keys and the like, and can be left', () => {
    expect(takeKeys('a', '\u001b[D\u001b[A\u001bOP\u001b[3~b')).toMatchObject({ line: 'ab' });
    expect(takeKeys('a', '\t\u0001b')).toMatchObject({ line: 'ab' });
    expect(takeKeys('a', 'b\u0003')).toBe('interrupted');
    expect(takeKeys('a', '\u0004')).toBe('interrupted');
  });
});
