/** Rounds in which a panel chooses the most significant change: stories in, the panel's choice and its reasons, back to the tellers. */
import { whyNotClosed } from '../domain/harvest/closing.ts';
import { Refusal } from '../domain/refusal.ts';
import type { SelectionRound } from '../contract/index.ts';
import { listRounds, listRoundStories, readRound, type RoundRow, type StoryRow } from '../vault/harvest.ts';
import { passageReader } from '../vault/passage.ts';
import type { CommandContext, Context, Handlers } from './context.ts';
import { given, inShort, notHere } from './references.ts';

const roundHere = (database: Context['database'], id: string): RoundRow => readRound(database, id) ?? notHere('round of choosing', id);

const storyOf = ({ id, sourceId, title, removed, tellersReason, chosen, panelsReason, fedBack }: StoryRow): SelectionRound['stories'][number] => ({
  id, sourceId, title: removed ? 'A story that was taken out of the vault' : title, tellersReason, chosen, panelsReason, fedBack,
});

/** Rounds follow each other; none follows itself, however far on. */
function refuseRing(database: Context['database'], id: string, nextId: string): void {
  const next = new Map(listRounds(database).map((round) => [round.id, round.nextId]));
  const seen = new Set<string>();
  for (let at: string | null | undefined = nextId; at && !seen.has(at); at = next.get(at)) {
    if (at === id) throw new Refusal('not-allowed', 'The stories of a round would come back to the same round. Nothing was changed. Let them go on to another one, or to none.');
    seen.add(at);
  }
}

/** A story has to be here, and somebody who speaks in it has to stand by it. */
function requireStory(database: Context['database'], sourceId: string): { title: string } {
  const passages = passageReader(database);
  const source = passages.source(sourceId);
  if (!source || source.removed) notHere('source', sourceId);
  const tellers = passages.speakers(sourceId, 0, Number.MAX_SAFE_INTEGER).filter(({ role }) => role !== 'interviewer');
  if (tellers.length > 0 && tellers.every(({ voice }) => voice?.consent.state === 'withdrawn')) {
    throw new Refusal('not-allowed', `Everybody who speaks in “${inShort(source.title)}” withdrew consent, so it can't be chosen. Nothing was changed. Choose another story.`);
  }
  return source;
}

function putStory({ change, newId }: CommandContext, roundId: string, sourceId: string, fields: Partial<{ tellersReason: string | undefined; chosen: boolean | undefined; panelsReason: string | undefined; fedBack: boolean | undefined }>): string {
  const id = newId();
  change.insert('round_story', {
    id, round_id: roundId, source_id: sourceId, tellers_reason: fields.tellersReason ?? '', chosen: fields.chosen ? 1 : 0, panels_reason: fields.panelsReason ?? '', fed_back: fields.fedBack ? 1 : 0, version: 1,
  });
  return id;
}

/** Chosen stories of a round that closes go on to the next one, with the teller's reason. */
function sendOn(context: CommandContext, round: RoundRow): number {
  const { database } = context;
  if (round.nextId === null) return 0;
  const next = roundHere(database, round.nextId);
  const there = new Set(listRoundStories(database, next.id).map(({ sourceId }) => sourceId));
  const going = listRoundStories(database, round.id).filter(({ chosen, sourceId }) => chosen && !there.has(sourceId));
  if (going.length > 0 && next.closed) throw new Refusal('not-allowed', `The round “${inShort(next.name)}”, to which the chosen stories go on, is closed. Nothing was changed. Open it, or let them go on to another one.`);
  for (const { sourceId, tellersReason } of going) putStory(context, next.id, sourceId, { tellersReason });
  return going.length;
}

function refuseClosed(round: RoundRow): void {
  if (round.closed) throw new Refusal('not-allowed', `The round “${inShort(round.name)}” is closed: what was chosen in it, and why, stays as it was. Nothing was changed. Open it again first.`);
}

