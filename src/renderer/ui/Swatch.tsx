import { codeColour } from './palette.ts';
import type { CodeColourName } from './palette.ts';
import './Swatch.css';

export type SwatchProps = {
  colour: CodeColourName;
  size?: 'usual' | 'large';
  /** Hatched even where the colour is drawn filled, for prints and keys to charts. */
  isHatched?: boolean;
};

/** A small square in a code's colour and hatch. Never alone: the code's name stands beside it. */
export function Swatch({ colour, size = 'usual', isHatched = false }: SwatchProps) {
  return <span className="ui-swatch" data-colour={colour} data-size={size} data-hatch={hatchOf(colour, isHatched)} aria-hidden="true" />;
}

/** What to write into `data-hatch` beside `data-colour`, for stripes and bars that aren't swatches. */
export function hatchOf(colour: CodeColourName, isHatched = false): 'filled' | 'hatched' {
  return codeColour(colour).filled && !isHatched ? 'filled' : 'hatched';
}
