import type { SourceSummary, Speaker } from '../../contract/sources.ts';
import type { UncertainDate } from '../timeline/uncertain-date.ts';
import type { ReportLine } from './report.ts';

/** File formats that Kist turns into sources. A csv or xlsx is a table of open answers. */
export type SourceFormat = 'txt' | 'md' | 'rst' | 'docx' | 'odt' | 'rtf' | 'pdf' | 'vtt' | 'srt' | 'textgrid' | 'xlsx' | 'csv';
/** How the characters were stored, by the name that the Encoding Standard has for it ('utf-8', 'windows-1252', 'ibm866' ...). A docx, odt or xlsx is UTF-8 inside. */
export type TextEncoding = string;
export type SourceKind = SourceSummary['kind'];
export type SpeakerRole = Speaker['role'];

/**
 * What a paragraph was in its file. `footnote` never belongs to a speaker; `table` is one row, its cells parted by tabs.
 */
export type ReadKind = 'text' | 'heading' | 'note' | 'list' | 'table' | 'footnote';

/** One paragraph as it stood in the file, with its marks taken off and what they told kept as hints. */
export type ReadParagraph = {
  /** NFC, LF, no marks of Markdown, rst or captions. May hold single line breaks, never an empty line. */
  readonly text: string;
  readonly kind: ReadKind;
  /** Headings: 1 for the title, larger for smaller ones. */
  readonly level?: number;
  /** The first so many code units were set in bold, the rest not: often a speaker's label. */
  readonly boldOpening?: number;
  /** The whole paragraph was set in bold or in italics. */
  readonly emphasis?: 'bold' | 'italic';
  /** The file itself names the speaker (caption voices). The name is not part of `text`. */
  readonly voice?: string;
  /** From a caption: milliseconds from the beginning of the recording. */
  readonly startMs?: number;
  readonly endMs?: number;
};

/** One sheet of a table of open answers, as text. Nothing is guessed about what its columns are. */
export type AnswerSheet = {
  readonly name: string;
  /** Headings, trimmed and each different; "column 3" where there was none. */
  readonly header: readonly string[];
  /** Rows below the heading, each as wide as the heading; rows without anything in them are left out. */
  readonly rows: readonly (readonly string[])[];
  /** For each of `rows` its number in the file, as a spreadsheet shows it. */
  readonly rowNumbers: readonly number[];
};

/** A csv (one sheet) or a workbook. `report` tells what was filled, calculated or hidden in it. */
export type AnswerTable = { readonly sheets: readonly AnswerSheet[] };

/** A file, read: everything that the words alone can tell, before anybody guesses who speaks. */
export type ReadSource = {
  /** The file's name without folders. */
  readonly name: string;
  readonly format: SourceFormat;
  readonly encoding: TextEncoding;
  /** What the file itself gives as its title (title style, first heading, properties), or null. */
  readonly title: string | null;
  readonly paragraphs: readonly ReadParagraph[];
  /** What was recognised, changed, left out, or deserves a look: one plain sentence each. */
  readonly report: readonly ReportLine[];
  /** Of an xlsx or csv: its cells. `paragraphs` are then laid out by what `guessColumns` suggests; `answersAsSource` lays them out anew. */
  readonly table?: AnswerTable;
  /** How long the recording is, in milliseconds, where the file says so (TextGrid). */
  readonly lengthMs?: number;
};

/** A paragraph: a range of the text, half open. `turn` and kind are as the reader shows them. */
export type Paragraph = {
  readonly start: number;
  readonly end: number;
  readonly kind: 'speech' | 'heading' | 'note' | 'text';
  /** Index into `turns`; null for headings, notes and words that nobody was recognised as speaking. */
  readonly turn: number | null;
  /** Headings: 1 for the title. */
  readonly level?: number;
  /** Milliseconds from the beginning of the recording. */
  readonly startMs?: number;
  readonly endMs?: number;
};

/** Words of one speaker in one go. A stage note may lie inside the range; it belongs to no turn. */
export type Turn = {
  readonly start: number;
  readonly end: number;
  /** Index into `speakers`. */
  readonly speaker: number;
  readonly startMs?: number;
  readonly endMs?: number;
  /**
   * What stood before the words in the file and is not in the text: label, time, separator ("[00:01:02] Mary: ").
   * Ends in a line break where it had a line of its own. Kept so that a label that was none can go back.
   */
  readonly opening: string;
};

/** The stretch of text that one caption holds. */
export type Cue = { readonly start: number; readonly end: number; readonly startMs: number; readonly endMs: number };

export type TranscriptSpeaker = {
  readonly label: string;
  readonly turns: number;
  readonly words: number;
  /** The opening words of the first turn. */
  readonly firstWords: string;
  readonly guess: { readonly role: SpeakerRole; readonly why: string };
};

/** What a file becomes: one immutable text, and everything else as ranges over it. */
export type Transcript = {
  /** NFC, LF; paragraphs joined by one empty line; speakers' labels are not in it. Offsets are UTF-16 code units. */
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly turns: readonly Turn[];
  /** In the order in which they first speak. */
  readonly speakers: readonly TranscriptSpeaker[];
  /** One per caption of a vtt or srt file, in the order of the file; empty for other formats. */
  readonly cues: readonly Cue[];
  readonly title: string;
  /** When it happened, as far as title, name and first lines tell. Half open, as every date in the domain. */
  readonly date?: UncertainDate & { readonly why: string };
  readonly kindGuess: { readonly kind: SourceKind; readonly why: string };
  readonly words: number;
  /** Everybody who speaks in it answered a form: nobody leads. */
  readonly respondents?: true;
  /** Plain sentences: what was recognised, what was left out, what deserves a look. */
  readonly report: readonly ReportLine[];
};
