/** What keeps a corrected text a text: the promises are checked where something was changed, and mended there and nowhere else. */
import { applyEdits, composeEdits, cutsPair, type Edit, tightenEdits } from './revise-edits.ts';

/** Words as a person or a program hands them in, before it is known where they go: line ends are one sign, no control characters, NFC. */
export function putWords(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n')
      // eslint-disable-next-line no-control-regex -- control characters are what goes
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff]/g, '')
      .normalize('NFC')
  );
}

/** A line break that is put in parts paragraphs. */
const parted = (text: string): string => text.replace(/[^\S\n]*\n\s*/g, '\n\n');

/** What composes with the letter before it: marks, and the later parts of a Korean syllable. */
const joins = /[\p{M}\u1160-\u11ff]/u;

/** The same edits with whatever else has to change beside them, so that the text after keeps its promises. `text` is the one before, and keeps them. */
export function mendEdits(text: string, edits: readonly Edit[]): Edit[] {
  // Edits that touch become one before line breaks are looked for: the seam between them is looked at by nobody later.
  let mended = tightenEdits(text, composeEdits(outOfBreaks(text, edits), []).map((edit) => ({ ...edit, text: parted(edit.text) })));
  // A mend may bring two paragraphs' ends or two letters together, hence the rounds. White space only goes, letters only compose: it comes to an end.
  for (;;) {
    const after = applyEdits(text, mended);
    const mends = mendsAt(after, seamsOf(mended));
    if (mends.length === 0) return mended;
    mended = tightenEdits(text, composeEdits(mended, mends));
  }
}

/** Edits that begin or end between the two signs of a break take the whole of it, so that half of one is never left. */
function outOfBreaks(text: string, edits: readonly Edit[]): Edit[] {
  const isInBreak = (at: number): boolean => text[at - 1] === '\n' && text[at] === '\n';
  const whole: Edit[] = [];
  for (const edit of edits) {
    const last = whole.at(-1);
    if (last?.end === edit.start && isInBreak(edit.start)) whole[whole.length - 1] = { start: last.start, end: edit.end, text: last.text + edit.text };
    else whole.push(edit);
  }
  return whole.map(({ start, end, text: put }) => {
    const [head, tail] = [isInBreak(start), isInBreak(end)];
    return { start: head ? start - 1 : start, end: tail ? end + 1 : end, text: `${head ? '\n' : ''}${put}${tail ? '\n' : ''}` };
  });
}

/** A place of the text after where a promise may be broken; `isBehind`: what was put in ends there. */
type Seam = { readonly at: number; readonly isBehind: boolean };

/** Where what edits put in begins and ends, and the breaks and marks within it: mends put several edits together, and the seams between them lie inside. */
function seamsOf(edits: readonly Edit[]): Seam[] {
  let shift = 0;
  return edits.flatMap((edit) => {
    const start = edit.start + shift;
    shift += edit.text.length - (edit.end - edit.start);
    const within = [...edit.text.trimEnd().matchAll(/\n|[\p{M}\u1160-\u11ff]/gu)].map(({ index }) => ({ at: start + index, isBehind: false }));
    const behind = edit.text === '' ? [] : [{ at: start + edit.text.length, isBehind: true }];
    return [{ at: start, isBehind: false }, ...within, ...behind];
  });
}

function mendsAt(text: string, seams: readonly Seam[]): Edit[] {
  const mends: Edit[] = [];
  let done = 0;
  for (const { at, isBehind } of seams) {
    for (const mend of tightenEdits(text, [breakAt(text, at, isBehind), letterAt(text, at)])) {
      // What lies over a mend, or before it, waits for the next round.
      if (mend.start < done) continue;
      mends.push(mend);
      done = mend.end;
    }
  }
  return mends;
}

/** The white space around a place, where it parts paragraphs or stands at an end of the text, as it ought to be. */
function breakAt(text: string, at: number, isBehind: boolean): Edit {
  let start = at;
  while (start > 0 && /\s/.test(text[start - 1]!)) start -= 1;
  let end = at;
  while (end < text.length && /\s/.test(text[end]!)) end += 1;
  const space = text.slice(start, end);
  const isEnd = start === 0 || end === text.length;
  const ought = isEnd ? '' : /\n[^\S\n]*\n/.test(space) ? '\n\n' : space;
  // Behind what was put in, the break that was there stays, and what was put in goes: so the words stay with the paragraph that they were written to.
  return isBehind && space.endsWith(ought) ? { start, end: end - ought.length, text: '' } : { start, end, text: ought };
}

/** The letter around a place with all that composes with it, and no neighbour: a longer stretch would hide seams in it. */
function letterAt(text: string, at: number): Edit {
  let start = at;
  let isLetter = false;
  while (start > 0 && !isLetter) {
    start -= cutsPair(text, start - 1) ? 2 : 1;
    isLetter = !joins.test(String.fromCodePoint(text.codePointAt(start)!));
  }
  let end = at;
  while (end < text.length && joins.test(String.fromCodePoint(text.codePointAt(end)!))) end += text.codePointAt(end)! > 0xffff ? 2 : 1;
  return { start, end, text: text.slice(start, end).normalize('NFC') };
}
