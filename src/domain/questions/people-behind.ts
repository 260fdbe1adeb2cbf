/**
 * How many different people stand behind each cell of a matrix, for the protection of small numbers. Voices and speakers who are no voices yet are people; words that nobody is recorded as
 * speaking count as one person for each source, because somebody wrote them. Behind a pair of finds stand those who speak in both; where nobody does, those of either.
 */
import { everything, type LinesOfPiece } from './count-where.ts';
import { distinctPairs } from './distinct.ts';
import type { Ground } from './ground.ts';
import { type Laid, onDiagonal } from './matrix.ts';
import { nobody, personsIn } from './persons.ts';
import { cellsOfPair, eachPairNearby, eachPairOfSource, eachPairOfVoice } from './together.ts';

/** Row by row, as the cells; the people of each row, of each column, and of everything. */
export type PeopleBehind = { readonly cells: Float64Array; readonly rows: readonly number[]; readonly columns: readonly number[]; readonly all: number };

export function peopleBehind(ground: Ground, laid: Laid): PeopleBehind {
  const { rows, columns } = laid;
  const isPairs = rows.what !== null && columns.what !== null;
  const count = (down: LinesOfPiece, height: number, across: LinesOfPiece, width: number): Float64Array => countPeople(ground, laid, down, height, across, width);
  return {
    cells: isPairs ? peopleOfPairs(ground, laid) : count(rows.of, rows.lines.length, columns.of, columns.lines.length),
    rows: [...count(rows.of, rows.lines.length, everything, 1)],
    columns: [...count(columns.of, columns.lines.length, everything, 1)],
    all: count(everything, 1, everything, 1)[0]!,
  };
}

function countPeople(ground: Ground, { pieces }: Laid, down: LinesOfPiece, height: number, across: LinesOfPiece, width: number): Float64Array {
  const people = new Float64Array(height * width);
  const isNew = distinctPairs(people.length, ground.voices.length + ground.speakers.length + ground.sources.length);
  for (let piece = 0; piece < pieces.count; piece += 1) {
    const person = pieces.person[piece] === nobody ? unknownIn(ground, pieces.source[piece]!) : pieces.person[piece]!;
    for (const row of down(piece)) for (const column of across(piece)) if (isNew(row * width + column, person)) people[row * width + column]! += 1;
  }
  return people;
}

const unknownIn = (ground: Ground, source: number): number => ground.voices.length + ground.speakers.length + source;

function peopleOfPairs(ground: Ground, laid: Laid): Float64Array {
  const { scope, finds, rows, columns, request } = laid;
  const [down, across] = [rows.what!, columns.what!];
  const width = columns.lines.length;
  const people = new Float64Array(rows.lines.length * width);
  const isNew = distinctPairs(people.length, ground.voices.length + ground.speakers.length + ground.sources.length);
  const cellsOf = cellsOfPair(down, across);
  const speaking = (find: number): number[] => {
    const persons = personsIn(ground, scope, finds.source[find]!, finds.firstTurn[find]!, finds.lastTurn[find]!);
    return persons.length > 0 ? persons : [unknownIn(ground, finds.source[find]!)];
  };
  const visit = (one: number, other: number): void => {
    const [left, right] = [speaking(one), speaking(other)];
    const both = left.filter((person) => right.includes(person));
    for (const person of both.length > 0 ? both : [...left, ...right]) for (const cell of cellsOf(finds.kind[one]!, finds.kind[other]!)) if (isNew(cell, person)) people[cell]! += 1;
  };
  // Words that both cover are those of finds that overlap.
  const how = request.count === 'words' ? 'overlaps' : (request.together ?? 'overlaps');
  if (how === 'same source') eachPairOfSource(ground, finds, visit);
  else if (how === 'same voice') eachPairOfVoice(ground, scope, finds, visit);
  else eachPairNearby(ground, finds, how, visit);
  const diagonal = onDiagonal(laid);
  const own = countPeople(ground, laid, diagonal, rows.lines.length, everything, 1);
  const columnOf = new Map(columns.lines.map(({ key }, column) => [key, column]));
  rows.lines.forEach(({ key }, row) => {
    const column = columnOf.get(key);
    if (column !== undefined) people[row * width + column] = own[row]!;
  });
  return people;
}

/**
 * Whether what a matrix shows are numbers of people, or of what single people or small groups of them said: then small numbers in it are protected beyond the team. Codes by codes among all words are not.
 * A month, a kind of source or a coder may stand for one talk with one person, and so may any part of the words, and whatever a saved question asks among.
 */
export function countsPeople({ count, rows, columns, restriction = {} }: Pick<Laid['request'], 'count' | 'rows' | 'columns' | 'restriction'>): boolean {
  const { interviewers: _, ...parts } = restriction;
  const isPart = Object.values(parts).some((part) => (Array.isArray(part) ? part.length > 0 : part !== undefined));
  return count === 'voices' || isPart || [rows, columns].some((axis) => axis.by !== 'code');
}
