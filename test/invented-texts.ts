/** Invented texts and corrections for property tests: words with letters of one and of two code units, marks that compose, breaks of both kinds. */
import fc from 'fast-check';
import type { LaidParagraph, LaidText, LaidTurn } from '../src/domain/sources/revise.ts';
import { cutsPair, type Edit } from '../src/domain/sources/revise-edits.ts';

const word = fc.constantFrom('child', 'evenings', 'na\u00efve', 'I', 'we\u2019re', '\u{1F600}', '\u{1F468}\u200d\u{1F469}', 'e', 'o', '-', '12', 'q\u0323', 'ha\u0308'.normalize('NFC'), 'well-being', '.');
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const paragraph = fc.oneof({ weight: 4, arbitrary: line }, { weight: 1, arbitrary: fc.tuple(line, line).map((lines) => lines.join('\n')) });

const laid = (text: string, kinds: readonly ('turn' | 'more' | 'note' | 'heading')[]): LaidText => {
  const paragraphs: LaidParagraph[] = [];
  const turns: LaidTurn[] = [];
  let start = 0;
  for (const [index, part] of text.split('\n\n').entries()) {
    const end = start + part.length;
    const kind = kinds[index % kinds.length]!;
    const times = { startMs: index * 1000, endMs: index * 1000 + 900 };
    if (kind === 'heading' || kind === 'note') paragraphs.push({ start, end, kind, turn: null, level: kind === 'heading' ? 1 : null, ...times });
    else {
      if (kind === 'more' && turns.length > 0) turns.at(-1)!.end = end;
      else turns.push({ start, end, speaker: index % 3, ...times });
      paragraphs.push({ start, end, kind: 'speech', turn: turns.length - 1, level: null, ...times });
    }
    start = end + 2;
  }
  return { text, paragraphs, turns };
};

/** A text as the vault holds it, with paragraphs and turns. */
export const someText: fc.Arbitrary<LaidText> = fc
  .tuple(fc.array(paragraph, { minLength: 1, maxLength: 6 }), fc.array(fc.constantFrom('turn' as const, 'more' as const, 'note' as const, 'heading' as const), { minLength: 1, maxLength: 4 }))
  .map(([paragraphs, kinds]) => laid(paragraphs.join('\n\n').normalize('NFC'), kinds));

const putIn = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('', ' ', 'ren', 'not ', ' and more', 'X', '\u{1F600}', 'children', 'o') },
  { weight: 2, arbitrary: fc.constantFrom('\n', '\n\n', ' \r\n ', 'end.\nNew one', '\n\nPut in between\n\n', '\u0308', '\u0323x', '\u0000', '\n \n \n') },
);

/** Corrections of a text that don't lie over each other. `apart`: they don't touch either. */
export const someEdits = ({ text }: { text: string }, { apart = false, most = 4 } = {}): fc.Arbitrary<Edit[]> =>
  fc.tuple(fc.uniqueArray(fc.nat(text.length), { maxLength: most * 2 }), fc.array(putIn, { minLength: most, maxLength: most })).map(([places, texts]) => {
    const sorted = places.map((at) => (cutsPair(text, at) ? at - 1 : at)).toSorted((one, other) => one - other);
    const edits: Edit[] = [];
    for (let index = 0; index + 1 < sorted.length; index += 2) {
      const edit = { start: sorted[index]!, end: sorted[index + 1]!, text: texts[index / 2]! };
      if (edits.length > 0 && (apart ? edit.start <= edits.at(-1)!.end : edit.start < edits.at(-1)!.end)) continue;
      edits.push(edit);
    }
    return edits;
  });

/** A passage of a text, as it can be coded. */
export const someRange = ({ text }: { text: string }): fc.Arbitrary<{ start: number; end: number }> =>
  fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map((ends) => ends.map((at) => (cutsPair(text, at) ? at - 1 : at)).toSorted((one, other) => one - other))
    .map(([start, end]) => ({ start: start!, end: end! }))
    .filter(({ start, end }) => text.slice(start, end).trim() !== '');
