import type { FlowView } from '../../../../contract/flow-views.ts';
import { choosing } from './choosing.ts';
import { curves } from './curves.ts';
import { hiddenMoves, moves, movesByNumber, movesPerPerson, pathways, rates, stocks, stocksOverTime, upAndDown } from './measures-of-moves.ts';
import { comingBack, ifRatesStay, leaving, noEarlierStep, returnsFrom, timeInState, whereAfter } from './measures-of-time.ts';
import { moving } from './moving.ts';
import { reading } from './reading.ts';
import { running } from './running.ts';
import { showing } from './showing.ts';

const measures: { readonly [Measure in FlowView['measure']]: readonly string[] } = {
  stocks: [stocks, stocksOverTime],
  moves: [moving, moves],
  'moves by number': [movesByNumber],
  rates: [moving, rates],
  'time in state': [curves, timeInState],
  'where after': [curves, whereAfter],
  leaving: [curves, leaving],
  'if rates stay': [ifRatesStay],
  'no earlier step': [noEarlierStep],
  'hidden moves': [moving, stocks, hiddenMoves],
  pathways: [pathways],
  'up and down': [upAndDown],
  'coming back': [curves, comingBack],
  'returns from': [returnsFrom],
  'moves per person': [moving, movesPerPerson],
};

/** The R below the head of a script, for one measure. */
export const rOf = ({ measure }: FlowView): string => [reading, choosing, showing, '\n# --- The measure -----------------------------------------------------------------------------------------------------------------------------\n', ...measures[measure], running].join('\n');
