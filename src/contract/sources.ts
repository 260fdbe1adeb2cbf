import { z } from 'zod';
import { command, query } from './entry.ts';
import { changed, chosenFile, expectedVersion, id, instant, line, madeFile, none, prose, uncertainDate } from './shapes.ts';
import { voiceFields } from './voices.ts';
import { errorCode } from './errors.ts';

export const sourceKinds = ['interview', 'focus group', 'story', 'meeting note', 'hearing', 'observation', 'document'] as const;
export const sourceKind = z.enum(sourceKinds);
export const speakerRole = z.enum(['interviewer', 'participant', 'other']);
export const paragraphKind = z.enum(['speech', 'heading', 'note', 'text']);

/** Something in a text that may tell who somebody is. */
export const identifierHit = z.strictObject({
  kind: z.enum(['chi', 'email', 'phone', 'postcode', 'name', 'national-insurance', 'date-of-birth']),
  text: z.string(),
  /** A few words on either side, so that it can be judged. */
  before: z.string(),
  after: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  why: z.string(),
});
export type IdentifierHit = z.infer<typeof identifierHit>;

/** A speaker as recognised in a file that is not stored yet. */
export const foundSpeaker = z.strictObject({
  label: z.string(),
  turns: z.number().int(),
  words: z.number().int(),
  firstWords: z.string(),
  role: speakerRole,
  why: z.string(),
  /**
   * A pseudonym that occurs nowhere in the files of this selection. A name in several files gets the same one;
   * a role ("Parent 2", "Q") one of its own in each file, because it may be somebody else there.
   */
  suggestedPseudonym: z.string(),
  /** A voice of this vault that spoke under the same name before; null for a role, which may be anybody. */
  knownVoiceId: id.nullable(),
});
export type FoundSpeaker = z.infer<typeof foundSpeaker>;

export const preparedFile = z.strictObject({
  file: chosenFile,
  name: z.string(),
  bytes: z.number().int(),
  /** Set when the file can't be imported; nothing else of it is known then. */
  problem: z.strictObject({ code: errorCode, message: z.string() }).nullable(),
  /** The same bytes are already a source of this vault. */
  alreadyHere: z.strictObject({ sourceId: id, title: z.string() }).nullable(),
  /** An earlier file of this selection that holds the same bytes. */
  sameBytesAs: chosenFile.nullable(),
  format: z.string(),
  encoding: z.string(),
  title: z.string(),
  kind: sourceKind,
  date: uncertainDate.nullable(),
  dateWhy: z.string(),
  paragraphs: z.number().int(),
  turns: z.number().int(),
  words: z.number().int(),
  speakers: z.array(foundSpeaker),
  /** The first paragraphs as they would be stored. */
  preview: z.array(z.strictObject({ kind: paragraphKind, speaker: z.string().nullable(), atMs: z.number().nullable(), text: z.string() })),
  identifiers: z.array(identifierHit),
  identifierCount: z.number().int(),
  /** What was recognised, what was left out and why, one plain sentence each. */
  report: z.array(z.string()),
});
export type PreparedFile = z.infer<typeof preparedFile>;

const newVoice = z.strictObject({
  ...z.strictObject(voiceFields).partial().shape,
  pseudonym: line,
  group: line,
});

/** What the person said of one recognised speaker before storing. */
export const speakerChoice = z.strictObject({
  /** The label as recognised. */
  label: z.string(),
  /** Another spelling or title of the speaker with this label: the two are one. */
  sameAs: z.string().optional(),
  /** The recognised label was ordinary words: put them back into the text. */
  notASpeaker: z.boolean().optional(),
  /** A label that was left in the text is a speaker: look again. */
  isASpeaker: z.boolean().optional(),
  role: speakerRole.optional(),
  /** Which voice speaks: one of the vault, a new one, or nobody's (null). Two speakers of one storing may name the same new pseudonym: then they are one voice. */
  voice: z.union([z.strictObject({ id }), newVoice]).nullable().optional(),
});
export type SpeakerChoice = z.infer<typeof speakerChoice>;

