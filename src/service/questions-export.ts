/** A matrix as a file. Beyond the team small numbers of people are hidden in it, names that may tell who somebody is stay out, and voices that withdrew are not counted. */
import { createHash } from 'node:crypto';
import type { Audience, Axis, MadeFile, Matrix, MatrixRequest, Parsed } from '../contract/index.ts';
import { audienceInWords } from '../domain/disclosure/consent.ts';
import { peopleApart } from '../domain/disclosure/counted-apart.ts';
import { isHidden, type ReleasedNumber, thresholds, type Threshold } from '../domain/disclosure/small-numbers.ts';
import { sayHidden } from '../domain/disclosure/small-numbers-words.ts';
import { noneKey } from '../domain/questions/axes.ts';
import { type Ground, indexOf } from '../domain/questions/ground.ts';
import { answerMatrix, type Laid, layMatrix, shareOf } from '../domain/questions/matrix.ts';
import { countsPeople, type PeopleBehind, peopleBehind } from '../domain/questions/people-behind.ts';
import { capital, countOf } from '../domain/questions/plain-words.ts';
import { restrictionInWords } from '../domain/questions/question-in-words.ts';
import { questionsAsked } from '../domain/questions/saved.ts';
import { releaseMatrix } from '../domain/questions/release-matrix.ts';
import { Refusal } from '../domain/refusal.ts';
import { matrixAsCsv } from '../exchange/questions/matrix-csv.ts';
import { historyHead } from '../vault/history.ts';
import { readGround } from '../vault/questions-ground.ts';
import { countsBeyondTeam, recordExport, speakingNow, strictestThreshold } from '../vault/reports.ts';
import type { Context, PrepareAndStore } from './context.ts';
import { examineItems, fileSlug } from './export-gate.ts';
import { type Asking, beginAsking, requireAxes } from './questions-asking.ts';

type Input = Parsed<'questions.exportMatrix'>;
/** `notes` stand in the file too; `apart` is for whoever exports alone, since it says how to take counts from one another. */
export type PreparedMatrix = { file: MadeFile; notes: string[]; apart: string[]; record: Omit<Parameters<typeof recordExport>[1], 'decision'> };

/** The numbers as they may go out; null for a total that stays in. */
type Shown = { cells: readonly (readonly ReleasedNumber[])[]; rows: readonly ReleasedNumber[] | null; columns: readonly ReleasedNumber[] | null; all: ReleasedNumber | null; shown: number; hidden: number };

const axisNames: Record<Axis['by'], { one: string; many: string }> = {
  code: { one: 'Code', many: 'codes' }, saved: { one: 'Question', many: 'questions' }, source: { one: 'Source', many: 'sources' }, kind: { one: 'Kind of source', many: 'kinds of source' }, voice: { one: 'Voice', many: 'voices' },
  group: { one: 'Group', many: 'groups' }, place: { one: 'Place', many: 'places' }, coder: { one: 'Coder', many: 'coders' }, period: { one: 'Period', many: 'periods' }, attribute: { one: 'Attribute', many: 'attributes' },
};
const notShown = 'not shown';

