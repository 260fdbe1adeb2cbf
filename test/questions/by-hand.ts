/**
 * The same questions answered by hand, for tests: slowly, over sets of single characters and single words, and with nothing in common with the columns but the definitions.
 * A character is "source:offset".
 */
import type { MatrixRequest, Question, Term } from '../../src/contract/questions.ts';
import type { Restriction } from '../../src/contract/restriction.ts';
import type { World, WorldCoding, WorldSource } from './small-world.ts';

export type Stretch = { source: string; start: number; end: number };
type Saved = Record<string, Question>;

const sourceOf = (world: World, id: string): WorldSource => world.sources.find((source) => source.id === id)!;
const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);
const meets = (one: { start: number; end: number }, other: { start: number; end: number }): boolean => one.start < other.end && other.start < one.end;

/** Words of a text as ranges, by a regular expression. */
function wordsOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/\S*[\p{L}\p{N}]\S*/gu)].map((found) => ({ start: found.index, end: found.index + found[0].length }));
}
const turnsIn = (world: World, { source, ...stretch }: Stretch): number[] => sourceOf(world, source).turns.flatMap((turn, index) => (meets(turn, stretch) ? [index] : []));
const paragraphsIn = (world: World, { source, ...stretch }: Stretch): number[] => sourceOf(world, source).paragraphs.flatMap((paragraph, index) => (meets(paragraph, stretch) ? [index] : []));
const wordsIn = (world: World, { source, ...stretch }: Stretch): number[] => wordsOf(sourceOf(world, source).text).flatMap((word, index) => (meets(word, stretch) ? [index] : []));

/** Every place that a place lies in, itself first. */
function around(world: World, place: string | null): string[] {
  return place === null ? [] : [place, ...around(world, world.places.find((one) => one.id === place)!.parent)];
}

const empty = (list: readonly unknown[] | undefined): boolean => list === undefined || list.length === 0;

/** Whether a source is asked about as far as it goes itself. */
function sourceIsIn(world: World, source: WorldSource, restriction: Restriction): boolean {
  if (!empty(restriction.sourceIds) && !restriction.sourceIds!.includes(source.id)) return false;
  if (!empty(restriction.kinds) && !restriction.kinds!.includes(source.kind)) return false;
  if ((restriction.from !== undefined || restriction.to !== undefined) && source.date === null) return false;
  if (restriction.from !== undefined && source.date!.from < restriction.from) return false;
  if (restriction.to !== undefined && source.date!.to > restriction.to) return false;
  return empty(restriction.placeIds) || source.place === null || around(world, source.place).some((place) => restriction.placeIds!.includes(place));
}

/** Whether words of a speaker (null: of nobody) count in a source that is in. */
function speakerIsIn(world: World, source: WorldSource, number: number | null, restriction: Restriction): boolean {
  if (!sourceIsIn(world, source, restriction)) return false;
  const asksWho = !empty(restriction.voiceIds) || !empty(restriction.groups) || !empty(restriction.attributes);
  const asksPlaceOfSpeaker = !empty(restriction.placeIds) && source.place === null;
  if (number === null) return !asksWho && !asksPlaceOfSpeaker;
  const speaker = source.speakers[number]!;
  if (speaker.role === 'interviewer' && !restriction.interviewers) return false;
  const voice = world.voices.find((one) => one.id === speaker.voice);
  if (!voice) return !asksWho && !asksPlaceOfSpeaker;
  if (!empty(restriction.voiceIds) && !restriction.voiceIds!.includes(voice.id)) return false;
  if (!empty(restriction.groups) && !restriction.groups!.includes(voice.group)) return false;
  if ((restriction.attributes ?? []).some(({ name, values }) => !values.includes(voice.attributes[name] ?? '\u0000'))) return false;
  return !asksPlaceOfSpeaker || around(world, voice.place).some((place) => restriction.placeIds!.includes(place));
}

/** Whether a stretch is among what is asked about, under every one of some restrictions together. */
function isIn(world: World, stretch: Stretch, restrictions: readonly Restriction[]): boolean {
  const source = sourceOf(world, stretch.source);
  const speaking: (number | null)[] = turnsIn(world, stretch).map((turn) => source.turns[turn]!.speaker);
  return (speaking.length > 0 ? speaking : [null]).some((speaker) => restrictions.every((restriction) => speakerIsIn(world, source, speaker, restriction)));
}

