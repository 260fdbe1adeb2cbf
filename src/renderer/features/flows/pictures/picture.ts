/** What a picture of an answer is made of. All of it comes out of the answer's tables: nothing is drawn that is not in them. */
import type { Dataset, FlowAnswer, FlowTable, ReleasedCount } from '../../../../contract/index.ts';
import { codeColours } from '../../../ui/index.ts';

export type Picture = {
  /** What it shows, over it. */
  caption: string;
  /** The same in words, for who can't see it. */
  alternative: string;
  data: unknown[];
  layout: Record<string, unknown>;
  height: number;
  /** What the table has and the picture leaves out, beside what is hidden. */
  left?: string;
  /** The largest value drawn: pictures side by side reach as far as the largest of all. */
  reach: number;
};

export type PictureAsked = { answer: FlowAnswer; table: FlowTable; dataset: Pick<Dataset, 'states'>; isDark: boolean; upTo: number | undefined; /** About how wide it will be, in pixels: names get the room that there is. */ width: number };

export type Line = { key: string; label: string };

export const dashes = ['solid', 'dash', 'dot', 'dashdot', 'longdash', 'longdashdot'];
export const symbols = ['circle', 'square', 'diamond', 'cross', 'triangle-up', 'x', 'star', 'hexagon'];

export const isFigure = (figure: ReleasedCount | undefined): figure is number => typeof figure === 'number';
/** What can be drawn of a figure; a hidden one leaves a hole. */
export const drawn = (figure: ReleasedCount | undefined): number | null => (isFigure(figure) ? figure : null);

/** A picture in words, for who can't see it: the finding, how it is drawn, and where the same stands in numbers. */
export function alternativeOf({ answer }: Pick<PictureAsked, 'answer'>, how: string): string {
  return `${answer.sentences[0]} ${answer.part}. ${how}; what is hidden there is not drawn.`;
}

/** As most pictures are drawn. */
export const sameNumbers = 'The table below holds the same numbers';

export const grey = { light: '#8a8577', dark: '#858891' };

/** The colour of anything by its place in an order. */
export function colourAt(position: number, isDark: boolean): string {
  const colour = codeColours[position % codeColours.length]!;
  return isDark ? colour.dark.sign : colour.light.sign;
}

/** The colour of a state, the same in every picture; what is no state of the scheme is grey. */
export function colourOfState({ dataset, isDark }: Pick<PictureAsked, 'dataset' | 'isDark'>, state: string): string {
  const position = dataset.states.findIndex(({ name }) => name === state);
  return position < 0 ? grey[isDark ? 'dark' : 'light'] : colourAt(position, isDark);
}

/** Lines that are states take their colours, others go by their order. */
export function colourOfLine(asked: Pick<PictureAsked, 'dataset' | 'isDark'>, { key }: Line, position: number): string {
  if (key === 'all' || key === 'still there') return asked.isDark ? '#ebe9e4' : '#22252a';
  return asked.dataset.states.some(({ name }) => name === key) || key === 'gap' || key === 'elsewhere' ? colourOfState(asked, key) : colourAt(position, asked.isDark);
}

/** The same colour, see-through. */
export const faintly = (colour: string, share: number): string => `${colour}${Math.round(share * 255).toString(16).padStart(2, '0')}`;

/** How far an axis of values goes. */
export const range = (upTo: number | undefined): { range?: [number, number] } => (upTo === undefined ? {} : { range: [0, upTo * 1.05 || 1] });

export const largest = (values: readonly (number | null)[]): number => values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);

/** The names of what is drawn, under the picture; and how much of its height they take, in pixels. */
export function legendOf(names: readonly string[], width: number): { legend: Record<string, unknown>; height: number } {
  const longest = Math.max(...names.map(({ length }) => length)) * 6.4 + 56;
  const rows = Math.ceil(names.length / Math.max(1, Math.floor((width - 40) / longest)));
  return { legend: { orientation: 'h', yref: 'container', y: 0, yanchor: 'bottom', xref: 'container', x: 0, xanchor: 'left', traceorder: 'normal', font: { size: 12 }, itemwidth: 34 }, height: names.length < 2 ? 0 : rows * 20 + 12 };
}

/** How many letters a name beside the picture may have on one line. */
export const lettersBeside = (width: number): number => Math.max(18, Math.min(50, Math.floor((width * 0.42) / 6.5)));

/** Room for names left of the picture, in pixels. Said beforehand: a library that measures them has to draw several times. */
export const roomFor = (labels: readonly (readonly string[])[]): number => 16 + Math.ceil(Math.max(...labels.flatMap((lines) => lines.map(({ length }) => length))) * 7);
