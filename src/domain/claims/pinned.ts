/**
 * What is kept of a thing at the moment when it becomes evidence, so that later it can be asked whether it is still the same thing.
 * Structured facts are kept as they were, so that a change can be said in words; prose and participants' words are kept as hashes only,
 * so that nothing has to be erased here when a voice withdraws. Hashes are SHA-256 in hex of the NFC text.
 */
import type { Sign, UncertainDate } from '../../contract/index.ts';

export type PinnedQuote = {
  kind: 'quote';
  revisionId: string;
  quoteHash: string;
  /** The codes that lay on the passage (touched it) when it was chosen. */
  codes: readonly { id: string; name: string }[];
};

/** A whole story or document: which text of it. */
export type PinnedSource = { kind: 'source'; title: string; revisionId: string };

/** A memo, by a hash of its words: they are the team's own, and stand in the memo alone. */
export type PinnedMemo = { kind: 'memo'; title: string; textHash: string };

export type PinnedEvent = { kind: 'event'; title: string; date: UncertainDate; placeId: string | null; proseHash: string };

/** The passage or event that a sign was seen in. */
export type PinnedSeen = { kind: 'passage'; revisionId: string; quoteHash: string } | { kind: 'event'; event: PinnedEvent };

export type PinnedSign = {
  kind: 'sign';
  indicatorId: string;
  indicatorWording: string;
  polarity: Sign['polarity'];
  expected: Sign['expected'];
  date: UncertainDate;
  placeId: string | null;
  proseHash: string;
  seen: PinnedSeen;
};

/** A figure with its data version and disclosure state; its question stands in the target. */
export type PinnedFigure = {
  kind: 'figure';
  /** Hash of the released answer. */
  hash: string;
  /** The released sentence, under the threshold that held then. */
  sentence: string;
  datasetName: string;
  datasetVersion: number;
  threshold: number;
  /** How small numbers are protected: `rounded` hides what is below the threshold and rounds the rest. Figures without it were pinned when they were shown exactly, others hidden for their sake. */
  rule?: 'rounded';
  /** Hash of what the answer was worked out from beside the rows; left out with `rule`. */
  basis?: string;
  extractDate?: string;
};

/** A figure that came in a pack: it can't change, its pack can only be taken out. */
export type PinnedPackedFigure = { kind: 'packed figure'; sentence: string; title: string; packTitle: string; from: string };

export type Pinned = PinnedQuote | PinnedSource | PinnedMemo | PinnedSign | PinnedEvent | PinnedFigure | PinnedPackedFigure;
