import type { FlowPage } from '../../contract/flows.ts';
import type { ReleasedNumber } from '../disclosure/small-numbers.ts';
import { derived, isHidden } from '../disclosure/small-numbers.ts';
import { sayCounted, sayHidden, sayNumber, sayShare } from '../disclosure/small-numbers-words.ts';
import { dayInWords, dayOfIso, dayOfYearInWords } from './days.ts';

/** What the sentences are made from: released numbers only, so that no sentence can say more than the page. */
export type FlowFacts = {
  readonly content: Omit<FlowPage, 'dataset' | 'sentences' | 'notes'>;
  readonly people: ReleasedNumber;
  readonly movers: ReleasedNumber;
  readonly totalMoves: ReleasedNumber;
  readonly stockPeople: readonly ReleasedNumber[];
  readonly threshold: number;
  readonly overlapping: boolean;
  readonly hiddenNumbers: number;
  readonly hiddenMoveCells: number;
};

function inWords(isoDay: string): string {
  return dayInWords(dayOfIso(isoDay) ?? 0);
}

/** Each finding in plain English, with its base. Made from released numbers alone. */
export function flowSentences(facts: FlowFacts): FlowPage['sentences'] {
  const { content } = facts;
  const lastDay = dayInWords((dayOfIso(content.to) ?? 1) - 1);
  const sentences: FlowPage['sentences'] = [];
  sentences.push({ about: 'moves', text: `From ${inWords(content.from)} to ${lastDay} ${movesInWords(facts)}` });
  const stock = stockSentence(facts);
  if (stock) sentences.push(stock);
  const { dated, visible, share } = content.hiddenMoves;
  const snapshotDay = dayOfYearInWords(content.snapshot.month, content.snapshot.day);
  if (content.snapshotDates.length >= 2) {
    const between = `Between ${inWords(content.snapshotDates[0]!)} and ${inWords(content.snapshotDates.at(-1)!)}`;
    if (dated === 0) sentences.push({ about: 'hidden moves', text: `${between} no moves are dated.` });
    else if (isHidden(share)) {
      sentences.push({ about: 'hidden moves', text: `${between} yearly snapshots on ${snapshotDay} would show only some of the moves; how many is not shown here.` });
    } else if (share < 0) {
      sentences.push({
        about: 'hidden moves',
        text: `${between} spells overlap so much that snapshots show more changes (${sayNumber(visible)}) than there are dated moves (${sayNumber(dated)}). The overlaps are in the cleaning ledger.`,
      });
    } else {
      sentences.push({
        about: 'hidden moves',
        text: `${between} yearly snapshots on ${snapshotDay} would show ${sayNumber(visible)} of ${sayCounted(dated, 'dated move', 'dated moves')}: ${sayShare(share)} of the moves stay hidden.`,
      });
      const mean = meanSentence(facts);
      if (mean) sentences.push(mean);
    }
  } else {
    sentences.push({ about: 'hidden moves', text: `The records hold fewer than two snapshots on ${snapshotDay}, so there is nothing to compare the moves with.` });
  }
  return sentences;
}

function movesInWords({ totalMoves, movers, people }: FlowFacts): string {
  const records = isHidden(people) ? 'the records' : `the records of ${sayCounted(people, 'person', 'people')}`;
  if (totalMoves === 0) return `${records} hold no moves.`;
  if (isHidden(totalMoves)) return isHidden(movers) ? `${records} hold moves; how many, and of how many people, is not shown here.` : `${records} hold moves of ${sayCounted(movers, 'person', 'people')}; how many is not shown here.`;
  const moves = `${records} hold ${sayCounted(totalMoves, 'move', 'moves')}`;
  if (isHidden(movers)) return `${moves}; how many people made them is not shown here.`;
  return `${moves}, made by ${isHidden(people) ? sayCounted(movers, 'person', 'people') : `${sayNumber(movers)} of them`}.`;
}

function stockSentence(facts: FlowFacts): FlowPage['sentences'][number] | null {
  const { dates, rows } = facts.content.stocks;
  const last = dates.length - 1;
  if (last < 0) return null;
  const people = facts.stockPeople[last]!;
  const groups = rows.map((row) => ({ state: row.state, count: row.counts[last]! }));
  const [largest] = groups.filter((group): group is { state: string; count: number } => !isHidden(group.count) && group.count > 0).sort((left, right) => right.count - left.count);
  // A hidden group may be larger than the largest that is shown.
  const largestIsKnown = largest !== undefined && !isHidden(people) && largest.count * 2 > people;
  const day = `On ${inWords(dates[last]!)}`;
  if (isHidden(people)) {
    const known = largest === undefined ? 'people in some state' : `${sayCounted(largest.count, 'person', 'people')} in ${largest.state}`;
    return { about: 'stocks', text: `${day} the records show ${known}; how many there are in all is not shown here.` };
  }
  const detail = largest === undefined ? '' : largestIsKnown ? `, most of them in ${largest.state} (${sayNumber(largest.count)})` : `, among them ${sayNumber(largest.count)} in ${largest.state}`;
  return { about: 'stocks', text: `${day} the records show ${sayCounted(people, 'person', 'people')} in some state${detail}.` };
}

function meanSentence(facts: FlowFacts): FlowPage['sentences'][number] | null {
  const { movesPerPerson } = facts.content;
  const twice = movesPerPerson.slice(2);
  if (twice.length === 0) return null;
  const moved = derived(twice.map((row) => row.people), (...counts) => counts.reduce((sum, count) => sum + count, 0));
  const seen = derived(twice.map((row) => row.bySnapshot), (...counts) => counts.reduce((sum, count) => sum + count, 0));
  if (isHidden(moved) || isHidden(seen)) return null;
  return { about: 'moves per person', text: `${sayCounted(moved, 'person', 'people')} moved twice or more in that time; snapshots would show that of ${sayNumber(seen)}.`.replace(/^./, (first) => first.toUpperCase()) };
}

/** What a reader has to know to read the page rightly. */
export function flowNotes(facts: FlowFacts): string[] {
  const notes = [
    'A move leads from one spell of a person to the next and is dated at the start of the later one; moves within a state count. Time without any state between two spells is one move, shown as a step into the gap and a step out of it.',
    'A snapshot shows a person in the state recorded on its day; a person missing on one snapshot is compared with when they were last seen.',
  ];
  if (facts.overlapping) notes.push('Some spells of one person overlap. Stocks count each of them, and moves follow the order of their starts.');
  const hidden = sayHidden(facts.hiddenNumbers, facts.threshold);
  if (hidden !== '') notes.push(hidden);
  if (facts.hiddenMoveCells > 0) notes.push('Moves that are not shown are missing from the picture, so its bands do not add up to the totals.');
  return notes;
}
