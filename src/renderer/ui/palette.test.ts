import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { asSeen, contrast, distance, mix, visions } from './colour.ts';
import { codeColourNames, codeColourOf, codeColours, nearestCodeColour, paletteCss, tintShare } from './palette.ts';

const tokens = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const themes = ['light', 'dark'] as const;

function surface(name: string, theme: (typeof themes)[number]): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens);
  return found?.[theme === 'light' ? 1 : 2] ?? '';
}

describe.each(themes)('the palette in %s', (theme) => {
  const surfaces = ['paper', 'sheet', 'sunk', 'raised'].map((name) => surface(name, theme));

  test('signs meet 3:1 on every surface for every kind of colour vision', () => {
    const short: string[] = [];
    for (const colour of codeColours) for (const vision of visions) for (const under of surfaces) {
      const ratio = contrast(asSeen(colour[theme].sign, vision), asSeen(under, vision));
      if (ratio < 3) short.push(`${colour.name} on ${under}, ${vision}: ${ratio.toFixed(2)}`);
    }
    expect(short).toEqual([]);
  });

  test('words meet 4.5:1 on every surface and on their own tint, and ink meets it on every tint', () => {
    const short: string[] = [];
    for (const colour of codeColours) {
      const tint = mix(colour[theme].sign, surface('sheet', theme), tintShare[theme]);
      for (const under of [...surfaces, tint]) {
        const ratio = contrast(colour[theme].text, under);
        if (ratio < 4.5) short.push(`${colour.name} on ${under}: ${ratio.toFixed(2)}`);
      }
      const ink = contrast(surface('ink', theme), tint);
      if (ink < 7) short.push(`ink on the tint of ${colour.name}: ${ink.toFixed(2)}`);
    }
    expect(short).toEqual([]);
  });

  test.each(['filled', 'hatched'])('no two %s colours look alike to anybody', (kind) => {
    const group = codeColours.filter((colour) => colour.filled === (kind === 'filled'));
    const alike: string[] = [];
    for (const [index, first] of group.entries()) for (const second of group.slice(0, index)) for (const vision of visions) {
      const away = distance(asSeen(first[theme].sign, vision), asSeen(second[theme].sign, vision));
      if (away < 0.055) alike.push(`${first.name} and ${second.name}, ${vision}: ${away.toFixed(3)}`);
    }
    expect(alike).toEqual([]);
  });

  test('where two colours share a hatch they differ in colour for everybody', () => {
    const alike: string[] = [];
    for (const [index, first] of codeColours.entries()) for (const second of codeColours.slice(0, index)) {
      if (first.hatch !== second.hatch) continue;
      for (const vision of visions) {
        const away = distance(asSeen(first[theme].sign, vision), asSeen(second[theme].sign, vision));
        if (away < 0.055) alike.push(`${first.name} and ${second.name}, ${vision}: ${away.toFixed(3)}`);
      }
    }
    expect(alike).toEqual([]);
  });
});

test('within the filled and within the hatched every hatch occurs once', () => {
  for (const kind of [true, false]) {
    const group = codeColours.filter((colour) => colour.filled === kind).map((colour) => colour.hatch);
    expect(new Set(group).size).toBe(group.length);
  }
});

test('palette.css is what the table says', () => {
  expect(readFileSync(new URL('./palette.css', import.meta.url), 'utf8')).toBe(paletteCss());
});

test('the palette has a colour for every name, in the order in which new codes take them', () => {
  expect(codeColours.map((colour) => colour.name)).toEqual(codeColourNames);
  expect(codeColourOf('gold')).toBe('gold');
  expect(codeColourOf('#c83264')).toBe('slate');
});

test('a colour from elsewhere finds its nearest', () => {
  expect(nearestCodeColour('#2f6b4b')).toBe('green');
  expect(nearestCodeColour('#ff8800')).toBe('orange');
});
