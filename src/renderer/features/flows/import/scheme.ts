/** The scheme of states while it is put in order: levels by position, spellings put together and taken apart. */
import type { FlowMapping } from '../../../../contract/index.ts';

export type MappedState = FlowMapping['states'][number];

/** How a state stands to the one before it: a level above it, on the same level, or outside the order. */
export type Standing = 'above' | 'beside' | 'outside';

export function standings(states: readonly MappedState[]): Standing[] {
  let before: number | null = null;
  return states.map(({ rank }) => {
    if (rank === null) return 'outside';
    const standing = rank === before ? 'beside' : 'above';
    before = rank;
    return standing;
  });
}

/** Ranks 1, 2, 3 ... from the order of the list. */
export function ranked(states: readonly MappedState[], how: readonly Standing[]): MappedState[] {
  let rank = 0;
  return states.map((state, position) => {
    if (how[position] === 'outside') return { ...state, rank: null };
    if (how[position] === 'above' || rank === 0) rank += 1;
    return { ...state, rank };
  });
}

export const hasOrder = (states: readonly MappedState[]): boolean => states.some(({ rank }) => rank !== null);

/** States in the order of their ranks, those outside the order last, as they are shown. */
export function byRank(states: readonly MappedState[]): MappedState[] {
  return states.toSorted((one, other) => (one.rank ?? Number.POSITIVE_INFINITY) - (other.rank ?? Number.POSITIVE_INFINITY) || 0);
}

/** One state moved to another position; where there is an order, levels follow the list. */
export function moved(states: readonly MappedState[], from: number, to: number): MappedState[] {
  const state = states[from];
  if (state === undefined || to < 0 || to >= states.length) return [...states];
  const how = standings(states);
  const order = states.map((_, position) => position);
  order.splice(to, 0, ...order.splice(from, 1));
  const next = order.map((position) => states[position]!);
  return hasOrder(states) ? ranked(next, order.map((position) => how[position]!)) : next;
}

/** Several states made one: the first keeps its name, all spellings belong to it. */
export function joined(states: readonly MappedState[], names: readonly string[]): MappedState[] {
  const together = states.filter(({ name }) => names.includes(name));
  const [first] = together;
  if (first === undefined || together.length < 2) return [...states];
  const one: MappedState = {
    ...first,
    label: together.find(({ label }) => label !== '')?.label ?? '',
    group: together.find(({ group }) => group !== '')?.group ?? '',
    spellings: [...new Set(together.flatMap(({ name, spellings }) => [name, ...spellings]))],
  };
  const next = states.flatMap((state) => (state === first ? [one] : names.includes(state.name) ? [] : [state]));
  return hasOrder(next) ? ranked(next, standings(next)) : next;
}

/** A state's spellings, each a state of its own again. */
export function apart(states: readonly MappedState[], name: string): MappedState[] {
  return states.flatMap((state) => {
    if (state.name !== name) return [state];
    const others = state.spellings.filter((spelling) => spelling !== name);
    return [{ ...state, spellings: [name] }, ...others.map((spelling): MappedState => ({ name: spelling, label: '', rank: state.rank, group: state.group, spellings: [spelling] }))];
  });
}
