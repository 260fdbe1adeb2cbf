/** A theory of change as an outline in plain text, for those who read it without a picture. Everything in it has passed the gate. */
import type { Assumption, TheoryLink, TheoryNode } from '../../contract/index.ts';
import { counted } from '../reports/sentences.ts';
import { type NamesOutside, statusInWords } from './difference.ts';
import { ringsOf } from './rings.ts';

export type OutlinedTheory = {
  name: string;
  group: string;
  note: string;
  nodes: readonly TheoryNode[];
  links: readonly TheoryLink[];
  /** With the reason of their newest standing. */
  assumptions: readonly Assumption[];
  /** Theories that its places open, by the id of the theory. */
  opened: ReadonlyMap<string, OutlinedTheory>;
};

/** In the order in which a change is told: what is done, what then has to be so, by what it is seen, what comes of it, what surrounds it. */
const parts: readonly (readonly [TheoryNode['kind'], string])[] = [
  ['activity', 'What is done'], ['condition', 'What has to be so'], ['indicator', 'By what it is seen'], ['outcome', 'What people want to see'], ['context', 'What surrounds it'],
];

const quoted = (words: string): string => `“${words}”`;
const indented = (depth: number, line: string): string => `${'  '.repeat(depth)}${line}`;
/** Words of several paragraphs on one line each. */
const lines = (words: string): string[] => words.split('\n').map((line) => line.trim()).filter(Boolean);

/** The outline, line by line. `depth`: how many theories it stands in. */
export function outlineOf(theory: OutlinedTheory, outside: NamesOutside, depth = 0): string[] {
  const { nodes, links, assumptions, opened } = theory;
  const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.label ?? 'a place that is gone';
  const under = Map.groupBy(assumptions, ({ linkId }) => linkId);
  const out: string[] = [];
  const put = (more: number, line: string): void => void out.push(indented(depth + more, line));
  put(0, `${'#'.repeat(Math.min(depth + 1, 6))} ${theory.name}`);
  if (theory.group !== '') put(0, `About: ${theory.group}`);
  for (const line of lines(theory.note)) put(0, line);

  for (const [kind, heading] of parts) {
    const its = nodes.filter((node) => node.kind === kind);
    if (its.length === 0) continue;
    out.push('');
    put(0, heading);
    for (const node of its) {
      put(0, `- ${node.label}${node.group === '' ? '' : ` (${node.group})`}`);
      for (const line of lines(node.note)) put(1, line);
      const indicator = node.indicatorId === null ? null : outside('indicator', node.indicatorId);
      const outcome = node.outcomeId === null ? null : outside('outcome', node.outcomeId);
      if (indicator !== null) put(1, `Stands for the indicator ${quoted(indicator)}`);
      if (outcome !== null) put(1, `Stands for the outcome ${quoted(outcome)}`);
      for (const link of links.filter(({ fromId }) => fromId === node.id)) linkLines(link, nameOf(link.toId), under.get(link.id) ?? []).forEach(([more, line]) => put(1 + more, line));
      const inner = node.opensId === null ? undefined : opened.get(node.opensId);
      if (inner) put(1, `Opens a theory of its own: ${quoted(inner.name)}, below`);
      else if (node.opensId !== null) put(1, `Opens a theory of its own: ${quoted(outside('theory', node.opensId) ?? 'one that is gone')}`);
    }
  }

  const own = under.get(null) ?? [];
  if (own.length > 0) {
    out.push('');
    put(0, 'What the whole of it takes for granted');
    for (const assumption of own) put(0, `- ${assumptionLine(assumption)}`);
  }
  const rings = ringsOf(nodes.map(({ id }) => id), links);
  if (rings.length > 0) {
    out.push('');
    put(0, 'Where it feeds back on itself');
    for (const ring of rings) put(0, `- ${[...ring, ring[0]!].map((id) => quoted(nameOf(id))).join(' → ')}`);
  }
  for (const { opensId } of nodes) {
    const inner = opensId === null ? undefined : opened.get(opensId);
    if (inner) out.push('', ...outlineOf(inner, outside, depth + 1));
  }
  return out;
}

function linkLines(link: TheoryLink, to: string, assumptions: readonly Assumption[]): [more: number, line: string][] {
  const evidence = link.for + link.against === 0 ? 'no evidence yet' : `evidence: ${link.for} for, ${link.against} against`;
  const told = link.toldBy === 0 ? '' : `; told in ${counted(link.toldBy, 'source')}`;
  return [
    [0, `leads to ${quoted(to)} (${evidence}${told})`],
    ...lines(link.mechanism).map((line, at): [number, string] => [1, at === 0 ? `How: ${line}` : line]),
    ...lines(link.assumption).map((line, at): [number, string] => [1, at === 0 ? `If: ${line}` : line]),
    ...assumptions.map((assumption): [number, string] => [1, `Assumes: ${assumptionLine(assumption)}`]),
  ];
}

function assumptionLine({ text, status, history }: Assumption): string {
  const reason = history.at(-1)?.reason.trim() ?? '';
  return `${text.replace(/[.\s]+$/u, '')} (${statusInWords[status]}${reason === '' ? '' : `: ${reason.replace(/\s+/gu, ' ').replace(/[.\s]+$/u, '')}`})`;
}
