/** Which codings are shown: by code, coder and voice. The pure part. */
import type { Code, Coding, OpenedSource } from '../../../contract/index.ts';
import { withBelow } from '../../../domain/codebook/tree.ts';
import { counted, listed } from './in-words.ts';

export type CodingFilter = {
  /** Codes, each with those below it. Empty: all. */
  readonly codeIds: readonly string[];
  readonly coderIds: readonly string[];
  /** Whose words: a voice by its id, a speaker without a voice by `speakerKey`. */
  readonly voices: readonly string[];
  /** What happens to paragraphs in which nothing shown is coded. */
  readonly rest: 'shown' | 'faint' | 'hidden';
};

export const noFilter: CodingFilter = { codeIds: [], coderIds: [], voices: [], rest: 'shown' };

export const isNarrowing = (filter: CodingFilter): boolean => filter.codeIds.length > 0 || filter.coderIds.length > 0 || filter.voices.length > 0;

/** Under which key a speaker is filtered for: the voice, or the label of the file where nobody has said whose it is. */
export function speakerKey({ voiceId, label }: { voiceId: string | null; label: string }): string {
  return voiceId ?? `label ${label}`;
}

/** The codings that a filter lets through, in their order; the very same list when it lets everything through. */
export function filterCodings(codings: readonly Coding[], filter: CodingFilter, codes: readonly Pick<Code, 'id' | 'parentId'>[], { turns, speakers }: Pick<OpenedSource, 'turns' | 'speakers'>): readonly Coding[] {
  if (!isNarrowing(filter)) return codings;
  const wanted = new Set(filter.codeIds.flatMap((id) => withBelow(codes, id)));
  const coders = new Set(filter.coderIds);
  const voices = new Set(filter.voices);
  const isTheirs = turns.map(({ speaker }) => voices.has(speakerKey(speakers[speaker] ?? { voiceId: null, label: '' })));
  const isSpoken = ({ start, end }: Coding): boolean => {
    for (let index = firstEndingAfter(turns, start); index < turns.length && turns[index]!.start < end; index += 1) if (isTheirs[index]) return true;
    return false;
  };
  return codings.filter((coding) => (wanted.size === 0 || wanted.has(coding.codeId)) && (coders.size === 0 || coders.has(coding.coderId)) && (voices.size === 0 || isSpoken(coding)));
}

function firstEndingAfter(turns: readonly { start: number; end: number }[], position: number): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (turns[middle]!.end <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

export type FilterNames = { code(id: string): { name: string; hasBelow: boolean } | null; coder(id: string): string | null; voice(key: string): string | null };

/** What was filtered for and is no longer here, or is of another source, is passed over in the words. */
export function filterInWords(shown: number, total: number, filter: CodingFilter, names: FilterNames): string {
  const named = <Found>(keys: readonly string[], find: (key: string) => Found | null): Found[] => keys.map(find).filter((found) => found !== null);
  const codes = named(filter.codeIds, names.code).map(({ name, hasBelow }) => (hasBelow ? `${name} and below` : name));
  const coders = named(filter.coderIds, names.coder);
  const voices = named(filter.voices, names.voice);
  const parts = [
    codes.length === 0 ? '' : listed(codes),
    coders.length === 0 ? '' : `by ${listed(coders)}`,
    filter.voices.length === 0 ? '' : voices.length === 0 ? 'in the words of voices that do not speak here' : `in the words of ${listed(voices)}`,
  ].filter(Boolean);
  const figures = new Intl.NumberFormat('en-GB');
  return `Showing ${figures.format(shown)} of ${counted(total, 'coding')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}