async function prepareMatrix(context: Context, { audience, ...request }: Input): Promise<PreparedMatrix> {
  const { database } = context;
  const asking = beginAsking(context);
  requireAxes(asking, request);
  const head = historyHead(database);
  const ground = readGround(database);
  const beyond = audience !== 'team';
  context.report(0.2, 'Counting');
  const laid = layMatrix(ground, request, asking.saved, { ...asking.barred, withdrawnVoices: beyond });
  const matrix = answerMatrix(ground, laid);
  context.report(0.5, 'Looking for small numbers and names');
  const notes: string[] = [];
  const counted = speakersCounted(context, ground, laid);
  const apart = beyond ? holdAgainstEarlier(context, counted) : [];
  const people = beyond ? peopleBehind(ground, laid) : null;
  if (people) refuseAskedOfSome(request, asking.saved);
  const shown = protect(context, ground, laid, matrix, people !== null && countsPeople(request) ? people : null, notes);
  if (beyond && ground.voices.some((voice) => voice.withdrawn)) notes.push('What voices said who withdrew their consent is not counted.');
  const among = restrictionInWords(request.restriction ?? {}, asking.names);
  const linesOf = (axis: Axis, lines: Matrix['rows'], behind: readonly number[] | undefined): string[] => withoutSomebody(context, audience, axis, ground, pathsOf(ground, axis, lines), lines, behind);
  const names = namesFor(context, audience, { rows: linesOf(request.rows, matrix.rows, people?.rows), columns: linesOf(request.columns, matrix.columns, people?.columns), among }, notes);
  context.report(0.8, 'Writing the file');
  const title = `${capital(axisNames[request.rows.by].many)} by ${axisNames[request.columns.by].many}`;
  const bytes = matrixAsCsv(tableOf(request, matrix, shown, names, title, [...notes, ...(beyond ? [`Made for ${audienceInWords[audience]}.`] : [])], beyond));
  const file = { name: `${fileSlug(title, 'matrix')}-${audience}-${context.now().slice(0, 10)}.csv`, mediaType: 'text/csv', base64: Buffer.from(bytes).toString('base64') };
  return {
    file,
    notes,
    apart,
    record: {
      audience, title, format: 'csv', hash: createHash('sha256').update(bytes).digest('hex'), entered: shown.shown, held: shown.hidden, head: { seq: head.seq, hash: head.hash },
      contents: { claimIds: [], evidenceIds: [], sourceIds: ground.sources.filter((_, source) => laid.scope.source[source]).map(({ id }) => id), voiceIds: voicesIn(ground, laid), countedSpeakerIds: counted },
    },
  };
}

function voicesIn(ground: Ground, { scope }: Laid): string[] {
  const voices = new Set(ground.speakers.flatMap(({ voice }, speaker) => (scope.speaker[speaker] && voice >= 0 ? [voice] : [])));
  return [...voices].map((voice) => ground.voices[voice]!.id);
}

/** The strictest threshold of the vault, as one of those that the protection of small numbers knows. */
function thresholdOf(database: Context['database']): Threshold {
  const strictest = strictestThreshold(database);
  return thresholds.find((one) => one >= strictest) ?? 10;
}

/** The speakers of whose words a matrix is. */
function speakersCounted({ database }: Context, ground: Ground, { scope }: Laid): string[] {
  const ids = new Map(speakingNow(database).map(({ id, sourceId, label }) => [`${sourceId} ${label}`, id]));
  return ground.speakers.flatMap(({ source, label }, speaker) => (scope.speaker[speaker] ? (ids.get(`${ground.sources[source]!.id} ${label}`) ?? []) : []));
}

/** Refuses a matrix that, beside one that left before, would tell what a few people said; answers what to beware of because the vault has grown. */
function holdAgainstEarlier({ database, now }: Context, counted: readonly string[]): string[] {
  const threshold = thresholdOf(database);
  const speaking = speakingNow(database);
  const arrived: string[] = [];
  for (const earlier of countsBeyondTeam(database)) {
    const people = peopleApart(earlier, { at: now(), speakerIds: new Set(counted) }, speaking);
    const which = `“${earlier.title}”, exported on ${earlier.at.slice(0, 10)}`;
    if (people.chosen > 0 && people.chosen < threshold) {
      throw new Refusal('gate-closed', `A matrix that left before (${which}) is of the same words but for those of ${countOf(people.chosen, 'person', 'people')}: whoever has both could work out what ${people.chosen === 1 ? 'that person' : 'they'} said. Nothing was exported. Count among the same people as then, or leave out or take in at least ${threshold}.`);
    }
    if (people.arrived > 0 && people.chosen + people.arrived < threshold) arrived.push(`Since ${which}, words of ${countOf(people.arrived, 'person', 'people')} came in: whoever has both could work out what they said. Wait with this one until there are more, if the same readers have both.`);
  }
  return arrived.slice(0, 1);
}

