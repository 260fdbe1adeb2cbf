/** What would be stored of chosen files, to be looked over before anything is: `sources.prepare`. */
import type { Parsed, PreparedFile } from '../contract/index.ts';
import { labelKey } from '../domain/sources/labels.ts';
import { groupRecordings } from '../domain/sources/weave.ts';
import { identifierHits } from '../domain/voices/identifier-hits.ts';
import { collectNames, namesSomebody, suggestForFiles } from '../domain/voices/suggest.ts';
import { findByHash, voicesByLabel } from '../vault/sources.ts';
import { voiceRecords } from '../vault/voices.ts';
import type { Context } from './context.ts';
import { defaultsOf, layOut, type OneFile, problemOf, progress, type ReadFile, readOne } from './read-files.ts';
import { respondentNumbers } from './respondents.ts';

/** Enough to see whether speakers and paragraphs were recognised. */
const previewParagraphs = 40;
/** More hits than anybody reads in one go; the count is always whole. */
const mostIdentifiers = 200;

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
    report: [...transcript.report],
    table: read.table?.found ?? null,
  };
}

/** Reads all chosen files and shows what would be stored of each. */
export async function prepareFiles(context: Context, input: Parsed<'sources.prepare'>): Promise<PreparedFile[]> {
  const { files: tokens, speakers: choices = [], dontWeave = [] } = input;
  const said = new Map((input.answers ?? []).map(({ file, columns }) => [file, columns]));
  const apart = new Set(dontWeave);
  const prepared: (PreparedFile | null)[] = [];
  /** Files that may belong together wait until all have been read. */
  const waiting: { at: number; file: OneFile }[] = [];
  const firstOf = new Map<string, string>();
  const names = new Set<string>();

  const show = (files: readonly [OneFile, ...OneFile[]]): PreparedFile => {
    try {
      const read = layOut(files, choices, said.get(files[0].token));
      collectNames(read.transcript.text, names);
      for (const { label } of read.transcript.speakers) collectNames(label, names);
      return { ...shown(context, files[0].token, read), wovenFrom: files.slice(1).map(({ token }) => token) };
    } catch (error) {
      return unread(files[0].token, files[0].name, problemOf(error));
    }
  };

  for (const [at, token] of tokens.entries()) {
    progress(context, at, tokens.length);
    try {
      const file = await readOne(context, token, (fraction) => progress(context, at + fraction, tokens.length));
      const twin = firstOf.get(file.hash) ?? null;
      if (twin === null) firstOf.set(file.hash, token);
      const mayBelong = file.source.format === 'textgrid' && twin === null && !apart.has(token);
      prepared.push(mayBelong ? null : { ...show([file]), sameBytesAs: twin });
      if (mayBelong) waiting.push({ at, file });
    } catch (error) {
      prepared.push(unread(token, token.replace(/^.*[\\/]/, ''), problemOf(error)));
    }
  }
  for (const group of groupRecordings(waiting.map(({ file }) => file.source))) {
    const [first, ...others] = group.map((index) => waiting[index]!) as [(typeof waiting)[number], ...typeof waiting];
    prepared[first.at] = show([first.file, ...others.map(({ file }) => file)]);
    for (const { at, file } of others) prepared[at] = { ...unread(file.token, file.name, null), bytes: file.bytes.length, format: file.source.format, wovenInto: first.file.token };
  }
  for (const { at, file } of waiting) prepared[at] ??= show([file]);
  const all = prepared as PreparedFile[];
  suggestVoices(context, all, names, input.taken ?? []);
  return all;
}

/** Offers each speaker the voice they had before, or else a pseudonym; those who answered a form are numbered. */
function suggestVoices(context: Context, prepared: readonly PreparedFile[], names: ReadonlySet<string>, planned: readonly string[]): void {
  const voices = voicesByLabel(context.database);
  const taken = [...voiceRecords(context.database).map((voice) => voice.pseudonym), ...planned];
  const next = respondentNumbers(taken);
  const pseudonyms = suggestForFiles(prepared.map((file) => (file.table ? [] : file.speakers.map((speaker) => speaker.label))), names, taken);
  for (const [file, { speakers, table }] of prepared.entries()) {
    for (const [index, speaker] of speakers.entries()) {
      speaker.suggestedPseudonym = table ? next() : pseudonyms[file]![index]!;
      speaker.knownVoiceId = namesSomebody(speaker.label) ? (voices.get(labelKey(speaker.label)) ?? null) : null;
    }
  }
}

