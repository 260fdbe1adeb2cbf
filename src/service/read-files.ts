/** From chosen files to transcripts: the reading half of `sources.prepare` and `sources.store`. */
import type { FileToStore, PreparedFile, ReportLine, SpeakerChoice } from '../contract/index.ts';
import { correct } from '../domain/sources/correct.ts';
import { labelKey } from '../domain/sources/labels.ts';
import { recognise } from '../domain/sources/recognise.ts';
import type { SourceFormat, Transcript } from '../domain/sources/transcript.ts';
import { Refusal } from '../domain/refusal.ts';
import { identifierHits } from '../domain/voices/identifier-hits.ts';
import { collectNames, namesSomebody, suggestForFiles } from '../domain/voices/suggest.ts';
import { readSource } from '../exchange/sources/read-source.ts';
import { findByHash, sha256, voicesByLabel } from '../vault/sources.ts';
import { voiceRecords } from '../vault/voices.ts';
import type { Context } from './context.ts';

export type ReadFile = { name: string; bytes: Uint8Array; hash: string; format: SourceFormat; encoding: string; transcript: Transcript };

/** Enough to see whether speakers and paragraphs were recognised. */
const previewParagraphs = 40;
/** More hits than anybody reads in one go; the count is always whole. */
const mostIdentifiers = 200;

/** Reads one file and lays it out with what the person said of its speakers. Throws the refusal that says why it can't be read. */
export async function readFile(context: Context, token: string, choices: readonly SpeakerChoice[] = []): Promise<ReadFile> {
  const { name, bytes } = await context.inbox.read(token);
  const source = await readSource({ name, bytes });
  const recognised = recognise(source, { speakers: choices.filter((choice) => choice.isASpeaker).map((choice) => choice.label) });
  return { name: source.name, bytes, hash: sha256(bytes), format: source.format, encoding: source.encoding, transcript: correct(recognised, choices) };
}

function dateOf(transcript: Transcript): PreparedFile['date'] {
  if (!transcript.date) return null;
  const { why: _, ...date } = transcript.date;
  return date;
}

/** What would be stored of a file when nothing more is said about it. */
export function defaultsOf({ transcript }: ReadFile): Pick<PreparedFile, 'title' | 'kind' | 'date'> {
  return { title: transcript.title, kind: transcript.kindGuess.kind, date: dateOf(transcript) };
}

/** How a file was read, one sentence each. */
export function reportOf({ transcript }: ReadFile): ReportLine[] {
  return [...transcript.report];
}

/** One file that can't be read does not hold up the others; stopping does. */
function problemOf(error: unknown): { code: Refusal['code']; message: string } {
  if (error instanceof Refusal && error.code === 'cancelled') throw error;
  if (error instanceof Refusal) return { code: error.code, message: error.message };
  return { code: 'internal', message: `Kist ran into a fault of its own while reading this file (${(error as Error)?.name ?? 'unknown'}). Nothing was stored, and the other files are unaffected. Save it anew as .docx or .txt and try again.` };
}

const unread = (file: string, name: string, problem: PreparedFile['problem']): PreparedFile => ({
  file,
  name,
  bytes: 0,
  problem,
  alreadyHere: null,
  sameBytesAs: null,
  format: '',
  encoding: '',
  title: '',
  kind: 'document',
  date: null,
  dateWhy: '',
  paragraphs: 0,
  turns: 0,
  words: 0,
  speakers: [],
  preview: [],
  identifiers: [],
  identifierCount: 0,
  report: [],
  table: null,
  wovenFrom: [],
  wovenInto: null,
});

function shown(context: Context, file: string, read: ReadFile): PreparedFile {
  const { transcript } = read;
  const speakerOf = (turn: number | null): string | null => (turn === null ? null : (transcript.speakers[transcript.turns[turn]!.speaker]?.label ?? null));
  const identifiers = identifierHits(transcript.text, transcript.speakers.map((speaker) => speaker.label));
  return {
    ...unread(file, read.name, null),
    bytes: read.bytes.length,
    alreadyHere: findByHash(context.database, read.hash),
    format: read.format,
    encoding: read.encoding,
    ...defaultsOf(read),
    dateWhy: transcript.date?.why ?? '',
    paragraphs: transcript.paragraphs.length,
    turns: transcript.turns.length,
    words: transcript.words,
    speakers: transcript.speakers.map(({ label, turns, words, firstWords, guess }) => ({ label, turns, words, firstWords, role: guess.role, why: guess.why, suggestedPseudonym: '', knownVoiceId: null })),
    preview: transcript.paragraphs.slice(0, previewParagraphs).map(({ kind, turn, start, end, startMs }) => ({ kind, speaker: speakerOf(turn), atMs: startMs ?? null, text: transcript.text.slice(start, end) })),
    identifiers: identifiers.slice(0, mostIdentifiers),
    identifierCount: identifiers.length,
    report: reportOf(read),
  };
}

const progress = (context: Context, index: number, count: number): void => context.report(index / count, count === 1 ? 'Reading the file' : `Reading file ${index + 1} of ${count}`);

/** Reads all chosen files and shows what would be stored of each. */
export async function prepareFiles(context: Context, tokens: readonly string[], choices: readonly SpeakerChoice[] = []): Promise<PreparedFile[]> {
  const prepared: PreparedFile[] = [];
  const firstOf = new Map<string, string>();
  const names = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    progress(context, index, tokens.length);
    try {
      const read = await readFile(context, token, choices);
      collectNames(read.transcript.text, names);
      for (const { label } of read.transcript.speakers) collectNames(label, names);
      prepared.push({ ...shown(context, token, read), sameBytesAs: firstOf.get(read.hash) ?? null });
      if (!firstOf.has(read.hash)) firstOf.set(read.hash, token);
    } catch (error) {
      prepared.push(unread(token, token.replace(/^.*[\\/]/, ''), problemOf(error)));
    }
  }
  const voices = voicesByLabel(context.database);
  const taken = voiceRecords(context.database).map((voice) => voice.pseudonym);
  const pseudonyms = suggestForFiles(prepared.map((file) => file.speakers.map((speaker) => speaker.label)), names, taken);
  for (const [file, { speakers }] of prepared.entries()) {
    for (const [index, speaker] of speakers.entries()) {
      speaker.suggestedPseudonym = pseudonyms[file]![index]!;
      speaker.knownVoiceId = namesSomebody(speaker.label) ? (voices.get(labelKey(speaker.label)) ?? null) : null;
    }
  }
  return prepared;
}

/** Reads all files that are to be stored; the first that can't be read, or names a speaker that it does not have, stops the storing. */
export async function readForStoring(context: Context, files: readonly FileToStore[]): Promise<ReadFile[]> {
  const read: ReadFile[] = [];
  for (const [index, { file, speakers = [] }] of files.entries()) {
    progress(context, index, files.length);
    try {
      read.push(await readFile(context, file, speakers));
    } catch (error) {
      const { code, message } = problemOf(error);
      throw new Refusal(code, message, { file });
    }
  }
  return read;
}
