/**
 * Changes that the window made itself and whose whole effect on a large answer it knows: the answer on the screen is put right at
 * once, and is not asked for again. A source with thousands of codings would else come over the wire anew for every one of them.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { CommandName, Input, MethodName, Output, QueryName } from '../../contract/index.ts';

type Patch = (client: QueryClient, input: unknown, output: unknown) => void;
type Own = { readonly answer: QueryName; readonly patch: Patch };

const own = new Map<MethodName, Own>();
/** Own changes whose news is still to come, by method: when each was answered, or null. */
const onTheirWay = new Map<MethodName, { answered: number | null }[]>();
/** News that has not come by then (milliseconds) was lost; the next of that kind is somebody else's. */
const longest = 3000;

/** Says what a change does to an answer. Called once, where the area is written. */
export function putRight<Name extends CommandName>(change: Name, answer: QueryName, patch: (client: QueryClient, input: Input<Name>, output: Output<Name>) => void): void {
  own.set(change, { answer, patch: patch as Patch });
}

/** Makes a change that may be one of these. */
export async function making<Name extends CommandName>(client: QueryClient, name: Name, input: Input<Name>, make: () => Promise<Output<Name>>): Promise<Output<Name>> {
  const known = own.get(name);
  if (known === undefined) return make();
  const mine: { answered: number | null } = { answered: null };
  onTheirWay.set(name, [...waitingFor(name), mine]);
  try {
    const output = await make();
    mine.answered = performance.now();
    // An answer that is being asked for just now may be from before this change.
    const isAsked = client.isFetching({ queryKey: [known.answer] }) > 0;
    known.patch(client, input, output);
    if (isAsked) void client.invalidateQueries({ queryKey: [known.answer] });
    return output;
  } catch (error) {
    onTheirWay.set(name, waitingFor(name).filter((one) => one !== mine));
    throw error;
  }
}

function waitingFor(name: MethodName): { answered: number | null }[] {
  const now = performance.now();
  return (onTheirWay.get(name) ?? []).filter(({ answered }) => answered === null || now - answered < longest);
}

/** Takes the news of a change; answers which answer is right already, or null when somebody else made it. */
export function takeNews(name: MethodName): QueryName | null {
  const [first, ...rest] = waitingFor(name);
  onTheirWay.set(name, rest);
  return first === undefined ? null : (own.get(name)?.answer ?? null);
}
