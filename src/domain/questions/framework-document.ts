/** A framework matrix as a document and as a table, before it has a format. Everything in it has passed the gate. */
import type { Audience } from '../../contract/index.ts';
import type { Block, Brief, Runs } from '../reports/brief.ts';
import { counted, decisionSentence, headSentence, madeSentence, syntheticWordsSentence } from '../reports/sentences.ts';

/** One row with the summaries that may go out: by code, and the quotes that each cites as attributed words. */
export type WrittenRow = { name: string; cells: readonly (WrittenCell | null)[] };
export type WrittenCell = { text: string; quotes: readonly { text: string; attribution: string }[] };

export type WrittenFramework = {
  title: string;
  audience: Audience;
  /** ISO day. */
  madeOn: string;
  programme: { name: string; synthetic: boolean };
  codes: readonly string[];
  rows: readonly WrittenRow[];
  /** Cells that stayed in. */
  held: number;
  decision: { person: string; allowed: number } | null;
  head: { seq: number; hash: string };
};

/** A row is a chapter, a code a heading in it: so that long summaries can be read on paper. */
export function frameworkAsDocument(framework: WrittenFramework): Brief {
  const { title, audience, madeOn, programme, codes, rows } = framework;
  const made = madeSentence(audience, madeOn);
  return {
    title,
    subtitle: [title.includes(programme.name) ? '' : programme.name, made].filter(Boolean).join('. '),
    language: 'en-GB',
    blocks: [
      ...(programme.synthetic ? [{ kind: 'notice', text: syntheticWordsSentence } as const] : []),
      ...rows.flatMap(({ name, cells }): Block[] => [
        { kind: 'heading', level: 2, text: name },
        ...cells.flatMap((cell, at): Block[] => (cell === null ? [] : [{ kind: 'heading', level: 3, text: codes[at]! }, ...paragraphs(cell.text), ...cell.quotes.map(({ text, attribution }): Block => ({ kind: 'quote', text, attribution: [{ text: attribution }] }))])),
      ]),
      { kind: 'heading', level: 2, text: 'How this was made' },
      { kind: 'list', items: methodSentences(framework).map((text): Runs => [{ text }]) },
    ],
    notes: [],
    footer: [programme.synthetic ? 'Synthetic' : '', title, made].filter(Boolean).join('. '),
  };
}

function paragraphs(text: string): Block[] {
  return text.split(/\n\s*\n/).filter((part) => part.trim() !== '').map((part): Block => ({ kind: 'paragraph', tone: 'plain', runs: [{ text: part.trim() }] }));
}

/** What a reader has to know of how it came about; below the table in a csv too. */
export function methodSentences({ audience, madeOn, held, decision, head, programme, rows }: WrittenFramework): string[] {
  const written = rows.reduce((sum, row) => sum + row.cells.filter((cell) => cell !== null).length, 0);
  return [
    madeSentence(audience, madeOn),
    `${counted(written, 'summary', 'summaries')} written by those who read, each resting on the quotes that it cites.`.replace(/^\w/, (letter) => letter.toUpperCase()),
    held === 0 ? 'Nothing was held back.' : `${counted(held, 'summary', 'summaries')} held back, because consent does not cover this audience, because something in the words could tell who somebody is, or at somebody’s wish.`.replace(/^\w/, (letter) => letter.toUpperCase()),
    audience === 'team' ? 'Voices stand here under their pseudonyms, for the team alone.' : 'Everybody is named at the level that they agreed to, and never by pseudonym.',
    decisionSentence(decision, audience),
    ...(programme.synthetic ? [syntheticWordsSentence] : []),
    headSentence(head),
  ].filter((sentence) => sentence !== null);
}
