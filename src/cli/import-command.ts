/** `kist import`: files and folders of transcripts and documents into a vault, as they are recognised. */
import { relative } from 'node:path';
import type { Output, PreparedFile, Problem } from '../contract/index.ts';
import { textOption } from './arguments.ts';
import type { Command } from './command.ts';
import { filesToImport } from './files-to-import.ts';
import { stopped, stoppedBy } from './problem.ts';
import type { Session } from './session.ts';
import { withSession } from './vault-commands.ts';

type NotStored = { file: string; problem: Pick<Problem, 'code' | 'message'> };
type Stored = { file: string; prepared: PreparedFile; source: Output<'sources.store'>['sources'][number] };

/** The contract takes this many at a time; each lot is one step that can be taken back. */
const oneLot = 2000;

/** From so many words an answer on, a table holds what people wrote; below, it is taken for figures or moves. */
const fewestWords = 3;

/** Whether a table is one of open answers, going by the first of them. */
function holdsAnswers({ preview }: PreparedFile): boolean {
  const said = preview.filter(({ kind }) => kind === 'speech');
  const words = said.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  return said.length > 0 && words / said.length >= fewestWords;
}

function tableHint(vault: string, path: string): NotStored {
  return {
    file: path,
    problem: { code: 'format-later', message: `A table without answers in people’s own words is no source. If its rows are spells (person, state, start, end), bring it in as flow data: kist call ${JSON.stringify(vault)} flows.prepare '${JSON.stringify({ files: [path] })}', then flows.store.` },
  };
}

async function importLot({ call }: Session, vault: string, files: readonly string[]): Promise<{ stored: Stored[]; notStored: NotStored[]; alreadyHere: PreparedFile[] }> {
  const { files: prepared } = await call('sources.prepare', { files: [...files] });
  const isOther = (file: PreparedFile): boolean => file.table !== null && !holdsAnswers(file);
  const notStored = prepared.flatMap((file): NotStored[] => (file.problem ? [{ file: file.file, problem: file.problem }] : isOther(file) ? [tableHint(vault, file.file)] : []));
  const whole = prepared.filter((file) => !file.problem && file.wovenInto === null && !isOther(file));
  const alreadyHere = whole.filter((file) => file.alreadyHere);
  const fit = whole.filter((file) => !file.alreadyHere);
  if (fit.length === 0) return { stored: [], notStored, alreadyHere };
  // Who answered becomes a voice where somebody says of which group they are: in the window, or through `kist call`.
  const { sources } = await call('sources.store', {
    files: fit.map(({ file, wovenFrom, table }) => ({ file, ...(wovenFrom.length > 0 && { weave: wovenFrom }), ...(table && { answers: { ...table.suggested, voices: false } }) })),
  });
  return { stored: sources.map((source, index) => ({ file: fit[index]!.file, prepared: fit[index]!, source })), notStored, alreadyHere };
}

/** Speakers that are named on the terminal. */
const mostSpeakers = 40;

function describe({ prepared, source }: Stored): string {
  const some = prepared.speakers.slice(0, mostSpeakers).map(({ label, role, turns }) => `${label} (${role}, ${turns === 1 ? 'one turn' : `${turns} turns`})`).join(', ');
  const speakers = prepared.speakers.length > mostSpeakers ? `${some} and ${prepared.speakers.length - mostSpeakers} more` : some;
  return [
    `stored    ${source.title}: ${source.kind}, ${source.words} words, ${source.paragraphs} paragraphs, ${source.turns} turns`,
    ...(speakers ? [`          speakers: ${speakers}`] : []),
    ...(prepared.identifierCount > 0 ? [`          ${prepared.identifierCount === 1 ? 'one place may' : `${prepared.identifierCount} places may`} tell who somebody is: see sources.identifiers`] : []),
    ...prepared.report.map(({ text }) => `          ${text}`),
  ].join('\n');
}

export const importCommand: Command = {
  usage: 'kist import VAULT FILE|FOLDER... [--as INITIALS]',
  summary: 'Bring transcripts and documents into a vault; folders are walked.',
  more: 'Files that can\'t be read are left out with the reason; the halves of one recording (Praat) are woven. Exit code 0 if anything was stored or everything was there already.',
  options: { as: 'text' },
  words: [2, 10_000],
  async run(given) {
    const [vault, ...named] = given.words as [string, ...string[]];
    const found = filesToImport(named);
    if (found.length === 0) throw stopped('not-found', 'There are no files in there. Nothing was stored.');
    const stored: Stored[] = [];
    const alreadyHere: PreparedFile[] = [];
    const notStored: NotStored[] = [];
    await withSession(async (session) => {
      await session.unlock(vault, textOption(given, 'as'));
      for (let from = 0; from < found.length; from += oneLot) {
        const lot = await importLot(session, vault, found.slice(from, from + oneLot));
        stored.push(...lot.stored);
        notStored.push(...lot.notStored);
        alreadyHere.push(...lot.alreadyHere);
      }
    });
    const name = (path: string): string => relative(process.cwd(), path) || path;
    if (stored.length === 0 && alreadyHere.length === 0) {
      const first = notStored[0]!;
      throw stoppedBy({ code: first.problem.code, message: `Nothing was stored. ${name(first.file)}: ${first.problem.message}`, details: notStored });
    }
    const words = [
      ...stored.map(describe),
      ...alreadyHere.map((file) => `here      ${name(file.file)}: the same file is already here as “${file.alreadyHere?.title}”`),
      ...notStored.map(({ file, problem }) => `left out  ${name(file)}: ${problem.message}`),
      `${stored.length} stored, ${alreadyHere.length} here already, ${notStored.length} left out.`,
    ];
    return {
      words: words.join('\n'),
      value: { stored: stored.map(({ file, source }) => ({ file, source })), alreadyHere: alreadyHere.map(({ file, alreadyHere: here }) => ({ file, source: here })), leftOut: notStored },
    };
  },
};