export const harvestRoundHandlers = {
  'harvest.rounds': ({ database }) => {
    const stories = Map.groupBy(listRoundStories(database), ({ roundId }) => roundId);
    return { rounds: listRounds(database).map((round): SelectionRound => ({ ...round, stories: (stories.get(round.id) ?? []).map(storyOf) })) };
  },
  'harvest.addRound': ({ change, database, newId }, { name, domain = '', period = null, panel = '', nextId = null, closed = false }) => {
    if (nextId !== null) roundHere(database, nextId);
    if (closed) throw new Refusal('not-allowed', `${whyNotClosed({ panel, stories: [] })} Nothing was changed. Begin the round open, and close it when the panel has chosen.`);
    const id = newId();
    change.insert('selection_round', { id, name, domain, period: period && JSON.stringify(period), panel, next_id: nextId, closed: 0, version: 1 });
    change.describe(`Began the round “${inShort(name)}”`);
    return { id, version: 1 };
  },
  'harvest.editRound': (context, { id, expectedVersion, name, domain, period, panel, nextId, closed }) => {
    const { change, database } = context;
    const round = roundHere(database, id);
    if (nextId != null) {
      roundHere(database, nextId);
      refuseRing(database, id, nextId);
    }
    const patch = given<string | number | null>({ name, domain, period: period && JSON.stringify(period), panel, next_id: nextId, closed: closed === undefined ? undefined : closed ? 1 : 0 });
    const version = change.update('selection_round', id, patch, expectedVersion);
    const now = roundHere(database, id);
    if (now.closed) {
      const why = whyNotClosed({ panel: now.panel, stories: listRoundStories(database, id) });
      if (why !== null) throw new Refusal('not-allowed', `“${inShort(round.name)}” can't be closed. ${why} Nothing was changed.`);
    }
    const isClosing = now.closed && !round.closed;
    const sent = isClosing ? sendOn(context, now) : 0;
    const on = sent === 0 ? '' : `; ${sent === 1 ? 'one chosen story goes' : `${sent} chosen stories go`} on`;
    change.describe(`${isClosing ? 'Closed' : round.closed && !now.closed ? 'Opened' : 'Changed'} the round “${inShort(round.name)}”${on}`);
    return { id, version };
  },
  'harvest.removeRound': ({ change, database }, { id }) => {
    const round = roundHere(database, id);
    for (const story of listRoundStories(database, id)) change.remove('round_story', story.id);
    for (const before of listRounds(database)) if (before.nextId === id) change.update('selection_round', before.id, { next_id: null });
    change.remove('selection_round', id);
    change.describe(`Took away the round “${inShort(round.name)}”`);
    return {};
  },
  'harvest.setStory': (context, { roundId, sourceId, tellersReason, chosen, panelsReason, fedBack }) => {
    const { change, database } = context;
    const round = roundHere(database, roundId);
    const story = listRoundStories(database, roundId).find((one) => one.sourceId === sourceId);
    if (!story) {
      refuseClosed(round);
      const { title } = requireStory(database, sourceId);
      const id = putStory(context, roundId, sourceId, { tellersReason, chosen, panelsReason, fedBack });
      change.describe(`Put “${inShort(title)}” into the round “${inShort(round.name)}”`);
      return { id, version: 1 };
    }
    // Telling people what was chosen comes after the choice; it changes nothing of it.
    if (tellersReason !== undefined || chosen !== undefined || panelsReason !== undefined) refuseClosed(round);
    if (chosen) requireStory(database, sourceId);
    const yes = (value: boolean | undefined): number | undefined => (value === undefined ? undefined : value ? 1 : 0);
    const version = change.update('round_story', story.id, given<string | number>({ tellers_reason: tellersReason, chosen: yes(chosen), panels_reason: panelsReason, fed_back: yes(fedBack) }));
    change.describe(`Changed “${inShort(storyOf(story).title)}” in the round “${inShort(round.name)}”`);
    return { id: story.id, version };
  },
  'harvest.removeStory': ({ change, database }, { roundId, sourceId }) => {
    const round = roundHere(database, roundId);
    const story = listRoundStories(database, roundId).find((one) => one.sourceId === sourceId) ?? notHere('story in this round', sourceId);
    refuseClosed(round);
    change.remove('round_story', story.id);
    change.describe(`Took “${inShort(storyOf(story).title)}” out of the round “${inShort(round.name)}”`);
    return {};
  },
} satisfies Partial<Handlers<'harvest'>>;
