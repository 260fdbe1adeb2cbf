/** Building a question step by step: what a new part is, when it can be asked, and how a part is taken out again. */
import type { Relation, Term } from '../../../contract/index.ts';

/** A part that has still to be filled in. */
export const blank: Term = { is: 'code', codeId: '' };

/** Whether everything in a term is filled in, so that it can be asked. */
export function isComplete(term: Term): boolean {
  switch (term.is) {
    case 'code': return term.codeId !== '';
    case 'words': return term.words.trim() !== '';
    case 'saved': return term.questionId !== '';
    case 'any':
    case 'all': return term.of.every(isComplete);
    case 'not': return isComplete(term.of);
    case 'relation': return isComplete(term.one) && isComplete(term.other);
  }
}

/** Another part joined to a term: words in both, in either, or in the first and not in the other. What is joined so already grows; nothing nests without need. */
export function joined(term: Term, how: 'and' | 'or' | 'but not'): Term {
  const added: Term = how === 'but not' ? { is: 'not', of: blank } : blank;
  const is = how === 'or' ? 'any' : 'all';
  return term.is === is ? { is, of: [...term.of, added] } : { is, of: [term, added] };
}

/** "Passages of this that overlap with …". */
export function related(term: Term, how: Relation): Term {
  return { is: 'relation', how, one: term, other: blank, ...(how === 'near' || how === 'followed by' ? { distance: { most: how === 'near' ? 20 : 2, unit: how === 'near' ? 'words' : 'turns' } as const } : {}) };
}

/** A list without one of its parts; a list of one is that one. */
export function without(term: Extract<Term, { is: 'any' | 'all' }>, index: number): Term {
  const rest = term.of.filter((_, at) => at !== index);
  return rest.length === 1 ? rest[0]! : { is: term.is, of: rest };
}

/** Whether the words of a part have a distance that can be set. */
export const hasDistance = (how: Relation): boolean => how === 'near' || how === 'followed by';

/** How two passages lie to each other, as the controls say it. */
export const relationWords: Record<Relation, string> = {
  overlaps: 'overlap with',
  within: 'lie within',
  encloses: 'enclose',
  'followed by': 'are followed by',
  near: 'are near to',
  'same turn': 'share a turn with',
  'same paragraph': 'share a paragraph with',
  'same source': 'share a source with',
  'same voice': 'share a voice with',
};
