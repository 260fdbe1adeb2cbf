/**
 * The export gate: everything that would leave the vault is examined here, by one function, for consent, for what may identify, for small numbers and for staleness.
 * It knows no database and no clock, so that what it decides can be tested line by line.
 *
 * - Numbers that name one person (CHI, National Insurance, e-mail, telephone) stay in until the text is edited. Names, postcodes and dates of birth need a named person's yes.
 * - Figures come through disclosure control alone; a figure that can't be worked out stays in.
 * - Stale evidence needs a yes; where nothing is left of it, it stays in.
 */
import type { Audience, GateFinding, IdentifierHit, SourceSummary } from '../../contract/index.ts';
import type { Stale } from '../claims/stale.ts';
import { attributionFor, type NamedVoice } from './consent-attribution.ts';
import { audienceInWords, consentFor, strictest, type Verdict } from './consent.ts';
import { smallCountsIn } from './gate-counts.ts';

/** Who speaks in quoted words; a speaker without a voice is somebody whose consent is unknown. */
export type GateSpeaker = { role: 'interviewer' | 'participant' | 'other'; voice: NamedVoice | null };

export type GateItem = {
  evidenceId: string | null;
  /** The claim that it belongs to; with `evidenceId` null the item is that claim's own prose. Both null: title and frame of the output. */
  claimId: string | null;
  /** What it is, as a person would recognise it. */
  what: string;
  /** Set when it holds words that somebody said. */
  words: { speakers: readonly GateSpeaker[]; sourceKind: SourceSummary['kind']; year: number | null } | null;
  /** Every text of it that would leave. `said`: words of a participant, in which counting one's children is no statistic. */
  texts: readonly { about: string; text: string; said?: boolean }[];
  /** Set for flow figures: whether disclosure control gave an answer; of a figure that came in a pack, for whom its makers checked it. */
  figure: 'released' | 'not released' | { checkedFor: Audience } | null;
  stale: Stale | null;
};

export type GateRules = {
  audience: Audience;
  /** ISO day. */
  today: string;
  /** Finds what may identify (`domain/disclosure/identifiers`), with the names that this vault knows. */
  look(text: string): readonly IdentifierHit[];
  /** Numbers of people below this are small: the strictest threshold of the vault's data. */
  fewerThan: number;
};

/** Kinds of hit that point at exactly one person and are never needed in an output. */
const neverLeaves: ReadonlySet<IdentifierHit['kind']> = new Set(['chi', 'national-insurance', 'email', 'phone']);

const kindInWords: Record<IdentifierHit['kind'], string> = {
  chi: 'a CHI number', 'national-insurance': 'a National Insurance number', email: 'an e-mail address', phone: 'a telephone number',
  postcode: 'a postcode', name: 'a name', 'date-of-birth': 'a date of birth',
};

/**
 * A text as a reader sees it. What is pasted from a web page or a letter holds blanks that don't break, other dashes, letters of double width, and marks that nobody
 * sees in the middle of a word; a number of somebody is the same number with them. Imported texts have had this done (`exchange/sources`), typed ones have not.
 */
function asSeen(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}

/** Examines everything that would leave. Findings stand in the order of the items; an item with nothing to say has one finding that says that it enters. */
export function examine(items: readonly GateItem[], rules: GateRules): GateFinding[] {
  return items.flatMap((item) => {
    const attribution = item.words === null ? null : attributionOf(item.words, rules.audience);
    const finding = (verdict: Verdict, check: GateFinding['check'], why: string, more: Partial<GateFinding> = {}): GateFinding => ({
      evidenceId: item.evidenceId, claimId: item.claimId, verdict, check, what: item.what, why, attribution: verdict === 'held' ? null : attribution, identifiers: [], ...more,
    });
    const found = [...staleness(item, finding), ...consent(item, rules, finding), ...identifiers(item, rules, finding), ...smallNumbers(item, rules, finding)];
    const withHeld = found.filter((one) => one.verdict !== 'enters');
    return withHeld.length > 0 ? withHeld : [found[0] ?? finding('enters', 'text', 'Nothing was found that holds it back.')];
  });
}

type Finder = (verdict: Verdict, check: GateFinding['check'], why: string, more?: Partial<GateFinding>) => GateFinding;

function staleness({ stale }: GateItem, finding: Finder): GateFinding[] {
  if (stale === null) return [];
  return [finding(stale.gone ? 'held' : 'decide', 'stale', stale.gone ? stale.why : `${stale.why} Somebody has to say whether it may still go out.`)];
}

