/** Reads a file of a theory and believes nothing of it: every part is looked at before anything is stored. What is wrong is named; nothing is ever read in part. */
import { Refusal } from '../refusal.ts';
import { nestsInItself, ringsInFile } from './file-rings.ts';
import { type FileAssumption, type FileLink, type FileNode, type FileTheory, theoryFileFormat } from './theory-file.ts';

/** Larger than any theory that people could look at. */
export const largestTheoryFile = 10_000_000;
const mostPlaces = 2000;
const mostTheories = 200;
const longestLine = 500;
const longestProse = 20_000;
const longestGroup = 200;

export type ReadTheory = { theories: FileTheory[]; /** What a person should know of it, each a sentence. */ report: string[] };

const safe = 'Nothing was stored.';
const damaged = (what: string): Refusal => new Refusal('damaged-file', `${what} ${safe} Ask whoever made the file for it again, or mend it by hand.`);

/** @throws Refusal with one of the file codes of the contract, naming what is wrong with it */
export function readTheoryFile(text: string, name: string): ReadTheory {
  if (text.trim() === '') throw new Refusal('empty-file', `“${name}” is empty. ${safe}`);
  const file = parsed(text, name);
  if (!isThing(file) || file.kist !== 'theory of change') {
    throw new Refusal('unknown-format', `“${name}” is no theory of change that Kist wrote. ${safe} A theory leaves Kist as a file through Export, in the format “json”.`);
  }
  if (typeof file.format !== 'number' || !Number.isInteger(file.format) || file.format < 1) throw damaged(`“${name}” doesn't say in which format it is written.`);
  if (file.format > theoryFileFormat) throw new Refusal('format-later', `“${name}” was written by a later Kist (format ${file.format}; this Kist reads up to ${theoryFileFormat}). ${safe} Bring this Kist up to date, then choose the file again.`);
  const strange = new Set<string>();
  note(strange, file, ['kist', 'format', 'notice', 'theories']);
  const theories = listOf(file.theories, 'theories', mostTheories).map((theory, at) => theoryOf(theory, at, strange));
  if (theories.length === 0) throw damaged(`“${name}” holds no theory.`);
  refuseTwice(theories.map(({ key }) => key), (key) => `Two theories share the key “${key}”.`);
  checkOpenings(theories);
  return { theories, report: reportOf(theories, strange) };
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch (error) {
    if (error instanceof RangeError) throw damaged(`“${name}” is nested too deeply to be read.`);
    throw damaged(`“${name}” is no whole JSON file: it breaks off, or something in it was changed by hand (${shortFault(error)}).`);
  }
}

const shortFault = (error: unknown): string => (error instanceof Error ? error.message.replace(/\s+/gu, ' ').slice(0, 120) : 'unknown fault');

type Thing = Record<string, unknown>;
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Remembers fields that this Kist has no place for. */
function note(strange: Set<string>, thing: Thing, known: readonly string[]): void {
  for (const key of Object.keys(thing)) if (!known.includes(key)) strange.add(key);
}

function listOf(value: unknown, what: string, most: number): unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw damaged(`The ${what} are no list.`);
  if (value.length > most) throw new Refusal('too-large', `The file holds ${value.length} ${what}, more than the ${most} that Kist takes. ${safe} Cut it into several.`);
  return value;
}

/** Texts are NFC with plain line ends, as everything in a vault is. */
const tidy = (words: string): string => words.normalize('NFC').replace(/\r\n?/gu, '\n').toWellFormed();

function line(value: unknown, what: string): string {
  const words = typeof value === 'string' ? tidy(value).trim() : '';
  if (words === '') throw damaged(`${what} has no name.`);
  if (words.length > longestLine) throw damaged(`${what} has a name of more than ${longestLine} characters.`);
  return words;
}

function prose(value: unknown, what: string, most = longestProse): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw damaged(`${what} is no text.`);
  const words = tidy(value);
  if (words.length > most) throw damaged(`${what} is longer than ${most} characters.`);
  return words;
}

function oneOf<Value extends string>(value: unknown, allowed: readonly Value[], what: string): Value {
  if (!allowed.includes(value as Value)) throw damaged(`${what} is “${String(value).slice(0, 60)}”; it has to be one of ${allowed.join(', ')}.`);
  return value as Value;
}

function refuseTwice(keys: readonly string[], say: (key: string) => string): void {
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice !== undefined) throw damaged(say(twice));
}

function theoryOf(value: unknown, at: number, strange: Set<string>): FileTheory {
  if (!isThing(value)) throw damaged(`Theory ${at + 1} is no record.`);
  note(strange, value, ['key', 'name', 'group', 'note', 'nodes', 'links', 'assumptions']);
  const name = line(value.name, `Theory ${at + 1}`);
  const inIt = `in “${name}”`;
  const nodes = listOf(value.nodes, `places ${inIt}`, mostPlaces).map((node, number) => nodeOf(node, number, inIt, strange));
  refuseTwice(nodes.map(({ key }) => key), (key) => `Two places ${inIt} share the key “${key}”.`);
  const labels = new Map(nodes.map(({ key, label }) => [key, label]));
  const links = listOf(value.links, `links ${inIt}`, mostPlaces * 10).map((link, number) => linkOf(link, number, inIt, labels, strange));
  refuseTwice(links.map(linkKey), (key) => {
    const [from, to] = JSON.parse(key) as [string, string];
    return `The link from “${labels.get(from)}” to “${labels.get(to)}” ${inIt} stands there twice.`;
  });
  const drawn = new Set(links.map(linkKey));
  const assumptions = listOf(value.assumptions, `assumptions ${inIt}`, mostPlaces * 10).map((one, number) => assumptionOf(one, number, inIt, drawn, strange));
  return { key: line(value.key, `The key of the theory “${name}”`), name, group: prose(value.group, `The group of “${name}”`, longestGroup), note: prose(value.note, `The note of “${name}”`), nodes, links, assumptions };
}