/** What a saved question asks among is its own, so that its number could be taken from that of the same question asked of everybody. */
function refuseAskedOfSome({ rows, columns }: MatrixRequest, saved: Asking['saved']): void {
  const waiting = [rows, columns].flatMap((axis) => (axis.by === 'saved' ? axis.questionIds : []));
  const seen = new Set<string>();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const question = saved.question(id);
    if (seen.has(id) || !question) continue;
    seen.add(id);
    waiting.push(...questionsAsked(question));
    const { interviewers: _, ...parts } = question.restriction ?? {};
    if (Object.values(parts).some((part) => (Array.isArray(part) ? part.length > 0 : part !== undefined))) {
      throw new Refusal('gate-closed', `The saved question “${saved.nameOf(id) ?? ''}” asks among a part of the words alone, so that its numbers beside others could tell what a few people said. Nothing was exported. Save it without that, and say for the whole matrix among whose words it counts.`);
    }
  }
}

/**
 * Names of lines without what tells who somebody is by itself: beyond the team a title can, and so can what is written on the voices of a few; who coded is for the team and its board.
 */
function withoutSomebody({ database }: Context, audience: Audience, { by }: Axis, ground: Ground, names: string[], lines: readonly { key: string; base: number }[], behind: readonly number[] | undefined): string[] {
  if (audience === 'team') return names;
  if (by === 'source') return lines.map(({ key }, at) => `Source ${at + 1}: ${ground.sources[indexOf(ground.sources, key)]?.kind ?? 'source'}`);
  if (by === 'coder' && audience !== 'board') return names.map((_, at) => `Coder ${at + 1}`);
  if (by !== 'attribute') return names;
  const threshold = thresholdOf(database);
  const holders = (name: string): number => ground.voices.filter(({ attributes }) => Object.values(attributes).includes(name)).length;
  return names.map((name, at) => (lines[at]!.key !== noneKey && ((behind?.[at] ?? 0) < threshold || holders(name) < threshold) ? `Value ${at + 1} (${notShown})` : name));
}

/** Hides what has to be hidden, and says so. Refuses where nothing would be left to read. */
function protect({ database }: Context, ground: Ground, laid: Laid, matrix: Matrix, people: PeopleBehind | null, notes: string[]): Shown {
  if (people === null) return { cells: matrix.cells, rows: matrix.rows.map((row) => row.base), columns: matrix.columns.map((column) => column.base), all: matrix.base[laid.request.count], shown: matrix.cells.flat().length, hidden: 0 };
  const threshold = thresholdOf(database);
  const released = releaseMatrix(ground, laid.request, matrix, people, { threshold });
  if (released.hidden > 0 && !released.cells.flat().some((number) => !isHidden(number) && number > 0)) {
    throw new Refusal('gate-closed', `Fewer than ${threshold} people stand behind every number of this matrix, or behind what could be worked out from it, so that none of it can go out. Nothing was exported. Count by groups instead of single voices or sources, take fewer and wider groups, or codes with those below them.`);
  }
  if (released.hidden > 0) notes.push(sayHidden(released.hidden, threshold));
  if (released.rows === null) notes.push('Totals are left out: in a table this large they could not be shown to give no small number away.');
  return released;
}

/** Lines with everything that they stand under: "What helps › Say-so". */
function pathsOf(ground: Ground, axis: Axis, lines: readonly { key: string; name: string }[]): string[] {
  const things: readonly { id: string; parentId: string | null; name: string }[] = axis.by === 'code' ? ground.codes : axis.by === 'place' ? ground.places : [];
  return lines.map(({ key, name }) => {
    const path = [name];
    for (let at = things[indexOf(things, key)]; at?.parentId != null; at = things[indexOf(things, at.parentId)]) {
      const above = things[indexOf(things, at.parentId)];
      if (above) path.unshift(above.name);
    }
    return path.join(' › ');
  });
}

type Names = { rows: string[]; columns: string[]; among: string };

