/**
 * What rows and columns of a matrix are. There are two sorts of axis:
 *
 * - what was found: codes, or saved questions. Each line stands for a set of finds (codings of a code; passages of a saved question).
 * - where it was found: source, kind, coder and period are the same for a whole find. Voice, group and attribute are those of whoever speaks, so that a find in which a parent
 *   and a worker speak stands in both columns, once each; a place is that of the source, else of whoever speaks.
 *
 * A code with those below it, and a place with those in it, counts each thing once. What has no value (an undated source under months, words that nobody is recorded as
 * speaking under voices) has a line of its own, with the key `none`, so that nothing is dropped without a word.
 */
import type { Axis } from '../../contract/questions.ts';
import { sourceKinds } from './kinds.ts';
import { codesBelow, type Ground, placesAbove } from './ground.ts';
import { periodOf, periodsAcross, type Every, type Period } from './periods.ts';
import { isVoice } from './persons.ts';
import type { Scope } from './scope.ts';

export type Line = { readonly key: string; readonly name: string; readonly depth: number };
export const noneKey = 'none';

export type WhereAxis = Exclude<Axis, { by: 'code' } | { by: 'saved' }>;
export const isWhat = (axis: Axis): axis is Exclude<Axis, WhereAxis> => axis.by === 'code' || axis.by === 'saved';

/** Codes as lines of an axis, in the order of the tree: those named (or of a family), or all. For each line, the codes that count for it. */
export function codeLines(ground: Ground, axis: Extract<Axis, { by: 'code' }>): { lines: Line[]; codes: number[][] } {
  const below = codesBelow(ground.codes);
  const named = axis.codeIds === undefined ? null : new Set(axis.codeIds);
  const chosen = ground.codes.flatMap((code, index) => ((named === null || named.has(code.id)) && (axis.family === undefined || code.family === axis.family) ? [index] : []));
  return {
    lines: chosen.map((code) => ({ key: ground.codes[code]!.id, name: ground.codes[code]!.name, depth: ground.codes[code]!.depth })),
    codes: chosen.map((code) => (axis.below ? below[code]! : [code])),
  };
}

/** Lines of an axis of where, and those on which something said by a person in a source stands, and coded by a coder. */
export type Where = { readonly lines: readonly Line[]; linesOf(source: number, person: number, coder: number): readonly number[] };

/** Lines are those that there are among the words asked about, coded or not, so that nothing coded shows as zero. `coder` -1: made by no single coder (what a saved question finds). */
export function whereAxis(ground: Ground, scope: Scope, axis: WhereAxis): Where {
  const inScope = ground.sources.map((_, source) => source).filter((source) => scope.source[source]);
  const speaking = ground.speakers.flatMap((speaker, index) => (scope.speaker[index] ? [speaker] : []));
  const voices = new Set(speaking.map((speaker) => speaker.voice).filter((voice) => voice >= 0));
  const spokenByOthers = speaking.some((speaker) => speaker.voice < 0) || inScope.some((source) => scope.outside[source]);
  const none = (name: string): Line => ({ key: noneKey, name, depth: 0 });

  switch (axis.by) {
    case 'source': {
      const lineOf = new Map(inScope.map((source, line) => [source, [line]]));
      return { lines: inScope.map((source) => ({ key: ground.sources[source]!.id, name: ground.sources[source]!.title, depth: 0 })), linesOf: (source) => lineOf.get(source) ?? [] };
    }
    case 'kind': {
      const here = sourceKinds.filter(({ kind }) => inScope.some((source) => ground.sources[source]!.kind === kind));
      return { lines: here.map(({ kind, many }) => ({ key: kind, name: many, depth: 0 })), linesOf: (source) => [here.findIndex(({ kind }) => kind === ground.sources[source]!.kind)].filter((line) => line >= 0) };
    }
    case 'coder': {
      const here = ground.coders.map((_, coder) => coder).filter((coder) => scope.coder[coder]);
      const lineOf = new Map(here.map((coder, line) => [coder, [line]]));
      return { lines: here.map((coder) => ({ key: ground.coders[coder]!.id, name: ground.coders[coder]!.name, depth: 0 })), linesOf: (_source, _person, coder) => lineOf.get(coder) ?? [] };
    }
    case 'period':
      return periodAxis(ground, inScope, axis.every);
    case 'voice': {
      const here = ground.voices.map((_, voice) => voice).filter((voice) => voices.has(voice));
      const lineOf = new Map(here.map((voice, line) => [voice, [line]]));
      const lines = here.map((voice) => ({ key: ground.voices[voice]!.id, name: ground.voices[voice]!.name, depth: 0 }));
      return withNone(lines, none('no voice recorded'), spokenByOthers, (_source, person) => (isVoice(ground, person) ? lineOf.get(person) : undefined));
    }
    case 'group':
      return byValue(ground, voices, ({ group }) => group, (one, other) => rankOf(ground, one) - rankOf(ground, other) || collate(one, other), none('no voice recorded'), spokenByOthers);
    case 'attribute':
      return byValue(ground, voices, ({ attributes }) => attributes[axis.name]?.trim() ?? '', collate, none(`${axis.name.trim() || 'value'} not recorded`), spokenByOthers);
    case 'place':
      return placeAxis(ground, inScope, voices, spokenByOthers, none('no place recorded'));
  }
}

