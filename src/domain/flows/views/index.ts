import type { FlowView } from '../../../contract/flow-views.ts';
import { shownWithin } from '../../disclosure/protected-counts.ts';
import { peoplePresent } from '../part.ts';
import { filterSpells, type SpellSet } from '../spells.ts';
import { tallyOfPeople } from '../tally-grid.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';
import { viewComingBack } from './coming-back.ts';
import { viewHiddenMoves } from './hidden-moves.ts';
import { viewIfRatesStay } from './if-rates-stay.ts';
import { viewLeaving } from './leaving.ts';
import { viewMovesByNumber } from './moves-by-number.ts';
import { viewMovesPerPerson } from './moves-per-person.ts';
import { viewMoves } from './moves.ts';
import { viewNoEarlierStep } from './no-earlier-step.ts';
import { viewPathways } from './pathways.ts';
import { viewRates } from './rates.ts';
import { viewReturnsFrom } from './returns-from.ts';
import { viewStocks } from './stocks.ts';
import { viewTimeInState } from './time-in-state.ts';
import { viewUpAndDown } from './up-and-down.ts';
import { viewWhereAfter } from './where-after.ts';

const views: { readonly [Measure in FlowView['measure']]: (asked: ViewAsked<Measure>) => ViewAnswer } = {
  stocks: viewStocks,
  moves: viewMoves,
  'moves by number': viewMovesByNumber,
  rates: viewRates,
  'time in state': viewTimeInState,
  'where after': viewWhereAfter,
  leaving: viewLeaving,
  'if rates stay': viewIfRatesStay,
  'no earlier step': viewNoEarlierStep,
  'hidden moves': viewHiddenMoves,
  pathways: viewPathways,
  'up and down': viewUpAndDown,
  'coming back': viewComingBack,
  'returns from': viewReturnsFrom,
  'moves per person': viewMovesPerPerson,
};

/**
 * The answer to a question about a part of the data: sentences, tables, definition and notes, made of numbers as `shown` shows them.
 * @throws Refusal `not-allowed` where the part cannot answer the question (a state that is not there, no known days)
 */
export function answerView(asked: ViewAsked<FlowView['measure']>): ViewAnswer {
  const view = views[asked.view.measure] as (asked: ViewAsked<FlowView['measure']>) => ViewAnswer;
  const { set, window, shown } = asked;
  const within = shownWithin(shown, tallyOfPeople(peoplePresent(set, window), set.personKey));
  return within === shown ? view(asked) : tooFew(view({ ...asked, set: withoutSpells(set), shown: within }));
}

/** What is asked of too few people: rows as they would be of nobody, so that neither zeros nor the rows that there are tell what the few did. */
function tooFew(answer: ViewAnswer): ViewAnswer {
  return { ...answer, sentences: ['So few people are in this part of the data that nothing of it is shown. Choose a wider part.'] };
}

const withoutSpells = (set: SpellSet): SpellSet => ({ ...set, spells: filterSpells(set.spells, new Uint8Array(set.spells.count)) });
