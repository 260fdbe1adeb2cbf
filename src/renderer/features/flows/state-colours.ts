import { codeColours } from '../../ui/index.ts';

/** A colour for each state, in the order of the scheme; the gap is grey. */
export function stateColours(states: readonly string[], gapIsLast: boolean, isDark: boolean): string[] {
  return states.map((_, position) => {
    if (gapIsLast && position === states.length - 1) return isDark ? '#858891' : '#8a8577';
    const colour = codeColours[position % codeColours.length]!;
    return isDark ? colour.dark.sign : colour.light.sign;
  });
}

/** The same colour, see-through. */
export function faint(colour: string, share: number): string {
  return `${colour}${Math.round(share * 255).toString(16).padStart(2, '0')}`;
}
