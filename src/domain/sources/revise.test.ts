import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carrier } from './carry.ts';
import { diffTexts } from './revise-diff.ts';
import { applyEdits, inOrder } from './revise-edits.ts';
import { putWords } from './revise-mend.ts';
import { someEdits, someRange, someText } from '../../../test/invented-texts.ts';
import { type LaidText, revise } from './revise.ts';

const runs = { numRuns: 3000 };

const meeting: LaidText = (() => {
  const parts = ['Evening in Millbank', 'How did it begin?', 'Nobody asked us before.', 'Then she listened.', '(laughter)', 'And then?', 'We went every week.'];
  const kinds = ['heading', 'speech', 'speech', 'speech', 'note', 'speech', 'speech'] as const;
  const turnOf = [null, 0, 1, 1, null, 2, 3];
  const speakers = [0, 1, 0, 1];
  let start = 0;
  const paragraphs = parts.map((part, index) => {
    const laid = { start, end: start + part.length, kind: kinds[index]!, turn: turnOf[index]!, level: index === 0 ? 1 : null, startMs: index * 10, endMs: index * 10 + 9 };
    start = laid.end + 2;
    return laid;
  });
  const turns = speakers.map((speaker, turn) => {
    const own = paragraphs.filter((paragraph) => paragraph.turn === turn);
    return { start: own[0]!.start, end: own.at(-1)!.end, speaker, startMs: own[0]!.startMs, endMs: own.at(-1)!.endMs };
  });
  return { text: parts.join('\n\n'), paragraphs, turns };
})();

const at = (words: string) => meeting.text.indexOf(words);
const over = (words: string, text: string) => ({ start: at(words), end: at(words) + words.length, text });
/** The paragraphs as lines: kind, speaker, words. */
const asLines = ({ text, paragraphs, turns }: LaidText): string[] => paragraphs.map(({ start, end, kind, turn }) => `${kind}${turn === null ? '' : ` ${turn}/${turns[turn]!.speaker}`}: ${text.slice(start, end)}`);
const before = asLines(meeting);
const changedLines = (revised: LaidText) => ({ gone: before.filter((line) => !asLines(revised).includes(line)), come: asLines(revised).filter((line) => !before.includes(line)) });

