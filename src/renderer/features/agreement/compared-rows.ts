/** Two readings laid out beside their text: what each coder gave in which paragraph, and whose words are whose. Measures nothing. */
import type { Code, Coding, Difference, OpenedSource } from '../../../contract/index.ts';
import { byParagraph, type Segment, segmentsOf, type Span } from '../coding/highlights.ts';

export type ReadingLabel = {
  readonly id: string;
  readonly code: Pick<Code, 'id' | 'name' | 'colour'>;
  /** Index of the coder. */
  readonly reader: number;
  readonly note: string;
  /** Key of the difference that the coding belongs to; null where all read the same. */
  readonly difference: string | null;
  readonly settled: boolean;
};

export type Covered = Span & { readonly reader: number };

export type ComparedRow = {
  /** Codings that begin here, in the order of the text. */
  readonly labels: readonly ReadingLabel[];
  /** Whose codings touch the paragraph, by index of the coder. */
  readonly readers: readonly number[];
  readonly segments: readonly Segment<Covered>[];
};

const nothing: ComparedRow = { labels: [], readers: [], segments: [] };

/** By the index of the paragraph. Differences that were settled and no longer show in the codings have no label, only their place in the list of differences. */
export function comparedRows(
  paragraphs: OpenedSource['paragraphs'],
  codings: readonly Coding[],
  readerIds: readonly string[],
  codes: ReadonlyMap<string, Pick<Code, 'id' | 'name' | 'colour'>>,
  differences: readonly Difference[],
): ComparedRow[] {
  const differenceOf = (coding: Coding): Difference | undefined =>
    differences.find((one) => one.codeId === coding.codeId && !one.key.startsWith('settled:') && one.quote.start <= coding.start && coding.end <= one.quote.end);
  const touching = byParagraph(paragraphs, codings);
  const covering = byParagraph(paragraphs, readerIds.flatMap((id, reader) => joined(codings.filter((coding) => coding.coderId === id)).map((span): Covered => ({ ...span, reader }))));
  return paragraphs.map((paragraph, index) => {
    const here = touching[index]!;
    if (here.length === 0) return nothing;
    const labels = here
      .filter((coding) => coding.start >= paragraph.start || index === 0)
      .map((coding): ReadingLabel => {
        const difference = differenceOf(coding);
        return {
          id: coding.id,
          code: codes.get(coding.codeId) ?? { id: coding.codeId, name: 'A code', colour: 'slate' },
          reader: readerIds.indexOf(coding.coderId),
          note: coding.memo,
          difference: difference?.key ?? null,
          settled: difference !== undefined && difference.settlement !== null,
        };
      });
    return { labels, readers: [...new Set(here.map((coding) => readerIds.indexOf(coding.coderId)))].sort(), segments: segmentsOf(paragraph, covering[index]!) };
  });
}

/** Spans in the order of the text, those that overlap or touch made one. */
function joined(spans: readonly Span[]): Span[] {
  const kept: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    const last = kept.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else kept.push({ start, end });
  }
  return kept;
}