/** Names of lines as they may go out. The gate looks at each; a name with something in it that may tell who somebody is stays in, the number of its line goes. */
function namesFor(context: Context, audience: Audience, given: Names, notes: string[]): Names {
  const item = (key: string, text: string) => ({ evidenceId: key, claimId: null, what: `“${text}”`, words: null, texts: [{ about: 'a name in the matrix', text }], figure: null, stale: null });
  const keys = (list: readonly string[], which: string) => list.map((text, index) => item(`${which} ${index}`, text));
  const findings = examineItems(context, [...keys(given.rows, 'row'), ...keys(given.columns, 'column'), item('among', given.among)], audience).filter((finding) => finding.verdict !== 'enters');
  // The team may read names; numbers that point at one person leave for nobody.
  const stays = new Set(findings.filter((finding) => audience !== 'team' || finding.verdict === 'held').map((finding) => finding.evidenceId));
  const replaced = (list: readonly string[], which: string, what: string): string[] => list.map((text, index) => (stays.has(`${which} ${index}`) ? `${what} ${index + 1} (name ${notShown})` : text));
  const count = [...stays].filter((key) => key !== 'among').length;
  if (count > 0) notes.push(`${countOf(count, 'name is', 'names are')} not shown: ${count === 1 ? 'it holds' : 'they hold'} something that may tell who somebody is. Give ${count === 1 ? 'it' : 'them'} another name in Kist to show ${count === 1 ? 'it' : 'them'}.`);
  const looksLike = findings.filter((finding) => !stays.has(finding.evidenceId)).length;
  if (looksLike > 0) notes.push(`${countOf(looksLike, 'name holds', 'names hold')} what looks like somebody's name. That is enough for the team; look again before it goes further.`);
  if (stays.has('among')) notes.push('Which words were counted is not said in full: names in it may tell who somebody is.');
  return { rows: replaced(given.rows, 'row', 'row'), columns: replaced(given.columns, 'column', 'column'), among: stays.has('among') ? 'in a part of the words that the team chose' : given.among };
}

function tableOf(request: MatrixRequest, matrix: Matrix, shown: Shown, names: Names, title: string, notes: readonly string[], beyond: boolean) {
  const share = request.share ?? 'none';
  const cell = (number: ReleasedNumber): number | string => (isHidden(number) ? notShown : number);
  const baseOf = (row: number, column: number): ReleasedNumber | null => (share === 'of row' ? (shown.rows?.[row] ?? null) : share === 'of column' ? (shown.columns?.[column] ?? null) : shown.all);
  const percent = (number: ReleasedNumber, base: ReleasedNumber | null): number | string => {
    if (base === null || isHidden(number) || isHidden(base)) return notShown;
    return shareOf(number, base) ?? '';
  };
  const shareName = share === 'of all' ? '% of all' : `% ${share}`;
  const head = [axisNames[request.rows.by].one, ...names.columns.flatMap((name) => (share === 'none' ? [name] : [name, `${name}, ${shareName}`])), ...(shown.rows ? [`out of (${request.count})`] : [])];
  const rows = matrix.rows.map((_, row) => [
    names.rows[row]!,
    ...matrix.columns.flatMap((_column, column) => {
      const number = shown.cells[row]![column]!;
      return share === 'none' ? [cell(number)] : [cell(number), percent(number, baseOf(row, column))];
    }),
    ...(shown.rows ? [cell(shown.rows[row]!)] : []),
  ]);
  const total = shown.columns && [`out of (${request.count})`, ...shown.columns.flatMap((number) => (share === 'none' ? [cell(number)] : [cell(number), ''])), ...(shown.all === null ? [] : [cell(shown.all)])];
  // The sentence of the base counts voices exactly, so that it stays with the team.
  const about: [string, string][] = [['Title', title], ['Counted', request.count], ['Among', names.among], ...(beyond ? [] : [['Out of', matrix.base.sentence] as [string, string]]), ...notes.map((note): [string, string] => ['Note', note])];
  return { head, rows: total ? [...rows, total] : rows, notes: about };
}

export const exportMatrixHandlers = {
  'questions.exportMatrix': {
    prepare: prepareMatrix,
    store({ change }, { audience }, { file, notes, apart, record }) {
      // Consent could have been withdrawn while the file was being written.
      if (historyHead(change.database).hash !== record.head.hash) {
        throw new Refusal('conflict', 'Something in the vault changed while the matrix was being written, so it was thrown away. Nothing was exported. Export it again.');
      }
      const recordId = recordExport(change, { ...record, decision: null });
      change.describe(`Exported “${record.title}” for ${audienceInWords[audience]}`);
      return { file, recordId, notes: [...notes, ...apart] };
    },
  } satisfies PrepareAndStore<'questions.exportMatrix', PreparedMatrix>,
};
