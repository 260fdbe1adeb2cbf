/** Where each word of a text begins and ends, in UTF-16 code units, in the order of the text. */
export type WordIndex = { readonly count: number; readonly begin: Int32Array; readonly end: Int32Array };

const letterOrNumber = /[\p{L}\p{N}]/u;

/** What ASCII characters are: 1 white space, 2 a letter or number, 0 anything else. */
const ascii = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code === 32 || (code >= 9 && code <= 13)) return 1;
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) ? 2 : 0;
});

/** White space as `\s` of a regular expression has it, which is what words are counted by everywhere else (`domain/sources/words`). */
function isSpace(code: number): boolean {
  return code === 0xa0 || code === 0xfeff || code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

/**
 * Finds every word: a piece between white space that holds a letter or a number. The same words as `standingIn` counts, found in one walk over the characters
 * so that a hundred transcripts take a moment. Linear in the length of the text.
 */
export function indexWords(text: string): WordIndex {
  const { length } = text;
  let begin = new Int32Array(Math.max(16, Math.ceil(length / 4)));
  let end = new Int32Array(begin.length);
  let count = 0;
  let pieceStart = -1;
  let isWord = false;
  let needsLook = false;
  const close = (at: number): void => {
    if (isWord || (needsLook && letterOrNumber.test(text.slice(pieceStart, at)))) {
      if (count === begin.length) {
        begin = grown(begin);
        end = grown(end);
      }
      begin[count] = pieceStart;
      end[count] = at;
      count += 1;
    }
    pieceStart = -1;
    isWord = false;
    needsLook = false;
  };
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? ascii[code]! : isSpace(code) ? 1 : 3;
    if (kind === 1) {
      if (pieceStart >= 0) close(at);
      continue;
    }
    if (pieceStart < 0) pieceStart = at;
    if (kind === 2) isWord = true;
    else if (kind === 3) needsLook = true;
  }
  if (pieceStart >= 0) close(length);
  return { count, begin: begin.slice(0, count), end: end.slice(0, count) };
}

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

/** How many words end at or before `at`: the first word of a passage that begins there. */
export function wordsEndedBy(words: WordIndex, at: number): number {
  return countAtMost(words.end, at);
}

/** How many words begin before `at`: one more than the last word of a passage that ends there. */
export function wordsBegunBefore(words: WordIndex, at: number): number {
  return countAtMost(words.begin, at - 1);
}

/** How many of some ascending numbers are at most `most`. Logarithmic. */
export function countAtMost(ascending: ArrayLike<number>, most: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
