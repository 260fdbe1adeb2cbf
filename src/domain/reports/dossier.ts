/** Everything that a brief is written from, after the gate: what stays in is no longer here. */
import type { Audience, Claim, CoverageRow, Criterion, Evidence, GateFinding, Rating, Rival, Sign, UncertainDate } from '../../contract/index.ts';

/** A figure among its neighbours, released together; its notes say which data they are of and what hidden numbers look like. */
export type FigureTable = { caption: string; head: readonly string[]; rows: readonly (readonly string[])[]; notes: readonly string[] };

/** How a quote was chosen: what it was chosen from. `voices` are those who speak in them. */
export type Chosen = { code: string; passages: number; voices: number };

type Common = { id: string; side: Evidence['side']; rivalId: string | null; reason: string; /** ISO day on which it became evidence. */ chosenOn: string; /** Why it is stale, where a person allowed it all the same. */ stale: string | null };
/** Evidence that stayed in: what it was is not said, that it exists is. */
export type HeldBack = Pick<Evidence, 'side' | 'rivalId'> & { /** Null: something that was expected. */ kind: NonNullable<Evidence['target']>['kind'] | null; because: readonly (GateFinding['check'] | 'left out')[] };
type Words = { text: string; attribution: string; /** Where they stand, as precisely as the audience may know. */ where: string };

export type DossierEvidence = Common &
  (
    | { kind: 'quote'; words: Words; chosen: Chosen | null }
    /** A whole source; what is said in it is not shown. */
    | { kind: 'source'; words: Omit<Words, 'text'> }
    | { kind: 'memo'; text: string; writtenOn: string }
    /** Something that was expected; what became of looking for it. */
    | { kind: 'expected'; expected: string; looked: 'found' | 'not found' | 'not looked for'; search: string }
    | { kind: 'sign'; polarity: Sign['polarity']; indicator: string; date: UncertainDate; expected: Sign['expected']; observedBy: string; words: Words | null; event: string | null }
    | { kind: 'event'; title: string; date: UncertainDate; description: string; knownFrom: string }
    | { kind: 'figure'; sentence: string; dataset: string; extractDate: string; synthetic: boolean; threshold: number; table: FigureTable | null; /** For a figure that came in a pack: which, and whose. */ pack: { title: string; from: string; fingerprint: string } | null }
  );

export type DossierClaim = Pick<Claim, 'id' | 'statement' | 'status' | 'changeObserved' | 'programmePart' | 'otherFactors' | 'unintended' | 'rivalsSearch' | 'counterSearch' | 'wouldChangeOurMind'> & {
  wordingNumber: number;
  place: string | null;
  period: UncertainDate | null;
  outcomes: readonly string[];
  indicators: readonly string[];
  evidence: readonly DossierEvidence[];
  heldBack: readonly HeldBack[];
  rivals: readonly Omit<Rival, 'position' | 'version' | 'category' | 'wouldNotExpect' | 'factorId'>[];
  rubric: { number: number; criteria: readonly Criterion[] };
  ratings: readonly Rating[];
  missing: readonly string[];
  coverage: readonly CoverageRow[];
};


export type Dossier = {
  title: string;
  audience: Audience;
  /** ISO day. */
  madeOn: string;
  programme: { name: string; synthetic: boolean };
  claims: readonly DossierClaim[];
  /** Numbers of people below this are hidden; 0 within the team, where none are. */
  fewerThan: number;
  coders: readonly { name: string; codings: number }[];
  sources: number;
  voices: number;
  decision: { person: string; allowed: number } | null;
  head: { seq: number; hash: string };
};