const linkKey = ({ from, to }: { from: string; to: string }): string => JSON.stringify([from, to]);

function nodeOf(value: unknown, number: number, inIt: string, strange: Set<string>): FileNode {
  const which = `Place ${number + 1} ${inIt}`;
  if (!isThing(value)) throw damaged(`${which} is no record.`);
  note(strange, value, ['key', 'kind', 'label', 'note', 'group', 'indicator', 'outcome', 'at', 'opens']);
  const label = line(value.label, which);
  const what = `“${label}” ${inIt}`;
  const wording = (given: unknown, of: string): string | null => (given === null || given === undefined ? null : line(given, `The ${of} of ${what}`));
  return {
    key: line(value.key, `The key of ${what}`),
    kind: oneOf(value.kind, ['activity', 'condition', 'indicator', 'outcome', 'context'] as const, `The kind of ${what}`),
    label,
    note: prose(value.note, `The note of ${what}`),
    group: prose(value.group, `The group of ${what}`, longestGroup),
    indicator: wording(value.indicator, 'indicator'),
    outcome: wording(value.outcome, 'outcome'),
    at: placeOf(value.at, what),
    opens: value.opens === null || value.opens === undefined ? null : line(value.opens, `The theory that ${what} opens`),
  };
}

function placeOf(value: unknown, what: string): FileNode['at'] {
  if (value === null || value === undefined) return null;
  if (!isThing(value) || !Number.isFinite(value.x) || !Number.isFinite(value.y)) throw damaged(`Where ${what} stands on the picture is no place.`);
  return { x: value.x as number, y: value.y as number };
}

function linkOf(value: unknown, number: number, inIt: string, labels: ReadonlyMap<string, string>, strange: Set<string>): FileLink {
  const which = `Link ${number + 1} ${inIt}`;
  if (!isThing(value)) throw damaged(`${which} is no record.`);
  note(strange, value, ['from', 'to', 'assumption', 'mechanism']);
  const [from, to] = [line(value.from, `Where ${which.toLowerCase()} begins`), line(value.to, `Where ${which.toLowerCase()} ends`)];
  for (const [key, end] of [[from, 'begins'], [to, 'ends']] as const) {
    if (!labels.has(key)) throw damaged(`${which} ${end} at a place that is not in the file (“${key}”).`);
  }
  if (from === to) throw damaged(`${which} leads from “${labels.get(from)}” to itself.`);
  return { from, to, assumption: prose(value.assumption, `The assumption of ${which.toLowerCase()}`), mechanism: prose(value.mechanism, `The mechanism of ${which.toLowerCase()}`) };
}

function assumptionOf(value: unknown, number: number, inIt: string, drawn: ReadonlySet<string>, strange: Set<string>): FileAssumption {
  const which = `Assumption ${number + 1} ${inIt}`;
  if (!isThing(value)) throw damaged(`${which} is no record.`);
  note(strange, value, ['text', 'status', 'reason', 'link']);
  const text = line(value.text, which);
  const { link } = value;
  if (link !== null && link !== undefined && !isThing(link)) throw damaged(`The link of the assumption “${text}” is no record.`);
  if (isThing(link) && !drawn.has(linkKey({ from: String(link.from), to: String(link.to) }))) throw damaged(`The assumption “${text}” ${inIt} stands under a link that is not in the file.`);
  return {
    text,
    status: oneOf(value.status, ['holds', 'challenged', 'overturned'] as const, `The standing of the assumption “${text}”`),
    reason: prose(value.reason, `The reason of the assumption “${text}”`),
    link: isThing(link) ? { from: String(link.from), to: String(link.to) } : null,
  };
}

/** Every theory but the first is opened by exactly one place, and none stands in itself. */
function checkOpenings(theories: readonly FileTheory[]): void {
  const names = new Map(theories.map(({ key, name }) => [key, name]));
  const opened = theories.flatMap(({ nodes }) => nodes.flatMap(({ opens, label }) => (opens === null ? [] : [{ opens, label }])));
  for (const { opens, label } of opened) if (!names.has(opens)) throw damaged(`“${label}” opens a theory that is not in the file (“${opens}”).`);
  refuseTwice(opened.map(({ opens }) => opens), (key) => `Two places open the theory “${names.get(key)}”; a theory stands in one place.`);
  const inItself = nestsInItself(theories);
  if (inItself !== null) throw damaged(`A theory can't stand in itself: ${inItself.map((key) => `“${names.get(key)}”`).join(' holds ')}.`);
  const alone = theories.slice(1).find(({ key }) => !opened.some(({ opens }) => opens === key));
  if (alone) throw damaged(`No place opens the theory “${alone.name}”, which stands beside the first.`);
}

function reportOf(theories: readonly FileTheory[], strange: ReadonlySet<string>): string[] {
  const rings = theories.flatMap((theory) => ringsInFile(theory).map((ring) => `“${theory.name}” feeds back on itself: ${[...ring, ring[0]!].map((label) => `“${label}”`).join(' → ')}. That is kept as it is.`));
  return [
    ...(strange.size > 0 ? [`Not read: ${[...strange].slice(0, 10).map((key) => `“${key.slice(0, 40)}”`).join(', ')}${strange.size > 10 ? ' and others' : ''}. This Kist has no place for ${strange.size === 1 ? 'that field' : 'those fields'}.`] : []),
    ...rings,
    ...(theories.some(({ assumptions }) => assumptions.length > 0) ? ['Assumptions come as they stand in the file; their earlier history and their evidence stay in the vault that they come from.'] : []),
  ];
}
