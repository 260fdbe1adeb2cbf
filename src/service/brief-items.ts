/** Everything that a brief would take out of the vault, as the gate examines it: each claim's prose, each piece of evidence, the title. */
import { signInWords } from '../domain/claims/in-words.ts';
import { attributionOf, type GateItem } from '../domain/disclosure/gate.ts';
import type { Chosen, DossierEvidence, FigureTable } from '../domain/reports/dossier.ts';
import { Refusal } from '../domain/refusal.ts';
import { formatUncertainDate } from '../domain/timeline/uncertain-date.ts';
import { partsOfDay } from '../domain/timeline/calendar.ts';
import type { Audience, EvidenceTarget, UncertainDate } from '../contract/index.ts';
import { readDatasetMark } from '../vault/claims.ts';
import { readSignRow } from '../vault/framework.ts';
import { passagesOfCode } from '../vault/reports.ts';
import { readEvent } from '../vault/timeline.ts';
import type { ClaimNow, EvidenceNow } from './claim-record.ts';
import type { beginReading, EvidenceWords } from './evidence.ts';
import { memoSeen } from './evidence-pins.ts';
import { releasedFigure } from './flow-figures.ts';
import { readPackedFigure } from './packed-figures.ts';
import { inShort } from './references.ts';

type Reading = ReturnType<typeof beginReading>;
type Text = GateItem['texts'][number];

/** A piece of evidence as it would stand in a brief, and as the gate sees it. `told` is null where nothing is left of it. */
export type BriefEvidence = { now: EvidenceNow; item: GateItem; told: DossierEvidence | null };

/** What else was needed, as a brief tells it: in short, from the package, and who else contributed. */
export function neededToo({ row, factors }: Pick<ClaimNow, 'row' | 'factors'>): string[] {
  return [...new Set([...row.otherFactors, ...factors.filter(({ role }) => role !== 'programme').map(({ factor }) => factor), ...row.coContributors])];
}

/** The prose of a claim that a brief would print; every part is examined under the claim's own id. */
export function claimItem({ row, rivals, rubric, factors }: ClaimNow, names: { outcomes: readonly string[]; indicators: readonly string[]; groups: readonly string[]; place: string | null }): GateItem {
  const parts: [string, string][] = [
    ['the statement', row.statement],
    ['what changed', row.changeObserved],
    ["the programme's part", row.programmePart],
    ...neededToo({ row, factors }).map((factor): [string, string] => ['what else was needed', factor]),
    ['unintended effects', row.unintended],
    ['the search for other explanations', row.rivalsSearch],
    ['the search for what speaks against it', row.counterSearch],
    ['what would change our mind', row.wouldChangeOurMind],
    ...rivals.flatMap((rival): [string, string][] => [['another explanation', rival.statement], ['what another explanation would lead us to expect', rival.wouldExpect], ['the verdict on another explanation', rival.reason]]),
    ...row.ratings.flatMap((rating): [string, string][] => {
      const criterion = rubric.criteria.find((one) => one.key === rating.criterion);
      return [[`the reason of the rating “${criterion?.name ?? rating.criterion}”`, rating.reason], ["the rubric's words", `${criterion?.name ?? ''}: ${criterion?.levels[rating.level] ?? ''}`]];
    }),
    ...names.outcomes.map((wording): [string, string] => ['the wording of an outcome', wording]),
    ...names.indicators.map((wording): [string, string] => ['the wording of an indicator', wording]),
    ...names.groups.map((group): [string, string] => ['the name of a group', group]),
    ['the place', names.place ?? ''],
  ];
  const texts = parts.filter(([, text]) => text.trim() !== '').map(([about, text]): Text => ({ about, text }));
  return { evidenceId: null, claimId: row.id, what: `Claim “${inShort(row.statement, 80)}”`, words: null, texts, figure: null, stale: null };
}

export function evidenceItem(reading: Reading, claimId: string, now: EvidenceNow, audience: Audience): BriefEvidence {
  const { row, stale } = now;
  const told = stale?.gone ? null : tell(reading, now, audience);
  const item: GateItem = {
    evidenceId: row.id,
    claimId,
    what: whatItIs(now, told),
    words: now.words && gateWords(now.words),
    texts: told === null ? [] : [...textsOf(told), { about: 'how it bears on the claim', text: row.reason }].filter(({ text }) => text.trim() !== ''),
    figure: row.target?.kind === 'packed figure' ? checkedFor(reading, row.target) : row.target?.kind === 'figure' ? (told === null ? 'not released' : 'released') : null,
    stale,
  };
  return { now, item, told };
}