/** Who of those asked about speaks in a stretch: voices by id, others as "source/number". */
export function personsIn(world: World, stretch: Stretch, restrictions: readonly Restriction[]): string[] {
  const source = sourceOf(world, stretch.source);
  const numbers = turnsIn(world, stretch).map((turn) => source.turns[turn]!.speaker).filter((number) => restrictions.every((restriction) => speakerIsIn(world, source, number, restriction)));
  return [...new Set(numbers.map((number) => source.speakers[number]!.voice ?? `${source.id}/${number}`))];
}

function below(world: World, code: string): string[] {
  return [code, ...world.codes.filter((one) => one.parent === code).flatMap((one) => below(world, one.id))];
}

const characters = (stretches: readonly Stretch[]): Set<string> => new Set(stretches.flatMap(({ source, start, end }) => range(start, end).map((at) => `${source}:${at}`)));

/** Characters as the longest stretches that they make, those without a word left out. */
function stretchesOf(world: World, covered: ReadonlySet<string>): Stretch[] {
  return world.sources.flatMap(({ id, text }) => {
    const found: Stretch[] = [];
    for (const at of range(0, text.length)) {
      if (!covered.has(`${id}:${at}`)) continue;
      const last = found.at(-1);
      if (last?.end === at) last.end = at + 1;
      else found.push({ source: id, start: at, end: at + 1 });
    }
    return found.filter((stretch) => wordsIn(world, stretch).length > 0);
  });
}

function inOrder(world: World, stretches: readonly Stretch[]): Stretch[] {
  const at = (id: string): number => world.sources.findIndex((source) => source.id === id);
  const different = new Map(stretches.map((one) => [`${one.source} ${one.start} ${one.end}`, { source: one.source, start: one.start, end: one.end }]));
  return [...different.values()].toSorted((one, other) => at(one.source) - at(other.source) || one.start - other.start || one.end - other.end);
}

/** Codings that a coder who is asked for made and whose words are asked about. */
function codingsIn(world: World, restrictions: readonly Restriction[]): WorldCoding[] {
  return world.codings.filter((coding) => restrictions.every(({ coderIds }) => empty(coderIds) || coderIds!.includes(coding.coder)) && isIn(world, coding, restrictions));
}

export function findByHand(world: World, question: Question, saved: Saved = {}): Stretch[] {
  return find(world, question.find, [question.restriction ?? {}], saved);
}

function find(world: World, term: Term, restrictions: readonly Restriction[], saved: Saved): Stretch[] {
  return inOrder(world, findWhole(world, term, restrictions, saved).filter((stretch) => isIn(world, stretch, restrictions)));
}

function findWhole(world: World, term: Term, restrictions: readonly Restriction[], saved: Saved): Stretch[] {
  const part = (one: Term): Stretch[] => find(world, one, restrictions, saved);
  switch (term.is) {
    case 'code': {
      const codes = term.below ? below(world, term.codeId) : [term.codeId];
      const heavy = (weight: number | null): boolean => (term.weightFrom === undefined && term.weightTo === undefined) || (weight !== null && weight >= (term.weightFrom ?? -Infinity) && weight <= (term.weightTo ?? Infinity));
      return codingsIn(world, restrictions).filter((coding) => codes.includes(coding.code) && heavy(coding.weight));
    }
    case 'words':
      return world.sources.flatMap(({ id, text, paragraphs }) => paragraphs.filter(({ start, end }) => text.slice(start, end).includes(term.words)).map(({ start, end }) => ({ source: id, start, end })));
    case 'saved':
      return saved[term.questionId] ? find(world, saved[term.questionId]!.find, [...restrictions, saved[term.questionId]!.restriction ?? {}], saved) : [];
    case 'any':
      return stretchesOf(world, characters(term.of.flatMap(part)));
    case 'all': {
      const positive = term.of.filter((one) => one.is !== 'not');
      const sets = (positive.length > 0 ? positive : term.of).map((one) => characters(part(one)));
      const cut = positive.length > 0 ? characters(term.of.flatMap((one) => (one.is === 'not' ? part(one.of) : []))) : new Set<string>();
      return stretchesOf(world, new Set([...sets[0]!].filter((character) => sets.every((set) => set.has(character)) && !cut.has(character))));
    }
    case 'not': {
      const touched = part(term.of);
      return world.sources
        .flatMap(({ id, turns, paragraphs }) => [...turns, ...paragraphs.filter((paragraph) => paragraph.kind === 'text' && paragraph.turn === null)].map(({ start, end }) => ({ source: id, start, end })))
        .filter((unit) => !touched.some((one) => one.source === unit.source && meets(one, unit)));
    }
    case 'relation': {
      const others = part(term.other);
      return part(term.one).filter((one) => others.some((other) => lies(world, one, other, term, restrictions)) !== (term.without === true));
    }
  }
}

