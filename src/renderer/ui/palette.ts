import { codeColourNames, isCodeColourName } from '../../domain/codebook/colours.ts';
import { distance } from './colour.ts';

/**
 * Colours for codes, voices and series. A colour is stored by its name, never by its value, so that it can look right
 * in light and dark. Colour never stands alone: every one has a hatch, and a label always says the same.
 *
 * The first eight are drawn filled, the last eight hatched; in high contrast and in print all are hatched. Within each
 * eight no two are alike for any of the kinds of colour vision in `colour.ts`, and no two share a hatch (checked by the
 * test), so any two of the sixteen differ in colour, hatch or both.
 */
export const hatches = ['diagonal', 'counter', 'bars', 'posts', 'dots', 'checks', 'lattice', 'grid'] as const;
export type Hatch = (typeof hatches)[number];

export type Shades = {
  /** For stripes, underlines, swatches and shapes: at least 3:1 on every surface. */
  readonly sign: string;
  /** For words in this colour: at least 4.5:1 on every surface and on its own tint. */
  readonly text: string;
};

export type CodeColour = {
  readonly name: CodeColourName;
  /** How the colour is called in the window. */
  readonly label: string;
  readonly hatch: Hatch;
  /** Drawn filled rather than hatched, outside of high contrast and print. */
  readonly filled: boolean;
  readonly light: Shades;
  readonly dark: Shades;
};

export { codeColourNames, isCodeColourName };
export type CodeColourName = (typeof codeColourNames)[number];

const filled = true;
const hatched = false;

export const codeColours: readonly CodeColour[] = [
  { name: 'purple', label: 'Purple', hatch: 'diagonal', filled, light: same('#4d3a96'), dark: same('#bd9ff4') },
  { name: 'green', label: 'Green', hatch: 'bars', filled, light: same('#2f6a4a'), dark: same('#86cf9b') },
  { name: 'orange', label: 'Orange', hatch: 'dots', filled, light: same('#a95203'), dark: same('#e19444') },
  { name: 'blue', label: 'Blue', hatch: 'counter', filled, light: same('#286aa9'), dark: { sign: '#5b92df', text: '#7fadec' } },
  { name: 'pink', label: 'Pink', hatch: 'checks', filled, light: { sign: '#cf4071', text: '#b92f60' }, dark: { sign: '#d6559f', text: '#ea84bf' } },
  { name: 'olive', label: 'Olive', hatch: 'posts', filled, light: same('#5d4e08'), dark: same('#d1c054') },
  { name: 'teal', label: 'Teal', hatch: 'lattice', filled, light: { sign: '#1b8a85', text: '#00726e' }, dark: same('#94e0da') },
  { name: 'brown', label: 'Brown', hatch: 'grid', filled, light: same('#5e331e'), dark: { sign: '#a17a5a', text: '#c09b7d' } },
  { name: 'red', label: 'Red', hatch: 'diagonal', filled: hatched, light: same('#881423'), dark: { sign: '#f0666f', text: '#f6868d' } },
  { name: 'sky', label: 'Sky blue', hatch: 'dots', filled: hatched, light: { sign: '#3081ab', text: '#196c95' }, dark: same('#a0dafb') },
  { name: 'gold', label: 'Gold', hatch: 'bars', filled: hatched, light: { sign: '#826920', text: '#785f18' }, dark: same('#ccb56c') },
  { name: 'plum', label: 'Plum', hatch: 'counter', filled: hatched, light: same('#5f155a'), dark: { sign: '#b05fb2', text: '#cb7ecd' } },
  { name: 'leaf', label: 'Leaf green', hatch: 'posts', filled: hatched, light: { sign: '#6f8b16', text: '#576e00' }, dark: same('#cbe181') },
  { name: 'slate', label: 'Slate', hatch: 'lattice', filled: hatched, light: same('#4a5868'), dark: { sign: '#8e919f', text: '#a0a3b0' } },
  { name: 'violet', label: 'Violet', hatch: 'checks', filled: hatched, light: { sign: '#5658d7', text: '#4f50cf' }, dark: { sign: '#7c92f9', text: '#8da0fb' } },
  { name: 'rose', label: 'Rose', hatch: 'grid', filled: hatched, light: { sign: '#bd5c7c', text: '#a34363' }, dark: same('#ec98b3') },
];

/** How much of the sign colour is in a tint behind words. */
export const tintShare = { light: 0.13, dark: 0.2 } as const;

function same(value: string): Shades {
  return { sign: value, text: value };
}

/** The colour by name. */
export function codeColour(name: CodeColourName): CodeColour {
  const found = codeColours.find((colour) => colour.name === name);
  if (found === undefined) throw new Error(`The palette has no colour "${name}".`);
  return found;
}

/** The name as stored, made sure of; what the palette doesn't know is shown in slate. */
export function codeColourOf(text: string): CodeColourName {
  return isCodeColourName(text) ? text : 'slate';
}

/** The colour of the palette that looks most like a value such as `#c83264`, for codebooks that come from elsewhere. */
export function nearestCodeColour(value: string): CodeColourName {
  let best: CodeColourName = codeColourNames[0];
  let least = Number.POSITIVE_INFINITY;
  for (const colour of codeColours) {
    const away = Math.min(distance(colour.light.sign, value), distance(colour.dark.sign, value));
    if (away < least) [best, least] = [colour.name, away];
  }
  return best;
}

/**
 * The style sheet `palette.css`, made from the table above (a test keeps the two the same). Any element with
 * `data-colour="name"` gets `--code-sign`, `--code-text`, `--code-tint` and `--code-hatch`, whatever the theme.
 */
export function paletteCss(): string {
  const share = (value: number): string => `${Math.round(value * 100)}%`;
  const rules = codeColours.map(({ name, hatch, light, dark }) => [
    `  [data-colour='${name}'] {`,
    `    --code-sign: light-dark(${light.sign}, ${dark.sign});`,
    `    --code-text: light-dark(${light.text}, ${dark.text});`,
    `    --code-hatch: var(--hatch-${hatch});`,
    '  }',
  ].join('\n'));
  return [
    '/* Made from palette.ts by paletteCss(); palette.test.ts keeps the two the same. */',
    '@layer tokens {',
    ...rules,
    '  [data-colour] {',
    `    --code-tint: light-dark(color-mix(in srgb, var(--code-sign) ${share(tintShare.light)}, var(--sheet)), color-mix(in srgb, var(--code-sign) ${share(tintShare.dark)}, var(--sheet)));`,
    '  }',
    '}',
    '',
  ].join('\n');
}