function checkedFor({ database }: Reading, { packId, figureId }: Extract<EvidenceTarget, { kind: 'packed figure' }>): GateItem['figure'] {
  const packed = readPackedFigure(database, packId, figureId);
  return packed === null ? 'not released' : { checkedFor: packed.pack.audience };
}

const gateWords = ({ source, speakers }: EvidenceWords): NonNullable<GateItem['words']> => ({ speakers, sourceKind: source.kind, year: yearOf(source.date) });

/** The year of a date, where it lies within one. */
function yearOf(date: UncertainDate | null): number | null {
  if (date === null) return null;
  const first = partsOfDay(date.from).year;
  // The end is the day after the last, so a whole year ends on the next New Year's Day.
  const last = date.to.endsWith('-01-01') ? partsOfDay(date.to).year - 1 : partsOfDay(date.to).year;
  return first === last ? first : null;
}

function whatItIs({ row }: EvidenceNow, told: DossierEvidence | null): string {
  if (told === null) return { quote: 'A quote', source: 'A whole source', memo: 'A memo', sign: 'A sign of change', event: 'A dated event', figure: 'A flow figure', 'packed figure': 'A figure of a pack', expected: 'Something expected' }[row.target?.kind ?? 'expected'];
  switch (told.kind) {
    case 'source': return `Source: ${inShort(told.words.where, 80)}`;
    case 'memo': return `Memo “${inShort(told.text, 80)}”`;
    case 'expected': return `Expected: “${inShort(told.expected, 80)}”`;
    case 'quote': return `Quote “${inShort(told.words.text, 80)}”`;
    case 'sign': return signInWords({ polarity: told.polarity, indicatorWording: inShort(told.indicator, 80) });
    case 'event': return `Event “${inShort(told.title, 80)}”`;
    case 'figure': return `Figure “${inShort(told.sentence, 80)}”`;
  }
}

/** Every text of a piece of evidence that a brief would print, its attribution apart (that is what was agreed to). */
function textsOf(told: DossierEvidence): Text[] {
  switch (told.kind) {
    case 'quote': return [{ about: 'the words', text: told.words.text, said: true }, { about: 'where it comes from', text: told.words.where }, { about: 'the name of its code', text: told.chosen?.code ?? '' }];
    case 'sign': return [
      ...(told.words ? [{ about: 'the words', text: told.words.text, said: true }, { about: 'where it comes from', text: told.words.where }] : []),
      { about: 'the wording of the indicator', text: told.indicator }, { about: 'who saw it', text: told.observedBy }, { about: 'the event', text: told.event ?? '' },
    ];
    case 'source': return [{ about: 'where it comes from', text: told.words.where }];
    case 'memo': return [{ about: 'the memo', text: told.text }];
    case 'expected': return [{ about: 'what was expected', text: told.expected }, { about: 'where somebody looked', text: told.search }];
    case 'event': return [{ about: 'the title', text: told.title }, { about: 'the description', text: told.description }, { about: 'how we know of it', text: told.knownFrom }];
    // Numbers in a released sentence have passed disclosure control.
    case 'figure': return [{ about: 'the sentence', text: told.sentence, said: true }, { about: 'the name of the data', text: told.dataset }, { about: 'the name of the pack', text: told.pack?.title ?? '' }, { about: 'the table', text: tableText(told.table), said: true }];
  }
}

const tableText = (table: FigureTable | null): string => (table === null ? '' : [table.caption, ...table.head, ...table.rows.flat(), ...table.notes].join('\n'));

