/** What one's own coding does to the list of codings on the screen, so that it is there at once and nothing has to be asked again. */
import type { QueryClient } from '@tanstack/react-query';
import type { Coding, Output } from '../../../contract/index.ts';
import { queryClient } from '../../client/ask.ts';
import { putRight } from '../../client/own-changes.ts';

type List = Output<'coding.list'>;

/**
 * A later list with the very codings of the earlier one wherever they are the same, whatever their place: what is drawn from them is
 * then not drawn again. The usual sharing goes by place, and copies everything behind one that has come in between.
 */
export function sameCodings(before: List | undefined, now: List): List {
  if (before === undefined || before.codings === now.codings) return now;
  const known = new Map(before.codings.map((coding) => [coding.id, coding]));
  const codings = now.codings.map((coding) => {
    const earlier = known.get(coding.id);
    return earlier !== undefined && (earlier === coding || isSame(earlier, coding)) ? earlier : coding;
  });
  const isUnchanged = codings.length === before.codings.length && codings.every((coding, index) => coding === before.codings[index]);
  return isUnchanged ? before : { codings };
}

const fields = ['version', 'start', 'end', 'codeId', 'revisionId', 'coderId', 'weight', 'pinned', 'memo', 'how', 'at', 'sourceId'] as const satisfies readonly (keyof Coding)[];
const isSame = (one: Coding, other: Coding): boolean => fields.every((field) => one[field] === other[field]);

queryClient.setQueryDefaults(['coding.list'], { structuralSharing: (before, now) => sameCodings(before as List | undefined, now as List) });

/** As the vault lists them: in the order of the text, of those that begin together the longer first. */
const before = (one: Coding, other: Coding): number => one.start - other.start || other.end - one.end || (one.at < other.at ? -1 : one.at > other.at ? 1 : one.id < other.id ? -1 : 1);

/** The list with a coding in its place, in place of an earlier state of it. */
export function withCoding(codings: readonly Coding[], coding: Coding): Coding[] {
  const others = codings.filter((one) => one.id !== coding.id);
  const at = others.findIndex((one) => before(coding, one) < 0);
  return others.toSpliced(at === -1 ? others.length : at, 0, coding);
}

/** The same list where the coding is not in it, so that what shows it stays as it is. */
export function edited(list: List | undefined, id: string, edit: (coding: Coding) => Coding | null): List | undefined {
  const coding = list?.codings.find((one) => one.id === id);
  if (list === undefined || coding === undefined) return list;
  const next = edit(coding);
  return { codings: next === null ? list.codings.filter((one) => one !== coding) : withCoding(list.codings, next) };
}

function everywhere(client: QueryClient, edit: (list: List | undefined) => List | undefined): void {
  client.setQueriesData<List>({ queryKey: ['coding.list'] }, edit);
}

function added(client: QueryClient, coding: Coding): void {
  client.setQueryData<List>(['coding.list', { sourceId: coding.sourceId }], (list) => list && { codings: withCoding(list.codings, coding) });
}

const askAgain = (client: QueryClient): void => void client.invalidateQueries({ queryKey: ['coding.list'] });

putRight('coding.apply', 'coding.list', (client, _input, coding) => added(client, coding));
putRight('coding.applyNew', 'coding.list', (client, _input, coding) => added(client, coding));
putRight('coding.remove', 'coding.list', (client, { id }) => everywhere(client, (list) => edited(list, id, () => null)));
putRight('coding.memo', 'coding.list', (client, { id, memo }, { version }) => everywhere(client, (list) => edited(list, id, (coding) => ({ ...coding, memo, version }))));
putRight('coding.weigh', 'coding.list', (client, { id, weight }, { version }) => everywhere(client, (list) => edited(list, id, (coding) => ({ ...coding, weight, version }))));
putRight('coding.pin', 'coding.list', (client, { id, pinned }, { version }) => everywhere(client, (list) => edited(list, id, (coding) => ({ ...coding, pinned, version }))));
putRight('coding.resize', 'coding.list', (client, { id, start, end }, changed) => {
  // Two have become one, or one that was left behind has come back: the vault knows.
  const isListed = client.getQueriesData<List>({ queryKey: ['coding.list'] }).some(([, list]) => list?.codings.some((coding) => coding.id === id));
  if (changed.id !== id || !isListed) askAgain(client);
  else everywhere(client, (list) => edited(list, id, (coding) => ({ ...coding, start, end, version: changed.version })));
});
putRight('coding.recode', 'coding.list', (client, { id, codeId }, changed) => {
  const isWeighed = client.getQueriesData<List>({ queryKey: ['coding.list'] }).some(([, list]) => list?.codings.some((coding) => coding.id === id && coding.weight !== null));
  if (changed.id !== id || isWeighed) askAgain(client);
  else everywhere(client, (list) => edited(list, id, (coding) => ({ ...coding, codeId, pinned: false, version: changed.version })));
});
