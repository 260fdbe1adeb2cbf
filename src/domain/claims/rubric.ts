/**
 * The recommended rubric for the strength of a contribution claim: five criteria after T. Aston's evidence rubrics
 * (plausibility, uniqueness, triangulation, transparency, independence), each with five descriptors in our own words.
 * People edit the words; a version is locked by its first use, and no average is ever the headline.
 */
export type Criterion = { key: string; name: string; question: string; levels: string[] };

export const recommendedRubric: readonly Criterion[] = [
  {
    key: 'plausibility',
    name: 'Plausibility',
    question: 'Does the account hang together, step by step, and fit what else is known?',
    levels: [
      'No account of how one thing led to the other.',
      'An account with large gaps, or steps out of order in time.',
      'Most steps are told; some rest on assumption.',
      'Every step is told and fits what people and records say.',
      'Every step is told, dated in the right order, and borne out where it could have failed.',
    ],
  },
  {
    key: 'uniqueness',
    name: 'Uniqueness',
    question: 'Could something else have left the same traces?',
    levels: [
      'The same traces would be there without the programme.',
      'Other explanations would leave nearly all of the same traces.',
      'Some traces point to the programme rather than to the others.',
      'Several traces would be hard to explain without the programme.',
      'At least one trace could hardly have come about any other way, and somebody looked hard for another way.',
    ],
  },
  {
    key: 'triangulation',
    name: 'Triangulation',
    question: 'Do different kinds of sources, groups or times say the same?',
    levels: [
      'One source, one time.',
      'Several accounts of one kind, from one group.',
      'Two kinds of source or two groups agree.',
      'Different kinds of source and different groups agree; differences are explained.',
      'Words, records and events from different groups and times agree, and what disagrees is accounted for.',
    ],
  },
  {
    key: 'transparency',
    name: 'Transparency',
    question: 'Can somebody else see where each piece comes from and how it was chosen?',
    levels: [
      'Nobody could retrace it.',
      'Sources are named in general only.',
      'Most pieces can be opened; how they were chosen is not said.',
      'Every piece can be opened, and how it was chosen is written down.',
      'Every piece can be opened, how it was chosen and what was left out is written down, and somebody else has retraced it.',
    ],
  },
  {
    key: 'independence',
    name: 'Independence',
    question: 'Do the pieces come from people and records with nothing to gain, and not from each other?',
    levels: [
      'Only from those who run or fund the work.',
      'Mostly from those close to the work, or all going back to one event.',
      'Some from people outside, or from records made for another purpose.',
      'Mostly from people outside or such records, and not from each other.',
      'From people outside and such records, not from each other, including some who expected otherwise.',
    ],
  },
];
