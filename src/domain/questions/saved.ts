/** Saved questions as parts of others. */
import type { Question, Term } from '../../contract/questions.ts';

/** Every term of a question, itself first. */
export function* eachTerm(term: Term): Iterable<Term> {
  yield term;
  if (term.is === 'any' || term.is === 'all') for (const part of term.of) yield* eachTerm(part);
  else if (term.is === 'not') yield* eachTerm(term.of);
  else if (term.is === 'relation') {
    yield* eachTerm(term.one);
    yield* eachTerm(term.other);
  }
}

/** The saved questions that a question asks itself, not by way of others. */
export function questionsAsked(question: Question): string[] {
  return [...new Set([...eachTerm(question.find)].flatMap((term) => (term.is === 'saved' ? [term.questionId] : [])))];
}

/** The codes that a question names. */
export function codesAsked(question: Question): string[] {
  return [...new Set([...eachTerm(question.find)].flatMap((term) => (term.is === 'code' ? [term.codeId] : [])))];
}

/** Whether a question, saved under an id, would ask itself, by way of others perhaps. */
export function asksItself(id: string, question: Question, saved: (id: string) => Question | null): boolean {
  const seen = new Set<string>();
  const waiting = questionsAsked(question);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const asked = saved(next);
    if (asked) waiting.push(...questionsAsked(asked));
  }
  return false;
}

/** How deep terms stand in one another; 1 for a term that holds none. */
export function depthOf(term: Term): number {
  let depth = 0;
  // Level by level, because what is too deep to be asked is too deep to be walked down.
  for (let level: Term[] = [term]; level.length > 0; depth += 1) {
    level = level.flatMap((one) => (one.is === 'any' || one.is === 'all' ? one.of : one.is === 'not' ? [one.of] : one.is === 'relation' ? [one.one, one.other] : []));
  }
  return depth;
}
