/** Small invented worlds of coded texts for tests: as plain objects, as columns, and drawn at random. Wholly synthetic. */
import fc from 'fast-check';
import type { SourceSummary } from '../../src/contract/sources.ts';
import { standingIn } from '../../src/domain/coding/standing.ts';
import { knownDay, type UncertainDate } from '../../src/domain/timeline/uncertain-date.ts';
import { type CodingColumns, codingColumns, type Ground, type GroundSpeaker, noWeight } from '../../src/domain/questions/ground.ts';
import { indexWords } from '../../src/domain/questions/word-index.ts';

export type WorldSource = {
  id: string;
  title: string;
  kind: SourceSummary['kind'];
  date: UncertainDate | null;
  place: string | null;
  text: string;
  paragraphs: { start: number; end: number; kind: 'speech' | 'text' | 'heading'; turn: number | null }[];
  turns: { start: number; end: number; speaker: number }[];
  speakers: { label: string; role: 'interviewer' | 'participant' | 'other'; voice: string | null }[];
};
export type WorldCoding = { id: string; code: string; coder: string; source: string; start: number; end: number; weight: number | null };
export type World = {
  sources: WorldSource[];
  codings: WorldCoding[];
  codes: { id: string; parent: string | null; family: string }[];
  voices: { id: string; group: string; place: string | null; attributes: Record<string, string> }[];
  places: { id: string; parent: string | null }[];
  coders: string[];
};

/** A paragraph of a source: who speaks (a number of its speakers, or null) and the words. `#` opens a heading. */
export type Said = [speaker: number | null, words: string];

/** Puts a source together; paragraphs of one speaker in a row are one turn. */
export function worldSource(id: string, said: readonly Said[], speakers: WorldSource['speakers'], more: Partial<WorldSource> = {}): WorldSource {
  const source: WorldSource = { id, title: `Talk ${id}`, kind: 'interview', date: null, place: null, text: '', paragraphs: [], turns: [], speakers, ...more };
  for (const [speaker, words] of said) {
    const start = source.text === '' ? 0 : source.text.length + 2;
    source.text += `${source.text === '' ? '' : '\n\n'}${words}`;
    const end = source.text.length;
    let turn: number | null = null;
    if (speaker !== null) {
      const last = source.turns.at(-1);
      if (last?.speaker === speaker && source.paragraphs.at(-1)?.turn === source.turns.length - 1) last.end = end;
      else source.turns.push({ start, end, speaker });
      turn = source.turns.length - 1;
    }
    source.paragraphs.push({ start, end, kind: speaker !== null ? 'speech' : words.startsWith('#') ? 'heading' : 'text', turn });
  }
  return source;
}

/** The same world in columns. */
export function groundOf(world: World): Ground {
  const at = (list: readonly { id: string }[], id: string | null): number => list.findIndex((one) => one.id === id);
  const codes = inTreeOrder(world.codes).map(({ id, parent, family, depth }) => ({ id, parentId: parent, name: id.toUpperCase(), family, depth }));
  const places = inTreeOrder(world.places).map(({ id, parent }) => ({ id, parentId: parent, name: id.toUpperCase() }));
  const voices = world.voices.map((voice) => ({ ...voice, name: voice.id.toUpperCase(), place: at(places, voice.place), withdrawn: false }));
  const speakers: GroundSpeaker[] = [];
  const sources = world.sources.map((source, index) => ({
    id: source.id, revisionId: `r-${source.id}`, title: source.title, kind: source.kind, date: source.date, place: at(places, source.place), words: indexWords(source.text).count,
    speakerAt: Int32Array.from(source.speakers, ({ label, role, voice }, number) => {
      const words = source.turns.filter((turn) => turn.speaker === number).reduce((sum, { start, end }) => sum + indexWords(source.text.slice(start, end)).count, 0);
      return speakers.push({ source: index, voice: at(voices, voice), label, isInterviewer: role === 'interviewer', words }) - 1;
    }),
  }));
  const rows = world.codings
    .map((coding) => ({ ...coding, at: at(sources, coding.source), ...standingIn(world.sources[at(sources, coding.source)]!.text, world.sources[at(sources, coding.source)]!.turns)(coding) }))
    .toSorted((one, other) => one.at - other.at || one.start - other.start || one.end - other.end);
  const column = (read: (row: (typeof rows)[number]) => number): Int32Array => Int32Array.from(rows, read);
  const columns: Omit<CodingColumns, 'ofCode' | 'codeFrom'> = {
    count: rows.length, id: rows.map((row) => row.id), code: column((row) => at(codes, row.code)), coder: column((row) => world.coders.indexOf(row.coder)), source: column((row) => row.at),
    start: column((row) => row.start), end: column((row) => row.end), firstWord: column((row) => row.firstWord), lastWord: column((row) => row.lastWord),
    firstTurn: column((row) => row.firstTurn ?? -1), lastTurn: column((row) => row.lastTurn ?? -1), weight: column((row) => row.weight ?? noWeight),
  };
  return {
    sources, speakers, voices, places, codes, coders: world.coders.map((id) => ({ id, name: id.toUpperCase() })), groups: ['parents', 'workers'], codings: codingColumns(columns, codes.length),
    turnsOf: (source) => {
      const { turns } = world.sources[source]!;
      return { count: turns.length, start: Int32Array.from(turns, (turn) => turn.start), end: Int32Array.from(turns, (turn) => turn.end), speaker: Int32Array.from(turns, (turn) => turn.speaker) };
    },
    paragraphsOf: (source) => {
      const { paragraphs } = world.sources[source]!;
      return { count: paragraphs.length, start: Int32Array.from(paragraphs, (one) => one.start), end: Int32Array.from(paragraphs, (one) => one.end), turn: Int32Array.from(paragraphs, (one) => one.turn ?? -1), isText: Uint8Array.from(paragraphs, (one) => Number(one.kind === 'text')) };
    },
    wordsOf: (source) => indexWords(world.sources[source]!.text),
    paragraphsWith: (words) => world.sources.flatMap(({ text, paragraphs }, source) => paragraphs.flatMap(({ start, end }, paragraph) => (text.slice(start, end).includes(words) ? [{ source, paragraph }] : []))),
  };
}

