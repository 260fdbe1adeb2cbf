/** The outcome register as a document and as a table, before it has a format. Everything in it has passed the gate. */
import type { Audience, HarvestedOutcome, RegisterEntry } from '../../contract/index.ts';
import { listInWords } from '../claims/in-words.ts';
import type { Block, Brief, Runs } from '../reports/brief.ts';
import { capitalised, counted, decisionSentence, headSentence, madeSentence, syntheticWordsSentence } from '../reports/sentences.ts';
import { formatUncertainDate } from '../timeline/uncertain-date.ts';
import { scalingInWords } from './scaling-words.ts';
import { answersInWords } from './substantiation-words.ts';

/** What a record rests on, as the audience may read it. `attribution`: who said it, at the level that they agreed to; `where`: where it stands, as precisely as the audience may know. */
export type ToldRest = { text: string; attribution: string; where: string };
/** `place`, `claims`, `outcomes`, `indicators`: names instead of ids. */
export type ToldOutcome = Pick<HarvestedOutcome, 'id' | 'who' | 'what' | 'date' | 'significance' | 'contribution' | 'intended' | 'welcome' | 'scaling' | 'substantiations' | 'missing'> & {
  place: string | null; outcomes: readonly string[]; indicators: readonly string[]; claims: readonly string[]; rests: readonly ToldRest[];
};
export type ToldEntry = Pick<RegisterEntry, 'id' | 'kind' | 'statement' | 'tried' | 'status'> & { place: string | null; claims: readonly string[]; rests: readonly ToldRest[] };

export type RegisterDocument = {
  title: string;
  audience: Audience;
  /** ISO day. */
  madeOn: string;
  programme: { name: string; synthetic: boolean };
  outcomes: readonly ToldOutcome[];
  entries: readonly ToldEntry[];
  /** Things that stayed in. */
  held: number;
  decision: { person: string; allowed: number } | null;
  head: { seq: number; hash: string };
};

const intendedInWords: Record<HarvestedOutcome['intended'], string> = { intended: 'hoped for', 'not intended': 'not hoped for', 'not known': 'not known whether it was hoped for' };
const welcomeInWords: Record<HarvestedOutcome['welcome'], string> = { welcome: 'welcome', 'not welcome': 'not welcome', both: 'welcome to some and not to others', 'not known': 'not known whether it is welcome' };
const kindHeadings: Record<RegisterEntry['kind'], string> = { enabler: 'What helped', barrier: 'What got in the way', 'did not work': 'What did not work' };
const kindWords: Record<RegisterEntry['kind'], string> = { enabler: 'Enabler', barrier: 'Barrier', 'did not work': 'Did not work' };
const statusWords: Record<RegisterEntry['status'], string> = { holds: 'still holds', eased: 'has eased', gone: 'is gone', 'not known': 'not known how it stands' };

const dated = (date: HarvestedOutcome['date']): string => (date === null ? '' : formatUncertainDate(date));
const answerLine = ({ role, standing, asked, agreement, comment }: HarvestedOutcome['substantiations'][number]): string =>
  `${capitalised(role)}${standing.trim() === '' ? '' : ` (${standing.trim().replace(/\.$/u, '')})`}: ${agreement}${asked === null ? '' : `, asked ${formatUncertainDate(asked)}`}${comment.trim() === '' ? '' : `. ${comment.trim()}`}`;
const restLine = ({ text, attribution, where }: ToldRest): string => {
  const from = [attribution, where].filter((words) => words !== '').join(', ');
  return from === '' ? text : `${text} (${from})`;
};
const list = (items: readonly string[]): Runs[] => items.map((text) => [{ text }]);

/** The register for reading. */
export function registerAsDocument(register: RegisterDocument): Brief {
  const { title, audience, madeOn, programme, outcomes, entries, held, decision, head } = register;
  const made = madeSentence(audience, madeOn);
  const method = [
    made,
    'A harvested outcome is a change in what somebody does, in relations, policy or practice, whether anybody had hoped for it or not. Independent people who know are asked whether it is told right; their answers stand as they gave them and are not added up to a score.',
    held === 0 ? 'Nothing was held back.' : `${capitalised(counted(held, 'thing'))} ${held === 1 ? 'was' : 'were'} held back, because consent does not cover this audience, because something in the words could tell who somebody is, or at somebody’s wish.`,
    decisionSentence(decision, audience),
    headSentence(head),
  ].filter((sentence) => sentence !== null);
  return {
    title,
    subtitle: [title.includes(programme.name) ? '' : programme.name, made].filter(Boolean).join('. '),
    language: 'en-GB',
    blocks: [
      ...(programme.synthetic ? [{ kind: 'notice', text: syntheticWordsSentence } as const] : []),
      { kind: 'paragraph', tone: 'finding', runs: [{ text: openingSentence(register) }] },
      ...(outcomes.length === 0 ? [] : [{ kind: 'heading', level: 2, text: 'Harvested outcomes' } as const]),
      ...outcomes.flatMap(outcomeBlocks),
      ...(['enabler', 'barrier', 'did not work'] as const).flatMap((kind) => entryBlocks(kind, entries.filter((entry) => entry.kind === kind))),
      { kind: 'heading', level: 2, text: 'How this register was made' },
      { kind: 'list', items: list(method) },
    ],
    notes: [],
    footer: [programme.synthetic ? 'Synthetic' : '', title, made].filter(Boolean).join('. '),
  };
}

