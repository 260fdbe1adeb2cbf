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

/** One plain sentence on how a file was read. `dropped` says what was left out and why; `look` what a person should check. */
export const reportLine = z.strictObject({ kind: z.enum(['recognised', 'changed', 'dropped', 'look']), text: z.string() });
export type ReportLine = z.infer<typeof reportLine>;

/** What the columns of a table of open answers are. Columns go by their heading. */
export const answerColumns = z.strictObject({
  /** Sheet of a workbook; the first with answers if left out. */
  sheet: z.string().max(200).optional(),
  /** Columns with words: each heading becomes the question that stands over its answers. None named: everything is taken as suggested for the sheet. */
  text: z.array(z.string()).max(200),
  /** Columns that say something of the respondent; they become attributes of the voice. */
  attributes: z.array(z.string()).max(200),
  /** Column that tells the respondents apart; numbered by row if null. It becomes the label, never the pseudonym. */
  respondent: z.string().nullable(),
  /** Column that holds the stakeholder group, or null for the one `group` for all. */
  groupColumn: z.string().nullable(),
  group: z.string().max(500),
  /** Make a voice for every respondent, with its attributes. */
  voices: z.boolean(),
});
export type AnswerColumns = z.infer<typeof answerColumns>;

/** A table of open answers as recognised: one row a respondent. */
export const foundTable = z.strictObject({
  sheets: z.array(z.string()),
  rows: z.number().int(),
  columns: z.array(z.strictObject({ name: z.string(), guess: z.enum(['text', 'attribute', 'respondent', 'group', 'leave out']), why: z.string(), filled: z.number().int(), different: z.number().int(), examples: z.array(z.string()) })),
  /** What would be taken if nothing is said. */
  suggested: answerColumns,
});
export type FoundTable = z.infer<typeof foundTable>;

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
  report: z.array(reportLine),
  /** Set for a spreadsheet or csv. */
  table: foundTable.nullable(),
  /** Other files of this selection that hold the other speakers of the same recording (Praat TextGrid), woven into this one by time. */
  wovenFrom: z.array(chosenFile),
  /** The file that this one is woven into; then nothing else is told of it. */
  wovenInto: chosenFile.nullable(),
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
  /** For a table: what its columns are. */
  answers: answerColumns.optional(),
  /** Other files of the same recording, to be woven into this one by time. */
  weave: z.array(chosenFile).max(20).optional(),
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
  /** How often its text was corrected, and how many codings those corrections have left without words. */
  corrections: z.number().int(),
  leftBehind: z.number().int(),
  recordings: z.number().int(),
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

/** Words of one revision that are replaced: `[start, end)` gives way to `text`. A line break parts paragraphs; an edit over one joins them. */
export const textEdit = z.strictObject({ start: z.number().int().min(0), end: z.number().int().min(0), text: z.string().max(1_000_000) });
export type TextEdit = z.infer<typeof textEdit>;

/** What a correction does to the codings on a text, and to whatever else stands on its words. */
export const carried = z.strictObject({
  /** Stand on the same words, further along or further back. */
  shifted: z.number().int(),
  /** Their words were changed inside: they have grown or shrunk with them. */
  changed: z.number().int(),
  /** All their words were deleted: kept with the revision that had them. */
  leftBehind: z.number().int(),
  /** Were left behind earlier and stand on their words again. */
  returned: z.number().int(),
  /** The same of signs of change, memos on passages, links (by their ends) and settled differences; those that are only shifted are not counted. */
  beside: z.strictObject({ changed: z.number().int(), leftBehind: z.number().int(), returned: z.number().int() }),
  /** Quotes used as evidence whose words change: they wait to be looked at again. */
  evidence: z.number().int(),
});
export type Carried = z.infer<typeof carried>;

/** A coding that is not only shifted, with its words before and after; nothing after where they are all deleted. */
export const changedCoding = z.strictObject({ codingId: id, codeId: id, coderId: id, how: z.enum(['changed', 'left behind']), before: z.string(), after: z.string() });
export type ChangedCoding = z.infer<typeof changedCoding>;
export const carriedPreview = carried.extend({
  /** How many places are corrected, and how many words go and come. */
  edits: z.number().int(),
  wordsOut: z.number().int(),
  wordsIn: z.number().int(),
  /** The first hundred, in the order of the text. */
  codings: z.array(changedCoding),
});
export type CarriedPreview = z.infer<typeof carriedPreview>;

export const revisionInfo = z.strictObject({
  id,
  number: z.number().int(),
  at: instant,
  /** Null for the text as it came. */
  coder: z.string().nullable(),
  how: z.enum(['as it came', 'corrected', 'who speaks', 'went back']),
  reason: z.string(),
  edits: z.number().int(),
  /** Words taken out and put in. */
  wordsOut: z.number().int(),
  wordsIn: z.number().int(),
  isCurrent: z.boolean(),
});
export type RevisionInfo = z.infer<typeof revisionInfo>;

export const recording = z.strictObject({
  id,
  sourceId: id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  /** How many pieces `sources.recordingPiece` answers; none for one that stays outside. */
  pieces: z.number().int(),
  kept: z.enum(['in the vault', 'outside']),
  /** Where an unencrypted copy lies, as far as Kist knows: readable by anybody at this machine while `isReadable` is true. Null where the host does not tell paths. */
  outsidePath: z.string().nullable(),
  isReadable: z.boolean().nullable(),
  version: z.number().int(),
});
export type Recording = z.infer<typeof recording>;

