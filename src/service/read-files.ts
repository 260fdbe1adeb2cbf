/** From chosen files to transcripts: the reading half of `sources.prepare` and `sources.store`. */
import type { AnswerColumns, FileToStore, FoundTable, PreparedFile, SpeakerChoice } from '../contract/index.ts';
import { guessColumns } from '../domain/sources/answer-columns.ts';
import { answersAsSource, type Respondent, respondentsOf } from '../domain/sources/answers.ts';
import { correct } from '../domain/sources/correct.ts';
import { recognise } from '../domain/sources/recognise.ts';
import type { ReadSource, SourceFormat, Transcript } from '../domain/sources/transcript.ts';
import { weaveSources } from '../domain/sources/weave.ts';
import { Refusal } from '../domain/refusal.ts';
import { readSource } from '../exchange/sources/read-source.ts';
import { sha256 } from '../vault/sources.ts';
import type { Context } from './context.ts';

/** A file as it came, with what is in it. */
export type OneFile = { token: string; name: string; bytes: Uint8Array; hash: string; source: ReadSource };

/** A table of open answers among the files: what its columns are taken to be, and who answered. */
export type ReadTable = { found: FoundTable; columns: AnswerColumns; respondents: readonly Respondent[] };

export type ReadFile = {
  name: string;
  bytes: Uint8Array;
  hash: string;
  format: SourceFormat;
  encoding: string;
  transcript: Transcript;
  /** The other files of the same recording, as they came. */
  woven: readonly { name: string; bytes: Uint8Array; hash: string; format: SourceFormat }[];
  table: ReadTable | null;
};

/** Reads one file. Throws the refusal that says why it can't be read. `told` hears how far a long one is, and may stop it by throwing. */
export async function readOne(context: Pick<Context, 'inbox'>, token: string, told?: (fraction: number) => void): Promise<OneFile> {
  const { name, bytes } = await context.inbox.read(token);
  const source = await readSource({ name, bytes }, told === undefined ? {} : { progress: told }).catch((error: unknown) => {
    // Among a hundred files, the reason alone would not say which one.
    throw error instanceof Refusal && error.code !== 'cancelled' && !error.message.includes(name) ? new Refusal(error.code, `“${name}”: ${error.message}`, error.details) : error;
  });
  return { token, name: source.name, bytes, hash: sha256(bytes), source };
}

function tableOf(source: ReadSource, said: AnswerColumns | undefined): ReadTable | null {
  if (source.table === undefined) return null;
  const found = guessColumns(source.table, said?.sheet);
  const { suggested } = found;
  const columns = said === undefined ? suggested : said.text.length > 0 ? said : { ...suggested, group: said.group, voices: said.voices };
  return { found, columns, respondents: respondentsOf(source.table, columns) };
}

/** Lays files out with what the person said of their speakers and columns. Several files are woven into one by time; the first gives its name. */
export function layOut(files: readonly [OneFile, ...OneFile[]], choices: readonly SpeakerChoice[] = [], said?: AnswerColumns): ReadFile {
  const [first, ...others] = files;
  const read = others.length === 0 ? first.source : weaveSources(files.map((file) => file.source));
  const table = tableOf(read, said);
  const source = table ? answersAsSource(read, table.columns) : read;
  const recognised = recognise(source, { speakers: choices.filter((choice) => choice.isASpeaker).map((choice) => choice.label) });
  return {
    name: first.name,
    bytes: first.bytes,
    hash: first.hash,
    format: first.source.format,
    encoding: first.source.encoding,
    transcript: correct(recognised, choices),
    woven: others.map(({ name, bytes, hash, source: { format } }) => ({ name, bytes, hash, format })),
    table,
  };
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

/** One file that can't be read does not hold up the others; stopping does. */
export function problemOf(error: unknown): { code: Refusal['code']; message: string } {
  if (error instanceof Refusal && error.code === 'cancelled') throw error;
  if (error instanceof Refusal) return { code: error.code, message: error.message };
  return { code: 'internal', message: `Kist ran into a fault of its own while reading this file (${(error as Error)?.name ?? 'unknown'}). Nothing was stored, and the other files are unaffected. Save it anew as .docx or .txt and try again.` };
}

export const progress = (context: Context, index: number, count: number): void => context.report(index / count, count === 1 ? 'Reading the file' : `Reading file ${Math.floor(index) + 1} of ${count}`);

/** Reads all files that are to be stored; the first that can't be read, or names a speaker or column that it does not have, stops the storing. */
export async function readForStoring(context: Context, files: readonly FileToStore[]): Promise<ReadFile[]> {
  const read: ReadFile[] = [];
  for (const [index, { file, speakers = [], weave = [], answers }] of files.entries()) {
    progress(context, index, files.length);
    try {
      const all: [OneFile, ...OneFile[]] = [await readOne(context, file, (fraction) => progress(context, index + fraction, files.length))];
      for (const token of weave) all.push(await readOne(context, token));
      read.push(layOut(all, speakers, answers));
    } catch (error) {
      const { code, message } = problemOf(error);
      throw new Refusal(code, message, { file });
    }
  }
  return read;
}