describe('a correction', () => {
  test('inside a paragraph leaves everything else as it is', () => {
    const revised = revise(meeting, [over('Nobody', 'No one')]);
    expect(changedLines(revised)).toEqual({ gone: ['speech 1/1: Nobody asked us before.'], come: ['speech 1/1: No one asked us before.'] });
    expect(revised.paragraphs.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(meeting.paragraphs.map(({ startMs, endMs }) => [startMs, endMs]));
    expect(revised.edits).toEqual([{ start: at('Nobody') + 2, end: at('Nobody') + 6, text: ' one' }]);
  });

  test('with a line break parts a paragraph; both stay with who speaks, the beginning and the end of its time with the first and the last', () => {
    const revised = revise(meeting, [over(' before', '\nbefore')]);
    expect(changedLines(revised).come).toEqual(['speech 1/1: Nobody asked us', 'speech 1/1: before.']);
    expect(revised.paragraphs.slice(2, 4).map(({ startMs, endMs }) => [startMs, endMs])).toEqual([[20, null], [null, 29]]);
    expect(revised.turns).toHaveLength(4);
  });

  test('over a break joins paragraphs of one turn, and of two turns under the first', () => {
    expect(changedLines(revise(meeting, [over('before.\n\nThen', 'before, then')])).come).toEqual(['speech 1/1: Nobody asked us before, then she listened.']);
    const joined = revise(meeting, [{ start: at('\n\nNobody'), end: at('Nobody'), text: ' ' }]);
    expect(asLines(joined).slice(0, 3)).toEqual(['heading: Evening in Millbank', 'speech 0/0: How did it begin? Nobody asked us before.', 'speech 1/1: Then she listened.']);
    expect(joined.turns).toHaveLength(4);
    const whole = revise(meeting, [{ start: at('\n\nWe went'), end: at('We went'), text: ' ' }]);
    expect(whole.turns.at(-1)).toEqual({ ...meeting.turns[2], end: whole.text.length, endMs: 69 });
  });

  test('that takes half a break away takes none', () => {
    expect(revise(meeting, [{ start: at('\n\nNobody'), end: at('\n\nNobody') + 1, text: '' }]).edits).toEqual([]);
    expect(revise(meeting, [{ start: at('\n\nNobody'), end: at('Nobody'), text: '\n' }]).edits).toEqual([]);
  });

  test('that deletes all of a turn deletes the turn, and of a paragraph the paragraph', () => {
    const turn = revise(meeting, [over('And then?', '')]);
    expect(changedLines(turn)).toEqual({ gone: ['speech 2/0: And then?', 'speech 3/1: We went every week.'], come: ['speech 2/1: We went every week.'] });
    expect(turn.turns).toHaveLength(3);
    expect(changedLines(revise(meeting, [over('Then she listened.', ' ')]))).toEqual({ gone: ['speech 1/1: Then she listened.'], come: [] });
    expect(changedLines(revise(meeting, [over('Evening in Millbank\n\n', '')]))).toEqual({ gone: ['heading: Evening in Millbank'], come: [] });
    expect(changedLines(revise(meeting, [over('\n\nWe went every week.', '')]))).toEqual({ gone: ['speech 3/1: We went every week.'], come: [] });
  });

  test('that puts whole paragraphs in leaves them with the one that they were written to', () => {
    expect(changedLines(revise(meeting, [{ start: at('\n\n(laughter)'), end: at('\n\n(laughter)'), text: '\n\nShe came back.\n' }])).come).toEqual(['speech 1/1: She came back.']);
    expect(changedLines(revise(meeting, [{ start: at('Nobody'), end: at('Nobody'), text: 'Well.\r\n\r\n' }])).come).toEqual(['speech 1/1: Well.']);
    expect(changedLines(revise(meeting, [{ start: meeting.text.length, end: meeting.text.length, text: '\n\n\n  Always. \n' }])).come).toEqual(['speech 3/1: Always.']);
  });

  test('keeps headings and notes what they are; what is parted from a heading is text', () => {
    expect(changedLines(revise(meeting, [over('Evening', 'Evenings'), over('laughter', 'they laugh')])).come).toEqual(['heading: Evenings in Millbank', 'note: (they laugh)']);
    expect(changedLines(revise(meeting, [over(' in Millbank', '\nin Millbank')])).come).toEqual(['heading: Evening', 'text: in Millbank']);
  });

  test('of a whole paragraph touches only the words that differ in it', () => {
    const revised = revise(meeting, [over('Nobody asked us before.', 'Nobody ever asked us then.')]);
    expect(revised.edits.map(({ start, end, text }) => [meeting.text.slice(start, end), text])).toEqual([['', 'ever '], ['before', 'then']]);
  });

  test('keeps single line breaks that stood in a paragraph', () => {
    const poem: LaidText = { text: 'one line\nand another', paragraphs: [{ start: 0, end: 20, kind: 'text', turn: null, level: null, startMs: null, endMs: null }], turns: [] };
    expect(revise(poem, [{ start: 0, end: 20, text: 'one line\nand a second' }]).paragraphs).toHaveLength(1);
    expect(revise(poem, [{ start: 0, end: 20, text: 'one line \nand another' }]).text).toBe('one line \nand another');
  });

  test('that touches another leaves no space before the paragraph that the other puts in', () => {
    const touching = [over('Nobody', 'No one '), { start: at(' asked'), end: at(' asked') + 1, text: '\n\nPut in between\n\n' }];
    expect(changedLines(revise(meeting, touching)).come).toEqual(['speech 1/1: No one', 'speech 1/1: Put in between', 'speech 1/1: asked us before.']);
  });

  test('composes letters that come to stand beside their marks', () => {
    const text = 'cafe here';
    const laid: LaidText = { text, paragraphs: [{ start: 0, end: 9, kind: 'text', turn: null, level: null, startMs: null, endMs: null }], turns: [] };
    const revised = revise(laid, [{ start: 4, end: 4, text: '\u0301' }]);
    expect(revised.text).toBe('caf\u00e9 here');
    expect(revised.edits).toEqual([{ start: 3, end: 4, text: '\u00e9' }]);
  });

  test('that leaves nothing is refused, and one that changes nothing has no edits', () => {
    expect(() => revise(meeting, [{ start: 0, end: meeting.text.length, text: ' \n ' }])).toThrow(/Nothing would be left/);
    expect(revise(meeting, [over('Nobody', 'Nobody'), { start: 3, end: 3, text: '\u0007' }]).edits).toEqual([]);
  });
});

describe('promises, on thousands of invented texts', () => {
  const revised = someText.chain((laid) => fc.tuple(fc.constant(laid), someEdits(laid))).map(([laid, edits]) => {
    try {
      return { laid, edits, after: revise(laid, edits) };
    } catch {
      return { laid, edits, after: null };
    }
  });

  test('the text is NFC with LF, its paragraphs joined by one empty line, none empty, none lost', () => {
    fc.assert(
      fc.property(revised, ({ after }) => {
        if (!after) return;
        const { text, paragraphs } = after;
        expect(text).toBe(text.normalize('NFC'));
        // eslint-disable-next-line no-control-regex -- control characters are what must not be there
        expect(text).not.toMatch(/[\r\u0000-\u0008]/);
        expect(paragraphs.map(({ start, end }) => text.slice(start, end)).join('\n\n')).toBe(text);
        for (const { start, end } of paragraphs) expect(text.slice(start, end)).toMatch(/^\S(?:[^]*\S)?$/);
      }),
      runs,
    );
  });

  test('the edits that are told lead to the text, in order, and the words that were wanted are in it', () => {
    fc.assert(
      fc.property(revised, ({ laid, edits, after }) => {
        if (!after) return;
        expect(inOrder(laid.text, after.edits)).toEqual(after.edits);
        expect(applyEdits(laid.text, after.edits)).toBe(after.text);
        // White space and the composing of letters aside, the text is what was asked for.
        const wanted = applyEdits(laid.text, inOrder(laid.text, edits).map((edit) => ({ ...edit, text: putWords(edit.text) })));
        expect(after.text.replace(/\s+/g, '')).toBe(wanted.normalize('NFC').replace(/\s+/g, ''));
      }),
      runs,
    );
  });

  test('turns hold their paragraphs, in order, none without words', () => {
    fc.assert(
      fc.property(revised, ({ after }) => {
        if (!after) return;
        const { paragraphs, turns } = after;
        let last = 0;
        for (const { turn } of paragraphs) {
          if (turn === null) continue;
          expect(turn === last || turn === last + 1).toBe(true);
          last = turn;
        }
        for (const [index, turn] of turns.entries()) {
          const own = paragraphs.filter((paragraph) => paragraph.turn === index);
          expect([turn.start, turn.end]).toEqual([own[0]?.start, own.at(-1)?.end]);
        }
      }),
      runs,
    );
  });

  test('what nothing touches keeps kind, speaker and times', () => {
    fc.assert(
      fc.property(revised, ({ laid, after }) => {
        if (!after) return;
        const to = carrier(laid.text, after.edits);
        for (const old of laid.paragraphs) {
          // With its breaks, so that nothing was parted from it or joined to it.
          const space = { start: Math.max(0, old.start - 2), end: Math.min(laid.text.length, old.end + 2) };
          if (after.edits.some((edit) => edit.start <= space.end && edit.end >= space.start)) continue;
          const stands = to(old)!;
          const now = after.paragraphs.find(({ start }) => start === stands.start);
          expect(now).toMatchObject({ end: stands.end, kind: old.kind, level: old.level, startMs: old.startMs, endMs: old.endMs });
          expect(now!.turn === null ? null : after.turns[now!.turn]!.speaker).toBe(old.turn === null ? null : laid.turns[old.turn]!.speaker);
        }
      }),
      runs,
    );
  });

  test('taking a correction as it came out again changes nothing more', () => {
    fc.assert(
      fc.property(revised, ({ laid, after }) => {
        if (!after) return;
        expect(revise(laid, [{ start: 0, end: laid.text.length, text: after.text }]).text.replace(/\s+/g, ' ')).toBe(after.text.replace(/\s+/g, ' '));
        expect(revise(after, [{ start: 0, end: after.text.length, text: after.text }]).edits).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('a passage of the text before is a passage of the text after, or gone', () => {
    fc.assert(
      fc.property(someText.chain((laid) => fc.tuple(fc.constant(laid), someEdits(laid), someRange(laid))), ([laid, edits, range]) => {
        let after;
        try {
          after = revise(laid, edits);
        } catch {
          return;
        }
        const done = carrier(laid.text, after.edits)(range);
        if (done) expect(after.text.slice(done.start, done.end)).toMatch(/\S/);
      }),
      runs,
    );
  });
});

describe('the differences of two texts', () => {
  test('lead from one to the other, and never begin or end within a word', () => {
    fc.assert(
      fc.property(someText, someText, ({ text: one }, { text: other }) => {
        const edits = diffTexts(one, other);
        expect(applyEdits(one, edits)).toBe(other);
        expect(inOrder(one, edits)).toEqual(edits);
        for (const { start, end } of edits) for (const place of [start, end]) expect(/[\p{L}\p{N}]$/u.test(one.slice(0, place)) && /^[\p{L}\p{N}]/u.test(one.slice(place))).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('are few where few words differ, in a long text too', () => {
    const words = Array.from({ length: 60_000 }, (_word, index) => `word${index % 977}${index % 20 === 19 ? '.\n\n' : ' '}`);
    const old = words.join('').trim();
    const put = words.map((word, index) => (index % 3001 === 1500 ? `another${word.endsWith('\n') ? '.\n\n' : ' '}` : word)).join('').trim();
    const edits = diffTexts(old, put);
    expect(applyEdits(old, edits)).toBe(put);
    expect(edits).toHaveLength(20);
  });

  test('of two long texts that have nothing in common come to an end', () => {
    const old = Array.from({ length: 30_000 }, (_word, index) => `one${index}`).join(' ');
    const put = Array.from({ length: 29_000 }, (_word, index) => `two${index}`).join(' ');
    expect(applyEdits(old, diffTexts(old, put))).toBe(put);
  });
});