const collator = new Intl.Collator('en-GB', { numeric: true });
const collate = (one: string, other: string): number => collator.compare(one, other) || (one < other ? -1 : 1);

function rankOf({ groups }: Ground, group: string): number {
  const rank = groups.indexOf(group);
  return rank < 0 ? groups.length : rank;
}

/** Adds the line of what has no value, where there is such a thing. */
function withNone(lines: readonly Line[], none: Line, isThere: boolean, linesOf: (source: number, person: number) => readonly number[] | undefined): Where {
  const last = isThere ? [lines.length] : [];
  return { lines: isThere ? [...lines, none] : lines, linesOf: (source, person) => linesOf(source, person) ?? last };
}

function byValue(ground: Ground, voices: ReadonlySet<number>, valueOf: (voice: Ground['voices'][number]) => string, order: (one: string, other: string) => number, none: Line, spokenByOthers: boolean): Where {
  const values = [...new Set([...voices].map((voice) => valueOf(ground.voices[voice]!)))].filter((value) => value !== '').toSorted(order);
  const lineOf = new Map(values.map((value, line) => [value, [line]]));
  const hasNone = spokenByOthers || [...voices].some((voice) => valueOf(ground.voices[voice]!) === '');
  // A value may be called "none" by the people who wrote it down.
  return withNone(values.map((value) => ({ key: `=${value}`, name: value, depth: 0 })), none, hasNone, (_source, person) => (isVoice(ground, person) ? lineOf.get(valueOf(ground.voices[person]!)) : undefined));
}

function periodAxis(ground: Ground, inScope: readonly number[], every: Every): Where {
  const periods = new Map<number, Period>();
  for (const source of inScope) {
    const period = periodOf(ground.sources[source]!.date, every);
    if (period) periods.set(source, period);
  }
  const across = periodsAcross(periods.values(), every);
  const lineOf = new Map(across.map(({ key }, line) => [key, [line]]));
  const lines = across.map(({ key, name }) => ({ key, name, depth: 0 }));
  return withNone(lines, { key: noneKey, name: `no date within one ${every}`, depth: 0 }, periods.size < inScope.length, (source) => {
    const period = periods.get(source);
    return period && lineOf.get(period.key);
  });
}

function placeAxis(ground: Ground, inScope: readonly number[], voices: ReadonlySet<number>, spokenByOthers: boolean, none: Line): Where {
  const above = placesAbove(ground.places);
  const unplaced = inScope.filter((source) => ground.sources[source]!.place < 0);
  const used = new Set([...inScope.map((source) => ground.sources[source]!.place), ...(unplaced.length > 0 ? [...voices].map((voice) => ground.voices[voice]!.place) : [])].filter((place) => place >= 0).flatMap((place) => above[place]!));
  const here = ground.places.map((_, place) => place).filter((place) => used.has(place));
  const lineOf = new Map(here.map((place, line) => [place, line]));
  const hasNone = unplaced.length > 0 && (spokenByOthers || [...voices].some((voice) => ground.voices[voice]!.place < 0));
  return withNone(
    here.map((place) => ({ key: ground.places[place]!.id, name: ground.places[place]!.name, depth: above[place]!.length - 1 })),
    none,
    hasNone,
    (source, person) => {
      const place = ground.sources[source]!.place >= 0 ? ground.sources[source]!.place : isVoice(ground, person) ? ground.voices[person]!.place : -1;
      return place < 0 ? undefined : above[place]!.map((one) => lineOf.get(one)!);
    },
  );
}

/** Names of saved questions as lines; those that are not here any more are left out. */
export function savedLines(axis: Extract<Axis, { by: 'saved' }>, nameOf: (id: string) => string | null): Line[] {
  return [...new Set(axis.questionIds)].flatMap((id) => {
    const name = nameOf(id);
    return name === null ? [] : [{ key: id, name, depth: 0 }];
  });
}