/** Whether one passage lies to another as a relation says. */
function lies(world: World, a: Stretch, b: Stretch, { how, distance }: Extract<Term, { is: 'relation' }>, restrictions: readonly Restriction[]): boolean {
  if (how === 'same voice') return personsIn(world, a, restrictions).some((person) => personsIn(world, b, restrictions).includes(person));
  if (a.source !== b.source) return false;
  const share = (one: readonly number[], other: readonly number[]): boolean => one.some((thing) => other.includes(thing));
  switch (how) {
    case 'overlaps':
      return range(a.start, a.end).some((at) => at >= b.start && at < b.end);
    case 'within':
      return range(a.start, a.end).every((at) => at >= b.start && at < b.end);
    case 'encloses':
      return range(b.start, b.end).every((at) => at >= a.start && at < a.end);
    case 'same turn':
      return share(turnsIn(world, a), turnsIn(world, b));
    case 'same paragraph':
      return share(paragraphsIn(world, a), paragraphsIn(world, b));
    case 'same source':
      return true;
    case 'followed by':
    case 'near': {
      if (how === 'followed by' && b.start < a.end) return false;
      if (distance === undefined) return true;
      if (distance.unit === 'words') {
        const [left, right] = a.start <= b.start ? [a, b] : [b, a];
        // Words that lie wholly between the two.
        return wordsOf(sourceOf(world, a.source).text).filter((word) => word.start >= left.end && word.end <= right.start).length <= distance.most;
      }
      const [ones, others] = [turnsIn(world, a), turnsIn(world, b)];
      if (ones.length === 0 || others.length === 0) return false;
      if (how === 'followed by') return Math.min(...others) - Math.max(...ones) <= distance.most;
      return ones.some((one) => others.some((other) => Math.abs(one - other) <= distance.most));
    }
  }
}

/** Different words of those asked about in some stretches, each as "source:number", with who says it. */
export function wordsAsked(world: World, stretches: readonly Stretch[], restrictions: readonly Restriction[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const stretch of stretches) {
    const source = sourceOf(world, stretch.source);
    const words = wordsOf(source.text);
    for (const word of wordsIn(world, stretch)) {
      const turn = source.turns.find((one) => meets(one, words[word]!));
      if (!restrictions.every((restriction) => speakerIsIn(world, source, turn?.speaker ?? null, restriction))) continue;
      found.set(`${source.id}:${word}`, turn === undefined ? null : (source.speakers[turn.speaker]!.voice ?? `${source.id}/${turn.speaker}`));
    }
  }
  return found;
}

export const isVoice = (world: World, person: string | null): boolean => person !== null && world.voices.some((voice) => voice.id === person);

/** Something found that a matrix counts: a coding, or a passage of a saved question. */
type Find = Stretch & { code: string; coder: string | null };

