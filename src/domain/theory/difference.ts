/** How two states of one theory of change differ: thing by thing for a table, and in sentences for whoever reads it to others. */
import type { Assumption, TheoryDifference, TheoryLink, TheoryNode } from '../../contract/index.ts';
import { capitalised, counted, numberInWords } from '../reports/sentences.ts';
import { listInWords } from '../claims/in-words.ts';
import type { TheoryContent } from './content.ts';

/** Names of what places point at outside the theory: an indicator, an outcome, a theory that they open. Null for what is gone. */
export type NamesOutside = (kind: 'indicator' | 'outcome' | 'theory', id: string) => string | null;

export const nodeKindInWords: Record<TheoryNode['kind'], string> = { activity: 'activity', condition: 'condition', indicator: 'sign', outcome: 'outcome', context: 'context' };
export const statusInWords: Record<Assumption['status'], string> = { holds: 'holds', challenged: 'is challenged', overturned: 'is overturned' };

type Changes = TheoryDifference['nodes'];
type Change = Changes[number];
/** A thing in words: its name, and its fields in the order in which they are read. */
type InWords = { id: string; label: string; fields: readonly (readonly [field: string, words: string])[] };

const goneIn = (what: string): string => `${what} that is gone`;

/** Places in words. What they are called is the field “Name”. */
export function nodeInWords(node: TheoryNode, outside: NamesOutside): InWords {
  const named = (kind: Parameters<NamesOutside>[0], id: string | null, what: string): string => (id === null ? '' : (outside(kind, id) ?? goneIn(what)));
  return {
    id: node.id,
    label: node.label,
    fields: [
      ['Name', node.label], ['Kind', nodeKindInWords[node.kind]], ['Who it is about', node.group], ['Note', node.note], ['Indicator', named('indicator', node.indicatorId, 'an indicator')],
      ['Outcome', named('outcome', node.outcomeId, 'an outcome')], ['Opens', named('theory', node.opensId, 'a theory')],
    ],
  };
}

const nameOf = ({ nodes }: Pick<TheoryContent, 'nodes'>, id: string): string => nodes.find((node) => node.id === id)?.label ?? 'a place that is gone';
/** “A” to “B”: a link by its two ends. */
export const linkLabel = (content: Pick<TheoryContent, 'nodes'>, { fromId, toId }: Pick<TheoryLink, 'fromId' | 'toId'>): string => `“${nameOf(content, fromId)}” to “${nameOf(content, toId)}”`;

/** Links in words. Their ends never change: a link with another end is another link. */
export function linkInWords(link: TheoryLink, content: TheoryContent): InWords {
  return { id: link.id, label: linkLabel(content, link), fields: [['Assumption', link.assumption], ['Mechanism', link.mechanism]] };
}

export function assumptionInWords(assumption: Assumption, content: TheoryContent): InWords {
  const link = assumption.linkId === null ? null : content.links.find(({ id }) => id === assumption.linkId);
  // A link by its id, as long as it is the same: renaming one of its ends changes no assumption.
  const under = assumption.linkId === null ? 'the whole theory' : link ? `the link ${linkLabel(content, link)}` : 'a link that is gone';
  return { id: assumption.id, label: assumption.text, fields: [['Words', assumption.text], ['Standing', assumption.status], ['Stands under', under]] };
}

function changesOf(before: readonly InWords[], now: readonly InWords[], sameField: (id: string, field: string) => boolean = () => false): Changes {
  const was = new Map(before.map((thing) => [thing.id, thing]));
  const is = new Map(now.map((thing) => [thing.id, thing]));
  const fieldsOf = (thing: InWords | undefined): Map<string, string> => new Map(thing?.fields ?? []);
  const change = (id: string, label: string, how: Change['change']): Change => {
    const [old, fresh] = [fieldsOf(was.get(id)), fieldsOf(is.get(id))];
    const fields = [...new Set([...fresh.keys(), ...old.keys()])];
    const what = fields.map((field) => ({ field, before: old.get(field) ?? '', now: fresh.get(field) ?? '' })).filter((one) => one.before !== one.now && !(how === 'changed' && sameField(id, one.field)));
    return { id, label, change: how, what };
  };
  return [
    ...now.filter(({ id }) => !was.has(id)).map(({ id, label }) => change(id, label, 'added')),
    ...now.filter(({ id }) => was.has(id)).map(({ id, label }) => change(id, label, 'changed')).filter(({ what }) => what.length > 0),
    ...before.filter(({ id }) => !is.has(id)).map(({ id, label }) => change(id, label, 'removed')),
  ];
}

