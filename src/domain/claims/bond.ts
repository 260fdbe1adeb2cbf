/**
 * A review sheet after the evidence principles of Bond, the UK network of organisations in international development: five principles, four questions each, 1 to 4, then one colour a principle
 * and no sum over them (reference: methods.md, section 5). The questions are asked in our own words.
 */
import type { BondReview } from '../../contract/index.ts';

export type BondPrinciple = { principle: string; questions: readonly [string, string, string, string] };

export const bondPrinciples: readonly BondPrinciple[] = [
  { principle: 'Voice and inclusion', questions: [
    'Are the views of the people whom the change is about there, in their own terms?',
    'Are the views of those who are heard least there, and told apart from the others?',
    'Had these people a part in deciding what was asked and what it means?',
    'Are effects told that nobody had planned, welcome and unwelcome?',
  ] },
  { principle: 'Appropriateness', questions: [
    'Do the ways of finding out fit the question?',
    'Do they fit the size and the kind of the work?',
    'Are they well enough made and carried out, by people who can?',
    'Do they respect the people who took part: consent, safety, what comes back to them?',
  ] },
  { principle: 'Triangulation', questions: [
    'Do several ways of finding out come to the same?',
    'Do several kinds of source, or groups of people, say the same?',
    'Is what does not fit shown and accounted for?',
    'Have people with other interests looked at what it means?',
  ] },
  { principle: 'Contribution', questions: [
    'Is there a point to compare with: how it was before, or elsewhere?',
    'Is it told step by step how the work came to make a difference?',
    'Have other explanations been looked at, and is it said what became of them?',
    'Is it said what others contributed?',
  ] },
  { principle: 'Transparency', questions: [
    'Is it said who found it out, who paid for it, and what they stood to gain?',
    'Is it said how people, places and pieces were chosen, and what was left out?',
    'Can somebody else follow each finding back to what it rests on?',
    'Is it said what the limits are, and how sure one can be?',
  ] },
];

type Colour = BondReview['totals'][number]['colour'];
const colours: readonly [number, Colour][] = [[14, 'dark green'], [10, 'light green'], [6, 'yellow'], [0, 'amber']];

/** A colour for each principle, once its four questions are answered. The four answers are read as one of four steps, the halves upwards: 4 to 5 amber, 6 to 9 yellow, 10 to 13 light green, 14 to 16 dark green. */
export function bondTotals(answers: BondReview['answers']): BondReview['totals'] {
  return bondPrinciples.map(({ principle, questions }) => {
    const scores = questions.map((_, index) => answers.find((answer) => answer.principle === principle && answer.question === index + 1)?.score ?? null);
    const sum = scores.reduce((all: number, score) => all + (score ?? 0), 0);
    return { principle, colour: scores.includes(null) ? 'not rated' : colours.find(([least]) => sum >= least)![1] };
  });
}
