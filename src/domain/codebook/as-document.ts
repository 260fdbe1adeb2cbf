/** A codebook as a document, in the form in which briefs are written, so that both leave in one style. Everything in it has passed the gate. */
import type { Audience, Programme } from '../../contract/index.ts';
import type { Block, Brief } from '../reports/brief.ts';
import { headSentence, madeSentence, syntheticSentence } from '../reports/sentences.ts';
import { listText, pathText } from './path-text.ts';
import { scaleText } from './scale-text.ts';
import { fieldLabels, type WrittenCode, type WrittenExample } from './written-code.ts';

const codesHeading = 'Codes';
/** Whether a heading opens the part of a document that holds the codes. */
export const isCodesHeading = (text: string): boolean => text.trim().toLowerCase() === codesHeading.toLowerCase();

export type CodebookDocument = {
  title: string;
  programme: Programme;
  audience: Audience;
  /** ISO day. */
  madeOn: string;
  head: { seq: number; hash: string };
  codes: readonly WrittenCode[];
  /** By the place of their code; null: without examples. */
  examples: readonly (readonly WrittenExample[])[] | null;
};

/** The document, one heading a code. Word has few levels of headings, so codes that stand under others say under which. */
export function codebookAsDocument({ title, programme, audience, madeOn, head, codes, examples }: CodebookDocument): Brief {
  const shown = examples === null ? 'It was made without examples.' : 'Examples are passages that the team has chosen; each stands under the name that was agreed.';
  const made = madeSentence(audience, madeOn);
  const synthetic = syntheticSentence({ programme, claims: [] });
  return {
    title,
    subtitle: [title.includes(programme.name) ? '' : programme.name, made].filter(Boolean).join('. '),
    language: 'en-GB',
    blocks: [
      ...(synthetic === null ? [] : [{ kind: 'notice', text: synthetic } as const]),
      { kind: 'paragraph', tone: 'plain', runs: [{ text: `${codes.length} ${codes.length === 1 ? 'code' : 'codes'}, in the order of the codebook. ${shown}` }] },
      { kind: 'paragraph', tone: 'quiet', runs: [{ text: headSentence(head) }] },
      { kind: 'heading', level: 2, text: codesHeading },
      ...codes.flatMap((code, at) => codeBlocks(code, examples?.[at] ?? [])),
    ],
    notes: [],
    footer: [programme.synthetic ? 'Synthetic' : '', title, made].filter(Boolean).join('. '),
  };
}

function codeBlocks(code: WrittenCode, examples: readonly WrittenExample[]): Block[] {
  const facts = [
    { term: 'Under', text: pathText(code.path.slice(0, -1)) },
    { term: fieldLabels.definition, text: code.definition },
    { term: fieldLabels.useWhen, text: code.useWhen },
    { term: fieldLabels.notWhen, text: code.notWhen },
    { term: fieldLabels.family, text: code.family },
    { term: fieldLabels.aliases, text: listText(code.aliases) },
    { term: fieldLabels.scale, text: scaleText(code.scale) },
    { term: fieldLabels.colour, text: code.colour },
    ...(examples.length > 0 ? [{ term: 'Examples', text: String(examples.length) }] : []),
  ].filter(({ text }) => text.trim() !== '');
  return [
    { kind: 'heading', level: code.path.length === 1 ? 3 : 4, text: code.path.at(-1)! },
    { kind: 'facts', rows: facts },
    ...examples.map(({ words, attribution, where }): Block => ({ kind: 'quote', text: words, attribution: [{ text: [attribution, where].filter(Boolean).join(', ') }] })),
  ];
}
