/** Shapes of the readable files in `resources/sample`; what they mean is said in the README there. */
import type { ColumnRole, Input } from '../contract/index.ts';

type Passage = { source: string; quote: string };
type Without<Shape, Keys extends keyof Shape> = Omit<Shape, Keys>;
type Place = { key: string; name: string; children: Place[] };
type Code = { key: string; children: Code[] } & Without<Input<'codebook.create'>, 'parentId'>;
type NewClaim = Input<'claims.create'>;
type Address = Extract<Input<'claims.addEvidence'>['target'], { kind: 'figure' }>['address'];
/** A figure of the sample's moves: which dataset is known only once they are stored. */
export type SampleFigure = Without<Address['question'], 'datasetId'> & Pick<Address, 'cell'>;
type Spells = Input<'flows.store'>;

export type SampleProgramme = {
  name: string;
  description: string;
  groups: string[];
  places: Place[];
  coders: { initials: string; name: string; colour: string }[];
  settings: { currentCoder: string; lastCoder: string };
};
export type SampleVoices = { voices: ({ key: string; place: string } & Without<Input<'voices.create'>, 'placeId'>)[] };
type StoredFile = Input<'sources.store'>['files'][number];
export type SampleSources = {
  sources: {
    key: string;
    file: string;
    title: string;
    kind: NonNullable<StoredFile['kind']>;
    date: NonNullable<StoredFile['date']>;
    place: string;
    note: string;
    speakers: { label: string; role: 'interviewer' | 'participant'; voice: string | null }[];
  }[];
};
export type SampleCodebook = { codes: Code[] };
export type SampleAnswers = {
  answers: {
    key: string;
    file: string;
    title: string;
    kind: NonNullable<StoredFile['kind']>;
    date: NonNullable<StoredFile['date']>;
    place: string;
    coder: string;
    note: string;
    columns: NonNullable<StoredFile['answers']>;
    /** What everybody who answered has agreed to. */
    consent: Input<'voices.setConsent'>['consent'];
  }[];
};
export type SampleCodings = { codings: (Passage & { code: string; coder: string; memo?: string; weight?: number; pinned?: boolean })[] };
export type SampleCorrections = { corrections: (Passage & { coder: string; reads: string; reason: string })[] };
export type SampleAgreement = { settled: (Passage & { code: string; coders: string[]; coder: string } & Pick<Input<'agreement.settle'>, 'decision' | 'reason'>)[] };
export type SampleFramework = {
  outcomes: { id: string; wording: string; source: string }[];
  elements: { id: string; wording: string }[];
  indicators: { id: string; wording: string; groups: string[]; outcomes: string[]; element: string; source: string; note: string }[];
};
export type SampleEvents = { events: ({ key: string; place: string } & Without<Input<'timeline.addEvent'>, 'placeId'>)[] };
export type SampleSigns = {
  signs: ({ key: string; indicator: string; place: string; coder: string; seenIn: ({ kind: 'passage' } & Passage) | { kind: 'event'; event: string } } & Without<
    Input<'framework.logSign'>,
    'indicatorId' | 'placeId' | 'seenIn'
  >)[];
};
export type SampleRubric = Pick<Input<'claims.editRubric'>, 'criteria'>;
export type SampleScheme = { states: Omit<NonNullable<NonNullable<Spells['mapping']>['states']>[number], 'spellings'>[] };
export type SampleDataset = {
  file: string;
  name: string;
  description: string;
  dating: NonNullable<Spells['dating']>;
  extractDate: string;
  recordsBegin: string;
  /** The last day that figures are given for. */
  reportingEnd: string;
  columns: Record<string, ColumnRole>;
  dateFormat: NonNullable<NonNullable<Spells['mapping']>['dateFormat']>;
  threshold: NonNullable<Spells['threshold']>;
  riskAssessment: NonNullable<Spells['riskAssessment']>;
};
/** Something that a link, an assumption or a record rests on. */
export type SampleTarget = ({ kind: 'quote' } & Passage) | { kind: 'sign'; sign: string } | { kind: 'event'; event: string } | { kind: 'source'; source: string };
/** `factor`: what people name that is this place. */
type Node = { key: string; indicator?: string; outcome?: string; factor?: string } & Pick<Input<'theory.addNode'>, 'kind' | 'label' | 'note' | 'group'>;
type Link = { from: string; to: string } & Pick<Input<'theory.addLink'>, 'assumption' | 'mechanism'>;
type Standing = { status: NonNullable<Input<'theory.editAssumption'>['status']>; reason: string };
export type SampleTheory = {
  key: string;
  coder: string;
  openedBy?: { theory: string; node: string };
  name: string;
  group: string;
  note: string;
  nodes: Node[];
  links: Link[];
  assumptions: { key: string; link: [from: string, to: string] | null; text: string; reason: string; then?: Standing }[];
  /** Kept one after the other; `after`: what changed before this one was kept. */
  kept: {
    coder: string;
    reason: string;
    after?: { removeNodes: string[]; addNodes: Node[]; editNodes: { key: string; label?: string; note?: string }[]; removeLinks: [from: string, to: string][]; addLinks: Link[]; standings: ({ key: string } & Standing)[] };
  }[];
  evidence: ({ about: { link: [from: string, to: string] } | { assumption: string }; coder: string; side: 'for' | 'against'; reason: string } & SampleTarget)[];
};
export type SampleTheories = { theories: SampleTheory[] };
type NewOutcome = Input<'harvest.addOutcome'>;
type NewEntry = Input<'harvest.addEntry'>;
type NewRound = Input<'harvest.addRound'>;
export type SampleHarvest = {
  outcomes: ({
    key: string; coder: string; place: string; outcomes: string[]; indicators: string[]; claims: string[];
    substantiations: Without<Input<'harvest.substantiate'>, 'outcomeId' | 'id' | 'expectedVersion'>[]; rests: SampleTarget[];
  } & Without<NewOutcome, 'placeId' | 'outcomeIds' | 'indicatorIds' | 'claimIds'>)[];
  register: ({ key: string; coder: string; place: string; claims: string[]; rests: SampleTarget[] } & Without<NewEntry, 'placeId' | 'claimIds'>)[];
  rounds: ({ key: string; coder: string; next: string | null; stories: ({ source: string } & Without<Input<'harvest.setStory'>, 'roundId' | 'sourceId'>)[] } & Without<NewRound, 'nextId'>)[];
};
type Expect = Input<'claims.expect'>;
type SampleEvidence = { side: 'for' | 'against'; rival?: string; reason: string; /** Evidence with the same name belongs together. */ together?: string; expectation?: Without<Expect, 'evidenceId' | 'claimId' | 'rivalId' | 'side' | 'reason' | 'expectedVersion'> } & (
  | SampleTarget
  | { kind: 'figure'; figure: SampleFigure }
  /** Something that was expected and has not been found. */
  | { kind: 'expected' }
);
type Factor = { key: string; restsOn?: string[] } & Without<Input<'claims.addFactor'>, 'claimId' | 'restsOn' | 'nodeId'>;
type Step = { what: string; place?: string; events?: string[] } & Pick<Input<'claims.setStep'>, 'date' | 'dose' | 'group'>;
export type SampleClaim = {
  key: string;
  coder: string;
  place: string;
  outcomes: string[];
  indicators: string[];
  /** Which kept version it was written against; `pathway` are places of it. */
  theory?: { theory: string; version: number };
  pathway?: string[];
  status: NonNullable<NewClaim['status']>;
  rivals: ({ key: string } & Without<Input<'claims.addRival'>, 'claimId'>)[];
  evidence: SampleEvidence[];
  package?: Factor[];
  /** `factor`: what it is called in the package. */
  intoPackage?: { rival: string; factor: string; nonRedundant: string }[];
  steps?: Step[];
  ratings: Input<'claims.rate'>['ratings'];
  cerqual?: Without<Input<'claims.setCerqual'>, 'claimId' | 'expectedVersion'>;
  /** Principle, number of the question, score. */
  bond?: [principle: string, question: number, score: number][];
  reviews?: Without<Input<'claims.review'>, 'claimId' | 'id' | 'expectedVersion'>[];
  relations?: ({ to: string } & Pick<Input<'claims.relate'>, 'kind' | 'note'>)[];
  /** Why its version was kept. */
  kept?: string;
  /** A story is drafted from the record. */
  story?: true;
} & Without<NewClaim, 'placeId' | 'outcomeIds' | 'indicatorIds' | 'status' | 'theoryVersionId' | 'pathway'>;
export type SampleClaims = { claims: SampleClaim[] };