function inTreeOrder<Thing extends { id: string; parent: string | null }>(things: readonly Thing[], parent: string | null = null, depth = 0): (Thing & { depth: number })[] {
  return things.filter((thing) => thing.parent === parent).flatMap((thing) => [{ ...thing, depth }, ...inTreeOrder(things, thing.id, depth + 1)]);
}

const kinds = ['interview', 'focus group', 'story'] as const;
const someWord = fc.constantFrom('ah', 'tea', 'room', '—', "mum's", 'é', 'trust', 'we');
const someWords = fc.array(someWord, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const someDay = fc.constantFrom(null, ...['2024-01-15', '2024-02-01', '2024-02-29', '2024-05-30'].map(knownDay), { from: '2024-01-01', to: '2025-01-01', precision: 'year', text: '2024' } as UncertainDate);

const codes: World['codes'] = [
  { id: 'a', parent: null, family: 'feeling' },
  { id: 'b', parent: 'a', family: 'feeling' },
  { id: 'c', parent: 'b', family: '' },
  { id: 'd', parent: null, family: '' },
];
const places: World['places'] = [{ id: 'city', parent: null }, { id: 'north', parent: 'city' }, { id: 'south', parent: 'city' }, { id: 'far', parent: null }];

/** Worlds of up to three short sources with up to twenty codings that begin and end anywhere, in the middle of words too. */
export const someWorld: fc.Arbitrary<World> = fc
  .record({
    voices: fc.array(fc.record({ group: fc.constantFrom('parents', 'workers', ''), place: fc.constantFrom(null, 'city', 'north', 'far'), ward: fc.constantFrom(undefined, 'east', 'west') }), { minLength: 2, maxLength: 3 }),
    sources: fc.array(
      fc.record({
        said: fc.array(fc.tuple(fc.constantFrom(0, 0, 1, 2, null), someWords), { minLength: 1, maxLength: 6 }),
        heading: fc.boolean(),
        voices: fc.tuple(fc.constantFrom(0, 1, null), fc.constantFrom(0, 1, 2, null), fc.constantFrom(1, null)),
        roles: fc.constantFrom(['interviewer', 'participant', 'participant'], ['participant', 'other', 'participant'], ['interviewer', 'interviewer', 'participant']),
        kind: fc.constantFrom(...kinds),
        date: someDay,
        place: fc.constantFrom(null, null, 'city', 'south'),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    codings: fc.array(fc.record({ code: fc.constantFrom('a', 'b', 'c', 'd'), coder: fc.constantFrom('k1', 'k2'), source: fc.nat(2), from: fc.nat(9999), length: fc.nat(9999), long: fc.boolean(), weight: fc.constantFrom(null, 1, 2, 3) }), { minLength: 2, maxLength: 20, size: 'max' }),
  })
  .map(({ voices, sources, codings }) => {
    const world: World = {
      sources: sources.map(({ said, heading, voices: who, roles, ...more }, index) =>
        worldSource(`s${index}`, heading ? [[null, '# A heading'], ...said] : said, who.map((voice, number) => ({ label: `P${number}`, role: roles[number] as 'participant', voice: voice === null || voice >= voices.length ? null : `v${voice}` })), more),
      ),
      codings: [],
      codes,
      voices: voices.map(({ group, place, ward }, index) => ({ id: `v${index}`, group, place, attributes: (ward === undefined ? {} : { ward }) as Record<string, string> })),
      places,
      coders: ['k1', 'k2'],
    };
    codings.forEach(({ code, coder, source, from, length, long, weight }, index) => {
      const { id, text } = world.sources[source % world.sources.length]!;
      const start = from % text.length;
      const end = Math.min(text.length, start + 1 + (length % (long ? text.length : 12)));
      if (text.slice(start, end).trim() !== '') world.codings.push({ id: `x${String(index).padStart(2, '0')}`, code, coder, source: id, start, end, weight });
    });
    return world;
  });
