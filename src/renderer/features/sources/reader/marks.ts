/** Small marks beside a paragraph for what lies on its words besides codes: the pure part. */
import { byParagraph, type Span } from '../../coding/highlights.ts';

export const markKinds = ['sign', 'evidence', 'memo', 'link', 'cause'] as const;
export type MarkKind = (typeof markKinds)[number];

/** Something on words, with what it says: "Sign of change: Parents run the evenings". */
export type Marked = Span & { readonly kind: MarkKind; readonly words: string };

/** The things of one kind beside one paragraph. */
export type Mark = { readonly kind: MarkKind; readonly count: number; readonly words: string; readonly start: number; readonly end: number };

const none: readonly Mark[] = [];

/**
 * The marks of every paragraph, each kind once with how many of it begin there. Arrays of `before` are used again where nothing
 * changed, so that a paragraph is not drawn again for another's mark.
 */
export function layMarks(before: readonly (readonly Mark[])[], marked: readonly Marked[], paragraphs: readonly Span[]): (readonly Mark[])[] {
  return byParagraph(paragraphs, marked).map((touching, index) => {
    const paragraph = paragraphs[index]!;
    // What goes on from the paragraph before is marked where it begins.
    const beginning = touching.filter((thing) => thing.start >= paragraph.start);
    if (beginning.length === 0) return none;
    const marks = markKinds.flatMap((kind): Mark[] => {
      const ofKind = beginning.filter((thing) => thing.kind === kind);
      const first = ofKind[0];
      return first === undefined ? [] : [{ kind, count: ofKind.length, words: ofKind.map(({ words }) => words).join('\n'), start: first.start, end: first.end }];
    });
    const earlier = before[index];
    return earlier !== undefined && isSame(earlier, marks) ? earlier : marks;
  });
}

function isSame(one: readonly Mark[], other: readonly Mark[]): boolean {
  return one.length === other.length && one.every((mark, at) => {
    const next = other[at]!;
    return mark.kind === next.kind && mark.count === next.count && mark.words === next.words && mark.start === next.start && mark.end === next.end;
  });
}
