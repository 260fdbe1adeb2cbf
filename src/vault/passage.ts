/** Passages that signs and evidence point at: do their words still stand, who speaks in them, which codes lie on them. */
import type { Quote, SourceSummary, UncertainDate } from '../contract/index.ts';
import { contextAround } from '../domain/coding/context-around.ts';
import { placeFinder, quoteHash } from './coding.ts';
import type { Readable } from './open.ts';
import { follower } from './revisions.ts';
import { readVoice, type VoiceRecord } from './voices.ts';

export type PassageSource = { id: string; title: string; kind: SourceSummary['kind']; date: UncertainDate | null; placeId: string | null; revisionId: string; removed: boolean };
export type PassageSpeaker = { label: string; role: 'interviewer' | 'participant' | 'other'; voice: VoiceRecord | null };
/** Words that were chosen: where they stood, in which revision, and their hash. */
export type ChosenWords = { sourceId: string; revisionId: string; start: number; end: number; quoteHash: string };
type Turn = { start: number; end: number; speaker: number };

export type PassageReader = {
  /** Also of a source that was taken out, so that it can be said which. */
  source(id: string): PassageSource | null;
  /** Where the chosen words stand in the newest text; null when they were changed or deleted, wherever else the same words may stand. */
  find(words: ChosenWords): { start: number; end: number } | null;
  /** Where the chosen words have come to in the newest text, edit by edit, and whether they are still the same; null when all of them were deleted. */
  follow(words: ChosenWords): { start: number; end: number; same: boolean } | null;
  /** The words of a passage of the newest text with their context; the range has to be one of that text. */
  quote(sourceId: string, start: number, end: number): Quote;
  /** Everybody who speaks in a passage of the newest text, in the order in which they do. */
  speakers(sourceId: string, start: number, end: number): PassageSpeaker[];
  /** The codes that touch a passage, by name. */
  codes(sourceId: string, start: number, end: number): { id: string; name: string }[];
};

/** Reads passages of many sources and remembers what it has read; for one answer, never kept longer. */
export function passageReader(database: Readable): PassageReader {
  const remember = <Value>(read: (id: string) => Value): ((id: string) => Value) => {
    const read_ = new Map<string, Value>();
    return (id) => {
      if (!read_.has(id)) read_.set(id, read(id));
      return read_.get(id)!;
    };
  };
  const source = remember((id): PassageSource | null => {
    const row = database.prepare('SELECT id, title, kind, date, place_id AS placeId, revision_id AS revisionId, removed FROM source WHERE id = ?').get(id) as
      | (Omit<PassageSource, 'date' | 'removed'> & { date: string | null; removed: number })
      | undefined;
    return row ? { ...row, date: row.date === null ? null : (JSON.parse(row.date) as UncertainDate), removed: row.removed !== 0 } : null;
  });
  const textOf = remember((revisionId) => database.prepare('SELECT text FROM revision WHERE id = ?').pluck().get(revisionId) as string);
  const turnsOf = remember((revisionId) => database.prepare('SELECT start, "end", speaker FROM turn WHERE revision_id = ? ORDER BY number').all(revisionId) as Turn[]);
  const speakersOf = remember((sourceId) => database.prepare('SELECT label, role, voice_id AS voiceId, number FROM speaker WHERE source_id = ?').all(sourceId) as { label: string; role: PassageSpeaker['role']; voiceId: string | null; number: number }[]);
  const voice = remember((id) => readVoice(database, id));
  const placeAt = placeFinder(database);
  const codesOn = database.prepare('SELECT DISTINCT c.id, c.name FROM live_coding k JOIN code c ON c.id = k.code_id WHERE k.source_id = ? AND k.start < ? AND k."end" > ? ORDER BY c.name, c.id');

  const present = (sourceId: string): PassageSource => {
    const found = source(sourceId);
    if (!found) throw new Error('A passage of a source that is not in this vault.');
    return found;
  };
  const between = follower(database);
  const follow: PassageReader['follow'] = ({ sourceId, revisionId, start, end, quoteHash: hash }) => {
    const { revisionId: now } = present(sourceId);
    const place = between(revisionId, now)({ start, end });
    return place && { start: place.start, end: place.end, same: quoteHash(textOf(now).slice(place.start, place.end)) === hash };
  };
  return {
    source,
    find(words) {
      const place = follow(words);
      return place?.same ? { start: place.start, end: place.end } : null;
    },
    follow,
    quote(sourceId, start, end) {
      const { title, revisionId } = present(sourceId);
      const text = textOf(revisionId);
      return { sourceId, revisionId, start, end, text: text.slice(start, end), ...contextAround(text, start, end), sourceTitle: title, ...placeAt(revisionId, start) };
    },
    speakers(sourceId, start, end) {
      const here = present(sourceId);
      const turns = turnsOf(here.revisionId);
      const numbers = new Set<number>();
      for (let index = firstAfter(turns, start); index < turns.length && turns[index]!.start < end; index += 1) numbers.add(turns[index]!.speaker);
      const labelled = speakersOf(sourceId);
      return [...numbers].flatMap((number) => {
        const speaker = labelled.find((one) => one.number === number);
        return speaker ? [{ label: speaker.label, role: speaker.role, voice: speaker.voiceId === null ? null : voice(speaker.voiceId) }] : [];
      });
    },
    codes: (sourceId, start, end) => codesOn.all(sourceId, end, start) as { id: string; name: string }[],
  };
}

/** Index of the first turn that ends after a position. Turns stand in the order of the text and don't overlap. */
function firstAfter(turns: readonly Turn[], at: number): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (turns[middle]!.end > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
