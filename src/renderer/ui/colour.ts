/**
 * The little colour science that the window needs: contrast, mixing, distance, and how a colour looks to people who
 * see it differently. Colours are written `#rrggbb`.
 */

type Triple = readonly [number, number, number];

/** Kinds of colour vision that the palette is checked for. */
export const visions = ['usual', 'protanopia', 'deuteranopia', 'tritanopia'] as const;
export type Vision = (typeof visions)[number];

/**
 * Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision Deficiency",
 * matrices at severity 1.0, for linear RGB.
 */
const visionMatrix: Readonly<Record<Exclude<Vision, 'usual'>, readonly [Triple, Triple, Triple]>> = {
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** The colour as it looks with this kind of colour vision. */
export function asSeen(colour: string, vision: Vision): string {
  if (vision === 'usual') return colour;
  const linear = toLinear(colour);
  const seen = visionMatrix[vision].map((row) => row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2]);
  return fromLinear(triple(seen));
}

/** Contrast ratio of WCAG 2.2, from 1 to 21. Text needs 4.5, signs need 3. */
export function contrast(first: string, second: string): number {
  const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** How far apart two colours look: Euclidean distance in OKLab (Ottosson 2020); about 0.02 is just noticeable. */
export function distance(first: string, second: string): number {
  const [a, b] = [toOklab(first), toOklab(second)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** The mixture that CSS `color-mix(in srgb, over SHARE, under)` gives. `share` is between 0 and 1. */
export function mix(over: string, under: string, share: number): string {
  const [a, b] = [channels(over), channels(under)];
  return toHex(triple(a.map((value, index) => value * share + (b[index] ?? 0) * (1 - share))));
}

function luminance(colour: string): number {
  const [red, green, blue] = toLinear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toOklab(colour: string): Triple {
  const [red, green, blue] = toLinear(colour);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}

function toLinear(colour: string): Triple {
  return triple(channels(colour).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)));
}

function fromLinear(linear: Triple): string {
  return toHex(triple(linear.map((value) => {
    const clipped = Math.min(1, Math.max(0, value));
    return clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055;
  })));
}

function channels(colour: string): Triple {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new Error(`A colour is written #rrggbb, and this is "${colour}".`);
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255) as [number, number, number];
}

function toHex(values: Triple): string {
  return `#${values.map((value) => Math.round(value * 255).toString(16).padStart(2, '0')).join('')}`;
}

function triple(values: readonly number[]): Triple {
  return [values[0] ?? 0, values[1] ?? 0, values[2] ?? 0];
}
