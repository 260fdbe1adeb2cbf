import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast } from './colour.ts';

const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const dayAndNight = ['light', 'dark'] as const;
type Side = (typeof dayAndNight)[number];
type Tokens = ReadonlyMap<string, { light: string; dark: string }>;

/** The colours declared between a selector and the closing brace of its block. */
function colours(selector: string): Tokens {
  const start = sheet.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`tokens.css has no block ${selector}`);
  const block = sheet.slice(start, sheet.indexOf('}', start));
  const found = new Map<string, { light: string; dark: string }>();
  for (const [, name, light, dark] of block.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)) found.set(name ?? '', { light: light ?? '', dark: dark ?? '' });
  for (const [, name, both] of block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)) found.set(name ?? '', { light: both ?? '', dark: both ?? '' });
  return found;
}

const usual = colours(':root');
const more: Tokens = new Map([...usual, ...colours(":root[data-contrast='more']")]);

const surfaces = ['paper', 'sheet', 'sunk', 'raised'];
const textOn: ReadonlyArray<readonly [string, readonly string[]]> = [
  ['ink', [...surfaces, 'hover', 'accent-soft', 'for-soft', 'against-soft', 'caution-soft', 'marked']],
  ['ink-soft', [...surfaces, 'hover', 'accent-soft', 'for-soft', 'against-soft', 'caution-soft']],
  ['ink-faint', [...surfaces, 'hover', 'accent-soft']],
  ['accent', [...surfaces, 'hover', 'accent-soft']],
  ['for', [...surfaces, 'hover', 'for-soft']],
  ['against', [...surfaces, 'hover', 'against-soft']],
  ['caution', [...surfaces, 'hover', 'caution-soft']],
  ['on-accent', ['accent-fill', 'accent-fill-strong', 'against-fill']],
];
const signOn: ReadonlyArray<readonly [string, readonly string[]]> = [
  ['line-strong', surfaces],
  ['focus', [...surfaces, 'accent-soft', 'hover']],
  ['accent-fill', surfaces],
  ['against-fill', surfaces],
  ['accent', [...surfaces, 'accent-soft']],
  ['for', [...surfaces, 'for-soft']],
  ['against', [...surfaces, 'against-soft']],
  ['caution', [...surfaces, 'caution-soft']],
];

function shortfalls(tokens: Tokens, pairs: typeof textOn, least: number): string[] {
  const found: string[] = [];
  for (const [front, backs] of pairs) {
    for (const back of backs) {
      for (const side of dayAndNight) {
        const ratio = contrast(value(tokens, front, side), value(tokens, back, side));
        if (ratio < least) found.push(`${front} on ${back}, ${side}: ${ratio.toFixed(2)}`);
      }
    }
  }
  return found;
}

function value(tokens: Tokens, name: string, side: Side): string {
  const token = tokens.get(name);
  if (token === undefined) throw new Error(`tokens.css declares no colour --${name}`);
  return token[side];
}

describe('tokens', () => {
  test('words meet 4.5:1 wherever they stand', () => expect(shortfalls(usual, textOn, 4.5)).toEqual([]));
  test('signs meet 3:1 wherever they stand', () => expect(shortfalls(usual, signOn, 3)).toEqual([]));
  test('in high contrast words meet 7:1', () => expect(shortfalls(more, textOn, 7)).toEqual([]));
  test('in high contrast signs meet 4.5:1', () => expect(shortfalls(more, signOn, 4.5)).toEqual([]));

  test('high contrast is the same whether chosen or asked for by the system', () => {
    expect(colours(":root:not([data-contrast='usual'])")).toEqual(colours(":root[data-contrast='more']"));
  });

  test('no letter is smaller than 12.5 px and no motion is as long as 150 ms', () => {
    for (const [, size] of sheet.matchAll(/--text-[a-z]+: ([\d.]+)rem/g)) expect(Number(size) * 16).toBeGreaterThanOrEqual(12.5);
    for (const [, length] of sheet.matchAll(/--motion: (\d+)ms/g)) expect(Number(length)).toBeLessThan(150);
  });
});
