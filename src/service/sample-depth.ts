/** The coding of the sample in its depth: readings that differ, a corrected word, memos, links, questions, summaries. */
import type { Input, MethodName, Output, Passage } from '../contract/index.ts';
import type { SampleAbout, SampleAgreement, SampleCauses, SampleCodings, SampleCorrections, SampleLinks, SampleMemos, SampleQuestions, SampleSummaries, SampleTerm } from './sample-files.ts';

export type Keyed = Map<string, string>;
type Quoted = { source: string; quote: string };
/** `again`: the text has been corrected since it was last looked at. */
export type FindPassage = (quoted: Quoted, options?: { again?: boolean }) => Promise<Passage>;

/** What making the sample works with. */
export type Hands = {
  call<N extends MethodName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** Whose hands are on the keyboard from now on. */
  as(initials: string): void;
  found(map: Keyed, key: string, what: string): string;
  passageOf: FindPassage;
};

const codingKey = ({ source, quote }: Quoted, code: string, coder: string): string => `${source} ${code} ${coder} ${quote}`;

/** Codes passages, weighs some and pins some as examples; answers the codings by what they are. */
export async function codePassages({ call, as, found, passageOf }: Hands, codes: Keyed, { codings }: SampleCodings): Promise<Keyed> {
  const ids: Keyed = new Map();
  for (const { code, coder, memo, weight, pinned, ...quoted } of codings) {
    as(coder);
    const { id } = await call('coding.apply', { ...(await passageOf(quoted)), codeId: found(codes, code, 'the code'), memo: memo ?? '' });
    if (weight !== undefined) await call('coding.weigh', { id, weight });
    if (pinned) await call('coding.pin', { id, pinned });
    ids.set(codingKey(quoted, code, coder), id);
  }
  return ids;
}

export async function settleReadings({ call, as, found, passageOf }: Hands, coders: Keyed, codes: Keyed, { settled }: SampleAgreement): Promise<void> {
  for (const { code, coder, coders: between, decision, reason, ...quoted } of settled) {
    as(coder);
    const coderIds = between.map((initials) => found(coders, initials, 'the coder'));
    await call('agreement.settle', { ...(await passageOf(quoted)), codeId: found(codes, code, 'the code'), coderIds, decision, reason });
  }
}

/** Puts misheard words right; the codings on them go along. */
export async function correctTranscripts({ call, as, passageOf }: Hands, { corrections }: SampleCorrections): Promise<void> {
  for (const { coder, reads, reason, ...quoted } of corrections) {
    as(coder);
    const { sourceId, start, end } = await passageOf(quoted);
    const { revisionId } = await call('sources.read', { id: sourceId });
    await call('sources.correct', { id: sourceId, revisionId, edits: [{ start, end, text: reads }], reason });
    await passageOf({ source: quoted.source, quote: reads }, { again: true });
  }
}

type Made = { coders: Keyed; codes: Keyed; sources: Keyed; claims: Keyed };

async function aboutOf({ found, passageOf }: Hands, made: Made, about: SampleAbout): Promise<Input<'memos.write'>['about']> {
  switch (about.kind) {
    case 'passage':
      return { kind: 'passage', ...(await passageOf(about)) };
    case 'code':
      return { kind: 'code', id: found(made.codes, about.code, 'the code') };
    case 'source':
      return { kind: 'source', id: found(made.sources, about.source, 'the source') };
    case 'claim':
      return { kind: 'claim', id: found(made.claims, about.claim, 'the claim') };
    case 'coder':
      return { kind: 'coder', id: found(made.coders, about.coder, 'the coder') };
    case 'programme':
      return { kind: 'programme', id: 'programme' };
  }
}

export async function writeMemos(hands: Hands, made: Made, { memos }: SampleMemos): Promise<void> {
  for (const { coder, about, kind, title, text } of memos) {
    hands.as(coder);
    await hands.call('memos.write', { about: await aboutOf(hands, made, about), kind, title, text });
  }
}

export async function linkPassages({ call, as, passageOf }: Hands, { links }: SampleLinks): Promise<void> {
  for (const { coder, kind, from, to, note } of links) {
    as(coder);
    await call('coding.link', { kind, from: await passageOf(from), to: await passageOf(to), note });
  }
}

/** What leads to what, as people say; nobody in the sample was asked without knowing which programme it is about. */
export async function codeCauses({ call, as, passageOf }: Hands, { links, factors }: SampleCauses): Promise<void> {
  for (const { coder, cause, effect, polarity, how, note, ...quoted } of links) {
    as(coder);
    await call('causes.code', { passage: await passageOf(quoted), cause: { name: cause }, effect: { name: effect }, polarity, how, blindfold: 'neither', note: note ?? '' });
  }
  const ids = new Map((await call('causes.factors', {})).factors.map(({ id, name }) => [name, id]));
  for (const { name, note, oppositeOf } of factors) await call('causes.editFactor', { id: ids.get(name)!, ...(note !== undefined && { note }), ...(oppositeOf !== undefined && { oppositeId: ids.get(oppositeOf)! }) });
}

type Term = Input<'questions.save'>['asks']['find'];

export async function saveQuestions({ call, as, found }: Hands, codes: Keyed, { questions }: SampleQuestions): Promise<void> {
  const termOf = (term: SampleTerm): Term => {
    switch (term.is) {
      case 'code': {
        const { code, ...rest } = term;
        return { ...rest, codeId: found(codes, code, 'the code') };
      }
      case 'words':
        return term;
      case 'any':
      case 'all':
        return { is: term.is, of: term.of.map(termOf) };
      case 'not':
        return { is: 'not', of: termOf(term.of) };
      case 'relation':
        return { ...term, one: termOf(term.one), other: termOf(term.other) };
    }
  };
  for (const { coder, name, note, find, restriction } of questions) {
    as(coder);
    await call('questions.save', { name, note, asks: { find: termOf(find), restriction } });
  }
}

/** Cells of the framework matrix, with the codings that they rest on, whosever those are. */
export async function summarise({ call, as, found }: Hands, { voices, codes, codings }: { voices: Keyed; codes: Keyed; codings: Keyed }, { summaries }: SampleSummaries): Promise<void> {
  for (const { coder, voice, code, text, cites } of summaries) {
    as(coder);
    const cited = cites.map((cite) => found(codings, codingKey(cite, cite.code, cite.coder), 'the coding'));
    await call('questions.summarise', { rowKind: 'voice', rowId: found(voices, voice, 'the voice'), codeId: found(codes, code, 'the code'), text, cites: cited });
  }
}
