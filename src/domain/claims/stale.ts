/**
 * Whether a thing that was chosen as evidence is still the thing that was chosen. Compared when asked, never stored.
 *
 * "Recoded" means: a code that lay on the passage when it was chosen lies on it no longer (taken away, or given another code). A code that somebody added since does
 * not count, because what was relied on still stands; nor does a code that was renamed, or one that another coder keeps there.
 */
import { formatUncertainDate } from '../timeline/uncertain-date.ts';
import type { UncertainDate } from '../../contract/index.ts';
import type { PinnedEvent, PinnedFigure, PinnedMemo, PinnedPackedFigure, PinnedQuote, PinnedSign, PinnedSource } from './pinned.ts';

/** `gone`: there is nothing left to show, and looking again can't mend it. */
export type Stale = { why: string; gone: boolean };

/** A passage as it stands now. */
export type WordsNow = {
  sourceTitle: string;
  /** The source was taken out of the vault's rooms. */
  removed: boolean;
  /** What became of them in the newest text, wherever corrections have moved them: the same words, others in their place, or none. */
  words: 'there' | 'changed' | 'gone';
  /** Ids of the codes that touch the passage. */
  codeIds: ReadonlySet<string>;
  /** Pseudonyms of those who speak here and have withdrawn. */
  withdrawn: readonly string[];
};

const gone = (why: string): Stale => ({ why, gone: true });
const changed = (...whys: string[]): Stale | null => (whys.length === 0 ? null : { why: whys.join(' '), gone: false });

/** What became of the words of a passage, codes aside. */
export function staleWords(now: WordsNow | null): Stale | null {
  if (now === null) return gone('The source is no longer in the vault.');
  if (now.removed) return gone(`The source “${now.sourceTitle}” was taken out of the vault.`);
  if (now.withdrawn.length > 0) return gone(`${now.withdrawn.join(' and ')} withdrew consent, so these words can't be used any more.`);
  if (now.words === 'gone') return { why: `The text of “${now.sourceTitle}” was corrected, and these words no longer stand in it.`, gone: true };
  if (now.words === 'changed') return changed(`The text of “${now.sourceTitle}” was corrected, and the words that were chosen read otherwise now.`);
  return null;
}

/** A quote: its words first, then whether it is still coded as it was. */
export function staleQuote(pinned: PinnedQuote, now: WordsNow | null): Stale | null {
  const words = staleWords(now);
  if (words !== null) return words;
  const lost = pinned.codes.filter((code) => !now!.codeIds.has(code.id)).map((code) => `“${code.name}”`);
  if (lost.length === 0) return null;
  return changed(`The passage was recoded: it was coded ${lost.join(' and ')} when it was chosen, and no longer is.`);
}

/** A whole source as it stands now; `withdrawn`: pseudonyms of those who speak in it and have withdrawn, `everybody`: whether nobody else speaks in it. */
export type SourceNow = { title: string; removed: boolean; revisionId: string; withdrawn: readonly string[]; everybody: boolean };

/** A whole story or document against how it stands now; null when it is not in the vault at all. */
export function staleSource(pinned: PinnedSource, now: SourceNow | null): Stale | null {
  if (now === null) return gone(`The source “${pinned.title}” is no longer in the vault.`);
  if (now.removed) return gone(`The source “${now.title}” was taken out of the vault.`);
  if (now.withdrawn.length > 0 && now.everybody) return gone(`${now.withdrawn.join(' and ')} withdrew consent, so “${now.title}” can't be used any more.`);
  const whys: string[] = [];
  if (now.withdrawn.length > 0) whys.push(`${now.withdrawn.join(' and ')} withdrew consent: “${now.title}” has to do without their words.`);
  if (now.revisionId !== pinned.revisionId) whys.push(`The text of “${now.title}” was corrected since it was chosen.`);
  return changed(...whys);
}

/** A memo against how it reads now; null when it was taken away. */
export function staleMemo(pinned: PinnedMemo, now: PinnedMemo | null): Stale | null {
  if (now === null) return gone(pinned.title === '' ? 'The memo was taken away.' : `The memo “${pinned.title}” was taken away.`);
  return now.textHash === pinned.textHash && now.title === pinned.title ? null : changed(`The memo${now.title === '' ? '' : ` “${now.title}”`} was rewritten since it was chosen.`);
}

const sameDate = (first: UncertainDate, second: UncertainDate): boolean => first.from === second.from && first.to === second.to && first.precision === second.precision;
const redated = (then: UncertainDate, now: UncertainDate): string => `It was dated ${formatUncertainDate(then)} when it was chosen and is now dated ${formatUncertainDate(now)}.`;

