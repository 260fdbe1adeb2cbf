import { expect, test } from 'vitest';
import { inVivoName } from './in-vivo.ts';

test('a code in somebody’s own words', () => {
  expect(inVivoName('We run it.')).toBe('We run it');
  expect(inVivoName('  “nobody wrote\nanything down”, ')).toBe('nobody wrote anything down');
  expect(inVivoName('So who decides?')).toBe('So who decides?');
  expect(inVivoName('don’t')).toBe('don’t');
  expect(inVivoName('…')).toBe('…');
  expect(inVivoName(' \n')).toBe('');
});

test('long words are cut between two of them', () => {
  const name = inVivoName(`${'word '.repeat(40)}end`);
  expect(name).toMatch(/word…$/);
  expect(name.length).toBeLessThanOrEqual(80);
});
