/** A theory that comes in a file: looked at whole before anything is stored. */
import { listInWords } from '../domain/claims/in-words.ts';
import { Refusal } from '../domain/refusal.ts';
import { counted } from '../domain/reports/sentences.ts';
import { type FileTheory } from '../domain/theory/theory-file.ts';
import { largestTheoryFile, readTheoryFile, type ReadTheory } from '../domain/theory/read-theory-file.ts';
import type { Assumption } from '../contract/index.ts';
import { listIndicators, listOutcomes } from '../vault/framework.ts';
import type { CommandContext, Context, Handlers, PrepareAndStore } from './context.ts';
import { inShort } from './references.ts';

async function readChosen(context: Context, file: string): Promise<ReadTheory & { fileName: string }> {
  const { name, bytes } = await context.inbox.read(file);
  if (bytes.length === 0) throw new Refusal('empty-file', `“${name}” is empty. Nothing was stored. Choose another file.`);
  if (bytes.length > largestTheoryFile) throw new Refusal('too-large', `“${name}” is larger than any theory of change. Nothing was stored. Choose a file that Kist wrote as a theory.`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('binary-file', `“${name}” is no text. Nothing was stored. Choose a file that Kist wrote as a theory.`);
  }
  return { ...readTheoryFile(text, name), fileName: name };
}

const wordingKey = (wording: string): string => wording.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();

/** Indicators and outcomes of this vault by their wording. */
function framework(database: Context['database']): { indicators: Map<string, string>; outcomes: Map<string, string> } {
  return {
    indicators: new Map(listIndicators(database).map(({ id, wording }) => [wordingKey(wording), id])),
    outcomes: new Map(listOutcomes(database).map(({ id, wording }) => [wordingKey(wording), id])),
  };
}

/** What of the file finds no counterpart in this vault. */
function notFound(database: Context['database'], theories: readonly FileTheory[]): string[] {
  const { indicators, outcomes } = framework(database);
  const nodes = theories.flatMap((theory) => theory.nodes);
  const missing = (wordings: readonly (string | null)[], here: ReadonlyMap<string, string>): string[] => [...new Set(wordings.flatMap((wording) => (wording !== null && !here.has(wordingKey(wording)) ? [wording] : [])))];
  const say = (wordings: readonly string[], one: string, many: string): string[] =>
    wordings.length === 0 ? [] : [`${wordings.length === 1 ? `The ${one}` : `${wordings.length} ${many}`} ${listInWords(wordings.slice(0, 3).map((wording) => `“${inShort(wording)}”`))}${wordings.length > 3 ? ' and others' : ''} ${wordings.length === 1 ? 'is' : 'are'} not in the framework of this vault; the places come in without ${wordings.length === 1 ? 'it' : 'them'}.`];
  return [...say(missing(nodes.map(({ indicator }) => indicator), indicators), 'indicator', 'indicators'), ...say(missing(nodes.map(({ outcome }) => outcome), outcomes), 'outcome', 'outcomes')];
}

/** Puts one theory of the file into the vault; `opened` holds those that were put there before it, by their keys. */
function put({ change, newId, coderId }: CommandContext, theory: FileTheory, opened: ReadonlyMap<string, string>, { indicators, outcomes }: ReturnType<typeof framework>): string {
  const theoryId = newId();
  change.insert('theory', { id: theoryId, name: theory.name, group: theory.group, note: theory.note, version: 1 });
  const nodeIds = new Map<string, string>();
  for (const { key, kind, label, note, group, indicator, outcome, at, opens } of theory.nodes) {
    const id = newId();
    nodeIds.set(key, id);
    change.insert('theory_node', {
      id, theory_id: theoryId, kind, label, note, group, indicator_id: indicator === null ? null : (indicators.get(wordingKey(indicator)) ?? null),
      outcome_id: outcome === null ? null : (outcomes.get(wordingKey(outcome)) ?? null), x: at?.x ?? null, y: at?.y ?? null, opens_id: opens === null ? null : opened.get(opens)!, version: 1,
    });
  }
  const linkIds = new Map<string, string>();
  for (const { from, to, assumption, mechanism } of theory.links) {
    const id = newId();
    linkIds.set(JSON.stringify([from, to]), id);
    change.insert('theory_link', { id, theory_id: theoryId, from_id: nodeIds.get(from)!, to_id: nodeIds.get(to)!, assumption, mechanism, version: 1 });
  }
  for (const { text, status, reason, link } of theory.assumptions) {
    const history: Assumption['history'] = [{ status, reason, at: change.at, coderId }];
    change.insert('assumption', { id: newId(), theory_id: theoryId, link_id: link === null ? null : linkIds.get(JSON.stringify([link.from, link.to]))!, text, status, history: JSON.stringify(history), version: 1 });
  }
  return theoryId;
}

const importTheory: PrepareAndStore<'theory.import', ReadTheory & { fileName: string }> = {
  prepare: (context, { file }) => readChosen(context, file),
  store(context, _input, { theories }) {
    const names = framework(context.database);
    const ids = new Map<string, string>();
    // Inner theories first, so that the places that open them have something to point at.
    const waiting = [...theories];
    while (waiting.length > 0) {
      const at = waiting.findLastIndex(({ nodes }) => nodes.every(({ opens }) => opens === null || ids.has(opens)));
      const [theory] = waiting.splice(at, 1) as [FileTheory];
      ids.set(theory.key, put(context, theory, ids, names));
    }
    const [outermost] = theories as [FileTheory];
    const inner = theories.length - 1;
    context.change.describe(`Took in the theory “${inShort(outermost.name)}” from a file${inner > 0 ? `, with ${counted(inner, 'theory', 'theories')} inside it` : ''}`);
    return { id: ids.get(outermost.key)!, version: 1 };
  },
};

export const theoryImportHandlers = {
  'theory.prepareImport': async (context, { file }) => {
    try {
      const { theories, report } = await readChosen(context, file);
      const sum = (of: (theory: FileTheory) => number): number => theories.reduce((total, theory) => total + of(theory), 0);
      const inner = theories.length === 1 ? [] : [`${counted(theories.length - 1, 'theory', 'theories')} inside it ${theories.length === 2 ? 'comes' : 'come'} along: ${listInWords(theories.slice(1).map(({ name }) => `“${inShort(name)}”`))}.`];
      return { name: theories[0]!.name, nodes: sum(({ nodes }) => nodes.length), links: sum(({ links }) => links.length), problem: null, report: [...inner, ...report, ...notFound(context.database, theories)] };
    } catch (error) {
      if (error instanceof Refusal) return { name: '', nodes: 0, links: 0, problem: { code: error.code, message: error.message }, report: [] };
      throw error;
    }
  },
  'theory.import': importTheory,
} satisfies Partial<Handlers<'theory'>>;
