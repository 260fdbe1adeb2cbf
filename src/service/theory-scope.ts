/** A theory with those that its places open, as it would leave; and every word of it as the gate examines it. */
import type { GateItem } from '../domain/disclosure/gate.ts';
import type { OutlinedTheory } from '../domain/theory/outline.ts';
import { linkLabel } from '../domain/theory/difference.ts';
import type { TheoryContent } from '../domain/theory/content.ts';
import { isBlind } from '../vault/team.ts';
import { contentNow, readTheoryRow, type TheoryRow } from '../vault/theories.ts';
import type { Context } from './context.ts';
import { inShort, notHere } from './references.ts';
import { namesOutside, versionHere } from './theory-versions.ts';

/** A theory among those that leave together; the outermost first, each before those that its places open. */
export type InScope = TheoryRow & TheoryContent;

/** The theory as it stands with all that it opens, or a kept version of it alone: what was inside at that time was not kept with it. */
export function scopeOf(context: Context, id: string, versionId: string | undefined): InScope[] {
  const { database, coderId } = context;
  const blindFor = isBlind(database, coderId) ? coderId : null;
  const row = readTheoryRow(database, id) ?? notHere('theory of change', id);
  if (versionId !== undefined) {
    const { nodes, links, assumptions } = versionHere(context, versionId, id);
    return [{ ...row, nodes, links, assumptions }];
  }
  const seen = new Set<string>();
  const below = (theory: TheoryRow): InScope[] => {
    if (seen.has(theory.id)) return [];
    seen.add(theory.id);
    const content = contentNow(database, theory.id, blindFor);
    return [
      { ...theory, ...content },
      ...content.nodes.flatMap(({ opensId }) => {
        const opened = opensId === null ? null : readTheoryRow(database, opensId);
        return opened ? below(opened) : [];
      }),
    ];
  };
  return below(row);
}

/** Everything that people wrote into theories, thing by thing. Evidence is counted in them, never quoted. */
export function itemsOf({ database }: Pick<Context, 'database'>, scope: readonly InScope[]): GateItem[] {
  const outside = namesOutside(database);
  const item = (id: string, what: string, texts: readonly (readonly [string, string])[]): GateItem => ({
    evidenceId: id, claimId: null, what, words: null, texts: texts.filter(([, text]) => text.trim() !== '').map(([about, text]) => ({ about, text })), figure: null, stale: null,
  });
  return scope.flatMap((theory): GateItem[] => [
    item(theory.id, `The theory “${inShort(theory.name, 80)}”`, [['its name', theory.name], ['whom it is about', theory.group], ['its note', theory.note]]),
    ...theory.nodes.map((node) =>
      item(node.id, `“${inShort(node.label, 80)}”`, [
        ['its name', node.label], ['whom it is about', node.group], ['its note', node.note],
        ['the wording of the indicator', node.indicatorId === null ? '' : (outside('indicator', node.indicatorId) ?? '')], ['the wording of the outcome', node.outcomeId === null ? '' : (outside('outcome', node.outcomeId) ?? '')],
      ]),
    ),
    ...theory.links.map((link) => item(link.id, `The link from ${linkLabel(theory, link)}`, [['what it assumes', link.assumption], ['its mechanism', link.mechanism]])),
    ...theory.assumptions.map((assumption) => item(assumption.id, `The assumption “${inShort(assumption.text, 80)}”`, [['its words', assumption.text], ['why it stands as it does', assumption.history.at(-1)?.reason ?? '']])),
  ]);
}

/** What is left of the theories when only some things may leave: a link goes with either of its ends, an assumption with its link, an inner theory with the place that opens it. */
export function keepOnly(scope: readonly InScope[], entering: ReadonlySet<string>): InScope[] {
  const reached = new Set(scope.slice(0, 1).map(({ id }) => id));
  return scope.flatMap((theory) => {
    if (!entering.has(theory.id) || !reached.has(theory.id)) return [];
    const nodes = theory.nodes.filter(({ id }) => entering.has(id));
    const here = new Set(nodes.map(({ id }) => id));
    const links = theory.links.filter(({ id, fromId, toId }) => entering.has(id) && here.has(fromId) && here.has(toId));
    const drawn = new Set(links.map(({ id }) => id));
    for (const { opensId } of nodes) if (opensId !== null) reached.add(opensId);
    return [{ ...theory, nodes, links, assumptions: theory.assumptions.filter(({ id, linkId }) => entering.has(id) && (linkId === null || drawn.has(linkId))) }];
  });
}

/** The outermost theory with those inside it in their places. */
export function nestedIn(scope: readonly InScope[]): OutlinedTheory {
  const byId = new Map(scope.map((theory) => [theory.id, theory]));
  const nest = (theory: InScope): OutlinedTheory => ({
    ...theory,
    opened: new Map(theory.nodes.flatMap(({ opensId }) => {
      const inner = opensId === null ? undefined : byId.get(opensId);
      return inner ? [[inner.id, nest(inner)] as const] : [];
    })),
  });
  return nest(scope[0]!);
}