/** The difference between two states of one theory; empty in every part where they say the same. */
export function differenceOf(before: TheoryContent, now: TheoryContent, outside: NamesOutside): TheoryDifference {
  const nodes = changesOf(before.nodes.map((node) => nodeInWords(node, outside)), now.nodes.map((node) => nodeInWords(node, outside)));
  const links = changesOf(before.links.map((link) => linkInWords(link, before)), now.links.map((link) => linkInWords(link, now)));
  const underOf = (content: TheoryContent): Map<string, string | null> => new Map(content.assumptions.map(({ id, linkId }) => [id, linkId]));
  const [underBefore, underNow] = [underOf(before), underOf(now)];
  const assumptions = changesOf(
    before.assumptions.map((one) => assumptionInWords(one, before)),
    now.assumptions.map((one) => assumptionInWords(one, now)),
    (id, field) => field === 'Stands under' && underBefore.get(id) === underNow.get(id),
  );
  return { nodes, links, assumptions, sentences: sentencesOf({ nodes, links, assumptions }, before, now) };
}

type Parts = Omit<TheoryDifference, 'sentences'>;

function sentencesOf({ nodes, links, assumptions }: Parts, before: TheoryContent, now: TheoryContent): string[] {
  const all = [...nodes, ...links, ...assumptions];
  if (all.length === 0) return [];
  return [
    summary({ nodes, links, assumptions }),
    ...nodes.map((change) => nodeSentence(change, kindOf(change.change === 'removed' ? before : now, change.id))),
    ...links.map(linkSentence),
    ...assumptions.map(assumptionSentence),
  ];
}

const kindOf = ({ nodes }: TheoryContent, id: string): string => nodeKindInWords[nodes.find((node) => node.id === id)?.kind ?? 'condition'];

/** "Two places were added and one was reworded; one link was taken out." */
function summary({ nodes, links, assumptions }: Parts): string {
  const part = (changes: Changes, one: string): string => {
    const how = (['added', 'changed', 'removed'] as const).flatMap((change) => {
      const count = changes.filter((item) => item.change === change).length;
      return count === 0 ? [] : [{ count, words: { added: 'added', changed: 'changed', removed: 'taken out' }[change] }];
    });
    return listInWords(how.map(({ count, words }, at) => `${at === 0 ? counted(count, one) : numberInWords(count)} ${count === 1 ? 'was' : 'were'} ${words}`));
  };
  const parts = [part(nodes, 'place'), part(links, 'link'), part(assumptions, 'assumption')].filter((words) => words !== '');
  return `${capitalised(parts.join('; '))}.`;
}

const quoted = (words: string): string => `“${words}”`;
const fieldOf = ({ what }: Change, field: string): { before: string; now: string } | undefined => what.find((one) => one.field === field);

/** "its note", "its name and its kind": which fields changed, apart from those that are said in full. */
function furtherFields({ what }: Change, said: readonly string[]): string {
  const words: Record<string, string> = { 'Who it is about': 'whom it is about', Note: 'its note', Indicator: 'the indicator that it stands for', Outcome: 'the outcome that it stands for', Opens: 'the theory that it opens', Assumption: 'what it takes for granted', Mechanism: 'its mechanism', 'Stands under': 'where it stands' };
  return listInWords(what.filter(({ field }) => !said.includes(field)).map(({ field }) => words[field] ?? field.toLowerCase()));
}

function nodeSentence(change: Change, kind: string): string {
  if (change.change === 'added') return `${quoted(change.label)} was added (${kind}).`;
  if (change.change === 'removed') return `${quoted(change.label)} was taken out (${kind}).`;
  const [name, kinds] = [fieldOf(change, 'Name'), fieldOf(change, 'Kind')];
  const further = furtherFields(change, ['Name', 'Kind']);
  return [
    ...(name ? [`${quoted(name.before)} now reads ${quoted(name.now)}.`] : []),
    ...(kinds ? [`${quoted(change.label)} was of the kind “${kinds.before}” and is now of the kind “${kinds.now}”.`] : []),
    ...(further === '' ? [] : [`Of ${quoted(change.label)}, ${further} changed.`]),
  ].join(' ');
}

function linkSentence(change: Change): string {
  if (change.change === 'added') return `A link was added from ${change.label}.`;
  if (change.change === 'removed') return `The link from ${change.label} was taken out.`;
  return `Of the link from ${change.label}, ${furtherFields(change, [])} changed.`;
}

function assumptionSentence(change: Change): string {
  if (change.change === 'added') return `The assumption ${quoted(change.label)} was written down; it ${statusInWords[(fieldOf(change, 'Standing')?.now ?? 'holds') as Assumption['status']]}.`;
  if (change.change === 'removed') return `The assumption ${quoted(change.label)} was taken away.`;
  const [words, standing] = [fieldOf(change, 'Words'), fieldOf(change, 'Standing')];
  const further = furtherFields(change, ['Words', 'Standing']);
  return [
    ...(words ? [`The assumption ${quoted(words.before)} now reads ${quoted(words.now)}.`] : []),
    ...(standing ? [`The assumption ${quoted(change.label)} ${statusInWords[standing.now as Assumption['status']]}; before, it ${{ holds: 'held', challenged: 'was challenged', overturned: 'was overturned' }[standing.before as Assumption['status']]}.`] : []),
    ...(further === '' ? [] : [`Of the assumption ${quoted(change.label)}, ${further} changed.`]),
  ].join(' ');
}
