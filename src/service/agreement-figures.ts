/** Agreement in figures: gathers what was read, lets the domain count, and says in words what was counted. */
import type { Output, Parsed } from '../contract/index.ts';
import { asFirstRead } from '../domain/agreement/as-read.ts';
import { countedParts } from '../domain/agreement/counted-text.ts';
import { type Figures, figuresInSteps, type Material, type Reading } from '../domain/agreement/figures.ts';
import { ruleInWords } from '../domain/agreement/in-words.ts';
import { withBelow } from '../domain/codebook/tree.ts';
import { seededRandom } from '../domain/flows/seeded-random.ts';
import { passagesOf, readersBySource, settlementsIn, sourcesHere, textReader } from '../vault/agreement.ts';
import { codeRows } from '../vault/codebook.ts';
import type { Readable } from '../vault/open.ts';
import { readCoder } from '../vault/team.ts';
import { requireCode } from './codebook.ts';
import type { Context } from './context.ts';
import { notHere } from './references.ts';

/** The same question is answered with the same intervals. */
const seed = 20_040_254;

export async function agreementFigures({ database, report }: Context, asked: Parsed<'agreement.figures'>): Promise<Output<'agreement.figures'>> {
  const { level, uncoded, rounds = 0, interviewers = false, settled = false } = asked;
  const coderIds = [...new Set(asked.coderIds)];
  const names = coderIds.map((id) => (readCoder(database, id) ?? notHere('coder', id)).name);
  report(0, 'Reading the codings');
  const sources = sourcesHere(database, asked.sourceIds ?? readByAll(database, coderIds));
  const sourceIds = sources.map((source) => source.id);
  const passages = passagesRead(database, { coderIds, sourceIds }, settled);
  const textOf = textReader(database);
  const parts = sources.map((source) => {
    const text = textOf(source);
    return countedParts(text.paragraphs, (turn) => !interviewers && text.interviewers.has(turn));
  });
  const [sourceAt, coderAt] = [indexOf(sourceIds), indexOf(coderIds)];
  const readingsOf = new Map<string, Reading[]>();
  const anything: Reading[] = [];
  for (const { codeId, sourceId, coderId, start, end } of passages) {
    const reading = { source: sourceAt.get(sourceId)!, coder: coderAt.get(coderId)!, start, end };
    anything.push(reading);
    const ofCode = readingsOf.get(codeId);
    if (ofCode) ofCode.push(reading);
    else readingsOf.set(codeId, [reading]);
  }
  const tree = codeRows(database);
  const together = (codeId: string): Reading[] => (asked.below ? withBelow(tree, codeId) : [codeId]).flatMap((id) => readingsOf.get(id) ?? []);
  const codeIds = asked.codeIds ? [...new Set(asked.codeIds)].map((id) => requireCode(database, id).id) : tree.map((code) => code.id).filter((id) => together(id).length > 0);
  const figures = await inTurns({ coders: coderIds.length, sources: parts, codes: codeIds.map(together), anything, level, uncoded, rounds, random: seededRandom(seed) }, report);
  const readers = readersBySource(database, sourceIds);
  const unread = sourceIds.filter((id) => coderIds.some((coderId) => !readers.get(id)?.has(coderId))).length;
  return {
    codes: figures.codes.map((told, index) => ({ codeId: codeIds[index]!, ...told })),
    overall: figures.overall,
    units: figures.units,
    uncodedShare: figures.uncodedShare,
    sources: sourceIds,
    rule: ruleInWords({
      level,
      units: figures.units,
      sources: sources.length,
      coders: names,
      named: asked.sourceIds !== undefined,
      unread,
      uncoded,
      interviewers,
      settled,
      codes: figures.codes.filter((told) => told.none < figures.units).length,
      drawn: figures.drawn,
      rounds,
    }),
  };
}

/** Lets others who wait on this thread, a search for example, go first between codes. */
async function inTurns(material: Material, report: Context['report']): Promise<Figures> {
  const steps = figuresInSteps(material);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    report(0.1 + 0.9 * step.value, 'Comparing code by code');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const indexOf = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id, index) => [id, index]));

/** Sources that every one of these coders has read. */
function readByAll(database: Readable, coderIds: readonly string[]): string[] {
  return [...readersBySource(database)].filter(([, readers]) => coderIds.every((id) => readers.has(id))).map(([sourceId]) => sourceId);
}

type Passage = { id: string; codeId: string; coderId: string; sourceId: string; start: number; end: number };

/** Codings as they stand, or as they were first read, before differences were settled. */
function passagesRead(database: Readable, choice: { coderIds: string[]; sourceIds: string[] }, settled: boolean): Passage[] {
  const today: Passage[] = passagesOf(database, choice);
  if (settled) return today;
  const decisions = settlementsIn(database, choice.sourceIds).filter((one) => one.decision !== 'agree to differ');
  return asFirstRead(today, decisions).filter((passage) => choice.coderIds.includes(passage.coderId));
}
