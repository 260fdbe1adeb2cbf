/**
 * A question as a sentence that can be read aloud, so that what was built with controls can be checked by reading. Names stand in curly quotes; what has no name any more is said to
 * be gone; an id is never shown.
 */
import type { Question, Term } from '../../contract/questions.ts';
import type { Restriction } from '../../contract/restriction.ts';
import { formatUncertainDate, knownDay } from '../timeline/uncertain-date.ts';
import { sourceKinds } from './kinds.ts';
import { capital, countOf, joinWords, named, plainNumber } from './plain-words.ts';

/** Names by id; null for what is not here any more. */
export type Names = {
  code(id: string): string | null;
  question(id: string): string | null;
  source(id: string): string | null;
  voice(id: string): string | null;
  place(id: string): string | null;
  coder(id: string): string | null;
};

/** More names than these are counted instead: nobody reads twenty titles aloud. */
const mostNames = 4;

/** The whole sentence: what is found, then among which words. */
export function questionInWords(question: Question, names: Names): string {
  const found = termInWords(question.find, names);
  const among = restrictionInWords(question.restriction ?? {}, names);
  return capital(`${found}, ${among}.`);
}

type CodeTerm = Extract<Term, { is: 'code' }>;
type RelationTerm = Extract<Term, { is: 'relation' }>;

/** A term as a noun phrase: "passages coded “Trust”". */
export function termInWords(term: Term, names: Names): string {
  switch (term.is) {
    case 'code':
      return `passages coded ${codeName(term, names)}`;
    case 'words':
      return `paragraphs with the words ${named(term.words, 'that were asked for')}`;
    case 'saved':
      return `what ${savedName(term.questionId, names)} finds`;
    case 'any':
      if (term.of.length === 1) return `${termInWords(term.of[0]!, names)}, joined where they overlap`;
      if (term.of.every((part) => part.is === 'code')) return `passages coded ${joinWords(term.of.map((part) => codeName(part, names)), 'or')}, joined where they overlap`;
      return `whatever is in ${joinWords(term.of.map((part) => clause(part, names)), 'or')}`;
    case 'all':
      return allInWords(term.of, names);
    case 'not':
      return `turns that nothing of ${clause(term.of, names)} touches`;
    case 'relation':
      return `${isSimple(term.one) ? termInWords(term.one, names) : clause(term.one, names)} ${relationInWords(term, names)}`;
  }
}

const isSimple = (term: Term): boolean => term.is === 'code' || term.is === 'words' || term.is === 'saved';

/** A term inside another; round brackets keep apart what would read two ways. */
function clause(term: Term, names: Names): string {
  return isSimple(term) ? termInWords(term, names) : `(${termInWords(term, names)})`;
}

function codeName({ codeId, below, weightFrom, weightTo }: CodeTerm, names: Names): string {
  const name = named(names.code(codeId), 'with a code that is no longer here');
  return `${name}${below ? ' (with the codes below it)' : ''}${weightInWords(weightFrom, weightTo)}`;
}

function weightInWords(from: number | undefined, to: number | undefined): string {
  if (from === undefined && to === undefined) return '';
  if (to === undefined) return ` (weight ${from} or more)`;
  if (from === undefined) return ` (weight ${to} or less)`;
  return from === to ? ` (weight ${from})` : ` (weight ${from} to ${to})`;
}

const savedName = (id: string, names: Names): string => named(names.question(id), 'a saved question that is no longer here');

function allInWords(terms: readonly Term[], names: Names): string {
  const [without, withIt] = [terms.flatMap((term) => (term.is === 'not' ? [term.of] : [])), terms.filter((term) => term.is !== 'not')];
  const list = (parts: readonly Term[], last: 'and' | 'or'): string =>
    parts.length > 0 && parts.every((part) => part.is === 'code') ? `coded ${joinWords(parts.map((part) => codeName(part, names)), last)}` : `in ${joinWords(parts.map((part) => clause(part, names)), last)}`;
  if (withIt.length === 0) return `turns that nothing of ${joinWords(without.map((part) => clause(part, names)), 'or')} touches`;
  const both = withIt.length === 2 && withIt.every((part) => part.is === 'code') ? `coded both ${joinWords(withIt.map((part) => codeName(part as CodeTerm, names)), 'and')}` : list(withIt, 'and');
  return `words ${both}${without.length > 0 ? ` but not ${list(without, 'or')}` : ''}`;
}