export const fileToStore = z.strictObject({
  file: chosenFile,
  title: line.optional(),
  kind: sourceKind.optional(),
  date: uncertainDate.nullable().optional(),
  placeId: id.nullable().optional(),
  note: prose.optional(),
  speakers: z.array(speakerChoice).optional(),
  /** Store although the same bytes are here already. */
  evenIfHere: z.boolean().optional(),
});
export type FileToStore = z.infer<typeof fileToStore>;

export const sourceSummary = z.strictObject({
  id,
  title: z.string(),
  kind: sourceKind,
  date: uncertainDate.nullable(),
  placeId: id.nullable(),
  note: z.string(),
  format: z.string(),
  fileName: z.string(),
  words: z.number().int(),
  paragraphs: z.number().int(),
  turns: z.number().int(),
  codings: z.number().int(),
  /** Voices that speak in it. */
  voices: z.array(id),
  addedAt: instant,
  version: z.number().int(),
});
export type SourceSummary = z.infer<typeof sourceSummary>;

export const speaker = z.strictObject({ id, label: z.string(), role: speakerRole, voiceId: id.nullable(), version: z.number().int() });
export type Speaker = z.infer<typeof speaker>;

/** A paragraph as it lies in the text; `number` counts from 1; `turn` and a turn's `speaker` are indexes (from 0) into the arrays beside it. */
export const paragraph = z.strictObject({
  number: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  kind: paragraphKind,
  turn: z.number().int().nullable(),
  /** Headings: 1 for the title, larger for smaller ones. */
  level: z.number().int().nullable(),
  /** Milliseconds from the beginning of the recording, where the file tells. */
  startMs: z.number().nullable(),
  endMs: z.number().nullable(),
});
export type Paragraph = z.infer<typeof paragraph>;
export const turn = z.strictObject({
  number: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  speaker: z.number().int(),
  startMs: z.number().nullable(),
  endMs: z.number().nullable(),
});
export type Turn = z.infer<typeof turn>;

export const openedSource = z.strictObject({
  source: sourceSummary,
  revisionId: id,
  /** NFC, LF; every offset in Kist counts UTF-16 code units of this string. */
  text: z.string(),
  paragraphs: z.array(paragraph),
  turns: z.array(turn),
  speakers: z.array(speaker),
});
export type OpenedSource = z.infer<typeof openedSource>;

export const sources = {
  'sources.prepare': query(
    'Read chosen files and show what would be stored: speakers, date, kind, what may identify. Stores nothing.',
    z.strictObject({ files: z.array(chosenFile).min(1).max(2000), speakers: z.array(speakerChoice).optional() }),
    z.strictObject({ files: z.array(preparedFile) }),
    { long: true },
  ),
  'sources.store': command(
    'Store chosen files as sources, with the corrections made to what was recognised. All or nothing, one undoable step.',
    z.strictObject({ files: z.array(fileToStore).min(1).max(2000) }),
    z.strictObject({ sources: z.array(sourceSummary) }),
    { long: true },
  ),
  'sources.list': query('All sources.', none, z.strictObject({ sources: z.array(sourceSummary) })),
  'sources.read': query('One source, whole: text, paragraphs, turns, speakers.', z.strictObject({ id }), openedSource),
  'sources.original': command(
    'Hand out the file as it came, byte for byte, for the team alone. Refused when somebody who speaks in it has withdrawn; what left is recorded.',
    z.strictObject({ id }),
    z.strictObject({ file: madeFile }),
    { undoable: false },
  ),
  'sources.edit': command(
    'Change title, kind, date, place or note of a source.',
    z.strictObject({ id, expectedVersion: expectedVersion.optional(), title: line.optional(), kind: sourceKind.optional(), date: uncertainDate.nullable().optional(), placeId: id.nullable().optional(), note: prose.optional() }),
    changed,
  ),
  'sources.editSpeaker': command(
    'Say who a speaker is: interviewer or participant, and which voice.',
    z.strictObject({ id, expectedVersion: expectedVersion.optional(), role: speakerRole.optional(), voiceId: id.nullable().optional() }),
    changed,
  ),
  'sources.identifiers': query('What in a source may tell who somebody is.', z.strictObject({ id }), z.strictObject({ identifiers: z.array(identifierHit) })),
  'sources.remove': command('Take a source out of the vault\'s rooms; undo brings it back with its codings.', z.strictObject({ id }), none),
};
