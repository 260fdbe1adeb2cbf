/** Theories nest: a place opens a theory of its own. None can stand in itself, however far down. */
import { Refusal } from '../refusal.ts';

export type Opening = { readonly theoryId: string; readonly opensId: string };

/** The theories from `theoryId` up to the outermost that it stands in, itself first. A ring, should one ever be read, ends where it closes. */
export function wayUp(theoryId: string, openings: readonly Opening[]): string[] {
  const parent = new Map(openings.map((opening) => [opening.opensId, opening.theoryId]));
  const way: string[] = [];
  for (let at: string | undefined = theoryId; at !== undefined && !way.includes(at); at = parent.get(at)) way.push(at);
  return way;
}

/** @throws Refusal `not-allowed` where a theory would come to stand in itself; `nameOf` names the theories on the way */
export function refuseInItself(inTheory: string, opens: string, openings: readonly Opening[], nameOf: (id: string) => string): void {
  const way = wayUp(inTheory, openings);
  const at = way.indexOf(opens);
  if (at < 0) return;
  const through = at === 0 ? '' : ` (${way.slice(0, at + 1).toReversed().map((id) => `“${nameOf(id)}”`).join(' holds ')})`;
  throw new Refusal('not-allowed', `A theory can't stand in itself: “${nameOf(opens)}” would open “${nameOf(opens)}”${through}. Nothing was changed. Let this place open another theory.`);
}