/** "that overlap with passages coded “Being moved”". */
function relationInWords({ how, other, distance, without }: RelationTerm, names: Names): string {
  const none = without === true;
  const things = clause(other, names);
  const far = distance === undefined ? null : distance.unit === 'words' ? countOf(distance.most, 'word', 'words') : countOf(distance.most, 'turn', 'turns');
  switch (how) {
    case 'overlaps':
      return none ? `that overlap with none of ${things}` : `that overlap with ${things}`;
    case 'within':
      return none ? `that lie within none of ${things}` : `that lie within ${things}`;
    case 'encloses':
      return none ? `that enclose none of ${things}` : `that enclose ${things}`;
    case 'followed by': {
      const within = far === null ? 'anywhere later in the same source' : distance!.most === 0 ? (distance!.unit === 'words' ? 'with no word between' : 'in the same turn') : `within ${far}`;
      return none ? `that are not followed, ${within}, by ${things}` : `that are followed, ${within}, by ${things}`;
    }
    case 'near': {
      const within = far === null ? 'anywhere in the same source' : distance!.most === 0 ? (distance!.unit === 'words' ? 'with no word between' : 'in the same turn') : `within ${far}`;
      return none ? `that have near them, ${within}, none of ${things}` : `that have near them, ${within}, ${things}`;
    }
    case 'same turn':
    case 'same paragraph':
    case 'same source':
      return none ? `that share no ${how.slice(5)} with ${things}` : `that share a ${how.slice(5)} with ${things}`;
    case 'same voice':
      return none ? `in which nobody speaks who also speaks in ${things}` : `in which somebody speaks who also speaks in ${things}`;
  }
}

/** Among which words is asked: "in interviews, said by “parent or carer”, from “Millbank”, interviewers left out". */
export function restrictionInWords(restriction: Restriction, names: Names): string {
  const parts: string[] = [];
  const list = (ids: readonly string[], nameOf: (id: string) => string | null, gone: string, many: string): string =>
    ids.length > mostNames ? `any of ${plainNumber(ids.length)} ${many}` : joinWords(ids.map((id) => named(nameOf(id), gone)), 'or');
  const some = <Value>(values: readonly Value[] | undefined): readonly Value[] => [...new Set(values ?? [])];

  const kinds = some(restriction.kinds);
  if (kinds.length > 0) parts.push(`in ${joinWords(sourceKinds.filter(({ kind }) => kinds.includes(kind)).map(({ many }) => many), 'and')}`);
  if (some(restriction.sourceIds).length > 0) parts.push(`in ${list(some(restriction.sourceIds), names.source, 'a source that is no longer here', 'chosen sources')}`);
  if (some(restriction.voiceIds).length > 0) parts.push(`said by ${list(some(restriction.voiceIds), names.voice, 'a voice that is no longer here', 'chosen voices')}`);
  if (some(restriction.groups).length > 0) parts.push(`said by voices of the ${some(restriction.groups).length === 1 ? 'group' : 'groups'} ${list(some(restriction.groups), (group) => group, 'without a name', 'groups')}`);
  for (const { name, values } of restriction.attributes ?? []) parts.push(`said by voices whose ${named(name, 'attribute')} is ${list(some(values), (value) => value, 'empty', 'values')}`);
  if (some(restriction.placeIds).length > 0) parts.push(`from ${list(some(restriction.placeIds), names.place, 'a place that is no longer here', 'chosen places')}`);
  const day = (iso: string): string => formatUncertainDate(knownDay(iso));
  const [from, to] = [restriction.from, restriction.to];
  if (from !== undefined && to !== undefined) parts.push(`dated from ${day(from)} to before ${day(to)}`);
  else if (from !== undefined) parts.push(`dated ${day(from)} or later`);
  else if (to !== undefined) parts.push(`dated before ${day(to)}`);
  if (some(restriction.coderIds).length > 0) parts.push(`coded by ${list(some(restriction.coderIds), names.coder, 'a coder who is no longer here', 'chosen coders')}`);
  return [...(parts.length === 0 ? ['in all sources'] : parts), restriction.interviewers ? 'interviewers counted too' : 'interviewers left out'].join(', ');
}