/** What a memo is about: one of these by its key, or a passage. */
export type SampleAbout = ({ kind: 'passage' } & Passage) | { kind: 'code'; code: string } | { kind: 'source'; source: string } | { kind: 'claim'; claim: string } | { kind: 'coder'; coder: string } | { kind: 'programme' };
export type SampleMemos = { memos: ({ coder: string; about: SampleAbout; title: string } & Pick<Input<'memos.write'>, 'kind' | 'text'>)[] };
export type SampleLinks = { links: { coder: string; kind: Input<'coding.link'>['kind']; from: Passage; to: Passage; note: string }[] };
/** What people in the sample say leads to what; factors are named as they are written. */
export type SampleCauses = {
  links: (Passage & { coder: string; cause: string; effect: string; note?: string } & Required<Pick<Input<'causes.code'>, 'polarity' | 'how'>>)[];
  factors: { name: string; note?: string; oppositeOf?: string }[];
};

type Asks = Input<'questions.save'>['asks'];
export type SampleTerm =
  | { is: 'code'; code: string; below?: boolean }
  | { is: 'words'; words: string }
  | { is: 'any' | 'all'; of: SampleTerm[] }
  | { is: 'not'; of: SampleTerm }
  | ({ is: 'relation'; one: SampleTerm; other: SampleTerm } & Pick<Extract<Asks['find'], { is: 'relation' }>, 'how' | 'distance' | 'without'>);
export type SampleQuestions = { questions: { coder: string; name: string; note: string; find: SampleTerm; restriction: { groups?: string[] } }[] };
export type SampleSummaries = { summaries: { coder: string; voice: string; code: string; text: string; cites: (Passage & { code: string; coder: string })[] }[] };
