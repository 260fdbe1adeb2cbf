/**
 * Which words are asked about. A restriction draws a border round the words of the vault; what lies wholly outside it is not there for a question: it is
 * neither found nor near anything.
 *
 * - A source is in when its kind, its date, its own place and the sources that were named allow it.
 * - A speaker's turns are in when the voice, its group and its attributes are asked for. Interviewers' turns are out unless they are asked for.
 * - A place is that of the source; where the source has none, that of whoever speaks. A place counts with the places in it.
 * - A passage is in when somebody who is in speaks in it; so one that lies across a question and its answer is in, and is found whole. Of its words only those are
 *   counted that are said by somebody who is in (`pieces.ts`). A passage in which nobody speaks is in unless voices, groups or attributes are asked for.
 * - A coding is in when its coder is asked for.
 */
import type { Restriction } from '../../contract/restriction.ts';
import { type Ground, type GroundSource, placesAbove } from './ground.ts';
import { keepPassages, type Passages } from './passages.ts';

/** 1 for what is in. `outside`: by source, whether words count that nobody speaks. */
export type Scope = { readonly source: Uint8Array; readonly speaker: Uint8Array; readonly outside: Uint8Array; readonly coder: Uint8Array };

/** Who may not be counted, whatever is asked: others' codings in blind mode, voices that withdrew where words would leave the team. */
export type Barred = { readonly onlyCoderId?: string | null | undefined; readonly withdrawnVoices?: boolean | undefined };

export function scopeOf(ground: Ground, restriction: Restriction = {}, barred: Barred = {}): Scope {
  const has = <Value>(list: readonly Value[] | undefined): ((value: Value) => boolean) => {
    if (list === undefined || list.length === 0) return () => true;
    const set = new Set(list);
    return (value) => set.has(value);
  };
  const [sourceIn, kindIn, voiceIn, groupIn, coderIn] = [has(restriction.sourceIds), has<string>(restriction.kinds), has(restriction.voiceIds), has(restriction.groups), has(restriction.coderIds)];
  const attributes = (restriction.attributes ?? []).map(({ name, values }) => ({ name, isIn: has(values) }));
  const placeAsked = (restriction.placeIds ?? []).length > 0;
  const askedPlaces = has(restriction.placeIds);
  const placeIn = placesAbove(ground.places).map((above) => above.some((place) => askedPlaces(ground.places[place]!.id)));
  const whoAsked = [restriction.voiceIds, restriction.groups, restriction.attributes].some((list) => (list ?? []).length > 0);

  const source = new Uint8Array(ground.sources.length);
  const outside = new Uint8Array(ground.sources.length);
  ground.sources.forEach((one, index) => {
    if (!sourceIn(one.id) || !kindIn(one.kind) || !datedWithin(one, restriction)) return;
    if (placeAsked && one.place >= 0 && !placeIn[one.place]) return;
    source[index] = 1;
    outside[index] = whoAsked || (placeAsked && one.place < 0) ? 0 : 1;
  });

  const voice = ground.voices.map(
    (one) => voiceIn(one.id) && groupIn(one.group) && attributes.every(({ name, isIn }) => one.attributes[name] !== undefined && isIn(one.attributes[name])) && !(barred.withdrawnVoices && one.withdrawn),
  );
  const speaker = Uint8Array.from(ground.speakers, (one) => {
    if (!source[one.source] || (one.isInterviewer && restriction.interviewers !== true)) return 0;
    if (one.voice < 0 ? whoAsked : !voice[one.voice]) return 0;
    if (!placeAsked || ground.sources[one.source]!.place >= 0) return 1;
    const place = one.voice < 0 ? -1 : ground.voices[one.voice]!.place;
    return place >= 0 && placeIn[place] ? 1 : 0;
  });
  // A source in which nobody who is asked for speaks is none of those that are asked about.
  const someoneIn = new Uint8Array(ground.sources.length);
  speaker.forEach((isIn, index) => {
    if (isIn) someoneIn[ground.speakers[index]!.source] = 1;
  });
  source.forEach((isIn, index) => {
    if (isIn && !outside[index] && !someoneIn[index]) source[index] = 0;
  });

  const { onlyCoderId } = barred;
  const coder = Uint8Array.from(ground.coders, ({ id }) => (coderIn(id) && (onlyCoderId == null || id === onlyCoderId) ? 1 : 0));
  return { source, speaker, outside, coder };
}

function datedWithin({ date }: GroundSource, { from, to }: Restriction): boolean {
  if (from === undefined && to === undefined) return true;
  return date !== null && (from === undefined || date.from >= from) && (to === undefined || date.to <= to);
}

/** What both let in. */
export function bothScopes(one: Scope, other: Scope): Scope {
  const and = (left: Uint8Array, right: Uint8Array): Uint8Array => left.map((value, index) => value & right[index]!);
  return { source: and(one.source, other.source), speaker: and(one.speaker, other.speaker), outside: and(one.outside, other.outside), coder: and(one.coder, other.coder) };
}

/** The speaker of a turn, as an index of the ground; -1 where it is not known. */
export function speakerOf(ground: Ground, source: number, turn: number): number {
  return ground.sources[source]!.speakerAt[ground.turnsOf(source).speaker[turn]!] ?? -1;
}

/** Whether a stretch is in: somebody who is in speaks in it, or nobody does and such words are in. */
export function isInScope(ground: Ground, scope: Scope, source: number, firstTurn: number, lastTurn: number): boolean {
  if (!scope.source[source]) return false;
  if (firstTurn < 0) return scope.outside[source] === 1;
  for (let turn = firstTurn; turn < lastTurn; turn += 1) {
    const speaker = speakerOf(ground, source, turn);
    if (speaker < 0 ? scope.outside[source] : scope.speaker[speaker]) return true;
  }
  return false;
}

export function keepInScope(ground: Ground, scope: Scope, passages: Passages): Passages {
  const { source, firstTurn, lastTurn } = passages;
  return keepPassages(passages, (index) => isInScope(ground, scope, source[index]!, firstTurn[index]!, lastTurn[index]!));
}

/** Which codings are in: by their coder, and by who speaks in them. */
export function codingsInScope(ground: Ground, scope: Scope): Uint8Array {
  const { count, coder, source, firstTurn, lastTurn } = ground.codings;
  const isIn = new Uint8Array(count);
  for (let coding = 0; coding < count; coding += 1) {
    if (scope.coder[coder[coding]!] && isInScope(ground, scope, source[coding]!, firstTurn[coding]!, lastTurn[coding]!)) isIn[coding] = 1;
  }
  return isIn;
}
