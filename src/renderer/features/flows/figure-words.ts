/** Figures as tables, pictures and the inspector say them, each in its unit. */
import type { FlowTable, ReleasedCount } from '../../../contract/index.ts';

export type Unit = FlowTable['columns'][number]['unit'];

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const one = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const three = new Intl.NumberFormat('en-GB', { minimumSignificantDigits: 2, maximumSignificantDigits: 3 });
const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** Behind the heading of a column; nothing for what the figure says itself. */
export const unitWords: Record<Unit, string> = {
  people: 'people', moves: 'moves', stays: 'stays', entries: 'entries', days: 'days', 'person-years': 'person-years', 'per person-year': 'moves a person-year', share: 'share', years: 'years', number: '',
};

export const isHiddenFigure = (figure: ReleasedCount | undefined): figure is { hidden: 'protected' } => typeof figure === 'object' && figure !== null;

/** Just the figure: "1,204", "12.5%", "[c]"; a dash where there is none. */
export function figureInCell(figure: ReleasedCount | undefined, unit: Unit): string {
  if (isHiddenFigure(figure)) return '[c]';
  if (figure === null || figure === undefined) return '–';
  switch (unit) {
    case 'share': return `${figure === 0 || figure === 1 ? whole.format(figure * 100) : one.format(figure * 100)}%`;
    case 'per person-year': return figure === 0 ? '0' : three.format(figure);
    case 'years': return plain.format(figure);
    case 'number': return plain.format(figure);
    case 'person-years': return whole.format(figure);
    default: return whole.format(figure);
  }
}

/** The figure with its unit: "1,204 people", "12.5%", "hidden". */
export function figureInWords(figure: ReleasedCount | undefined, unit: Unit): string {
  if (isHiddenFigure(figure)) return 'hidden';
  if (figure === null || figure === undefined) return 'no figure';
  const words = figureInCell(figure, unit);
  return unit === 'share' || unit === 'number' ? words : `${words} ${figure === 1 ? (singular[unit] ?? unitWords[unit]) : unitWords[unit]}`;
}

const singular: Partial<Record<Unit, string>> = { people: 'person', moves: 'move', stays: 'stay', entries: 'entry', days: 'day', 'person-years': 'person-year', years: 'year' };
