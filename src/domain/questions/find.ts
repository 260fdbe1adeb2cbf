/**
 * What a question finds. A term stands for a set of passages, and each way of putting terms together answers such a set again (`algebra.ts`, `relations.ts`).
 * After every step what lies wholly outside the words that are asked about is left out, so that nothing is near to what is not there (`scope.ts`).
 *
 * Two codings of the same code on exactly the same words, by two coders for example, are one passage.
 */
import type { Question, Term } from '../../contract/questions.ts';
import { Refusal } from '../refusal.ts';
import { common, joined, untouched } from './algebra.ts';
import { codesBelow, type Ground, indexOf, noWeight } from './ground.ts';
import { noPassages, type Passages, passagesOf, passagesOfCodings, turnsTouched, unknownWord } from './passages.ts';
import { related } from './relations.ts';
import { type Barred, bothScopes, isInScope, keepInScope, type Scope, scopeOf } from './scope.ts';

/** Saved questions by id; null for one that is not here any more, which finds nothing. */
export type SavedQuestions = (id: string) => Question | null;

/** Passages that a question finds, and the words that it was asked of. */
export function findPassages(ground: Ground, question: Question, saved: SavedQuestions, barred: Barred = {}): { passages: Passages; scope: Scope } {
  const scope = scopeOf(ground, question.restriction, barred);
  return { passages: findTerm(ground, scope, question.find, saved), scope };
}

/** Passages of a term within a scope. Refuses `not-allowed` a saved question that asks itself. */
export function findTerm(ground: Ground, scope: Scope, term: Term, saved: SavedQuestions, asking: readonly string[] = []): Passages {
  const below = codesBelow(ground.codes);
  // What a saved question finds within a scope is found once, however often and by whomever it is asked: else questions that ask others twice would double the work with each.
  const known = new Map<Scope, Map<string, Passages>>();
  return find(term, scope, asking);

  function once(within: Scope, id: string, findIt: () => Passages): Passages {
    const here = known.get(within) ?? new Map<string, Passages>();
    known.set(within, here);
    const passages = here.get(id) ?? findIt();
    here.set(id, passages);
    return passages;
  }

  function find(one: Term, within: Scope, path: readonly string[]): Passages {
    return keepInScope(ground, within, findWhole(one, within, path));
  }

  function findWhole(one: Term, within: Scope, path: readonly string[]): Passages {
    switch (one.is) {
      case 'code':
        return passagesOfCodings(ground, codingsOfTerm(ground, below, within, one));
      case 'words':
        return passagesOf((push) => {
          for (const { source, paragraph } of ground.paragraphsWith(one.words)) {
            if (!within.source[source]) continue;
            const { start, end } = ground.paragraphsOf(source);
            push(source, start[paragraph]!, end[paragraph]!, unknownWord, unknownWord, ...turnsTouched(ground, source, start[paragraph]!, end[paragraph]!));
          }
        });
      case 'saved': {
        if (path.includes(one.questionId)) throw new Refusal('not-allowed', 'A saved question asks itself, by way of others perhaps, so that it has no end. Nothing was changed. Edit one of them so that it asks something else.', { questionId: one.questionId });
        const question = saved(one.questionId);
        if (question === null) return noPassages;
        return once(within, one.questionId, () => find(question.find, bothScopes(within, scopeOf(ground, question.restriction)), [...path, one.questionId]));
      }
      case 'any':
        return joined(ground, one.of.map((part) => find(part, within, path)));
      case 'all': {
        const [without, withIt] = [one.of.filter((part) => part.is === 'not'), one.of.filter((part) => part.is !== 'not')];
        // Where there is nothing to cut from, each "not" stands alone.
        if (withIt.length === 0) return common(ground, without.map((part) => find(part, within, path)), []);
        return common(ground, withIt.map((part) => find(part, within, path)), without.map((part) => find(part.of, within, path)));
      }
      case 'not':
        return untouched(ground, find(one.of, within, path), (source) => within.source[source] === 1);
      case 'relation':
        return related(ground, within, find(one.one, within, path), find(one.other, within, path), one.how, one.distance, one.without === true);
    }
  }
}

type CodeTerm = Extract<Term, { is: 'code' }>;

/** Codings that a code term asks for, in no particular order. A coding that was not weighed has no weight to be compared. */
function* codingsOfTerm(ground: Ground, below: readonly number[][], scope: Scope, { codeId, below: withBelow, weightFrom, weightTo }: CodeTerm): Iterable<number> {
  const { codings } = ground;
  const code = indexOf(ground.codes, codeId);
  if (code < 0) return;
  const isWeighed = weightFrom !== undefined || weightTo !== undefined;
  for (const one of withBelow ? below[code]! : [code]) {
    for (let at = codings.codeFrom[one]!; at < codings.codeFrom[one + 1]!; at += 1) {
      const coding = codings.ofCode[at]!;
      const weight = codings.weight[coding]!;
      if (!scope.coder[codings.coder[coding]!]) continue;
      if (isWeighed && (weight === noWeight || weight < (weightFrom ?? weight) || weight > (weightTo ?? weight))) continue;
      yield coding;
    }
  }
}

/** Codings of the codes that a question asks for, with those of saved questions in it: what lies under its passages. */
export function codingsAsked(ground: Ground, question: Question, saved: SavedQuestions, barred: Barred = {}): Uint8Array {
  const below = codesBelow(ground.codes);
  const isAsked = new Uint8Array(ground.codings.count);
  const { source, firstTurn, lastTurn } = ground.codings;
  const walked = new Map<Scope, Set<string>>();
  const walk = (term: Term, scope: Scope): void => {
    if (term.is === 'code') {
      for (const coding of codingsOfTerm(ground, below, scope, term)) if (isInScope(ground, scope, source[coding]!, firstTurn[coding]!, lastTurn[coding]!)) isAsked[coding] = 1;
    } else if (term.is === 'saved') {
      const here = walked.get(scope) ?? new Set<string>();
      walked.set(scope, here);
      const asked = here.has(term.questionId) ? null : saved(term.questionId);
      here.add(term.questionId);
      if (asked) walk(asked.find, bothScopes(scope, scopeOf(ground, asked.restriction)));
    } else if (term.is === 'any' || term.is === 'all') {
      for (const part of term.of) walk(part, scope);
    } else if (term.is === 'not') {
      walk(term.of, scope);
    } else if (term.is === 'relation') {
      walk(term.one, scope);
      walk(term.other, scope);
    }
  };
  walk(question.find, scopeOf(ground, question.restriction, barred));
  return isAsked;
}