function tell(reading: Reading, { row, stale, words }: EvidenceNow, audience: Audience): DossierEvidence | null {
  const { database, passages } = reading;
  const { id, side, rivalId, reason, target } = row;
  const common = { id, side, rivalId, reason, chosenOn: row.at.slice(0, 10), stale: stale?.why ?? null };
  if (target === null) {
    const { expected, looked, search } = row.expectation ?? { expected: '', looked: 'not looked for' as const, search: '' };
    return { ...common, kind: 'expected', expected, looked, search };
  }
  if (target.kind === 'source') return words && { ...common, kind: 'source', words: { attribution: attributionOf(gateWords(words), audience), where: wholeSource(words, audience) } };
  const said = words && {
    text: passages.quote(words.source.id, words.start, words.end).text.replace(/\n\s*\n/g, '\n'),
    attribution: attributionOf(gateWords(words), audience),
    where: whereOf(reading, words, audience),
  };
  switch (target.kind) {
    case 'quote': return said && { ...common, kind: 'quote', words: said, chosen: chosenFrom(reading, words!) };
    case 'memo': {
      const memo = memoSeen(reading, target.memoId);
      return memo && { ...common, kind: 'memo', text: memo.text, writtenOn: memo.changedAt.slice(0, 10) };
    }
    case 'sign': {
      const sign = readSignRow(database, target.signId);
      const event = sign?.eventId ? readEvent(database, sign.eventId) : null;
      return sign && { ...common, kind: 'sign', polarity: sign.polarity, indicator: sign.indicatorWording, date: sign.date, expected: sign.expected, observedBy: sign.observedBy, words: said, event: event?.title ?? null };
    }
    case 'event': {
      const event = readEvent(database, target.eventId);
      return event && { ...common, kind: 'event', title: event.title, date: event.date, description: event.description, knownFrom: event.knownFrom };
    }
    case 'figure': {
      const dataset = readDatasetMark(database, target.address.question.datasetId);
      const figure = dataset && !dataset.removed ? released(reading, target.address) : null;
      if (!dataset || !figure) return null;
      return { ...common, kind: 'figure', sentence: figure.sentence, dataset: dataset.name, extractDate: dataset.extractDate, synthetic: dataset.synthetic, threshold: dataset.threshold, table: figure.table, pack: null };
    }
    case 'packed figure': {
      const packed = readPackedFigure(database, target.packId, target.figureId);
      if (!packed) return null;
      const { pack, figure } = packed;
      const { name, extractDate, synthetic, threshold } = figure.data;
      return { ...common, kind: 'figure', sentence: figure.sentence, dataset: name, extractDate, synthetic, threshold, table: figure.table, pack: { title: pack.title, from: pack.from, fingerprint: pack.fingerprint } };
    }
  }
}

function released({ database }: Reading, address: Parameters<typeof releasedFigure>[1]): ReturnType<typeof releasedFigure> | null {
  try {
    return releasedFigure({ database }, address);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The team may know title, paragraph and date; beyond it a title can say who somebody is, so only the kind of source is told. */
function whereOf({ passages }: Reading, { source, start, end }: EvidenceWords, audience: Audience): string {
  if (audience !== 'team') return source.kind;
  const { paragraph } = passages.quote(source.id, start, end);
  return [`in “${source.title}”`, `paragraph ${paragraph}`, ...(source.date === null ? [] : [formatUncertainDate(source.date)])].join(', ');
}

/** A whole source: by its title within the team, by its kind beyond. */
function wholeSource({ source }: EvidenceWords, audience: Audience): string {
  if (audience !== 'team') return source.kind;
  return [`“${source.title}”`, ...(source.date === null ? [] : [formatUncertainDate(source.date)])].join(', ');
}

/** What a quote was chosen from: the code on it with the most passages, so that the base is never made to look smaller than it is. */
function chosenFrom({ database, passages }: Reading, { source, start, end }: EvidenceWords): Chosen | null {
  const widest = passages
    .codes(source.id, start, end)
    .map((code) => ({ code, found: passagesOfCode(database, code.id) }))
    .toSorted((one, other) => other.found.length - one.found.length)[0];
  if (!widest) return null;
  const voices = new Set(
    widest.found.flatMap((passage) => passages.speakers(passage.sourceId, passage.start, passage.end).flatMap(({ voice, role }) => (voice && role !== 'interviewer' && voice.consent.state !== 'withdrawn' ? [voice.id] : []))),
  );
  return { code: widest.code.name, passages: widest.found.length, voices: voices.size };
}

/** What frames a brief: it belongs to no claim, so nobody can let it through; other words are chosen instead. */
export function frameItems(title: string, programme: string): GateItem[] {
  const frame = (what: string, about: string, text: string): GateItem => ({ evidenceId: null, claimId: null, what, words: null, texts: [{ about, text }], figure: null, stale: null });
  // A title that holds the programme's name is looked at once.
  return [frame('The title', 'the title', title), ...(title.includes(programme) ? [] : [frame('The programme', 'its name', programme)])];
}