/** Kinds of source in which nobody need be recorded as speaking: somebody wrote them. */
const writtenKinds: Partial<Record<SourceSummary['kind'], string>> = { document: 'a document', 'meeting note': 'a meeting note', observation: 'an observation' };

function consent({ words }: GateItem, { audience, today }: GateRules, finding: Finder): GateFinding[] {
  if (words === null) return [];
  const { speakers, sourceKind } = words;
  if (speakers.length === 0 && writtenKinds[sourceKind]) {
    return audience === 'team'
      ? [finding('enters', 'consent', 'Nobody is recorded as speaking here.')]
      : [finding('decide', 'consent', `Nobody is recorded as speaking here. Somebody has to say whether ${writtenKinds[sourceKind]} like this may be quoted to ${audienceInWords[audience]}.`)];
  }
  const interviewers = speakers.filter((speaker) => speaker.role === 'interviewer');
  if (speakers.length > 0 && interviewers.length === speakers.length) {
    return [finding('decide', 'text', 'These are the interviewer\'s words, not a participant\'s. Somebody has to say whether they should stand as evidence.')];
  }
  const asked = speakers.filter((speaker) => speaker.role !== 'interviewer');
  const answers = (asked.length > 0 ? asked : [{ role: 'participant', voice: null } as const]).map((speaker) => consentFor(speaker.voice?.consent ?? null, audience, today));
  const verdict = strictest(answers.map((answer) => answer.verdict));
  const why = [...new Set(answers.filter((answer) => answer.verdict === verdict).map((answer) => answer.why))].join(' ');
  return [finding(verdict, 'consent', why)];
}

/** How quoted words are attributed to an audience; several speakers are all named at their own level. */
export function attributionOf(words: NonNullable<GateItem['words']>, audience: Audience): string {
  const { speakers, sourceKind, year } = words;
  const written = writtenKinds[sourceKind];
  if (speakers.length === 0 && written) return year === null ? written : `${written}, ${year}`;
  const names = speakers.map((speaker) => (speaker.role === 'interviewer' ? 'the interviewer' : attributionFor(speaker.voice, audience, year)));
  return names.length === 0 ? attributionFor(null, audience, year) : [...new Set(names)].join(' and ');
}

function identifiers({ what, texts }: GateItem, { look }: GateRules, finding: Finder): GateFinding[] {
  return texts.flatMap(({ about, text }) => {
    const hits = look(asSeen(text));
    if (hits.length === 0) return [];
    const kinds = [...new Set(hits.map((hit) => kindInWords[hit.kind]))].join(', ');
    const more = { what: `${what} (${about})`, identifiers: [...hits] };
    return hits.some((hit) => neverLeaves.has(hit.kind))
      ? [finding('held', 'identifiers', `There is ${kinds} in it, which never needs to leave. Edit the text, or leave it out.`, more)]
      : [finding('decide', 'identifiers', `There is ${kinds} in it. Somebody has to say whether it may go out.`, more)];
  });
}

function smallNumbers({ what, texts, figure }: GateItem, { fewerThan, audience }: GateRules, finding: Finder): GateFinding[] {
  if (figure === 'not released') return [finding('held', 'small numbers', 'Disclosure control gave no answer for this figure, so it stays in.')];
  const typed = audience === 'team' ? [] : texts.filter(({ said }) => !said).flatMap(({ about, text }) => smallCountsIn(asSeen(text), fewerThan).map((words) => ({ about, words })));
  const findings = typed.map(({ about, words }) => finding('decide', 'small numbers', `“${words}” is a number small enough to point at somebody. Somebody has to say whether it may go out.`, { what: `${what} (${about})` }));
  if (figure === 'released') return [...findings, finding('enters', 'small numbers', 'The figure has passed disclosure control: small numbers in it are hidden.')];
  if (figure === null) return findings;
  // Who may read it was decided where the records are, and by those who know them.
  return isCoveredBy(audience, figure.checkedFor)
    ? [...findings, finding('enters', 'small numbers', `The figure came in a pack that was checked for ${audienceInWords[figure.checkedFor]}: small numbers in it are hidden.`)]
    : [...findings, finding('decide', 'small numbers', `The figure came in a pack that was checked for ${audienceInWords[figure.checkedFor]}, and for nobody else. Ask whoever made the pack; somebody has to say whether it may go to ${audienceInWords[audience]}.`)];
}

/** Whether a check for one audience holds for another: what anybody may read, all may, and the team reads what was given to it for whomever. */
const isCoveredBy = (audience: Audience, checkedFor: Audience): boolean => audience === checkedFor || checkedFor === 'public' || audience === 'team';