/** What was said of files imported here before, offered again. */
export const rememberedImport = z.strictObject({
  kind: sourceKind.nullable(),
  placeId: id.nullable(),
  /** By label of the speaker. */
  speakers: z.array(z.strictObject({ label: z.string(), role: speakerRole, voiceId: id.nullable() })),
  /** By the headings of a table. */
  answers: z.array(z.strictObject({ headings: z.array(z.string()), columns: answerColumns })),
});
export type RememberedImport = z.infer<typeof rememberedImport>;

export const sources = {
  'sources.prepare': query(
    'Read chosen files and show what would be stored: speakers, date, kind, what may identify. Stores nothing.',
    z.strictObject({
      files: z.array(chosenFile).min(1).max(2000),
      speakers: z.array(speakerChoice).optional(),
      /** What the columns of tables among the files are, to see the preview anew. */
      answers: z.array(z.strictObject({ file: chosenFile, columns: answerColumns })).optional(),
      /** Leave files that seem to be of one recording apart. */
      dontWeave: z.array(chosenFile).optional(),
      /** Pseudonyms that are planned for others of the same import: none of them is suggested again. */
      taken: z.array(line).max(20_000).optional(),
    }),
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
  'sources.labels': query(
    'Every label under which somebody speaks, across sources: what a search for what somebody says can go by.',
    none,
    z.strictObject({ labels: z.array(z.strictObject({ /** As it is spelt most often; spellings that differ in case, spacing or full stops are one. */ label: z.string(), sources: z.number().int(), words: z.number().int(), voices: z.array(id), /** It is an interviewer's everywhere. */ isInterviewer: z.boolean() })) }),
  ),
  'sources.original': command(
    'Hand out the file as it came, byte for byte, for the team alone. Refused when somebody who speaks in it has withdrawn or said no to the team; what left is recorded.',
    z.strictObject({ id, /** Which of its files, from 0, where several were woven into it (`sources.report` lists them). */ file: z.number().int().min(0).optional() }),
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
  'sources.remembered': query('What was said of earlier imports: offered again for the next.', none, rememberedImport),
  'sources.report': query('How the file of a source was read: what was recognised, changed, left out.', z.strictObject({ id }), z.strictObject({ report: z.array(reportLine), /** The files that it came from; several where the speakers of a recording had a file each. */ files: z.array(z.strictObject({ name: z.string(), bytes: z.number().int() })) })),
  'sources.previewCorrection': query('What a correction would do to the codings on the text. Stores nothing.', z.strictObject({ id, revisionId: id, edits: z.array(textEdit).min(1).max(10_000) }), carriedPreview),
  'sources.correct': command(
    'Correct the text of a source. Codings, signs, memos, links and evidence are carried along by rule; what loses all its words is kept and reported. The text as it came stays.',
    z.strictObject({ id, /** The revision that was read; a later one is a conflict. */ revisionId: id, edits: z.array(textEdit).min(1).max(10_000), reason: prose.optional() }),
    z.strictObject({ revisionId: id, carried }),
  ),
  'sources.correctTurn': command(
    'Say that somebody else of the source, or somebody new, speaks in a turn.',
    z.strictObject({ id, revisionId: id, /** Index of the turn. */ turn: z.number().int().min(0), speaker: z.union([z.strictObject({ id }), z.strictObject({ label: line })]), reason: prose.optional() }),
    z.strictObject({ revisionId: id }),
  ),
  'sources.revisions': query('The texts that a source has had, newest first.', z.strictObject({ id }), z.strictObject({ revisions: z.array(revisionInfo) })),
  'sources.revision': query(
    'One text that a source has had, and how it differs from the one before.',
    z.strictObject({ id, revisionId: id }),
    z.strictObject({ text: z.string(), paragraphs: z.array(paragraph), turns: z.array(turn), pieces: z.array(z.strictObject({ how: z.enum(['same', 'out', 'in']), text: z.string() })) }),
  ),
  'sources.corrected': query('The paragraphs of a source that read otherwise than they came.', z.strictObject({ id }), z.strictObject({ /** Their numbers. */ paragraphs: z.array(z.number().int()) })),
  'sources.goBack': command('Bring back an earlier text of a source, as a new revision. Codings left behind return to their words where those are back.', z.strictObject({ id, revisionId: id, reason: prose.optional() }), z.strictObject({ revisionId: id, carried })),
  'sources.recordings': query('Recordings that belong to a source.', z.strictObject({ id }), z.strictObject({ recordings: z.array(recording) })),
  'sources.addRecording': command(
    'Add the sound or film of a source: copied into the vault, encrypted, or only noted as lying outside, where anybody at this machine can play it.',
    z.strictObject({ id, file: chosenFile, copy: z.boolean() }),
    recording,
    { long: true },
  ),
  'sources.keepRecording': command('Copy a recording that lies outside into the vault.', z.strictObject({ id, file: chosenFile.optional() }), recording, { long: true }),
  'sources.recordingPiece': query('One piece of a recording in the vault, to play.', z.strictObject({ id, piece: z.number().int().min(0) }), z.strictObject({ base64: z.string() })),
  'sources.removeRecording': command('Remove a recording from its source; undo brings it back.', z.strictObject({ id }), none),
  'sources.remove': command('Take a source out of the vault\'s rooms; undo brings it back with its codings.', z.strictObject({ id }), none),
};
