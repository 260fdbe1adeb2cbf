/** The outcome register as the window says it. */
import type { HarvestedOutcome, RegisterEntry } from '../../../contract/index.ts';

export const intendedWords: Record<HarvestedOutcome['intended'], string> = { intended: 'Hoped for', 'not intended': 'Not hoped for', 'not known': 'Not known whether hoped for' };
export const welcomeWords: Record<HarvestedOutcome['welcome'], string> = { welcome: 'Welcome', 'not welcome': 'Not welcome', both: 'Welcome to some, not to others', 'not known': 'Not known whether welcome' };
export const welcomeTone: Record<HarvestedOutcome['welcome'], 'for' | 'against' | 'caution' | 'plain'> = { welcome: 'for', 'not welcome': 'against', both: 'caution', 'not known': 'plain' };

type Agreement = HarvestedOutcome['substantiations'][number]['agreement'];
export const agreementWords: Record<Agreement, { word: string; tone: 'for' | 'against' | 'caution' | 'plain' }> = {
  agrees: { word: 'Agrees', tone: 'for' },
  'agrees partly': { word: 'Agrees in part', tone: 'caution' },
  disagrees: { word: 'Disagrees', tone: 'against' },
  'no answer yet': { word: 'No answer yet', tone: 'plain' },
};

export const entryKinds: Record<RegisterEntry['kind'], { word: string; plural: string; means: string; empty: string; tone: 'for' | 'against' | 'caution' }> = {
  enabler: { word: 'Enabler', plural: 'What helped', means: 'Something that helped the change along.', empty: 'Nothing that helped is written down yet.', tone: 'for' },
  barrier: { word: 'Barrier', plural: 'What got in the way', means: 'Something that held the change back.', empty: 'Nothing that got in the way is written down yet.', tone: 'against' },
  'did not work': { word: 'Did not work', plural: 'What did not work', means: 'Something that was tried and did not do what was hoped. It teaches as much as what did.', empty: 'Nothing that was tried and did not work is written down yet. It would teach as much as what did.', tone: 'caution' },
};

export const entryStatusWords: Record<RegisterEntry['status'], string> = { holds: 'Still holds', eased: 'Has eased', gone: 'Is gone', 'not known': 'Not known how it stands' };

/** Who changed what, as one sentence. */
export const outcomeSentence = ({ who, what }: Pick<HarvestedOutcome, 'who' | 'what'>): string => `${who} ${what}`;

/** Choices of a select or a group of radios from a record of words. */
export const choicesOf = <Id extends string>(words: Record<Id, string>): { id: Id; label: string }[] => (Object.keys(words) as Id[]).map((id) => ({ id, label: words[id] }));
