/** A report of memos as a document, before it has a format. Everything in it has passed the gate. */
import type { Audience, MemoAbout, MemoKind } from '../../contract/index.ts';
import { dayInWords, listInWords } from '../claims/in-words.ts';
import type { Block, Brief, Runs } from '../reports/brief.ts';
import { capitalised, counted, decisionSentence, headSentence, madeSentence, numberInWords, syntheticWordsSentence } from '../reports/sentences.ts';
import { kindInWords, thingOrder, thingsInWords } from './in-words.ts';

/** A memo as it stands in a report. */
export type ToldMemo = {
  id: string;
  kind: MemoKind;
  title: string;
  text: string;
  aboutKind: MemoAbout['kind'];
  /** As precisely as the audience may know. */
  aboutName: string;
  quote: { text: string; attribution: string } | null;
  /** Who wrote it, where the audience may know. */
  by: string | null;
  /** ISO day. */
  on: string;
  stale: boolean;
};

export type MemoReport = {
  title: string;
  audience: Audience;
  /** ISO day. */
  madeOn: string;
  programme: { name: string; synthetic: boolean };
  memos: readonly ToldMemo[];
  /** Memos that stayed in. */
  held: number;
  /** Which memos were asked for, in words; empty: all. */
  choice: readonly string[];
  writers: number;
  decision: { person: string; allowed: number } | null;
  head: { seq: number; hash: string };
};

export function composeMemoReport(report: MemoReport): Brief {
  const { title, audience, madeOn, programme, memos } = report;
  const made = madeSentence(audience, madeOn);
  return {
    title,
    subtitle: [title.includes(programme.name) ? '' : programme.name, made].filter(Boolean).join('. '),
    language: 'en-GB',
    blocks: [
      ...(programme.synthetic ? [{ kind: 'notice', text: syntheticWordsSentence } as const] : []),
      { kind: 'paragraph', tone: 'finding', runs: [{ text: openingSentence(report) }] },
      ...thingOrder.flatMap((kind) => groupBlocks(kind, memos.filter((memo) => memo.aboutKind === kind))),
      { kind: 'heading', level: 2, text: 'How this report was made' },
      { kind: 'list', items: methodSentences(report).map((text): Runs => [{ text }]) },
    ],
    notes: [],
    footer: [programme.synthetic ? 'Synthetic' : '', title, made].filter(Boolean).join('. '),
  };
}

function openingSentence({ memos, writers }: MemoReport): string {
  const kinds = new Set(memos.map((memo) => memo.aboutKind)).size;
  return `${capitalised(counted(memos.length, 'memo'))} by ${counted(writers, 'person', 'people')}, about ${kinds === 1 ? 'one kind of thing' : `${numberInWords(kinds)} kinds of things`}. Memos are working thoughts of those who read, not findings.`;
}

function groupBlocks(kind: MemoAbout['kind'], memos: readonly ToldMemo[]): Block[] {
  if (memos.length === 0) return [];
  const byName = Map.groupBy(memos, (memo) => memo.aboutName);
  return [
    { kind: 'heading', level: 2, text: thingsInWords[kind] },
    ...[...byName].flatMap(([name, its]): Block[] => [...(kind === 'programme' ? [] : [{ kind: 'heading', level: 3, text: capitalised(name) } as const]), ...its.flatMap(memoBlocks)]),
  ];
}

function memoBlocks(memo: ToldMemo): Block[] {
  const by = [kindInWords[memo.kind], memo.by === null ? '' : `by ${memo.by}`, dayInWords(memo.on)].filter(Boolean).join(', ');
  return [
    ...(memo.title === '' ? [] : [{ kind: 'heading', level: 4, text: memo.title } as const]),
    ...(memo.quote === null ? [] : [{ kind: 'quote', text: memo.quote.text, attribution: [{ text: memo.quote.attribution }] } as const]),
    ...memo.text.split(/\n\s*\n/).filter((part) => part.trim() !== '').map((part): Block => ({ kind: 'paragraph', tone: 'plain', runs: [{ text: part.trim() }] })),
    { kind: 'paragraph', tone: 'reason', runs: [{ text: `${by}.${memo.stale ? ' What it is about has changed since it was written.' : ''}` }] },
  ];
}

function methodSentences({ audience, madeOn, held, choice, decision, head, programme }: MemoReport): string[] {
  return [
    madeSentence(audience, madeOn),
    choice.length === 0 ? 'All memos of the vault were asked for.' : `Asked for were memos ${listInWords(choice)}.`,
    held === 0 ? 'Nothing was held back.' : `${capitalised(counted(held, 'memo'))} ${held === 1 ? 'was' : 'were'} held back, because consent does not cover this audience, because something in the words could tell who somebody is, or at somebody’s wish.`,
    audience === 'team' ? 'Voices stand here under their pseudonyms, for the team alone.' : 'Everybody who is quoted is named at the level that they agreed to, and never by pseudonym.',
    decisionSentence(decision, audience),
    ...(programme.synthetic ? [syntheticWordsSentence] : []),
    headSentence(head),
  ].filter((sentence) => sentence !== null);
}