/** The number of one cell, counted by hand. `row` and `column` are keys of its lines. */
export function cellByHand(world: World, request: MatrixRequest, row: string, column: string, saved: Saved = {}): number {
  const restrictions = [request.restriction ?? {}];
  const isWhat = (axis: MatrixRequest['rows']): boolean => axis.by === 'code' || axis.by === 'saved';
  // Where neither axis says what was found, codings are counted.
  const hasWhat = isWhat(request.rows) || isWhat(request.columns);
  const everything: Find[] = [
    ...codingsIn(world, restrictions),
    ...Object.keys(saved).flatMap((id) => find(world, { is: 'saved', questionId: id }, restrictions, saved).map((stretch) => ({ ...stretch, code: id, coder: null }))),
  ];
  const isOf = (axis: MatrixRequest['rows'], key: string, one: Find): boolean => (axis.by === 'saved' ? one.code === key : axis.by === 'code' ? (axis.below ? below(world, key) : [key]).includes(one.code) : hasWhat || one.coder !== null);
  const [inRow, inColumn] = [everything.filter((one) => isOf(request.rows, row, one)), everything.filter((one) => isOf(request.columns, column, one))];
  const voicesOf = (stretch: Stretch): string[] => personsIn(world, stretch, restrictions).filter((person) => isVoice(world, person));
  const count = (finds: readonly Find[]): number => {
    if (request.count === 'codings') return finds.length;
    if (request.count === 'sources') return new Set(finds.map((one) => one.source)).size;
    return new Set(finds.flatMap(voicesOf)).size;
  };
  if (isWhat(request.rows) && isWhat(request.columns)) {
    if (request.count === 'words') {
      const across = wordsAsked(world, inColumn, restrictions);
      return [...wordsAsked(world, inRow, restrictions).keys()].filter((word) => across.has(word)).length;
    }
    if (row === column) return count(inRow.filter((one) => inColumn.includes(one)));
    const pairs = new Map<string, [Find, Find]>();
    for (const one of inRow) {
      for (const other of inColumn) {
        if (one === other || !areTogether(world, one, other, request.together ?? 'overlaps', restrictions)) continue;
        pairs.set([everything.indexOf(one), everything.indexOf(other)].toSorted((left, right) => left - right).join(), [one, other]);
      }
    }
    if (request.count === 'codings') return pairs.size;
    if (request.count === 'sources') return new Set([...pairs.values()].flat().map((one) => one.source)).size;
    return new Set([...pairs.values()].flatMap(([one, other]) => voicesOf(one).filter((voice) => voicesOf(other).includes(voice)))).size;
  }
  const finds = inRow.filter((one) => inColumn.includes(one));
  // A find stands in a cell by those of its speakers for whom both row and column are right.
  const persons = (one: Find): (string | null)[] => {
    const source = sourceOf(world, one.source);
    const spoken = personsIn(world, one, restrictions);
    const outside = turnsIn(world, one).length === 0 || wordsIn(world, one).some((word) => !source.turns.some((turn) => meets(turn, wordsOf(source.text)[word]!)));
    return [...spoken, ...(outside && restrictions.every((restriction) => speakerIsIn(world, source, null, restriction)) ? [null] : [])];
  };
  const stands = (one: Find, person: string | null): boolean => keysOf(world, request.rows, one, person).includes(row) && keysOf(world, request.columns, one, person).includes(column);
  const standing = finds.flatMap((one) => persons(one).filter((person) => stands(one, person)).map((person) => ({ one, person })));
  if (request.count === 'codings') return new Set(standing.map(({ one }) => one)).size;
  if (request.count === 'sources') return new Set(standing.map(({ one }) => one.source)).size;
  if (request.count === 'voices') return new Set(standing.map(({ person }) => person).filter((person) => isVoice(world, person))).size;
  return new Set(finds.flatMap((one) => [...wordsAsked(world, [one], restrictions)].filter(([, person]) => stands(one, person)).map(([word]) => word))).size;
}

function areTogether(world: World, one: Stretch, other: Stretch, how: NonNullable<MatrixRequest['together']>, restrictions: readonly Restriction[]): boolean {
  return lies(world, one, other, { is: 'relation', how, one: { is: 'words', words: '' }, other: { is: 'words', words: '' } }, restrictions);
}

/** The lines of an axis on which something that a person says in a find stands. */
function keysOf(world: World, axis: MatrixRequest['rows'], one: Find, person: string | null): string[] {
  const source = sourceOf(world, one.source);
  const voice = world.voices.find(({ id }) => id === person);
  switch (axis.by) {
    case 'code':
      return axis.below ? world.codes.map(({ id }) => id).filter((id) => below(world, id).includes(one.code)) : [one.code];
    case 'saved':
      return [one.code];
    case 'source':
      return [source.id];
    case 'kind':
      return [source.kind];
    case 'coder':
      return one.coder === null ? [] : [one.coder];
    case 'voice':
      return [voice?.id ?? 'none'];
    case 'group':
      return [voice && voice.group !== '' ? `=${voice.group}` : 'none'];
    case 'attribute':
      return [voice?.attributes[axis.name] ? `=${voice.attributes[axis.name]}` : 'none'];
    case 'place': {
      const place = source.place ?? voice?.place ?? null;
      return place === null ? ['none'] : around(world, place);
    }
    case 'period': {
      if (source.date === null) return ['none'];
      const last = new Date(Date.parse(source.date.to) - 86_400_000).toISOString().slice(0, 10);
      const name = (day: string): string => (axis.every === 'year' ? day.slice(0, 4) : axis.every === 'month' ? day.slice(0, 7) : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`);
      return [name(source.date.from) === name(last) ? name(last) : 'none'];
    }
  }
}