/** Unintended and unwelcome changes are said first of all: they have the same place as hoped-for ones. */
function openingSentence({ outcomes, entries }: RegisterDocument): string {
  const unhoped = outcomes.filter(({ intended }) => intended === 'not intended').length;
  const unwelcome = outcomes.filter(({ welcome }) => welcome === 'not welcome' || welcome === 'both').length;
  const apart = [...(unhoped > 0 ? [`${counted(unhoped, 'of them nobody had hoped for', 'of them nobody had hoped for')}`] : []), ...(unwelcome > 0 ? [`${counted(unwelcome, 'is not welcome to everybody', 'are not welcome to everybody')}`] : [])];
  const harvested = outcomes.length === 0 ? 'No outcome has been harvested' : `${capitalised(counted(outcomes.length, 'harvested outcome'))}${apart.length === 0 ? '' : `: ${listInWords(apart)}`}`;
  const failed = entries.filter(({ kind }) => kind === 'did not work').length;
  return `${harvested}. ${capitalised(counted(entries.length, 'thing'))} that helped, hindered or did not work${failed === 0 ? '' : `, ${counted(failed, 'of them a thing', 'of them things')} that did not work`}.`;
}

function outcomeBlocks(outcome: ToldOutcome): Block[] {
  const facts = [
    { term: 'When', text: dated(outcome.date) }, { term: 'Where', text: outcome.place ?? '' }, { term: 'Why it matters', text: outcome.significance }, { term: 'How the programme contributed', text: outcome.contribution },
    { term: 'Hoped for', text: intendedInWords[outcome.intended] }, { term: 'Welcome', text: welcomeInWords[outcome.welcome] }, { term: 'Kind of scaling', text: outcome.scaling.map((kind) => scalingInWords[kind]).join('; ') },
    { term: 'Outcomes', text: outcome.outcomes.join('; ') }, { term: 'Leading indicators', text: outcome.indicators.join('; ') }, { term: 'Claims', text: outcome.claims.join('; ') },
  ].filter(({ text }) => text.trim() !== '');
  return [
    { kind: 'heading', level: 3, text: `${outcome.who}: ${outcome.what}` },
    { kind: 'facts', rows: facts },
    { kind: 'paragraph', tone: 'plain', runs: [{ text: answersInWords(outcome.substantiations) }] },
    ...(outcome.substantiations.length === 0 ? [] : [{ kind: 'list', items: list(outcome.substantiations.map(answerLine)) } as const]),
    ...restBlocks(outcome.rests),
    ...(outcome.missing.length === 0 ? [] : [{ kind: 'paragraph', tone: 'quiet', runs: [{ text: `Still missing: ${outcome.missing.join(' ')}` }] } as const]),
  ];
}

function entryBlocks(kind: RegisterEntry['kind'], entries: readonly ToldEntry[]): Block[] {
  if (entries.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: kindHeadings[kind] },
    ...entries.flatMap((entry): Block[] => {
      const facts = [{ term: 'What was tried, and what came of it', text: entry.tried }, { term: 'How it stands', text: statusWords[entry.status] }, { term: 'Where', text: entry.place ?? '' }, { term: 'Claims', text: entry.claims.join('; ') }];
      return [{ kind: 'heading', level: 3, text: entry.statement }, { kind: 'facts', rows: facts.filter(({ text }) => text.trim() !== '') }, ...restBlocks(entry.rests)];
    }),
  ];
}

function restBlocks(rests: readonly ToldRest[]): Block[] {
  return rests.length === 0 ? [] : [{ kind: 'paragraph', tone: 'quiet', runs: [{ text: 'It rests on:' }] }, { kind: 'list', items: list(rests.map(restLine)) }];
}

/** The register as a table: one row a record, outcomes before what helped, hindered and did not work; below it how it was made. */
export function registerAsTable({ outcomes, entries, audience, madeOn, programme, held, decision, head }: RegisterDocument): { head: string[]; rows: string[][]; notes: [string, string][] } {
  return {
    head: ['Kind', 'Who', 'What', 'When', 'Where', 'Why it matters', 'Contribution, or what was tried', 'Hoped for', 'Welcome', 'Kind of scaling', 'How it stands', 'What those who were asked say', 'Answers', 'Rests on', 'Outcomes', 'Leading indicators', 'Claims', 'Still missing'],
    rows: [
      ...outcomes.map((outcome) => [
        'Harvested outcome', outcome.who, outcome.what, dated(outcome.date), outcome.place ?? '', outcome.significance, outcome.contribution, intendedInWords[outcome.intended], welcomeInWords[outcome.welcome],
        outcome.scaling.join('; '), '', answersInWords(outcome.substantiations), outcome.substantiations.map(answerLine).join('\n'), outcome.rests.map(restLine).join('\n'), outcome.outcomes.join('\n'),
        outcome.indicators.join('\n'), outcome.claims.join('\n'), outcome.missing.join(' '),
      ]),
      ...entries.map((entry) => [kindWords[entry.kind], '', entry.statement, '', entry.place ?? '', '', entry.tried, '', '', '', statusWords[entry.status], '', '', entry.rests.map(restLine).join('\n'), '', '', entry.claims.join('\n'), '']),
    ],
    notes: [
      ...(programme.synthetic ? [['Synthetic', syntheticWordsSentence] as [string, string]] : []),
      ['Made', madeSentence(audience, madeOn)],
      ['Held back', held === 0 ? 'Nothing.' : `${capitalised(counted(held, 'thing'))}.`],
      ...(decision && decision.allowed > 0 ? [['Decision', decisionSentence(decision, audience) ?? ''] as [string, string]] : []),
      ['State of the vault', headSentence(head)],
    ],
  };
}