/** A dated event against how it is kept now; null when it was removed. */
export function staleEvent(pinned: PinnedEvent, now: PinnedEvent | null): Stale | null {
  if (now === null) return gone(`The event “${pinned.title}” was removed.`);
  const whys: string[] = [];
  if (!sameDate(pinned.date, now.date)) whys.push(redated(pinned.date, now.date));
  if (pinned.title !== now.title) whys.push(`It was called “${pinned.title}” when it was chosen and is now called “${now.title}”.`);
  if (pinned.placeId !== now.placeId) whys.push('Its place was changed.');
  if (pinned.proseHash !== now.proseHash) whys.push('Its description, or how we know of it, was changed.');
  return changed(...whys);
}

/** A sign of change against how it is kept now, together with the passage or event that it was seen in. */
export function staleSign(pinned: PinnedSign, now: { sign: PinnedSign; seenIn: WordsNow | null } | null): Stale | null {
  if (now === null) return gone(`The sign of “${pinned.indicatorWording}” was taken away.`);
  const { sign } = now;
  if (pinned.seen.kind === 'passage') {
    const words = staleWords(now.seenIn);
    if (words !== null) return words;
  }
  const whys: string[] = [];
  if (pinned.seen.kind === 'passage' && sign.seen.kind === 'passage' && pinned.seen.quoteHash !== sign.seen.quoteHash) {
    whys.push(`The text of “${now.seenIn?.sourceTitle ?? ''}” was corrected, and the words that it was seen in read otherwise now.`);
  }
  if (pinned.indicatorId !== sign.indicatorId) whys.push(`It was logged as a sign of “${pinned.indicatorWording}” when it was chosen and is now a sign of “${sign.indicatorWording}”.`);
  else if (pinned.indicatorWording !== sign.indicatorWording) whys.push(`The indicator was reworded: it read “${pinned.indicatorWording}” and now reads “${sign.indicatorWording}”.`);
  if (pinned.polarity !== sign.polarity) whys.push(`It was ${pinned.polarity} when it was chosen and is now ${sign.polarity}.`);
  if (!sameDate(pinned.date, sign.date)) whys.push(redated(pinned.date, sign.date));
  if (pinned.expected !== sign.expected) whys.push(`Whether it was expected is now said otherwise (${sign.expected}).`);
  if (pinned.placeId !== sign.placeId) whys.push('Its place was changed.');
  if (pinned.proseHash !== sign.proseHash) whys.push('What is noted of it was changed.');
  if (pinned.seen.kind === 'event' && sign.seen.kind === 'event') {
    const event = staleEvent(pinned.seen.event, sign.seen.event);
    if (event !== null) whys.push(`The event that it was seen in was changed: ${event.why}`);
  }
  return changed(...whys);
}

/** A figure as it would be released now; `answer` is null when it can't be worked out any more, with the reason. `later`: a later extract of the same data is here. */
export type FigureNow = { removed: boolean; datasetName: string; threshold: number; answer: { hash: string; sentence: string } | null; why: string | null; later: { name: string; extractDate: string } | null };

/** A flow figure. The sentence of then is shown beside the one of now only under an equal threshold and rule, else an old release would undo the new protection. */
export function staleFigure(pinned: PinnedFigure, now: FigureNow | null): Stale | null {
  if (now === null || now.removed) return gone(`The flow data “${now?.datasetName ?? pinned.datasetName}” were taken out of the vault.`);
  if (now.answer === null) return gone(`The figure can no longer be worked out from “${now.datasetName}”.${now.why === null ? '' : ` ${now.why}`}`);
  const whys: string[] = [];
  if (pinned.threshold !== now.threshold) whys.push(`The threshold below which numbers are hidden was ${pinned.threshold} when it was chosen and is now ${now.threshold}.`);
  else if (pinned.rule === undefined) whys.push(`Small numbers are protected in another way than when it was chosen: numbers are rounded now. The answer is “${now.answer.sentence}”.`);
  else if (pinned.hash !== now.answer.hash) whys.push(`The answer was “${pinned.sentence}” when it was chosen and is now “${now.answer.sentence}”.`);
  if (now.later !== null) whys.push(`A later extract of “${now.datasetName}” is here, of ${now.later.extractDate}: ask again to see the difference.`);
  return changed(...whys);
}

/** A figure of a pack; null when its pack was taken out. */
export function stalePackedFigure(pinned: PinnedPackedFigure, isHere: boolean): Stale | null {
  return isHere ? null : gone(`The pack “${pinned.packTitle}” of ${pinned.from}, in which it came, was taken out of the vault.`);
}
